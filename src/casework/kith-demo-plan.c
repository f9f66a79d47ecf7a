/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-date.h"

#include <math.h>

/* What a team writes about one student in a year, domain research: about fifty notes. */
#define NOTES_A_YEAR 50
#define MOST_YEARS 10

/* How far apart the student most is written about and the one least are: a little of Zipf's law. */
#define UNEVENNESS 0.4

static KithDemoStudent *
get_student (KithDemo *self,
             guint     position)
{
  return &g_array_index (self->students, KithDemoStudent, position);
}

static guint
count_people (guint students,
              guint each,
              guint least)
{
  return MAX (students / each, least);
}

/* The history begins with an academic year, so many years ago that the notes are as dense as in life. */
static void
set_first_day (KithDemo    *self,
               const GDate *today)
{
  guint each = self->settings.n_notes / MAX (self->settings.n_students, 1);
  guint years = CLAMP ((each + NOTES_A_YEAR - 1) / NOTES_A_YEAR, 1, MOST_YEARS);
  GDateYear year = g_date_get_year (today);

  if (g_date_get_month (today) < G_DATE_AUGUST)
    year--;
  g_date_set_dmy (&self->first, 1, G_DATE_AUGUST, (GDateYear) (year - years));
  self->n_days = g_date_days_between (&self->first, today);
}

/* The first days of September, now and then later in the year; never after yesterday. */
static int
draw_start (KithDemo *self)
{
  guint n_years = (guint) self->n_days / 365 + 1;
  guint year = kith_demo_chance (self, 45) ? n_years - 1 : kith_demo_below (self, n_years);
  int day = (int) year * 365 + (int) year / 4;

  day += kith_demo_chance (self, 88) ? kith_demo_between (self, 32, 45) : kith_demo_between (self, 60, 240);
  return CLAMP (day, 1, self->n_days - 5);
}

static void
draw_birth (KithDemo        *self,
            KithDemoStudent *student)
{
  int days = kith_demo_chance (self, 78) ? kith_demo_between (self, 16 * 366, 18 * 366 + 100)
                                         : kith_demo_between (self, 19 * 366, 23 * 366);

  student->birth = self->first;
  g_date_add_days (&student->birth, (guint) student->start);
  g_date_subtract_days (&student->birth, (guint) days);
}

static KithDemoCare
draw_care (KithDemo *self)
{
  static const guint weights[] = { 62, 7, 9, 8, 6, 4, 4 };
  guint place = kith_demo_below (self, 100);
  guint care = 0;

  while (care + 1 < G_N_ELEMENTS (weights) && place >= weights[care]) {
    place -= weights[care];
    care++;
  }
  return (KithDemoCare) care;
}

static void
draw_course_of_life (KithDemo        *self,
                     KithDemoStudent *student)
{
  int stayed = self->n_days - student->start;

  student->is_prospective = kith_demo_chance (self, 3);
  student->leaves = !student->is_prospective && stayed > 120 && kith_demo_chance (self, 12);
  student->pauses = !student->is_prospective && !student->leaves && stayed > 60 && kith_demo_chance (self, 4);
  if (student->is_prospective)
    student->start = self->n_days - kith_demo_between (self, 3, 25);
  student->end = student->leaves ? student->start + kith_demo_between (self, 60, stayed - 5) : self->n_days - 1;
  student->last_note = student->end;
  if (!student->leaves && kith_demo_chance (self, 10)) {
    int silent = kith_demo_between (self, 15, 45);

    student->last_note = MAX (student->start + 1, student->end - silent);
  }
}

static void
draw_support (KithDemo        *self,
              KithDemoStudent *student,
              guint            position)
{
  guint n_mentors = count_people (self->settings.n_students, 25, 2);
  guint n_coaches = count_people (self->settings.n_students, 30, 2);

  student->mentor = kith_demo_below (self, n_mentors);
  /* The first coach is whoever looks around in the demonstration. */
  student->coach = position < 12 ? 0 : kith_demo_below (self, n_coaches);
  student->has_mentor = !student->is_prospective && (student->start < self->n_days - 90 || kith_demo_chance (self, 80));
}

/* In a small college two people of one name are rare; in a large one they are not. */
static void
draw_name (KithDemo        *self,
           KithDemoStudent *student)
{
  for (guint i = 0; i < 3; i++) {
    g_autofree char *full = NULL;

    kith_demo_name_clear (&student->name);
    kith_demo_draw_name (self, &student->name);
    full = kith_demo_name_dup_full (&student->name);
    if (g_hash_table_add (self->names, g_steal_pointer (&full)))
      return;
  }
}

/* Somebody in care who turns eighteen soon, whatever chance says: there is something to prepare for. */
static void
make_nearly_eighteen (KithDemo        *self,
                      KithDemoStudent *student)
{
  student->birth = self->first;
  g_date_add_days (&student->birth, (guint) (self->n_days + 24));
  g_date_subtract_years (&student->birth, 18);
  student->care = KITH_DEMO_CARE_LOOKED_AFTER;
  student->start = MAX (student->start, self->n_days - 500);
  student->end = student->last_note = self->n_days - 1;
  student->leaves = student->pauses = student->is_prospective = FALSE;
}

/* Entered a second time by somebody in a hurry: the same name and birthday, and hardly anything else. */
static void
make_double (KithDemo        *self,
             KithDemoStudent *student,
             KithDemoStudent *original)
{
  kith_demo_name_clear (&student->name);
  student->name = (KithDemoName) { g_strdup (original->name.given), g_strdup (original->name.family),
                                   g_strdup (original->name.pronoun) };
  student->birth = original->birth;
  student->care = KITH_DEMO_CARE_CLAIMED;
  student->start = self->n_days - 12;
  student->end = student->last_note = self->n_days - 1;
  student->leaves = student->pauses = student->is_prospective = student->has_mentor = FALSE;
  student->weight = 0.01;
}

/* What every demonstration has, however small. */
static void
plan_somebody_special (KithDemo *self,
                       guint     position)
{
  if (self->settings.n_students < KITH_DEMO_LEAST_FOR_SPECIAL)
    return;
  if (position == KITH_DEMO_NEARLY_EIGHTEEN)
    make_nearly_eighteen (self, get_student (self, position));
  else if (position + 1 == self->settings.n_students)
    make_double (self, get_student (self, position), get_student (self, KITH_DEMO_ENTERED_TWICE));
}

static void
plan_student (KithDemo *self,
              guint     position)
{
  KithDemoStudent *student = get_student (self, position);

  draw_name (self, student);
  student->start = draw_start (self);
  draw_birth (self, student);
  student->care = draw_care (self);
  draw_course_of_life (self, student);
  draw_support (self, student, position);
  student->interest = kith_demo_pick (self, "interest");
  student->campus = kith_demo_pick (self, "campus");
  student->weight = pow (1 + kith_demo_below (self, self->settings.n_students), -UNEVENNESS) *
                    (student->is_prospective ? 0.01 : student->last_note - student->start + 1);
  plan_somebody_special (self, position);
}

/* Reviews, appointments, sessions and all that fills a day. */
static void
plan_days (KithDemo *self)
{
  kith_demo_swap_chance (self);
  for (guint i = 0; i < self->students->len; i++)
    kith_demo_plan_day (self, i);
  kith_demo_plan_team (self);
  kith_demo_plan_concerns (self);
  kith_demo_swap_chance (self);
}

void
kith_demo_add_event (KithDemo          *self,
                     KithDemoEventType  type,
                     guint              student,
                     int                day,
                     int                minute,
                     guint              goal,
                     guint              number)
{
  KithDemoEvent event = { (guint16) CLAMP (day, 0, self->n_days - 1), (guint16) minute, (guint8) type, (guint8) goal,
                          student, number };

  g_array_append_val (self->events, event);
}

static void
plan_goal (KithDemo *self,
           guint     position,
           guint     goal)
{
  KithDemoStudent *student = get_student (self, position);
  int span = student->end - student->start;
  int day = student->start + kith_demo_between (self, 5, MAX (6, span * 2 / 3));
  guint number = 0;

  if (day >= student->end)
    return;
  kith_demo_add_event (self, KITH_DEMO_EVENT_GOAL, position, day, 9 * 60, goal, 0);
  for (int rated = day; rated < student->end && number < 8; rated += kith_demo_between (self, 30, 60))
    kith_demo_add_event (self, KITH_DEMO_EVENT_RATING, position, rated, 16 * 60, goal, number++);
}

static int
get_eighteenth (KithDemo        *self,
                KithDemoStudent *student)
{
  GDate adult = student->birth;

  g_date_add_years (&adult, 18);
  return g_date_days_between (&self->first, &adult);
}

gboolean
kith_demo_is_adult_on (KithDemo        *self,
                       KithDemoStudent *student,
                       int              day)
{
  return get_eighteenth (self, student) <= day;
}

static void
plan_life (KithDemo *self,
           guint     position)
{
  KithDemoStudent *student = get_student (self, position);
  int comes_of_age = get_eighteenth (self, student);

  /* Nothing happens on the last day, so nobody comes of age on it. */
  if (comes_of_age == self->n_days) {
    g_date_subtract_days (&student->birth, 7);
    comes_of_age = get_eighteenth (self, student);
  }
  kith_demo_add_event (self, KITH_DEMO_EVENT_STUDENT, position, student->start, 8 * 60 + 30, 0, 0);
  if (comes_of_age > student->start && comes_of_age < self->n_days)
    kith_demo_add_event (self, KITH_DEMO_EVENT_ADULT, position, comes_of_age, 8 * 60 + 45, 0, 0);
  if (student->leaves)
    kith_demo_add_event (self, KITH_DEMO_EVENT_LEAVE, position, student->end, 17 * 60 + 30, 0, 0);
  if (student->pauses)
    kith_demo_add_event (self, KITH_DEMO_EVENT_PAUSE, position, self->n_days - kith_demo_between (self, 2, 20), 17 * 60, 0, 0);
  student->n_goals = student->is_prospective ? 0 : 1 + kith_demo_below (self, KITH_DEMO_MOST_GOALS);
  for (guint i = 0; i < student->n_goals; i++)
    plan_goal (self, position, i);
}

/* Exactly as many notes as were asked for, by the largest remainder. */
static void
share_notes_out (KithDemo *self)
{
  double total = 0, due = 0;
  guint given = 0;

  for (guint i = 0; i < self->students->len; i++)
    total += get_student (self, i)->weight;
  for (guint i = 0; i < self->students->len; i++) {
    KithDemoStudent *student = get_student (self, i);

    due += student->weight / total * self->settings.n_notes;
    student->n_notes = i + 1 == self->students->len ? self->settings.n_notes - given : (guint) (due + 0.5) - given;
    given += student->n_notes;
  }
}

/* Nobody works on Saturdays and Sundays, or between Christmas and the new year. */
static int
move_to_working_day (KithDemo *self,
                     int       day,
                     int       first)
{
  GDate date = self->first;
  gboolean is_holiday;

  g_date_add_days (&date, (guint) day);
  if (g_date_get_weekday (&date) >= G_DATE_SATURDAY)
    day -= g_date_get_weekday (&date) - G_DATE_FRIDAY + kith_demo_between (self, 0, 4);
  is_holiday = g_date_get_month (&date) == G_DATE_DECEMBER && g_date_get_day (&date) > 22;
  return MAX (is_holiday ? day - 10 : day, first);
}

static void
plan_notes (KithDemo *self,
            guint     position)
{
  KithDemoStudent *student = get_student (self, position);
  int first = student->start;
  double step = (double) (student->last_note - first + 1) / MAX (student->n_notes, 1);

  for (guint i = 0; i < student->n_notes; i++) {
    int day = first + (int) ((i + g_rand_double (self->rand)) * step);

    day = move_to_working_day (self, MIN (day, student->last_note), first);
    kith_demo_add_event (self, KITH_DEMO_EVENT_NOTE, position, day, kith_demo_between (self, 108, 203) * 5, 0, i);
  }
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const KithDemoEvent *first = a, *second = b;

  if (first->day != second->day)
    return (int) first->day - (int) second->day;
  if (first->minute != second->minute)
    return (int) first->minute - (int) second->minute;
  if (first->student != second->student)
    return first->student < second->student ? -1 : 1;
  if (first->type != second->type)
    return (int) first->type - (int) second->type;
  if (first->goal != second->goal)
    return (int) first->goal - (int) second->goal;
  return (first->number > second->number) - (first->number < second->number);
}

/* Decides what happens and when; the saving comes after, day by day. @today itself is left to whoever looks around. */
void
kith_demo_plan (KithDemo    *self,
                const GDate *today)
{
  set_first_day (self, today);
  g_array_set_size (self->students, self->settings.n_students);
  for (guint i = 0; i < self->students->len; i++)
    plan_student (self, i);
  share_notes_out (self);
  for (guint i = 0; i < self->students->len; i++)
    plan_life (self, i);
  for (guint i = 0; i < self->students->len; i++)
    plan_notes (self, i);
  kith_demo_add_event (self, KITH_DEMO_EVENT_HAND_OVER, 0, self->n_days * 3 / 5, 17 * 60 + 45, 0, 0);
  plan_days (self);
  g_array_sort (self->events, compare_events);
}
