/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-summary.h"

#include "kith-attendance-trend.h"
#include "kith-concern-log.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-presets-case.h"
#include "kith-report-student-summary.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* How many dates the page has room for, and how far back good news is still news. */
#define MOST_DATES 6
#define MOST_PEOPLE 9
#define MOST_ACHIEVEMENTS 3
#define NOTES_TO_LOOK_THROUGH 40

/* Everything the report borrows lives here until it is made. */
typedef struct {
  KithCaseFile *file;
  KithRecord *student;
  GDate today;
  char *day;
  GPtrArray *kept;
  GArray *people;
  GArray *goals;
  GArray *dates;
  GPtrArray *strengths;
  GPtrArray *achievements;
  KithStudentSummary summary;
} Gather;

static void
gather_clear (Gather *self)
{
  g_clear_object (&self->student);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->goals, g_array_unref);
  g_clear_pointer (&self->dates, g_array_unref);
  g_clear_pointer (&self->strengths, g_ptr_array_unref);
  g_clear_pointer (&self->achievements, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static const char *
keep (Gather *self,
      char   *text)
{
  g_ptr_array_add (self->kept, text);
  return text;
}

static const char *
get_text (KithRecord *record,
          guint       field)
{
  return kith_record_get_text (record, field);
}

static GPtrArray *
list_of (Gather         *self,
         const KithKind *kind,
         const char     *field,
         gint64          id,
         const char     *order,
         GError        **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autofree char *stored = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  kith_query_where (query, field, stored);
  kith_query_set_order (query, order);
  return kith_case_file_list (self->file, query, NULL, error);
}

static void
add_date (Gather     *self,
          const char *date,
          char       *what)
{
  KithSummaryDate entry = { keep (self, g_strdup (date)), keep (self, what) };

  g_array_append_val (self->dates, entry);
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (((const KithSummaryDate *) a)->date, ((const KithSummaryDate *) b)->date);
}

static void
add_person (Gather     *self,
            KithRecord *assignment)
{
  gint64 id = kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON);
  g_autoptr (GPtrArray) found = kith_case_file_load_many (self->file, &kith_person_kind, &id, 1, NULL);
  KithRecord *person = found != NULL && found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
  KithSummaryPerson entry = { NULL };

  if (!kith_assignment_is_current_on (assignment, &self->today))
    return;
  entry.role = keep (self, kith_record_format (assignment, KITH_ASSIGNMENT_ROLE));
  entry.name = keep (self, kith_case_file_dup_title (self->file, &kith_person_kind, id));
  entry.phone = person != NULL ? keep (self, g_strdup (get_text (person, KITH_PERSON_PHONE))) : NULL;
  g_array_append_val (self->people, entry);
}

/* Somebody whom the student does not want contacted has no place, and no number, on a page that others take along. */
static void
add_professional (Gather     *self,
                  KithRecord *professional)
{
  const char *from = get_text (professional, KITH_PROFESSIONAL_FROM);
  const char *until = get_text (professional, KITH_PROFESSIONAL_UNTIL);
  KithSummaryPerson entry = { NULL };

  if (g_strcmp0 (get_text (professional, KITH_PROFESSIONAL_MAY_CONTACT), "no") == 0 ||
      (from != NULL && strcmp (from, self->day) > 0) || (until != NULL && strcmp (until, self->day) < 0))
    return;
  entry.role = keep (self, kith_record_format (professional, KITH_PROFESSIONAL_ROLE));
  entry.name = keep (self, g_strdup (get_text (professional, KITH_PROFESSIONAL_NAME)));
  entry.phone = keep (self, g_strdup (get_text (professional, KITH_PROFESSIONAL_PHONE)));
  g_array_append_val (self->people, entry);
}

static gboolean
gather_people (Gather  *self,
               GError **error)
{
  g_autoptr (GPtrArray) team =
    list_of (self, &kith_assignment_kind, "student", kith_record_get_id (self->student), "-main from", error);
  g_autoptr (GPtrArray) others = NULL;

  for (guint i = 0; team != NULL && i < team->len; i++)
    add_person (self, g_ptr_array_index (team, i));
  if (team == NULL)
    return FALSE;
  others = list_of (self, &kith_professional_kind, "student", kith_record_get_id (self->student), NULL, error);
  for (guint i = 0; others != NULL && i < others->len && self->people->len < MOST_PEOPLE; i++)
    add_professional (self, g_ptr_array_index (others, i));
  return others != NULL;
}

static gboolean
gather_care (Gather  *self,
             GError **error)
{
  g_autoptr (GPtrArray) list =
    list_of (self, &kith_care_status_kind, "student", kith_record_get_id (self->student), NULL, error);
  const char *authority = get_text (self->student, KITH_STUDENT_RESPONSIBLE_LA);

  if (list == NULL)
    return FALSE;
  self->summary.care_status = keep (self, kith_care_statuses_dup_words (list, &self->today));
  for (guint i = 0; authority == NULL && i < list->len; i++)
    if (kith_care_status_covers (g_ptr_array_index (list, i), &self->today))
      authority = get_text (g_ptr_array_index (list, i), KITH_CARE_STATUS_RESPONSIBLE_LA);
  self->summary.local_authority = keep (self, g_strdup (authority));
  return TRUE;
}

static gboolean
gather_steps (Gather           *self,
              KithRecord       *goal,
              KithSummaryGoal  *entry,
              GError          **error)
{
  g_autoptr (GPtrArray) steps = list_of (self, &kith_step_kind, "goal", kith_record_get_id (goal), "due", error);
  KithListItem *items = NULL;

  if (steps == NULL)
    return FALSE;
  items = g_new0 (KithListItem, steps->len + 1);
  keep (self, (char *) items);
  for (guint i = 0; i < steps->len; i++) {
    items[i].text = keep (self, g_strdup (get_text (g_ptr_array_index (steps, i), KITH_STEP_TEXT)));
    items[i].done = kith_record_has (g_ptr_array_index (steps, i), KITH_STEP_DONE_ON);
  }
  entry->steps = items;
  entry->n_steps = steps->len;
  return TRUE;
}

static gboolean
gather_ratings (Gather           *self,
                KithRecord       *goal,
                KithSummaryGoal  *entry,
                GError          **error)
{
  g_autoptr (GPtrArray) ratings = list_of (self, &kith_rating_kind, "goal", kith_record_get_id (goal), "date", error);

  if (ratings == NULL)
    return FALSE;
  entry->first_rating = entry->latest_rating = KITH_SUMMARY_UNKNOWN;
  entry->target_rating = kith_record_has (goal, KITH_GOAL_TARGET)
                           ? (int) kith_record_get_number (goal, KITH_GOAL_TARGET) : KITH_SUMMARY_UNKNOWN;
  if (ratings->len == 0)
    return TRUE;
  entry->first_rating = (int) kith_record_get_number (g_ptr_array_index (ratings, 0), KITH_RATING_SCORE);
  entry->latest_rating =
    (int) kith_record_get_number (g_ptr_array_index (ratings, ratings->len - 1), KITH_RATING_SCORE);
  return TRUE;
}

static gboolean
add_goal (Gather      *self,
          KithRecord  *goal,
          GError     **error)
{
  KithSummaryGoal entry = { NULL };
  const char *review = get_text (goal, KITH_GOAL_REVIEW);
  g_autofree char *title = kith_record_dup_title (goal);

  entry.text = keep (self, g_strdup (get_text (goal, KITH_GOAL_TEXT)));
  entry.area = keep (self, kith_record_format (goal, KITH_GOAL_AREA));
  if (!gather_steps (self, goal, &entry, error) || !gather_ratings (self, goal, &entry, error))
    return FALSE;
  g_array_append_val (self->goals, entry);
  if (g_strcmp0 (review, self->day) >= 0)
    /* Translators: a goal; what happens on a day */
    add_date (self, review, g_strdup_printf (_("Look at the goal again: %s"), title));
  return TRUE;
}

/* Good news: what it was, and the ISO day. */
typedef struct {
  const char *date;
  const char *text;
} News;

static int
compare_news (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 (((const News *) b)->date, ((const News *) a)->date);
}

static void
add_news (GArray     *news,
          const char *date,
          const char *text)
{
  News entry = { date, text };

  g_array_append_val (news, entry);
}

/* Goals that were achieved and what else went well, the latest of both. */
static gboolean
add_achievements (Gather     *self,
                  GPtrArray  *achieved,
                  GError    **error)
{
  g_autoptr (GArray) news = g_array_new (FALSE, FALSE, sizeof (News));
  g_autoptr (GPtrArray) list =
    list_of (self, &kith_achievement_kind, "student", kith_record_get_id (self->student), "-date", error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < achieved->len; i++)
    add_news (news, get_text (g_ptr_array_index (achieved, i), KITH_GOAL_ACHIEVED_DATE),
              get_text (g_ptr_array_index (achieved, i), KITH_GOAL_TEXT));
  for (guint i = 0; i < list->len; i++)
    add_news (news, get_text (g_ptr_array_index (list, i), KITH_ACHIEVEMENT_DATE),
              get_text (g_ptr_array_index (list, i), KITH_ACHIEVEMENT_TEXT));
  g_array_sort (news, compare_news);
  for (guint i = 0; i < news->len && self->achievements->len < MOST_ACHIEVEMENTS; i++) {
    const News *entry = &g_array_index (news, News, i);
    g_autofree char *day = kith_date_format_iso_short (entry->date);
    g_autofree char *text = kith_text_ellipsize (entry->text, 120);

    /* Translators: what was achieved, and the day */
    g_ptr_array_add (self->achievements, g_strdup_printf (_("%s (%s)"), text, day));
  }
  return TRUE;
}

static gboolean
gather_goals (Gather  *self,
              GError **error)
{
  g_autoptr (GPtrArray) list =
    list_of (self, &kith_goal_kind, "student", kith_record_get_id (self->student), "start", error);
  g_autoptr (GPtrArray) achieved = g_ptr_array_new ();

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++) {
    KithRecord *goal = g_ptr_array_index (list, i);
    const char *status = get_text (goal, KITH_GOAL_STATUS);

    if (g_strcmp0 (status, "active") == 0 && !add_goal (self, goal, error))
      return FALSE;
    if (g_strcmp0 (status, "achieved") == 0)
      g_ptr_array_add (achieved, goal);
  }
  return add_achievements (self, achieved, error);
}

/* Where too few goals are achieved yet, good news from notes the whole team may read. */
static gboolean
gather_good_news (Gather  *self,
                  GError **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_kind);
  g_autoptr (GPtrArray) notes = NULL;

  kith_query_where_student (query, kith_record_get_id (self->student));
  kith_query_where (query, "visibility", "team");
  kith_query_where_not_struck (query);
  kith_query_set_limit (query, NOTES_TO_LOOK_THROUGH);
  notes = kith_case_file_list (self->file, query, NULL, error);
  for (guint i = 0; notes != NULL && i < notes->len && self->achievements->len < MOST_ACHIEVEMENTS; i++) {
    const char *strengths = get_text (g_ptr_array_index (notes, i), KITH_NOTE_STRENGTHS);

    if (!kith_text_is_empty (strengths))
      g_ptr_array_add (self->achievements, kith_text_ellipsize (strengths, 120));
  }
  return notes != NULL;
}

static gboolean
gather_tasks (Gather  *self,
              GError **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_task_kind);
  g_autoptr (GPtrArray) tasks = NULL;

  kith_query_where_student (query, kith_record_get_id (self->student));
  kith_query_where (query, "done-on", NULL);
  kith_query_where_range (query, "due", self->day, NULL);
  tasks = kith_case_file_list (self->file, query, NULL, error);
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    add_date (self, get_text (g_ptr_array_index (tasks, i), KITH_TASK_DUE),
              g_strdup (get_text (g_ptr_array_index (tasks, i), KITH_TASK_TEXT)));
  return tasks != NULL;
}

static gboolean
gather_plans (Gather  *self,
              GError **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_plan_kind);
  g_autoptr (GPtrArray) plans = NULL;

  kith_query_where_student (query, kith_record_get_id (self->student));
  kith_query_where (query, "status", "planned");
  kith_query_where_range (query, "date", self->day, NULL);
  plans = kith_case_file_list (self->file, query, NULL, error);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    add_date (self, get_text (g_ptr_array_index (plans, i), KITH_PLAN_DATE),
              kith_record_dup_title (g_ptr_array_index (plans, i)));
  return plans != NULL;
}

/* A printed page lies about: what kind of appointment it is stays out of it where that says too much. */
static gboolean
gather_appointments (Gather  *self,
                     GError **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_appointment_kind);
  g_autoptr (GPtrArray) appointments = NULL;

  kith_query_where_student (query, kith_record_get_id (self->student));
  kith_query_where (query, "outcome", NULL);
  kith_query_where_range (query, "date", self->day, NULL);
  appointments = kith_case_file_list (self->file, query, NULL, error);
  for (guint i = 0; appointments != NULL && i < appointments->len; i++)
    add_date (self, get_text (g_ptr_array_index (appointments, i), KITH_APPOINTMENT_DATE),
              kith_appointment_dup_public_title (g_ptr_array_index (appointments, i)));
  return appointments != NULL;
}

/* Attendance of this term, and where it is going. */
static char *
dup_attendance_words (Gather     *self,
                      GPtrArray  *periods,
                      const char *term_start)
{
  g_autofree char *term = NULL;
  g_autofree char *trend_words = NULL;
  KithAttendanceSum sum = { 0 };
  KithAttendanceTrend trend = { 0 };

  kith_attendance_sum_of (periods, term_start, self->day, &sum);
  if (sum.possible == 0)
    return NULL;
  term = kith_attendance_sum_dup_words (&sum);
  kith_attendance_trend_of (periods, &self->today, &trend);
  trend_words = kith_attendance_trend_dup_words (&trend);
  if (*trend_words == '\0')
    /* Translators: attendance as a percentage */
    return g_strdup_printf (_("%s this term"), term);
  /* Translators: attendance as a percentage, and a sentence about how it changed */
  return g_strdup_printf (_("%s this term. %s"), term, trend_words);
}

static gboolean
gather_attendance (Gather  *self,
                   GError **error)
{
  g_autoptr (GPtrArray) periods =
    list_of (self, &kith_attendance_kind, "student", kith_record_get_id (self->student), NULL, error);
  g_autoptr (GPtrArray) calendar =
    periods != NULL ? kith_presets_current (self->file, &kith_calendar_day_kind, error) : NULL;
  g_autofree char *start = NULL;

  if (calendar == NULL)
    return FALSE;
  start = kith_attendance_dup_term_start (calendar, &self->today);
  self->summary.attendance = keep (self, dup_attendance_words (self, periods, start));
  return TRUE;
}

/* Whoever prints the page may have to ask; of what is held nothing stands on it. */
static gboolean
gather_safeguarding (Gather  *self,
                     GError **error)
{
  gboolean held = FALSE;

  if (!kith_concern_log_is_held (self->file, kith_record_get_id (self->student), &held, error))
    return FALSE;
  self->summary.safeguarding_held = held;
  return TRUE;
}

static void
gather_profile (Gather *self)
{
  KithStudentSummary *summary = &self->summary;
  KithRecord *student = self->student;
  int agreed = (int) kith_student_get_contact_days (student);
  const char *strengths = get_text (student, KITH_STUDENT_STRENGTHS);
  g_auto (GStrv) lines = g_strsplit (strengths != NULL ? strengths : "", "\n", -1);

  summary->preferred_name = get_text (student, KITH_STUDENT_PREFERRED_NAME);
  summary->legal_name = keep (self, kith_student_dup_legal_name (student));
  summary->reference = get_text (student, KITH_STUDENT_COLLEGE_ID);
  summary->pronouns = get_text (student, KITH_STUDENT_PRONOUNS);
  summary->age = kith_student_get_age (student, &self->today);
  summary->course = get_text (student, KITH_STUDENT_COURSE);
  summary->campus = get_text (student, KITH_STUDENT_CAMPUS);
  summary->own_words = get_text (student, KITH_STUDENT_OWN_WORDS);
  summary->what_helps = get_text (student, KITH_STUDENT_HELPS);
  summary->what_does_not_help = get_text (student, KITH_STUDENT_DOES_NOT_HELP);
  summary->what_matters = get_text (student, KITH_STUDENT_MATTERS);
  summary->last_contact = get_text (student, KITH_STUDENT_LAST_CONTACT);
  summary->agreed_contact = keep (self, g_strdup_printf (ngettext ("every day", "every %d days", (gulong) agreed),
                                                         agreed));
  for (guint i = 0; lines[i] != NULL; i++)
    if (!kith_text_is_empty (lines[i]))
      g_ptr_array_add (self->strengths, g_strdup (g_strstrip (lines[i])));
}

static void
point_summary (Gather *self)
{
  KithStudentSummary *summary = &self->summary;

  g_array_sort (self->dates, compare_dates);
  summary->people = (const KithSummaryPerson *) (gpointer) self->people->data;
  summary->n_people = self->people->len;
  summary->goals = (const KithSummaryGoal *) (gpointer) self->goals->data;
  summary->n_goals = self->goals->len;
  summary->dates = (const KithSummaryDate *) (gpointer) self->dates->data;
  summary->n_dates = MIN (self->dates->len, MOST_DATES);
  summary->strengths = (const char *const *) self->strengths->pdata;
  summary->n_strengths = self->strengths->len;
  summary->achievements = (const char *const *) self->achievements->pdata;
  summary->n_achievements = self->achievements->len;
}

static gboolean
gather (Gather        *self,
        KithCaseFile  *file,
        gint64         student,
        GError       **error)
{
  self->file = file;
  self->student = kith_case_file_load (file, &kith_student_kind, student, error);
  if (self->student == NULL)
    return FALSE;
  kith_case_file_get_today (file, &self->today);
  self->day = kith_date_to_iso (&self->today);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->people = g_array_new (FALSE, FALSE, sizeof (KithSummaryPerson));
  self->goals = g_array_new (FALSE, FALSE, sizeof (KithSummaryGoal));
  self->dates = g_array_new (FALSE, FALSE, sizeof (KithSummaryDate));
  self->strengths = g_ptr_array_new_with_free_func (g_free);
  self->achievements = g_ptr_array_new_with_free_func (g_free);
  gather_profile (self);
  if (!gather_people (self, error) || !gather_care (self, error) || !gather_goals (self, error) ||
      !gather_good_news (self, error) || !gather_tasks (self, error) || !gather_plans (self, error) ||
      !gather_appointments (self, error) || !gather_attendance (self, error) || !gather_safeguarding (self, error))
    return FALSE;
  point_summary (self);
  return TRUE;
}

static KithDocument *
make_document (Gather                  *self,
               const KithOutputOptions *options)
{
  g_autofree char *moment = kith_output_dup_moment (self->file);
  KithReportSetting setting;

  kith_output_begin (&setting, self->file, options, moment);
  return kith_report_student_summary (&self->summary, &setting);
}

/**
 * kith_summary_make:
 * @file: an open case file
 * @student: id of a student
 * @options: (nullable): how the student is named, and what stands at the top
 * @error: return location for an error
 *
 * Gathers what the actor may see of a student and makes the one-page summary. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_summary_make (KithCaseFile             *file,
                   gint64                    student,
                   const KithOutputOptions  *options,
                   GError                  **error)
{
  g_auto (Gather) self = { 0 };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) || !gather (&self, file, student, error))
    return NULL;
  return make_document (&self, options);
}
