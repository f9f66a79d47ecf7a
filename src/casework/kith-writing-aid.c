/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-writing-aid.h"

#include "kith-attendee.h"
#include "kith-presets-case.h"
#include "kith-relation.h"
#include "kith-student.h"
#include "kith-wording.h"

/* More names than this are nobody's own caseload, and first names of so many are in every sentence. */
#define MOST_NAMES 200

/**
 * kith_writing_aid_free:
 * @self: (transfer full): from [func@writing_aid_load]
 */
void
kith_writing_aid_free (KithWritingAid *self)
{
  g_clear_pointer (&self->wordings, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_free (self->own_name);
  g_free (self);
}

static void
add_student (KithWritingAid *self,
             KithCaseFile   *file,
             gint64          student,
             GHashTable     *seen)
{
  g_autoptr (KithRecord) record = NULL;

  if (student == 0 || !g_hash_table_add (seen, g_memdup2 (&student, sizeof student)))
    return;
  record = kith_case_file_load (file, &kith_student_kind, student, NULL);
  if (record != NULL)
    g_ptr_array_add (self->known,
                     kith_known_name_new (kith_record_get_text (record, KITH_STUDENT_PREFERRED_NAME), "student"));
}

/* Brothers, sisters and others that somebody wrote down as related. */
static gboolean
add_related (KithWritingAid *self,
             KithCaseFile   *file,
             gint64          student,
             GHashTable     *seen,
             GError        **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_relation_kind);
  g_autoptr (GPtrArray) relations = NULL;

  kith_query_where_student (query, student);
  relations = kith_case_file_list (file, query, NULL, error);
  for (guint i = 0; relations != NULL && i < relations->len; i++)
    add_student (self, file, kith_record_get_number (g_ptr_array_index (relations, i), KITH_RELATION_OTHER_STUDENT), seen);
  return relations != NULL;
}

static gboolean
add_query (KithWritingAid *self,
           KithCaseFile   *file,
           KithQuery      *query,
           GHashTable     *seen,
           GError        **error)
{
  g_autoptr (GArray) ids = kith_case_file_list_ids (file, query, NULL, error);

  for (guint i = 0; ids != NULL && i < MIN (ids->len, MOST_NAMES); i++)
    add_student (self, file, g_array_index (ids, gint64, i), seen);
  return ids != NULL;
}

/* Those whom the writer supports as well: they are who slips into a sentence. */
static gboolean
add_caseload (KithWritingAid *self,
              KithCaseFile   *file,
              GHashTable     *seen,
              GError        **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);

  kith_query_where_assigned (query, kith_case_file_get_actor (file)->person, NULL);
  return add_query (self, file, query, seen, error);
}

/* Those who came to the same group sessions. */
static gboolean
add_companions (KithWritingAid *self,
                KithCaseFile   *file,
                gint64          student,
                GHashTable     *seen,
                GError        **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_attendee_kind);
  g_autoptr (GPtrArray) sessions = NULL;

  kith_query_where_student (query, student);
  sessions = kith_case_file_list (file, query, NULL, error);
  for (guint i = 0; sessions != NULL && i < sessions->len && self->known->len < MOST_NAMES; i++) {
    g_autoptr (KithQuery) same = kith_query_new (&kith_attendee_kind);
    g_autofree char *group =
      g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_number (g_ptr_array_index (sessions, i), KITH_ATTENDEE_GROUP));
    g_autoptr (GPtrArray) others = NULL;

    kith_query_where (same, "group", group);
    others = kith_case_file_list (file, same, NULL, error);
    for (guint j = 0; others != NULL && j < others->len; j++)
      add_student (self, file, kith_record_get_number (g_ptr_array_index (others, j), KITH_ATTENDEE_STUDENT), seen);
    if (others == NULL)
      return FALSE;
  }
  return sessions != NULL;
}

/**
 * kith_writing_aid_load:
 * @file: an open case file
 * @student: whom somebody writes about
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Only names the account sees anyway: marking somebody must not tell that they are in the file.
 *
 * Returns: (transfer full) (nullable): the wordings and names to look out for
 */
KithWritingAid *
kith_writing_aid_load (KithCaseFile  *file,
                       gint64         student,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (KithWritingAid) self = g_new0 (KithWritingAid, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (KithRecord) record = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  self->known = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_known_name_free);
  self->wordings = kith_presets_current (file, &kith_wording_kind, error);
  record = self->wordings != NULL ? kith_case_file_load (file, &kith_student_kind, student, error) : NULL;
  if (record == NULL)
    return NULL;
  self->own_name = g_strdup (kith_record_get_text (record, KITH_STUDENT_PREFERRED_NAME));
  g_hash_table_add (seen, g_memdup2 (&student, sizeof student));
  if (!add_related (self, file, student, seen, error) || !add_caseload (self, file, seen, error) ||
      !add_companions (self, file, student, seen, error))
    return NULL;
  return g_steal_pointer (&self);
}
