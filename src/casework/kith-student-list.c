/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student-list.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-plan-light.h"
#include "kith-report-student-list.h"
#include "kith-supporters.h"

#include <glib/gi18n.h>

/* What other records say of the students is read once for all of them, not once for each. */
typedef struct {
  GDate today;
  KithSupporters *supporters;
  GHashTable *statuses; /* student: words */
  GHashTable *plans;    /* student: kind of the next plan */
  GPtrArray *rows;
} Gather;

static void
row_free (gpointer data)
{
  KithStudentListRow *row = data;

  g_free (row->preferred_name);
  g_free (row->legal_name);
  g_free (row->reference);
  g_free (row->course);
  g_free (row->care_status);
  g_free (row->coach);
  g_free (row->mentor);
  g_free (row->last_contact);
  g_free (row->contact_due);
  g_free (row->next_plan);
  g_free (row);
}

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->supporters, kith_supporters_free);
  g_clear_pointer (&self->statuses, g_hash_table_unref);
  g_clear_pointer (&self->plans, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static GHashTable *
new_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static void
gather_init (Gather       *self,
             KithCaseFile *file)
{
  kith_case_file_get_today (file, &self->today);
  self->statuses = new_table (g_free);
  self->plans = new_table (g_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
}

/* The first that comes stays. */
static void
put (GHashTable *table,
     gint64      id,
     gpointer    value)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), value);
}

static gboolean
add_status (KithRecord  *status,
            gpointer     data,
            GError     **error)
{
  Gather *self = data;
  gint64 student = kith_record_get_number (status, KITH_CARE_STATUS_STUDENT);
  const char *before = g_hash_table_lookup (self->statuses, &student);
  g_autofree char *label = kith_record_format (status, KITH_CARE_STATUS_STATUS);

  /* Translators: joins two care statuses */
  put (self->statuses, student, before != NULL ? g_strdup_printf (C_("statuses", "%s, %s"), before, label)
                                               : g_strdup (label));
  return TRUE;
}

static gboolean
add_plan (KithRecord  *plan,
          gpointer     data,
          GError     **error)
{
  Gather *self = data;
  gint64 student = kith_record_get_number (plan, KITH_PLAN_STUDENT);

  if (!g_hash_table_contains (self->plans, &student))
    put (self->plans, student, kith_record_format (plan, KITH_PLAN_TYPE));
  return TRUE;
}

static gboolean
gather_others (Gather        *self,
               KithCaseFile  *file,
               GError       **error)
{
  g_autoptr (KithQuery) statuses = kith_query_new (&kith_care_status_kind);
  g_autoptr (KithQuery) plans = kith_query_new (&kith_plan_kind);

  kith_query_where_current (statuses);
  kith_query_set_order (statuses, "from");
  kith_query_where (plans, "status", "planned");
  kith_query_set_order (plans, "date");
  return (self->supporters = kith_supporters_load (file, error)) != NULL &&
         kith_case_file_each (file, statuses, add_status, self, NULL, error) &&
         kith_case_file_each (file, plans, add_plan, self, NULL, error);
}

static char *
dup_contact_due (KithRecord  *student,
                 const GDate *today)
{
  GDate due;

  if (g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_STAGE), "active") != 0 ||
      kith_record_has (student, KITH_STUDENT_ARCHIVED_ON) || !kith_record_get_date (student, KITH_STUDENT_CONTACT_DUE, &due))
    return NULL;
  return kith_student_list_dup_due_words (g_date_days_between (today, &due));
}

static char *
dup_next_plan (Gather     *self,
               KithRecord *student)
{
  const char *date = kith_record_get_text (student, KITH_STUDENT_NEXT_PLAN);
  gint64 id = kith_record_get_id (student);
  const char *kind = g_hash_table_lookup (self->plans, &id);
  g_autofree char *day = date != NULL ? kith_date_format_iso_short (date) : NULL;
  g_autofree char *light = date != NULL ? kith_plan_light_dup_words (date, &self->today) : NULL;

  if (date == NULL)
    return NULL;
  /* Translators: kind of a plan or review, its day, and how near that is in words */
  return g_strdup_printf (_("%s, %s · %s"), kind != NULL ? kind : _("Plan"), day, light);
}

static gboolean
add_student (KithRecord  *student,
             gpointer     data,
             GError     **error)
{
  Gather *self = data;
  KithStudentListRow *row = g_new0 (KithStudentListRow, 1);
  gint64 id = kith_record_get_id (student);

  row->preferred_name = g_strdup (kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME));
  row->legal_name = kith_student_dup_legal_name (student);
  row->reference = g_strdup (kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID));
  row->course = g_strdup (kith_record_get_text (student, KITH_STUDENT_COURSE));
  row->care_status = g_strdup (g_hash_table_lookup (self->statuses, &id));
  row->coach = g_strdup (kith_supporters_get_coach (self->supporters, id));
  row->mentor = g_strdup (kith_supporters_get_mentor (self->supporters, id));
  row->last_contact = g_strdup (kith_record_get_text (student, KITH_STUDENT_LAST_CONTACT));
  row->contact_due = dup_contact_due (student, &self->today);
  row->next_plan = dup_next_plan (self, student);
  g_ptr_array_add (self->rows, row);
  return TRUE;
}

/**
 * kith_student_list_dup_due_words:
 * @days: days until contact is due, less than 0 once it is late
 *
 * Returns: (transfer full): the same in words, on screen and on paper
 */
char *
kith_student_list_dup_due_words (int days)
{
  if (days == 0)
    return g_strdup (_("Due today"));
  if (days > 0)
    return g_strdup_printf (ngettext ("Due in %d day", "Due in %d days", (gulong) days), days);
  return g_strdup_printf (ngettext ("Overdue by %d day", "Overdue by %d days", (gulong) -days), -days);
}

/**
 * kith_student_list_make:
 * @file: an open case file
 * @filters: whom the list shows, and in which order
 * @options: (nullable): how students are named, and what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not print
 *
 * Makes the list of students for paper: the students of the same query as on screen, with the filters at the top. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_student_list_make (KithCaseFile             *file,
                        const KithViewFilters    *filters,
                        const KithOutputOptions  *options,
                        GError                  **error)
{
  g_auto (Gather) self = { 0 };
  g_autoptr (KithQuery) query = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *words = NULL;
  KithReportSetting setting;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (filters != NULL, NULL);

  gather_init (&self, file);
  query = kith_view_filters_create_query (filters, kith_case_file_get_actor (file)->person, &self.today);
  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) || !gather_others (&self, file, error) ||
      !kith_case_file_each (file, query, add_student, &self, NULL, error))
    return NULL;
  moment = kith_output_dup_moment (file);
  words = kith_view_filters_dup_words (filters);
  kith_output_begin (&setting, file, options, moment);
  setting.filters = words;
  return kith_report_student_list (self.rows, &setting);
}
