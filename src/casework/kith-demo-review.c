/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-plan.h"
#include "kith-task.h"

static int
get_day_of (const KithDemoReview *review,
            guint                 number)
{
  return review->due - review->every * (int) (review->n_held - number);
}

static KithRecord *
make_review (KithDemo             *self,
             KithDemoStudent      *student,
             const KithDemoReview *review,
             int                   day)
{
  static const char *const times[] = { "09:30", "10:00", "11:00", "13:30", "14:00", "15:15" };
  KithRecord *plan = kith_record_new (&kith_plan_kind);

  kith_record_set_number (plan, KITH_PLAN_STUDENT, student->id);
  kith_record_set_text (plan, KITH_PLAN_TYPE, review->type);
  kith_record_set_text (plan, KITH_PLAN_STATUS, "planned");
  kith_record_set_text (plan, KITH_PLAN_TIME, times[kith_demo_below (self, G_N_ELEMENTS (times))]);
  kith_record_set_text (plan, KITH_PLAN_AUTHORITY, student->authority);
  kith_demo_set_day (self, plan, KITH_PLAN_DATE, day);
  kith_demo_set_composed (self, plan, KITH_PLAN_PLACE, "plan-place", student);
  kith_demo_set_lines (self, plan, KITH_PLAN_AGENDA, "plan-agenda", 4, student);
  return plan;
}

static void
set_present (KithDemo        *self,
             KithRecord      *plan,
             KithDemoStudent *student)
{
  const KithDemoPerson *coach = &g_array_index (self->coaches, KithDemoPerson, student->coach);
  const KithDemoPerson *mentor = &g_array_index (self->mentors, KithDemoPerson, student->mentor);
  g_autofree char *tutor = kith_demo_dup_outsider (self);
  g_autofree char *present =
    g_strdup_printf ("%s\n%s, support coach\n%s, tutor%s%s%s", student->name.given, coach->name, tutor,
                     student->has_mentor ? "\n" : "", student->has_mentor ? mentor->name : "",
                     student->has_mentor ? ", peer mentor" : "");

  kith_record_set_text (plan, KITH_PLAN_ATTENDEES, present);
}

static void
set_held (KithDemo        *self,
          KithRecord      *plan,
          KithDemoStudent *student,
          int              next)
{
  kith_record_set_text (plan, KITH_PLAN_STATUS, "held");
  kith_demo_set_day (self, plan, KITH_PLAN_NEXT_DUE, next);
  kith_demo_set_composed (self, plan, KITH_PLAN_CHAIR, "chair", student);
  kith_demo_set_composed (self, plan, KITH_PLAN_MINUTES, "plan-minutes", student);
  kith_demo_set_composed (self, plan, KITH_PLAN_OUTCOME, "plan-outcome", student);
  if (kith_demo_chance (self, 70))
    kith_demo_set_composed (self, plan, KITH_PLAN_OWN_WORDS, "plan-words", student);
  if (g_str_equal (kith_record_get_text (plan, KITH_PLAN_TYPE), "pathway"))
    kith_record_set_text (plan, KITH_PLAN_HEADS, "contact education accommodation money health");
  set_present (self, plan, student);
}

static gboolean
add_action (KithDemo         *self,
            KithDemoStudent  *student,
            KithRecord       *plan,
            int               day,
            GError          **error)
{
  g_autoptr (KithRecord) task = kith_record_new (&kith_task_kind);
  const KithDemoPerson *coach = &g_array_index (self->coaches, KithDemoPerson, student->coach);
  int due = day + kith_demo_between (self, 7, 28);
  int done = due - kith_demo_between (self, 0, 6);

  kith_record_set_number (task, KITH_TASK_STUDENT, student->id);
  kith_record_set_number (task, KITH_TASK_PERSON, coach->id);
  kith_record_set_number (task, KITH_TASK_PLAN, kith_record_get_id (plan));
  kith_demo_set_composed (self, task, KITH_TASK_TEXT, "plan-action", student);
  kith_demo_set_day (self, task, KITH_TASK_DUE, due);
  if (done < self->n_days && kith_demo_chance (self, 90))
    kith_demo_set_day (self, task, KITH_TASK_DONE_ON, done);
  return kith_demo_save (self, task, error);
}

/* Held as planned, now and then not; the actions agreed become tasks. */
static gboolean
hold (KithDemo         *self,
      KithDemoStudent  *student,
      KithDemoReview   *review,
      int               day,
      int               next,
      GError          **error)
{
  g_autoptr (KithRecord) plan = kith_case_file_load (self->file, &kith_plan_kind, review->next, error);

  if (plan == NULL)
    return FALSE;
  if (kith_demo_chance (self, 4)) {
    kith_record_set_text (plan, KITH_PLAN_STATUS, "not-held");
    kith_demo_set_composed (self, plan, KITH_PLAN_NOT_HELD_REASON, "not-held", student);
    return kith_demo_save (self, plan, error);
  }
  kith_demo_set_day (self, plan, KITH_PLAN_DATE, day);
  set_held (self, plan, student, next);
  return kith_demo_save (self, plan, error) && add_action (self, student, plan, day, error);
}

static gboolean
plan_next (KithDemo         *self,
           KithDemoStudent  *student,
           KithDemoReview   *review,
           int               day,
           GError          **error)
{
  g_autoptr (KithRecord) plan = make_review (self, student, review, day);

  if (!kith_demo_save (self, plan, error))
    return FALSE;
  review->next = kith_record_get_id (plan);
  return TRUE;
}

static gboolean
plan_ehc_review (KithDemo         *self,
                 KithDemoStudent  *student,
                 GError          **error)
{
  KithDemoReview yearly = { .type = "ehc" };
  int day = kith_demo_get_working_day (self, self->n_days + kith_demo_between (self, 4, 300));

  return !student->has_ehc_plan || student->leaves || plan_next (self, student, &yearly, day, error);
}

/* The first event of a review plans it; each one after that holds it and plans the following. */
gboolean
kith_demo_hold_review (KithDemo             *self,
                       KithDemoStudent      *student,
                       const KithDemoEvent  *event,
                       GError              **error)
{
  KithDemoReview *review = &student->reviews[event->goal];
  int next = kith_demo_get_working_day (self, get_day_of (review, event->number));

  if (event->number == 0 && event->goal == 0 && !plan_ehc_review (self, student, error))
    return FALSE;
  if (event->number > 0 && !hold (self, student, review, event->day, next, error))
    return FALSE;
  return (student->leaves && event->number == review->n_held) || plan_next (self, student, review, next, error);
}
