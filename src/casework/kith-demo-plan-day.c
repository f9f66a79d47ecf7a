/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

/* What comes when: reviews, appointments, sessions and the rest of what fills the days of a history. */

#define MOST_HELD 3
#define SESSIONS_BEFORE 4

static gboolean
has_been_in_care (const KithDemoStudent *student)
{
  return student->care <= KITH_DEMO_CARE_ALONE;
}

static void
plan_review (KithDemo   *self,
             guint       position,
             const char *type,
             int         every)
{
  KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, position);
  KithDemoReview *review = &student->reviews[student->n_reviews];
  gboolean is_late = !student->leaves && kith_demo_chance (self, 8);
  int ahead = is_late ? -kith_demo_between (self, 1, 12) : kith_demo_between (self, 0, every - 12);
  int due = kith_demo_get_working_day (self, MIN (self->n_days, student->end + 1) + ahead);

  *review = (KithDemoReview) { type, every, due, 0, 0 };
  while (review->n_held < MOST_HELD && due - every * (int) (review->n_held + 1) > student->start + 14)
    review->n_held++;
  for (guint i = 0; i <= review->n_held; i++) {
    int held = due - every * (int) (review->n_held + 1 - i);

    kith_demo_add_event (self, KITH_DEMO_EVENT_REVIEW, position, i == 0 ? student->start + 1 : held, 15 * 60,
                         student->n_reviews, i);
  }
  student->n_reviews++;
}

/* Terms are about a hundred days apart; the others as the law has them. Source: section 2.3 of the domain reference. */
static void
plan_reviews (KithDemo *self,
              guint     position)
{
  KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, position);

  if (!has_been_in_care (student)) {
    plan_review (self, position, "college", 98);
  } else if (kith_demo_is_adult_on (self, student, self->n_days)) {
    plan_review (self, position, "pathway", 182);
  } else {
    plan_review (self, position, "pep", 98);
    plan_review (self, position, "looked-after", 182);
  }
}

/* Two in three have an appointment coming in the next fortnight or just behind them; some have several. */
static void
plan_appointments (KithDemo *self,
                   guint     position)
{
  KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, position);
  guint number = 0;
  int soon = 0;

  if (student->leaves || student->is_prospective)
    return;
  for (int past = 150; past > 2; past -= kith_demo_between (self, 40, 120))
    if (self->n_days - past > student->start)
      kith_demo_add_event (self, KITH_DEMO_EVENT_APPOINTMENT, position,
                           kith_demo_get_working_day (self, self->n_days - past), 17 * 60, 0, number++);
  if (!kith_demo_chance (self, 35))
    return;
  soon = self->n_days - kith_demo_between (self, 1, 6);
  /* nobody had one before they came */
  if (soon > student->start)
    kith_demo_add_event (self, KITH_DEMO_EVENT_APPOINTMENT, position, soon, 11 * 60, 1, number++);
}

/* The weeks of this academic year, each written down on its Friday. */
static void
plan_attendance (KithDemo *self,
                 guint     position)
{
  KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, position);
  int begin = kith_demo_get_year_begin (self, self->n_days) + 31;
  GDate first = self->first;

  if (student->is_prospective)
    return;
  student->attends_less = kith_demo_chance (self, 10);
  if (self->settings.n_students > KITH_DEMO_MANY)
    begin = MAX (begin, self->n_days - 8 * 7);
  begin = MAX (begin, student->start);
  g_date_add_days (&first, (guint) begin);
  begin += (G_DATE_FRIDAY + 7 - (int) g_date_get_weekday (&first)) % 7;
  for (int friday = begin; friday <= MIN (student->end, self->n_days - 1); friday += 7)
    kith_demo_add_event (self, KITH_DEMO_EVENT_ATTENDANCE, position, friday, 18 * 60, 0, 0);
}

static void
plan_progress (KithDemo *self,
               guint     position)
{
  KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, position);
  guint number = 0;

  for (int day = student->start + 25; day < student->end && number < 4; day += kith_demo_between (self, 85, 115))
    if (!student->is_prospective)
      kith_demo_add_event (self, KITH_DEMO_EVENT_SELF_RATING, position, day, 14 * 60, 0, number++);
  for (int day = student->start + kith_demo_between (self, 10, 150); day < student->end;
       day += kith_demo_between (self, 60, 300))
    kith_demo_add_event (self, KITH_DEMO_EVENT_ACHIEVEMENT, position, day, 16 * 60 + 30, 0, 0);
}

static void
plan_money_and_moves (KithDemo *self,
                      guint     position)
{
  KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, position);
  int applied = MAX (kith_demo_get_year_begin (self, self->n_days) + 40, student->start + 3);
  int moved = position == KITH_DEMO_JUST_MOVED && !student->leaves ? self->n_days - 9
                                               : student->start + kith_demo_between (self, 20, 400);

  if (!student->is_prospective && applied < MIN (student->end, self->n_days))
    kith_demo_add_event (self, KITH_DEMO_EVENT_BURSARY, position, applied, 10 * 60, 0, 0);
  if (moved < student->end && (position == KITH_DEMO_JUST_MOVED || kith_demo_chance (self, 25)))
    kith_demo_add_event (self, KITH_DEMO_EVENT_MOVE, position, moved, 9 * 60 + 30, 0, 0);
}

/* Decides what happens around the student at @position, and when. */
void
kith_demo_plan_day (KithDemo *self,
                    guint     position)
{
  KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, position);

  kith_demo_add_event (self, KITH_DEMO_EVENT_SETTLE, position, student->start, 8 * 60 + 40, 0, 0);
  plan_reviews (self, position);
  plan_appointments (self, position);
  plan_attendance (self, position);
  plan_progress (self, position);
  plan_money_and_moves (self, position);
}

/* Decides what the team does together: a session with each mentor every fortnight, and what lies on the desks. */
void
kith_demo_plan_team (KithDemo *self)
{
  guint n_mentors = MAX (self->settings.n_students / 25, 2);

  for (guint mentor = 1; mentor < n_mentors; mentor++) {
    int day = self->n_days - kith_demo_between (self, 1, 9);

    kith_demo_add_event (self, KITH_DEMO_EVENT_SESSION, mentor, day, 12 * 60, 1, 0);
    for (int i = 1; i <= SESSIONS_BEFORE; i++)
      kith_demo_add_event (self, KITH_DEMO_EVENT_SESSION, mentor, kith_demo_get_working_day (self, day - 14 * i),
                           17 * 60 + 15, 0, (guint) i);
  }
  kith_demo_add_event (self, KITH_DEMO_EVENT_DESK, 0, self->n_days - 1, 17 * 60 + 50, 0, 0);
  kith_demo_plan_programmes (self);
  kith_demo_plan_report (self);
  kith_demo_plan_requests (self);
  kith_demo_plan_retention (self);
}
