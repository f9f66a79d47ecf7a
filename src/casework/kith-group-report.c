/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-group-report.h"

#include "kith-date.h"
#include "kith-duration.h"
#include "kith-group-register.h"
#include "kith-kinds.h"
#include "kith-report-group-register.h"
#include "kith-time.h"

#include <glib/gi18n.h>

/* Everything the report borrows lives here until it is made. */
typedef struct {
  KithRecord *group;
  GPtrArray *students;
  GPtrArray *kept;
  GArray *rows;
  char *when;
  char *leader;
  char *places;
} Gather;

static void
gather_clear (Gather *self)
{
  g_clear_object (&self->group);
  g_clear_pointer (&self->students, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self->when);
  g_free (self->leader);
  g_free (self->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static char *
dup_time_words (KithRecord *group)
{
  g_autofree char *time = kith_time_format (kith_record_get_text (group, KITH_GROUP_TIME));
  g_autofree char *length = NULL;

  if (!kith_record_has (group, KITH_GROUP_MINUTES))
    return g_steal_pointer (&time);
  length = kith_duration_format ((int) kith_record_get_number (group, KITH_GROUP_MINUTES));
  if (*time == '\0')
    return g_steal_pointer (&length);
  /* Translators: a time of day and how long it takes: "2pm, 1h 30m" */
  return g_strdup_printf (_("%s, %s"), time, length);
}

/**
 * kith_group_dup_when:
 * @group: a group session
 *
 * Returns: (transfer full): day, time and place in one line
 */
char *
kith_group_dup_when (KithRecord *group)
{
  g_autofree char *day = kith_date_format_iso_weekday (kith_record_get_text (group, KITH_GROUP_DATE));
  g_autofree char *time = dup_time_words (group);
  const char *place = kith_record_get_text (group, KITH_GROUP_PLACE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_strv_builder_add (builder, day);
  if (*time != '\0')
    g_strv_builder_add (builder, time);
  if (place != NULL)
    g_strv_builder_add (builder, place);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  KithRecord *one = *(KithRecord *const *) a;
  KithRecord *other = *(KithRecord *const *) b;

  return g_utf8_collate (kith_record_get_text (one, KITH_STUDENT_PREFERRED_NAME),
                         kith_record_get_text (other, KITH_STUDENT_PREFERRED_NAME));
}

static gboolean
load_students (KithCaseFile  *file,
               Gather        *self,
               GError       **error)
{
  g_autoptr (KithQuery) query = kith_group_register_query (kith_record_get_id (self->group));
  g_autoptr (GPtrArray) lines = kith_case_file_list (file, query, NULL, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++) {
    gint64 student = kith_record_get_number (g_ptr_array_index (lines, i), KITH_ATTENDEE_STUDENT);

    g_array_append_val (ids, student);
  }
  self->students = kith_case_file_load_many (file, &kith_student_kind, (const gint64 *) (gpointer) ids->data,
                                             ids->len, error);
  if (self->students != NULL)
    g_ptr_array_sort (self->students, compare_names);
  return self->students != NULL;
}

static void
make_rows (Gather *self)
{
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, TRUE, sizeof (KithGroupRegisterRow));
  for (guint i = 0; i < self->students->len; i++) {
    KithRecord *student = g_ptr_array_index (self->students, i);
    char *legal_name = kith_student_dup_legal_name (student);
    KithGroupRegisterRow row = { kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME), legal_name,
                                 kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID) };

    g_ptr_array_add (self->kept, legal_name);
    g_array_append_val (self->rows, row);
  }
}

static void
make_facts (KithCaseFile *file,
            Gather       *self)
{
  self->when = kith_group_dup_when (self->group);
  self->leader = kith_case_file_dup_title (file, &kith_person_kind,
                                           kith_record_get_number (self->group, KITH_GROUP_PERSON));
  if (kith_record_has (self->group, KITH_GROUP_CAPACITY))
    self->places = kith_record_format (self->group, KITH_GROUP_CAPACITY);
}

/**
 * kith_group_report_make:
 * @file: an open case file
 * @group: id of a group session
 * @options: (nullable): how students are named, and what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not print
 *
 * Gathers a register and makes the page to tick. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_group_report_make (KithCaseFile             *file,
                        gint64                    group,
                        const KithOutputOptions  *options,
                        GError                  **error)
{
  g_auto (Gather) self = { 0 };
  g_autofree char *moment = NULL;
  KithReportSetting setting;
  KithGroupRegister reg = { 0 };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error))
    return NULL;
  self.group = kith_case_file_load (file, &kith_group_kind, group, error);
  if (self.group == NULL || !load_students (file, &self, error))
    return NULL;
  make_rows (&self);
  make_facts (file, &self);
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  reg.title = kith_record_get_text (self.group, KITH_GROUP_TITLE);
  reg.when = self.when;
  reg.leader = self.leader;
  reg.places = self.places;
  reg.rows = (const KithGroupRegisterRow *) (gpointer) self.rows->data;
  reg.n_rows = self.rows->len;
  reg.is_partial = !kith_group_register_is_whole (kith_case_file_get_actor (file)->roles);
  return kith_report_group_register (&reg, &setting);
}
