/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-plans-list.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-plans.h"
#include "kith-report-plans-due.h"
#include "kith-supporters.h"
#include "kith-text.h"
#include "kith-time.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whom a plan is not held without. */
static const struct {
  const char *type;
  const char *roles;
} belongings[] = {
  { "pep", "social-worker virtual-school" },
  { "pathway", "personal-adviser" },
  { "looked-after", "reviewing-officer social-worker" },
  { "ehc", "senco" },
};

typedef struct {
  KithCaseFile *file;
  char *today;
  KithSupporters *supporters;
  GHashTable *students; /* id: KithRecord */
  GPtrArray *rows;
} Gather;

static void
row_free (gpointer data)
{
  KithPlansDueRow *row = data;

  g_free (row->preferred_name);
  g_free (row->legal_name);
  g_free (row->reference);
  g_free (row->course);
  g_free (row->plan);
  g_free (row->date);
  g_free (row->time);
  g_free (row->place);
  g_free (row->chair);
  g_free (row->others);
  g_free (row->authority);
  g_free (row);
}

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->students, g_hash_table_unref);
  g_clear_pointer (&self->supporters, kith_supporters_free);
  g_free (self->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

/**
 * kith_plans_list_create_query:
 * @file: an open case file
 * @person: id of a person whose students are meant, or 0
 * @ahead: how many days ahead, or 0 for %KITH_PLANS_LIST_DAYS
 *
 * Returns: (transfer full): the question of Today and of the list of students, looking as far ahead as is asked
 */
KithQuery *
kith_plans_list_create_query (KithCaseFile *file,
                              gint64        person,
                              guint         ahead)
{
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));
  g_autofree char *until = kith_date_iso_add_days (today, ahead != 0 ? (int) ahead : KITH_PLANS_LIST_DAYS);
  KithQuery *query = kith_plans_due_query (until);

  if (person != 0)
    kith_query_where_concerns (query, person);
  return query;
}

static KithRecord *
find_student (Gather  *self,
              gint64   id,
              GError **error)
{
  KithRecord *student = g_hash_table_lookup (self->students, &id);

  if (student != NULL)
    return student;
  student = kith_case_file_load (self->file, &kith_student_kind, id, error);
  if (student != NULL)
    g_hash_table_insert (self->students, g_memdup2 (&id, sizeof id), student);
  return student;
}

static const char *
find_roles (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    if (g_strcmp0 (belongings[i].type, type) == 0)
      return belongings[i].roles;
  return NULL;
}

/* Nobody whom the student does not want contacted stands on paper. */
static gboolean
is_there (Gather     *self,
          KithRecord *professional)
{
  const char *from = kith_record_get_text (professional, KITH_PROFESSIONAL_FROM);
  const char *until = kith_record_get_text (professional, KITH_PROFESSIONAL_UNTIL);

  return g_strcmp0 (kith_record_get_text (professional, KITH_PROFESSIONAL_MAY_CONTACT), "no") != 0 &&
         (from == NULL || strcmp (from, self->today) <= 0) && (until == NULL || strcmp (until, self->today) >= 0);
}

static gboolean
add_others (Gather           *self,
            KithPlansDueRow  *row,
            KithRecord       *plan,
            GError          **error)
{
  const char *roles = find_roles (kith_record_get_text (plan, KITH_PLAN_TYPE));
  g_autoptr (KithQuery) query = kith_query_new (&kith_professional_kind);
  g_autoptr (GString) others = g_string_new (NULL);
  g_autoptr (GPtrArray) professionals = NULL;

  if (roles == NULL)
    return TRUE;
  kith_query_where_student (query, kith_record_get_number (plan, KITH_PLAN_STUDENT));
  kith_query_where_any (query, "role", roles);
  professionals = kith_case_file_list (self->file, query, NULL, error);
  for (guint i = 0; professionals != NULL && i < professionals->len; i++) {
    KithRecord *professional = g_ptr_array_index (professionals, i);
    g_autofree char *role = kith_record_format (professional, KITH_PROFESSIONAL_ROLE);

    if (is_there (self, professional))
      /* Translators: what somebody is to a student, and their name */
      g_string_append_printf (others, _("%s: %s\n"), role, kith_record_get_text (professional, KITH_PROFESSIONAL_NAME));
  }
  if (others->len > 0)
    g_string_truncate (others, others->len - 1);
  row->others = g_strdup (others->str);
  return professionals != NULL;
}

static gboolean
add_plan (KithRecord  *plan,
          gpointer     data,
          GError     **error)
{
  Gather *self = data;
  KithRecord *student = find_student (self, kith_record_get_number (plan, KITH_PLAN_STUDENT), error);
  KithPlansDueRow *row = NULL;
  const char *time = kith_record_get_text (plan, KITH_PLAN_TIME);
  const char *authority = kith_record_get_text (plan, KITH_PLAN_AUTHORITY);

  if (student == NULL)
    return FALSE;
  row = g_new0 (KithPlansDueRow, 1);
  g_ptr_array_add (self->rows, row);
  row->preferred_name = g_strdup (kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME));
  row->legal_name = kith_student_dup_legal_name (student);
  row->reference = g_strdup (kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID));
  row->course = g_strdup (kith_record_get_text (student, KITH_STUDENT_COURSE));
  row->plan = kith_record_dup_title (plan);
  row->date = g_strdup (kith_record_get_text (plan, KITH_PLAN_DATE));
  row->time = time != NULL ? kith_time_format (time) : NULL;
  row->place = g_strdup (kith_record_get_text (plan, KITH_PLAN_PLACE));
  row->chair = g_strdup (kith_record_get_text (plan, KITH_PLAN_CHAIR));
  row->authority =
    g_strdup (kith_text_is_empty (authority) ? kith_record_get_text (student, KITH_STUDENT_RESPONSIBLE_LA) : authority);
  row->coach = kith_supporters_get_coach (self->supporters, kith_record_get_id (student));
  return add_others (self, row, plan, error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const KithPlansDueRow *one = *(const KithPlansDueRow *const *) a;
  const KithPlansDueRow *other = *(const KithPlansDueRow *const *) b;
  int names = g_utf8_collate (one->preferred_name, other->preferred_name);

  return names != 0 ? names : strcmp (one->date, other->date);
}

static gboolean
gather (Gather           *self,
        KithCaseFile     *file,
        gint64            person,
        guint             ahead,
        KithReportOrder   order,
        GError          **error)
{
  g_autoptr (KithQuery) query = kith_plans_list_create_query (file, person, ahead);

  self->file = file;
  self->today = kith_clock_dup_today (kith_case_file_get_clock (file));
  self->students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  if ((self->supporters = kith_supporters_load (file, error)) == NULL ||
      !kith_case_file_each (file, query, add_plan, self, NULL, error))
    return FALSE;
  /* they come with the most overdue first, which is the next date and the most urgent as well */
  if (order == KITH_REPORT_ORDER_NAME)
    g_ptr_array_sort (self->rows, compare_names);
  return TRUE;
}

static char *
dup_filters (Gather *self,
             gint64  person,
             guint   ahead)
{
  g_autofree char *whose = kith_supporters_dup_whose (self->supporters, person, self->file);

  /* Translators: whose students a list is about, and how far ahead it looks */
  return g_strdup_printf (ngettext ("%s, the next %u day", "%s, the next %u days", ahead), whose, ahead);
}

/**
 * kith_plans_list_make:
 * @file: an open case file
 * @person: id of a person whose students are meant, or 0
 * @ahead: how many days ahead, or 0 for %KITH_PLANS_LIST_DAYS
 * @order: in which order
 * @options: (nullable): how students are named, and what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not print
 *
 * Gathers the plans that are overdue or due soon, of the students the actor may see. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_plans_list_make (KithCaseFile             *file,
                      gint64                    person,
                      guint                     ahead,
                      KithReportOrder           order,
                      const KithOutputOptions  *options,
                      GError                  **error)
{
  g_auto (Gather) self = { 0 };
  guint days = ahead != 0 ? ahead : KITH_PLANS_LIST_DAYS;
  g_autofree char *moment = NULL;
  g_autofree char *filters = NULL;
  KithReportSetting setting;
  KithPlansDue plans;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) || !gather (&self, file, person, days, order, error))
    return NULL;
  moment = kith_output_dup_moment (file);
  filters = dup_filters (&self, person, days);
  kith_output_begin (&setting, file, options, moment);
  setting.filters = filters;
  plans = (KithPlansDue) { self.today, days, self.rows };
  return kith_report_plans_due (&plans, &setting);
}
