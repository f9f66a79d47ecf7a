/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-birthdays.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-report-turning-18.h"
#include "kith-student-rights.h"

#include <glib/gi18n.h>

#define AGE 18

/* Everything the report borrows lives here until it is made. */
typedef struct {
  KithCaseFile *file;
  GDate today;
  GPtrArray *rules;
  GPtrArray *students;
  GPtrArray *kept;
  GArray *rows;
} Gather;

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->students, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

/* The latest date of birth of somebody who is @AGE on @day: born on 29 February, a person is a year older on 1 March of a
 * common year, so on 28 February they are not yet. */
static char *
dup_last_birth (const GDate *day)
{
  GDateYear year = (GDateYear) (g_date_get_year (day) - AGE);
  GDate birth;

  g_date_clear (&birth, 1);
  if (g_date_valid_dmy (g_date_get_day (day), g_date_get_month (day), year))
    g_date_set_dmy (&birth, g_date_get_day (day), g_date_get_month (day), year);
  else
    g_date_set_dmy (&birth, 28, G_DATE_FEBRUARY, year);
  return kith_date_to_iso (&birth);
}

/**
 * kith_birthdays_narrow:
 * @query: a question for students
 * @today: the day
 * @months: how far ahead
 *
 * Leaves those who turn 18 from today on, within so many months.
 */
void
kith_birthdays_narrow (KithQuery   *query,
                       const GDate *today,
                       int          months)
{
  GDate before = *today, until = *today;
  g_autofree char *too_old = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  /* The first birth after those who were 18 yesterday already. */
  g_date_subtract_days (&before, 1);
  kith_date_add_months (&until, months);
  too_old = dup_last_birth (&before);
  from = kith_date_iso_add_days (too_old, 1);
  to = dup_last_birth (&until);
  kith_query_where_range (query, "date-of-birth", from, to);
}

/**
 * kith_birthdays_query:
 * @today: the day
 * @months: how far ahead
 *
 * Returns: (transfer full): the question for active students who turn 18 from today on, within so many months, soonest
 *   first
 */
KithQuery *
kith_birthdays_query (const GDate *today,
                      int          months)
{
  KithQuery *query = kith_query_new (&kith_student_kind);

  kith_query_where (query, "stage", "active");
  kith_query_where (query, "archived-on", NULL);
  kith_birthdays_narrow (query, today, months);
  kith_query_set_order (query, "date-of-birth preferred-name");
  return query;
}

static const char *
keep (Gather *self,
      char   *text)
{
  g_ptr_array_add (self->kept, text);
  return text;
}

static gboolean
is_for_some (const KithRightMoment *moment)
{
  return kith_record_has (moment->right->entitlement, KITH_ENTITLEMENT_STATUSES);
}

/* What changes for this student in particular; what changes for everybody at 18 would drown it. */
static char *
dup_changes (const KithStudentRights *rights,
             gboolean                 begins)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < rights->moments->len; i++) {
    const KithRightMoment *moment = &g_array_index (rights->moments, KithRightMoment, i);

    if (moment->age == AGE && moment->begins == begins && is_for_some (moment))
      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "",
                              kith_record_get_text (moment->right->entitlement, KITH_ENTITLEMENT_TITLE));
  }
  return g_string_free_and_steal (words);
}

static char *
dup_care_status (Gather     *self,
                 KithRecord *student)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_care_status_kind);
  g_autoptr (GPtrArray) statuses = NULL;

  kith_query_where_student (query, kith_record_get_id (student));
  statuses = kith_case_file_list (self->file, query, NULL, NULL);
  return statuses != NULL ? kith_care_statuses_dup_words (statuses, &self->today) : NULL;
}

static char *
dup_coach (Gather     *self,
           KithRecord *student)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autoptr (GPtrArray) assignments = NULL;

  kith_query_where_student (query, kith_record_get_id (student));
  kith_query_where (query, "role", "coach");
  kith_query_where_current (query);
  kith_query_set_order (query, "-main from");
  kith_query_set_limit (query, 1);
  assignments = kith_case_file_list (self->file, query, NULL, NULL);
  if (assignments == NULL || assignments->len == 0)
    return NULL;
  return kith_case_file_dup_title (self->file, &kith_person_kind,
                                   kith_record_get_number (g_ptr_array_index (assignments, 0), KITH_ASSIGNMENT_PERSON));
}

static gboolean
add_student (KithRecord  *student,
             gpointer     data,
             GError     **error)
{
  Gather *self = data;
  g_autoptr (KithStudentRights) rights = kith_student_rights_load (self->file, student, self->rules, error);
  KithTurning18Row row = { NULL };
  GDate birth;

  if (rights == NULL)
    return FALSE;
  kith_record_get_date (student, KITH_STUDENT_DATE_OF_BIRTH, &birth);
  g_ptr_array_add (self->students, g_object_ref (student));
  row.preferred_name = kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME);
  row.legal_name = keep (self, kith_student_dup_legal_name (student));
  row.reference = kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID);
  row.birthday = keep (self, kith_rights_dup_birthday (&birth, AGE));
  row.is_estimated = rights->is_estimated;
  row.care_status = keep (self, dup_care_status (self, student));
  row.coach = keep (self, dup_coach (self, student));
  row.ends = keep (self, dup_changes (rights, FALSE));
  row.begins = keep (self, dup_changes (rights, TRUE));
  g_array_append_val (self->rows, row);
  return TRUE;
}

static gboolean
gather (Gather        *self,
        KithCaseFile  *file,
        GError       **error)
{
  g_autoptr (KithQuery) query = NULL;

  self->file = file;
  kith_case_file_get_today (file, &self->today);
  self->students = g_ptr_array_new_with_free_func (g_object_unref);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, TRUE, sizeof (KithTurning18Row));
  self->rules = kith_student_rights_list_rules (file, error);
  if (self->rules == NULL)
    return FALSE;
  query = kith_birthdays_query (&self->today, KITH_BIRTHDAYS_MONTHS);
  return kith_case_file_each (file, query, add_student, self, NULL, error);
}

/**
 * kith_birthdays_make:
 * @file: an open case file
 * @options: (nullable): how students are named, and what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not print
 *
 * Gathers who of the students the actor may see turns 18 in the next six months, and makes the list. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_birthdays_make (KithCaseFile             *file,
                     const KithOutputOptions  *options,
                     GError                  **error)
{
  g_auto (Gather) self = { 0 };
  g_autofree char *moment = NULL;
  g_autofree char *filters = NULL;
  g_autofree char *today = NULL;
  KithReportSetting setting;
  KithTurning18 values;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) || !gather (&self, file, error))
    return NULL;
  moment = kith_output_dup_moment (file);
  /* Translators: name of who is signed in */
  filters = g_strdup_printf (_("All students %s may see"), kith_case_file_get_actor (file)->full_name);
  kith_output_begin (&setting, file, options, moment);
  setting.filters = filters;
  today = kith_date_to_iso (&self.today);
  values.today = today;
  values.rows = (const KithTurning18Row *) (gpointer) self.rows->data;
  values.n_rows = self.rows->len;
  return kith_report_turning_18 (&values, &setting);
}
