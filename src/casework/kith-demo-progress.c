/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-achievement.h"
#include "kith-attendance.h"
#include "kith-self-rating.h"

/* Christmas and August have no lessons and no line; the half-term break in October has a line without sessions. */
static int
get_sessions_of_week (KithDemo        *self,
                      KithDemoStudent *student,
                      int              friday)
{
  GDate date = self->first;
  guint day, month;

  g_date_add_days (&date, (guint) friday);
  day = g_date_get_day (&date);
  month = g_date_get_month (&date);
  if (month == G_DATE_AUGUST || (month == G_DATE_DECEMBER && day > 21) || (month == G_DATE_JANUARY && day < 5))
    return -1;
  return month == G_DATE_OCTOBER && day > 24 ? 0 : 14 + (int) (student->id % 5) * 2;
}

/* Most keep to their own pace; one in ten came nearly always until four weeks ago. */
static int
get_rate (KithDemo        *self,
          KithDemoStudent *student,
          int              friday)
{
  int own = 82 + (int) (student->id * 7 % 17);

  if (student->attends_less)
    own = friday > self->n_days - 4 * 7 ? 66 : 93;
  return CLAMP (own + kith_demo_between (self, -7, 6), 0, 100);
}

gboolean
kith_demo_add_attendance (KithDemo         *self,
                          KithDemoStudent  *student,
                          int               day,
                          GError          **error)
{
  int possible = get_sessions_of_week (self, student, day);
  int attended = possible * get_rate (self, student, day) / 100;
  int late = kith_demo_chance (self, 40);
  int authorised = (int) kith_demo_below (self, 3);
  g_autoptr (KithRecord) record = kith_record_new (&kith_attendance_kind);

  if (possible < 0)
    return TRUE;
  kith_record_set_number (record, KITH_ATTENDANCE_STUDENT, student->id);
  kith_demo_set_day (self, record, KITH_ATTENDANCE_FROM, day - 4);
  kith_demo_set_day (self, record, KITH_ATTENDANCE_UNTIL, day);
  kith_record_set_number (record, KITH_ATTENDANCE_POSSIBLE, possible);
  kith_record_set_number (record, KITH_ATTENDANCE_ATTENDED, attended);
  kith_record_set_number (record, KITH_ATTENDANCE_LATE, MIN (attended, late));
  kith_record_set_number (record, KITH_ATTENDANCE_AUTHORISED, MIN (possible - attended, authorised));
  kith_record_set_text (record, KITH_ATTENDANCE_SOURCE, "Registers");
  return kith_demo_save (self, record, error);
}

/* Seven in ten rate themselves higher from term to term, the others lower; never all eight in one direction. */
gboolean
kith_demo_add_self_rating (KithDemo             *self,
                           KithDemoStudent      *student,
                           const KithDemoEvent  *event,
                           GError              **error)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_self_rating_kind);
  gboolean rises = student->id % 10 < 7 && !student->attends_less;
  int begin = rises ? 2 : 4;
  int change = rises ? (int) event->number : -(int) event->number;

  kith_record_set_number (record, KITH_SELF_RATING_STUDENT, student->id);
  kith_demo_set_day (self, record, KITH_SELF_RATING_DATE, event->day);
  for (guint field = KITH_SELF_RATING_SETTLED; field <= KITH_SELF_RATING_FUTURE; field++) {
    int score = begin + (int) ((student->id + field) % 2) + change * 2 / 3 + kith_demo_between (self, -1, 1);

    if (kith_demo_chance (self, 95) || field == KITH_SELF_RATING_SETTLED)
      kith_record_set_number (record, field, CLAMP (score, 1, 5));
  }
  if (kith_demo_chance (self, 40))
    kith_demo_set_composed (self, record, KITH_SELF_RATING_OWN_WORDS, "self-rating-words", student);
  return kith_demo_save (self, record, error);
}

gboolean
kith_demo_add_achievement (KithDemo         *self,
                           KithDemoStudent  *student,
                           int               day,
                           GError          **error)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_achievement_kind);

  kith_record_set_number (record, KITH_ACHIEVEMENT_STUDENT, student->id);
  kith_demo_set_day (self, record, KITH_ACHIEVEMENT_DATE, day);
  kith_demo_set_composed (self, record, KITH_ACHIEVEMENT_TEXT, "achievement", student);
  if (kith_demo_chance (self, 60))
    kith_demo_set_composed (self, record, KITH_ACHIEVEMENT_OWN_WORDS, "achievement-words", student);
  return kith_demo_save (self, record, error);
}
