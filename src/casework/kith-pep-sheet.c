/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-pep-sheet.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-minutes.h"
#include "kith-period.h"
#include "kith-report-pep.h"
#include "kith-text.h"

#include <glib/gi18n.h>

#define MOST_ACHIEVEMENTS 5

#define STUDENT_TEXT(gather, field) kith_record_get_text ((gather)->student, KITH_STUDENT_##field)

/* Everything the sheet borrows lives here until it is made. */
typedef struct {
  KithCaseFile *file;
  KithRecord *student;
  KithRecord *last;
  KithRecord *next;
  GDate today;
  GPtrArray *kept;
  GPtrArray *achievements;
  GArray *goals;
  GArray *people;
  GArray *actions;
  KithPep pep;
} Gather;

static void
gather_clear (Gather *self)
{
  g_clear_object (&self->student);
  g_clear_object (&self->last);
  g_clear_object (&self->next);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->achievements, g_ptr_array_unref);
  g_clear_pointer (&self->goals, g_array_unref);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->actions, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static char *
keep (Gather *self,
      char   *text)
{
  g_ptr_array_add (self->kept, text);
  return text;
}

static GPtrArray *
list_of (Gather          *self,
         const KithKind  *kind,
         const char      *field,
         gint64           id,
         const char      *order,
         GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autofree char *stored = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  kith_query_where (query, field, stored);
  kith_query_set_order (query, order);
  return kith_case_file_list (self->file, query, NULL, error);
}

static GPtrArray *
list_of_student (Gather          *self,
                 const KithKind  *kind,
                 const char      *order,
                 GError         **error)
{
  return list_of (self, kind, "student", kith_record_get_id (self->student), order, error);
}

static void
fill_student (Gather *self)
{
  self->pep.preferred_name = STUDENT_TEXT (self, PREFERRED_NAME);
  self->pep.legal_name = keep (self, kith_student_dup_legal_name (self->student));
  self->pep.reference = STUDENT_TEXT (self, COLLEGE_ID);
  self->pep.course = STUDENT_TEXT (self, COURSE);
  self->pep.level = keep (self, kith_record_format (self->student, KITH_STUDENT_LEVEL));
  self->pep.year = keep (self, kith_record_format (self->student, KITH_STUDENT_YEAR));
  self->pep.own_words = STUDENT_TEXT (self, OWN_WORDS);
  self->pep.what_helps = STUDENT_TEXT (self, HELPS);
}

static gboolean
gather_care (Gather  *self,
             GError **error)
{
  g_autoptr (GPtrArray) list = list_of_student (self, &kith_care_status_kind, NULL, error);
  const char *authority = STUDENT_TEXT (self, RESPONSIBLE_LA);

  if (list == NULL)
    return FALSE;
  self->pep.care_status = keep (self, kith_care_statuses_dup_words (list, &self->today));
  for (guint i = 0; authority == NULL && i < list->len; i++)
    if (kith_care_status_covers (g_ptr_array_index (list, i), &self->today))
      authority = kith_record_get_text (g_ptr_array_index (list, i), KITH_CARE_STATUS_RESPONSIBLE_LA);
  self->pep.local_authority = keep (self, g_strdup (authority));
  return TRUE;
}

static gboolean
gather_plans (Gather  *self,
              GError **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_plan_kind);
  g_autoptr (GPtrArray) planned = NULL;
  g_autoptr (GError) local_error = NULL;

  self->last = kith_minutes_find_last (self->file, kith_record_get_id (self->student), "pep", &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  kith_query_where_student (query, kith_record_get_id (self->student));
  kith_query_where (query, "type", "pep");
  kith_query_where (query, "status", "planned");
  kith_query_set_order (query, "date");
  planned = kith_case_file_list (self->file, query, NULL, error);
  if (planned == NULL)
    return FALSE;
  self->next = planned->len > 0 ? g_object_ref (g_ptr_array_index (planned, 0)) : NULL;
  self->actions = self->last != NULL ? kith_minutes_list_actions (self->file, self->last, self->kept, error)
                                     : g_array_new (FALSE, TRUE, sizeof (KithMinutesAction));
  return self->actions != NULL;
}

static void
fill_plans (Gather *self)
{
  if (self->next != NULL)
    self->pep.date = kith_record_get_text (self->next, KITH_PLAN_DATE);
  if (self->last == NULL)
    return;
  self->pep.last_held = kith_record_get_text (self->last, KITH_PLAN_DATE);
  self->pep.last_outcome = kith_record_get_text (self->last, KITH_PLAN_OUTCOME);
}

static char *
dup_percent (KithRecord *attendance)
{
  gint64 possible = kith_record_get_number (attendance, KITH_ATTENDANCE_POSSIBLE);
  gint64 attended = kith_record_get_number (attendance, KITH_ATTENDANCE_ATTENDED);
  g_autofree char *period = kith_record_dup_title (attendance);

  if (possible <= 0)
    return NULL;
  /* Translators: a percentage, sessions attended, sessions there were, and the days they were in */
  return g_strdup_printf (_("%d%% (%d of %d sessions), %s"), (int) ((attended * 100 + possible / 2) / possible),
                          (int) attended, (int) possible, period);
}

static gboolean
gather_attendance (Gather  *self,
                   GError **error)
{
  g_autoptr (GPtrArray) list = list_of_student (self, &kith_attendance_kind, "-until", error);
  KithRecord *latest = NULL;
  int late, authorised;

  if (list == NULL)
    return FALSE;
  if (list->len == 0)
    return TRUE;
  latest = g_ptr_array_index (list, 0);
  late = (int) kith_record_get_number (latest, KITH_ATTENDANCE_LATE);
  authorised = (int) kith_record_get_number (latest, KITH_ATTENDANCE_AUTHORISED);
  self->pep.attendance = keep (self, dup_percent (latest));
  if (late > 0 || authorised > 0)
    /* Translators: how many sessions somebody was late for, and how many they missed with permission */
    self->pep.attendance_note = keep (self, g_strdup_printf (_("Late: %d. Authorised absence: %d."), late, authorised));
  return TRUE;
}

static gboolean
gather_achievements (Gather  *self,
                     GError **error)
{
  g_autoptr (GPtrArray) list = list_of_student (self, &kith_achievement_kind, "-date", error);

  for (guint i = 0; list != NULL && i < MIN (list->len, MOST_ACHIEVEMENTS); i++) {
    KithRecord *achievement = g_ptr_array_index (list, i);
    g_autofree char *day = kith_date_format_iso_short (kith_record_get_text (achievement, KITH_ACHIEVEMENT_DATE));

    g_ptr_array_add (self->achievements,
                     /* Translators: what went well, and the day */
                     keep (self, g_strdup_printf (_("%s (%s)"), kith_record_get_text (achievement, KITH_ACHIEVEMENT_TEXT),
                                                  day)));
  }
  return list != NULL;
}

static gboolean
gather_steps (Gather       *self,
              KithRecord   *goal,
              KithPepGoal  *entry,
              GError      **error)
{
  g_autoptr (GPtrArray) steps = list_of (self, &kith_step_kind, "goal", kith_record_get_id (goal), "due", error);
  KithListItem *items = NULL;

  if (steps == NULL)
    return FALSE;
  items = g_new0 (KithListItem, steps->len + 1);
  keep (self, (char *) items);
  for (guint i = 0; i < steps->len; i++) {
    items[i].text = keep (self, g_strdup (kith_record_get_text (g_ptr_array_index (steps, i), KITH_STEP_TEXT)));
    items[i].done = kith_record_has (g_ptr_array_index (steps, i), KITH_STEP_DONE_ON);
  }
  entry->steps = items;
  entry->n_steps = steps->len;
  return TRUE;
}

static gboolean
gather_rating (Gather       *self,
               KithRecord   *goal,
               KithPepGoal  *entry,
               GError      **error)
{
  g_autoptr (GPtrArray) ratings = list_of (self, &kith_rating_kind, "goal", kith_record_get_id (goal), "-date", error);

  if (ratings == NULL)
    return FALSE;
  if (ratings->len > 0)
    /* Translators: a rating from 0 to 10 */
    entry->now = keep (self, g_strdup_printf (_("Now at %d of 10"),
                                              (int) kith_record_get_number (g_ptr_array_index (ratings, 0),
                                                                            KITH_RATING_SCORE)));
  return TRUE;
}

static gboolean
gather_goals (Gather  *self,
              GError **error)
{
  g_autoptr (GPtrArray) list = list_of_student (self, &kith_goal_kind, "start", error);

  for (guint i = 0; list != NULL && i < list->len; i++) {
    KithRecord *goal = g_ptr_array_index (list, i);
    KithPepGoal entry = { NULL };

    if (g_strcmp0 (kith_record_get_text (goal, KITH_GOAL_STATUS), "active") != 0)
      continue;
    entry.text = keep (self, g_strdup (kith_record_get_text (goal, KITH_GOAL_TEXT)));
    if (!gather_steps (self, goal, &entry, error) || !gather_rating (self, goal, &entry, error))
      return FALSE;
    g_array_append_val (self->goals, entry);
  }
  return list != NULL;
}

static void
add_staff (Gather     *self,
           KithRecord *assignment)
{
  gint64 id = kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON);
  g_autoptr (GPtrArray) found = kith_case_file_load_many (self->file, &kith_person_kind, &id, 1, NULL);
  KithRecord *person = found != NULL && found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
  KithPepPerson entry = { NULL };

  if (person == NULL || !kith_assignment_is_current_on (assignment, &self->today))
    return;
  entry.role = keep (self, kith_record_format (assignment, KITH_ASSIGNMENT_ROLE));
  entry.name = keep (self, kith_record_dup_title (person));
  entry.phone = keep (self, g_strdup (kith_record_get_text (person, KITH_PERSON_PHONE)));
  entry.email = keep (self, g_strdup (kith_record_get_text (person, KITH_PERSON_EMAIL)));
  g_array_append_val (self->people, entry);
}

/* Nobody is invited whom the student does not want contacted. */
static void
add_professional (Gather     *self,
                  KithRecord *professional)
{
  KithPepPerson entry = { NULL };

  if (!kith_period_covers (kith_record_get_text (professional, KITH_PROFESSIONAL_FROM),
                           kith_record_get_text (professional, KITH_PROFESSIONAL_UNTIL), &self->today) ||
      g_strcmp0 (kith_record_get_text (professional, KITH_PROFESSIONAL_MAY_CONTACT), "no") == 0)
    return;
  entry.role = keep (self, kith_record_format (professional, KITH_PROFESSIONAL_ROLE));
  entry.name = keep (self, g_strdup (kith_record_get_text (professional, KITH_PROFESSIONAL_NAME)));
  entry.phone = keep (self, g_strdup (kith_record_get_text (professional, KITH_PROFESSIONAL_PHONE)));
  entry.email = keep (self, g_strdup (kith_record_get_text (professional, KITH_PROFESSIONAL_EMAIL)));
  g_array_append_val (self->people, entry);
}

static gboolean
gather_people (Gather  *self,
               GError **error)
{
  g_autoptr (GPtrArray) staff = list_of_student (self, &kith_assignment_kind, "-main from", error);
  g_autoptr (GPtrArray) professionals =
    staff != NULL ? list_of_student (self, &kith_professional_kind, NULL, error) : NULL;

  if (professionals == NULL)
    return FALSE;
  for (guint i = 0; i < staff->len; i++)
    add_staff (self, g_ptr_array_index (staff, i));
  for (guint i = 0; i < professionals->len; i++)
    add_professional (self, g_ptr_array_index (professionals, i));
  return TRUE;
}

static void
point_pep (Gather *self)
{
  KithPep *pep = &self->pep;

  pep->achievements = (const char *const *) self->achievements->pdata;
  pep->n_achievements = self->achievements->len;
  pep->goals = (const KithPepGoal *) (gpointer) self->goals->data;
  pep->n_goals = self->goals->len;
  pep->people = (const KithPepPerson *) (gpointer) self->people->data;
  pep->n_people = self->people->len;
  pep->actions = (const KithMinutesAction *) (gpointer) self->actions->data;
  pep->n_actions = self->actions->len;
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
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->achievements = g_ptr_array_new ();
  self->goals = g_array_new (FALSE, FALSE, sizeof (KithPepGoal));
  self->people = g_array_new (FALSE, FALSE, sizeof (KithPepPerson));
  fill_student (self);
  if (!gather_care (self, error) || !gather_plans (self, error) || !gather_attendance (self, error) ||
      !gather_achievements (self, error) || !gather_goals (self, error) || !gather_people (self, error))
    return FALSE;
  fill_plans (self);
  point_pep (self);
  return TRUE;
}

/**
 * kith_pep_sheet_make:
 * @file: an open case file
 * @student: id of a student
 * @options: (nullable): how the student is named, and what stands at the top
 * @error: return location for an error
 *
 * Gathers what the actor may see of a student and makes the preparation sheet for their PEP. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_pep_sheet_make (KithCaseFile             *file,
                     gint64                    student,
                     const KithOutputOptions  *options,
                     GError                  **error)
{
  g_auto (Gather) self = { 0 };
  g_autofree char *moment = NULL;
  KithReportSetting setting;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) || !gather (&self, file, student, error))
    return NULL;
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  self.pep.college = setting.organisation;
  return kith_report_pep (&self.pep, &setting);
}
