/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-caseload.h"

#include "kith-attendance-falling.h"
#include "kith-attendance-trend.h"
#include "kith-bursaries.h"
#include "kith-contact.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-money.h"
#include "kith-plan-light.h"
#include "kith-plans.h"
#include "kith-presets-case.h"
#include "kith-report-caseload.h"
#include "kith-supporters.h"
#include "kith-tasks.h"

#include <glib/gi18n.h>
#include <string.h>

/* How much somebody is needed. */
typedef enum {
  URGENCY_CALM,
  URGENCY_SOON,
  URGENCY_NOW,
} Urgency;

/* A row and what decides where it stands. */
typedef struct {
  KithCaseloadRow row;
  gint64 student;
  char *next_date;
  Urgency urgency;
  int days_over;
  KithAttendanceSum attendance;
  guint place;
  gboolean has_mentor;
  gboolean other_plan_overdue;
  gboolean attendance_fell;
} Entry;

typedef struct {
  KithCaseFile *file;
  GDate today;
  char *day;
  char *term_start;
  gint64 person;
  KithSupporters *supporters;
  GPtrArray *entries;
  GHashTable *by_student; /* id: Entry, borrowed */
} Gather;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->row.preferred_name);
  g_free (entry->row.legal_name);
  g_free (entry->row.reference);
  g_free (entry->row.course);
  g_free (entry->row.care_status);
  g_free (entry->row.last_contact);
  g_free (entry->row.pep_due);
  g_free (entry->row.pathway_due);
  g_free (entry->row.bursary);
  g_free (entry->row.flags);
  g_free (entry->next_date);
  g_free (entry);
}

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->by_student, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->supporters, kith_supporters_free);
  g_free (self->term_start);
  g_free (self->day);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

/**
 * kith_caseload_create_query:
 * @person: id of a person whose students are meant, or 0
 *
 * Returns: (transfer full): the students of "My Caseload", by name: whom they support today, whatever as
 */
KithQuery *
kith_caseload_create_query (gint64 person)
{
  KithQuery *query = kith_query_new (&kith_student_kind);

  kith_query_where_archived (query, FALSE);
  kith_query_where (query, "stage", "active");
  if (person != 0)
    kith_query_where_assigned (query, person, NULL);
  return query;
}

static Entry *
find_entry (Gather     *self,
            KithRecord *record)
{
  gint64 student = kith_record_get_number (record, kith_record_get_kind (record)->student_field);

  return g_hash_table_lookup (self->by_student, &student);
}

/* Of the records of a whole college, those of one caseload are enough. */
static void
narrow (Gather    *self,
        KithQuery *query)
{
  if (self->person != 0)
    kith_query_where_concerns (query, self->person);
}

/* The earliest of several days, ISO. */
static void
take_date (Entry      *entry,
           const char *date)
{
  if (date != NULL && (entry->next_date == NULL || strcmp (date, entry->next_date) < 0))
    g_set_str (&entry->next_date, date);
}

static void
take_contact (Gather     *self,
              Entry      *entry,
              KithRecord *student)
{
  static const KithCaseloadGap gaps[] = {
    [KITH_CONTACT_GAP_NONE] = KITH_CASELOAD_GAP_NONE,
    [KITH_CONTACT_GAP_DUE] = KITH_CASELOAD_GAP_DUE,
    [KITH_CONTACT_GAP_OVERDUE] = KITH_CASELOAD_GAP_OVERDUE,
  };
  GDate due;

  entry->row.last_contact = g_strdup (kith_record_get_text (student, KITH_STUDENT_LAST_CONTACT));
  entry->row.agreed_days = (int) kith_student_get_contact_days (student);
  entry->row.gap = gaps[kith_contact_gap_of (student, &self->today, NULL)];
  if (kith_record_get_date (student, KITH_STUDENT_CONTACT_DUE, &due))
    entry->days_over = g_date_days_between (&due, &self->today);
  take_date (entry, kith_record_get_text (student, KITH_STUDENT_CONTACT_DUE));
}

static gboolean
add_student (KithRecord  *student,
             gpointer     data,
             GError     **error)
{
  Gather *self = data;
  Entry *entry = g_new0 (Entry, 1);

  entry->student = kith_record_get_id (student);
  entry->place = self->entries->len;
  entry->row.preferred_name = g_strdup (kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME));
  entry->row.legal_name = kith_student_dup_legal_name (student);
  entry->row.reference = g_strdup (kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID));
  entry->row.course = g_strdup (kith_record_get_text (student, KITH_STUDENT_COURSE));
  entry->row.mentor = kith_supporters_get_mentor (self->supporters, entry->student);
  take_contact (self, entry, student);
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_student, &entry->student, entry);
  return TRUE;
}

static gboolean
add_status (KithRecord  *status,
            gpointer     data,
            GError     **error)
{
  Entry *entry = find_entry (data, status);
  g_autofree char *label = kith_record_format (status, KITH_CARE_STATUS_STATUS);
  g_autofree char *before = NULL;

  if (entry == NULL)
    return TRUE;
  before = g_steal_pointer (&entry->row.care_status);
  /* Translators: joins two care statuses */
  entry->row.care_status = before != NULL ? g_strdup_printf (C_("statuses", "%s, %s"), before, label)
                                          : g_steal_pointer (&label);
  return TRUE;
}

static gboolean
add_goal (KithRecord  *goal,
          gpointer     data,
          GError     **error)
{
  Entry *entry = find_entry (data, goal);
  const char *status = kith_record_get_text (goal, KITH_GOAL_STATUS);

  if (entry == NULL)
    return TRUE;
  entry->row.n_active += g_strcmp0 (status, "active") == 0 ? 1 : 0;
  entry->row.n_achieved += g_strcmp0 (status, "achieved") == 0 ? 1 : 0;
  return TRUE;
}

/* They come by date, so the first of a kind is the next. */
static gboolean
add_plan (KithRecord  *plan,
          gpointer     data,
          GError     **error)
{
  Gather *self = data;
  Entry *entry = find_entry (self, plan);
  const char *type = kith_record_get_text (plan, KITH_PLAN_TYPE);
  const char *date = kith_record_get_text (plan, KITH_PLAN_DATE);

  if (entry == NULL)
    return TRUE;
  take_date (entry, date);
  if (g_strcmp0 (type, "pep") == 0) {
    if (entry->row.pep_due == NULL)
      entry->row.pep_due = g_strdup (date);
  } else if (g_strcmp0 (type, "pathway") == 0) {
    if (entry->row.pathway_due == NULL)
      entry->row.pathway_due = g_strdup (date);
  } else if (kith_plan_light_of (date, &self->today) == KITH_PLAN_LIGHT_RED) {
    entry->other_plan_overdue = TRUE;
  }
  return TRUE;
}

static gboolean
add_task (KithRecord  *task,
          gpointer     data,
          GError     **error)
{
  Gather *self = data;
  Entry *entry = find_entry (self, task);
  const char *due = kith_record_get_text (task, KITH_TASK_DUE);

  if (entry == NULL)
    return TRUE;
  entry->row.n_tasks++;
  entry->row.n_tasks_overdue += due != NULL && strcmp (due, self->day) < 0 ? 1 : 0;
  take_date (entry, due);
  return TRUE;
}

static gboolean
add_attendance (KithRecord  *attendance,
                gpointer     data,
                GError     **error)
{
  Entry *entry = find_entry (data, attendance);

  if (entry != NULL)
    kith_attendance_sum_add (&entry->attendance, attendance);
  return TRUE;
}

static char *
dup_bursary_words (KithRecord *bursary)
{
  g_autofree char *awarded = NULL;

  if (kith_record_has (bursary, KITH_BURSARY_STOPPED))
    return g_strdup (_("Stopped"));
  if (!kith_record_has (bursary, KITH_BURSARY_AWARDED))
    return g_strdup (_("Nothing awarded yet"));
  awarded = kith_money_format (kith_record_get_number (bursary, KITH_BURSARY_AWARDED));
  return g_steal_pointer (&awarded);
}

static gboolean
add_bursary (KithRecord  *bursary,
             gpointer     data,
             GError     **error)
{
  Entry *entry = find_entry (data, bursary);

  if (entry == NULL)
    return TRUE;
  g_free (entry->row.bursary);
  entry->row.bursary = dup_bursary_words (bursary);
  entry->row.awarded += kith_record_get_number (bursary, KITH_BURSARY_AWARDED);
  return TRUE;
}

/* Whom the page of bursaries says to ask. */
static gboolean
gather_missing_bursaries (Gather  *self,
                          int      year,
                          GError **error)
{
  g_autoptr (GPtrArray) missing = kith_bursaries_list_missing (self->file, year, error);

  for (guint i = 0; missing != NULL && i < missing->len; i++) {
    const KithBursaryLine *line = g_ptr_array_index (missing, i);
    Entry *entry = g_hash_table_lookup (self->by_student, &line->student);

    if (entry != NULL)
      entry->row.bursary = g_strdup (_("None: ask"));
  }
  return missing != NULL;
}

static gboolean
gather_bursaries (Gather  *self,
                  GError **error)
{
  int year = kith_bursaries_get_year (&self->today);
  g_autoptr (KithQuery) bursaries = kith_bursaries_query (year, NULL);

  return kith_case_file_each (self->file, bursaries, add_bursary, self, NULL, error) &&
         gather_missing_bursaries (self, year, error);
}

static gboolean
gather_attendance (Gather  *self,
                   GError **error)
{
  g_autoptr (GPtrArray) calendar = kith_presets_current (self->file, &kith_calendar_day_kind, error);
  g_autoptr (KithQuery) attendance = kith_query_new (&kith_attendance_kind);
  g_autoptr (KithQuery) falling = NULL;
  g_autoptr (GArray) ids = NULL;

  if (calendar == NULL)
    return FALSE;
  self->term_start = kith_attendance_dup_term_start (calendar, &self->today);
  narrow (self, attendance);
  kith_query_where_range (attendance, "from", self->term_start, self->day);
  if (!kith_case_file_each (self->file, attendance, add_attendance, self, NULL, error) ||
      (falling = kith_attendance_falling_query (self->file, error)) == NULL ||
      (ids = kith_case_file_list_ids (self->file, falling, NULL, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    Entry *entry = g_hash_table_lookup (self->by_student, &g_array_index (ids, gint64, i));

    if (entry != NULL)
      entry->attendance_fell = TRUE;
  }
  return TRUE;
}

static int
get_percentage (const KithAttendanceSum *sum)
{
  return sum->possible > 0 ? kith_attendance_sum_get_percentage (sum) : KITH_CASELOAD_NO_SESSIONS;
}

/* Returns the attendance of everybody. */
static int
settle_attendance (Gather *self)
{
  KithAttendanceSum all = { 0 };

  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = g_ptr_array_index (self->entries, i);

    entry->row.attendance = get_percentage (&entry->attendance);
    all.possible += entry->attendance.possible;
    all.attended += entry->attendance.attended;
  }
  return get_percentage (&all);
}

static gboolean
gather_others (Gather  *self,
               GError **error)
{
  g_autoptr (KithQuery) statuses = kith_query_new (&kith_care_status_kind);
  g_autoptr (KithQuery) goals = kith_query_new (&kith_goal_kind);
  g_autoptr (KithQuery) plans = kith_plans_due_query (NULL);
  g_autoptr (KithQuery) tasks = kith_tasks_create_query (KITH_TASKS_OPEN, 0, &self->today);

  kith_query_where_current (statuses);
  kith_query_set_order (statuses, "from");
  narrow (self, statuses);
  narrow (self, goals);
  narrow (self, plans);
  narrow (self, tasks);
  return kith_case_file_each (self->file, statuses, add_status, self, NULL, error) &&
         kith_case_file_each (self->file, goals, add_goal, self, NULL, error) &&
         kith_case_file_each (self->file, plans, add_plan, self, NULL, error) &&
         kith_case_file_each (self->file, tasks, add_task, self, NULL, error) &&
         gather_attendance (self, error) && gather_bursaries (self, error);
}

static Urgency
get_plan_urgency (Gather     *self,
                  const char *date)
{
  switch (kith_plan_light_of (date, &self->today)) {
  case KITH_PLAN_LIGHT_RED:
    return URGENCY_NOW;
  case KITH_PLAN_LIGHT_AMBER:
    return URGENCY_SOON;
  case KITH_PLAN_LIGHT_GREY:
    break;
  }
  return URGENCY_CALM;
}

static void
flag (Entry      *entry,
      GString    *flags,
      Urgency     urgency,
      const char *words)
{
  entry->urgency = MAX (entry->urgency, urgency);
  if (words != NULL)
    g_string_append_printf (flags, "%s%s", flags->len > 0 ? "\n" : "", words);
}

static void
flag_plan (Gather     *self,
           Entry      *entry,
           GString    *flags,
           const char *date,
           const char *overdue,
           const char *soon)
{
  Urgency urgency = date != NULL ? get_plan_urgency (self, date) : URGENCY_CALM;

  if (urgency != URGENCY_CALM)
    flag (entry, flags, urgency, urgency == URGENCY_NOW ? overdue : soon);
}

/* What needs somebody, in words; the worst first. */
static void
find_flags (Gather *self,
            Entry  *entry)
{
  GString *flags = g_string_new (NULL);
  const KithCaseloadRow *row = &entry->row;

  if (row->gap == KITH_CASELOAD_GAP_OVERDUE)
    flag (entry, flags, URGENCY_NOW, _("Contact overdue"));
  flag_plan (self, entry, flags, row->pep_due, _("PEP overdue"), _("PEP soon"));
  flag_plan (self, entry, flags, row->pathway_due, _("Pathway overdue"), _("Pathway soon"));
  if (entry->other_plan_overdue)
    flag (entry, flags, URGENCY_NOW, _("Review overdue"));
  if (row->gap == KITH_CASELOAD_GAP_DUE)
    flag (entry, flags, URGENCY_SOON, _("Contact due"));
  if (entry->attendance_fell)
    flag (entry, flags, URGENCY_SOON, _("Attendance fell"));
  if (row->n_tasks_overdue > 0)
    flag (entry, flags, URGENCY_SOON, ngettext ("Task overdue", "Tasks overdue", row->n_tasks_overdue));
  if (row->mentor == NULL)
    flag (entry, flags, URGENCY_CALM, _("No mentor"));
  entry->row.flags = g_string_free_and_steal (flags);
}

/* They came by name; whatever decides nothing leaves them so. */
static int
compare_places (const Entry *one,
                const Entry *other)
{
  return (one->place > other->place) - (one->place < other->place);
}

static int
compare_urgency (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = *(const Entry *const *) a;
  const Entry *other = *(const Entry *const *) b;

  if (one->urgency != other->urgency)
    return one->urgency > other->urgency ? -1 : 1;
  if (one->row.gap != other->row.gap)
    return one->row.gap > other->row.gap ? -1 : 1;
  if (one->row.gap != KITH_CASELOAD_GAP_NONE && one->days_over != other->days_over)
    return one->days_over > other->days_over ? -1 : 1;
  return compare_places (one, other);
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  const Entry *one = *(const Entry *const *) a;
  const Entry *other = *(const Entry *const *) b;

  if (g_strcmp0 (one->next_date, other->next_date) == 0)
    return compare_places (one, other);
  if (one->next_date == NULL || other->next_date == NULL)
    return one->next_date == NULL ? 1 : -1;
  return strcmp (one->next_date, other->next_date);
}

static void
sort (Gather          *self,
      KithReportOrder  order)
{
  if (order == KITH_REPORT_ORDER_URGENCY)
    g_ptr_array_sort (self->entries, compare_urgency);
  else if (order == KITH_REPORT_ORDER_DATE)
    g_ptr_array_sort (self->entries, compare_dates);
}

static char *
dup_filters (Gather          *self,
             KithReportOrder  order)
{
  static const char *const orders[] = {
    [KITH_REPORT_ORDER_URGENCY] = N_("most urgent first"),
    [KITH_REPORT_ORDER_NAME] = N_("by name"),
    [KITH_REPORT_ORDER_DATE] = N_("next date first"),
  };
  g_autofree char *whose = kith_supporters_dup_whose (self->supporters, self->person, self->file);

  /* Translators: whose students a list is about, and how they are ordered */
  return g_strdup_printf (_("%s, %s"), whose, _(orders[order]));
}

/* Students of the same people whom nobody expects to reach. */
static gint64
count_others (Gather  *self,
              GError **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);

  kith_query_where_archived (query, FALSE);
  kith_query_where_any (query, "stage", "paused prospective");
  if (self->person != 0)
    kith_query_where_assigned (query, self->person, NULL);
  return kith_case_file_count (self->file, query, error);
}

static gboolean
gather (Gather          *self,
        KithCaseFile    *file,
        gint64           person,
        KithReportOrder  order,
        GError         **error)
{
  g_autoptr (KithQuery) students = kith_caseload_create_query (person);

  self->file = file;
  self->person = person;
  kith_case_file_get_today (file, &self->today);
  self->day = kith_date_to_iso (&self->today);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_student = g_hash_table_new (g_int64_hash, g_int64_equal);
  if ((self->supporters = kith_supporters_load (file, error)) == NULL ||
      !kith_case_file_each (file, students, add_student, self, NULL, error) || !gather_others (self, error))
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    find_flags (self, g_ptr_array_index (self->entries, i));
  sort (self, order);
  return TRUE;
}

/**
 * kith_caseload_make:
 * @file: an open case file
 * @person: id of a person whose students are meant, or 0
 * @order: in which order
 * @options: (nullable): how students are named, and what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not print
 *
 * Gathers a caseload with the questions of the window's lists, of the students the actor may see. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_caseload_make (KithCaseFile             *file,
                    gint64                    person,
                    KithReportOrder           order,
                    const KithOutputOptions  *options,
                    GError                  **error)
{
  g_auto (Gather) self = { 0 };
  g_autofree char *moment = NULL;
  g_autofree char *filters = NULL;
  KithReportSetting setting;
  KithCaseload caseload;
  gint64 n_others = 0;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (order <= KITH_REPORT_ORDER_DATE, NULL);

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) || !gather (&self, file, person, order, error) ||
      (n_others = count_others (&self, error)) < 0)
    return NULL;
  moment = kith_output_dup_moment (file);
  filters = dup_filters (&self, order);
  kith_output_begin (&setting, file, options, moment);
  setting.filters = filters;
  /* An entry begins with its row. */
  caseload = (KithCaseload) { self.day, self.entries, settle_attendance (&self), (guint) n_others };
  return kith_report_caseload (&caseload, &setting);
}
