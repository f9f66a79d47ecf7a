/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-person-facts.h"

#include "kith-activity.h"
#include "kith-assignment.h"
#include "kith-cover.h"
#include "kith-period.h"
#include "kith-person.h"
#include "kith-student.h"

#include <glib/gi18n.h>
#include <string.h>

static void
support_free (gpointer data)
{
  KithPersonSupport *support = data;

  g_free (support->name);
  g_free (support->words);
  g_free (support);
}

void
kith_person_facts_free (KithPersonFacts *self)
{
  g_clear_object (&self->person);
  g_clear_pointer (&self->current, g_ptr_array_unref);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_free (self->cover_words);
  g_free (self);
}

static char *
dup_words (KithRecord *assignment)
{
  g_autofree char *role = kith_record_format (assignment, KITH_ASSIGNMENT_ROLE);
  g_autofree char *period = kith_period_format (kith_record_get_text (assignment, KITH_ASSIGNMENT_FROM),
                                                kith_record_get_text (assignment, KITH_ASSIGNMENT_UNTIL));

  if (kith_record_get_flag (assignment, KITH_ASSIGNMENT_MAIN))
    /* Translators: a role, as in "Peer mentor", of which this is the main one, and a period */
    return g_strdup_printf (_("%s, main · %s"), role, period);
  /* Translators: a role, as in "Peer mentor", and a period */
  return g_strdup_printf (_("%s · %s"), role, period);
}

static KithPersonSupport *
support_new (KithCaseFile *file,
             KithRecord   *assignment)
{
  KithPersonSupport *support = g_new0 (KithPersonSupport, 1);

  support->student = kith_record_get_number (assignment, KITH_ASSIGNMENT_STUDENT);
  support->name = kith_case_file_dup_title (file, &kith_student_kind, support->student);
  support->words = dup_words (assignment);
  return support;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const KithPersonSupport *first = *(KithPersonSupport *const *) a, *second = *(KithPersonSupport *const *) b;

  return g_utf8_collate (first->name, second->name);
}

static void
sort_assignments (KithPersonFacts *facts,
                  KithCaseFile    *file,
                  GPtrArray       *assignments)
{
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GDate today;

  kith_case_file_get_today (file, &today);
  for (guint i = 0; i < assignments->len; i++) {
    KithRecord *assignment = g_ptr_array_index (assignments, i);
    KithPersonSupport *support = support_new (file, assignment);
    GDate until;
    gboolean is_past = kith_record_get_date (assignment, KITH_ASSIGNMENT_UNTIL, &until)
                       && g_date_compare (&until, &today) < 0;

    g_ptr_array_add (is_past ? facts->past : facts->current, support);
    if (kith_assignment_is_current_on (assignment, &today))
      g_hash_table_add (students, g_memdup2 (&support->student, sizeof support->student));
  }
  g_ptr_array_sort (facts->current, compare_names);
  facts->n_students = g_hash_table_size (students);
}

static gboolean
load_support (KithPersonFacts  *facts,
              KithCaseFile     *file,
              GError          **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (facts->person));
  g_autoptr (GPtrArray) assignments = NULL;

  kith_query_where (query, "person", id);
  kith_query_set_order (query, "-from");
  assignments = kith_case_file_list (file, query, NULL, error);
  if (assignments != NULL)
    sort_assignments (facts, file, assignments);
  return assignments != NULL;
}

static gpointer
load (KithCaseFile  *file,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (KithPersonFacts) facts = g_new0 (KithPersonFacts, 1);
  gint64 id = *(gint64 *) data;
  KithRoles roles = kith_case_file_get_actor (file)->roles;

  facts->current = g_ptr_array_new_with_free_func (support_free);
  facts->past = g_ptr_array_new_with_free_func (support_free);
  facts->may_see_support = kith_policy_allows_any (roles, &kith_assignment_kind, KITH_ACTION_SEE);
  facts->may_edit = kith_case_file_may (file, KITH_ACTION_EDIT, &kith_person_kind, id);
  facts->person = kith_case_file_load (file, &kith_person_kind, id, error);
  if (facts->person == NULL || (facts->may_see_support && !load_support (facts, file, error)))
    return NULL;
  if (!kith_activity_may_count (file, id, &facts->may_see_activity, error))
    return NULL;
  if (facts->may_see_support && (facts->cover_words = kith_cover_dup_words (file, id, error)) == NULL)
    return NULL;
  return g_steal_pointer (&facts);
}

void
kith_person_facts_load_async (KithStore           *store,
                              gint64               person,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  kith_store_submit_async (store, load, g_memdup2 (&person, sizeof person), g_free,
                           (GDestroyNotify) kith_person_facts_free, cancellable, callback, user_data);
}

KithPersonFacts *
kith_person_facts_load_finish (KithStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}
