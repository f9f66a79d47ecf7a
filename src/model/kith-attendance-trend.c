/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-attendance-trend.h"

#include "kith-attendance.h"
#include "kith-calendar-day.h"
#include "kith-date.h"

#include <glib/gi18n.h>
#include <string.h>

/* Sources: S1 of the domain reference, "falls 10 points in 4 weeks", and its section 2.6. */
#define WINDOW_DAYS 28
#define FALL_POINTS 10

/**
 * kith_attendance_sum_add:
 * @self: a sum
 * @attendance: attendance of a period
 */
void
kith_attendance_sum_add (KithAttendanceSum *self,
                         KithRecord        *attendance)
{
  self->possible += kith_record_get_number (attendance, KITH_ATTENDANCE_POSSIBLE);
  self->attended += kith_record_get_number (attendance, KITH_ATTENDANCE_ATTENDED);
  self->late += kith_record_get_number (attendance, KITH_ATTENDANCE_LATE);
  self->authorised += kith_record_get_number (attendance, KITH_ATTENDANCE_AUTHORISED);
}

/* A period counts where it begins, so that none counts twice. */
static gboolean
begins_in (KithRecord *attendance,
           const char *from,
           const char *until)
{
  const char *day = kith_record_get_text (attendance, KITH_ATTENDANCE_FROM);

  return day != NULL && strcmp (day, from) >= 0 && strcmp (day, until) <= 0;
}

/**
 * kith_attendance_sum_of:
 * @records: (element-type KithRecord): attendance of periods, in any order
 * @from: first day
 * @until: last day
 * @sum: (out): the periods that begin in these days taken together
 */
void
kith_attendance_sum_of (GPtrArray         *records,
                        const char        *from,
                        const char        *until,
                        KithAttendanceSum *sum)
{
  *sum = (KithAttendanceSum) { 0 };
  for (guint i = 0; i < records->len; i++)
    if (begins_in (g_ptr_array_index (records, i), from, until))
      kith_attendance_sum_add (sum, g_ptr_array_index (records, i));
}

/**
 * kith_attendance_sum_get_percentage:
 * @self: a sum
 *
 * Returns: 0 to 100, rounded; -1 when there were no sessions
 */
int
kith_attendance_sum_get_percentage (const KithAttendanceSum *self)
{
  return self->possible > 0 ? (int) ((self->attended * 200 + self->possible) / (2 * self->possible)) : -1;
}

/**
 * kith_attendance_sum_dup_words:
 * @self: a sum
 *
 * Returns: (transfer full): the percentage with its numbers, or that there were no sessions: never 0% for those
 */
char *
kith_attendance_sum_dup_words (const KithAttendanceSum *self)
{
  int percentage = kith_attendance_sum_get_percentage (self);

  if (percentage < 0)
    return g_strdup (_("No sessions"));
  /* Translators: a percentage, then how many of how many: "92% (46 of 50)" */
  return g_strdup_printf (_("%d%% (%d of %d)"), percentage, (int) self->attended, (int) self->possible);
}

/* What a college sends is often some days old, so the weeks are counted back from the last day it knows about. */
static char *
dup_last_day (GPtrArray  *records,
              const char *today)
{
  const char *last = NULL;

  for (guint i = 0; i < records->len; i++) {
    const char *day = kith_record_get_text (g_ptr_array_index (records, i), KITH_ATTENDANCE_UNTIL);
    const char *from = kith_record_get_text (g_ptr_array_index (records, i), KITH_ATTENDANCE_FROM);

    if (day != NULL && from != NULL && strcmp (from, today) <= 0 && (last == NULL || strcmp (day, last) > 0))
      last = day;
  }
  /* a week that has begun ends after today and counts as it stands */
  return g_strdup (last);
}

/* The last period ends on the last day, so periods count in the four weeks they end in: else a month would count nowhere,
 * where a college sends months. */
static void
sum_window (GPtrArray         *records,
            const char        *last_day,
            int                weeks_back,
            KithAttendanceSum *sum)
{
  g_autofree char *until = kith_date_iso_add_days (last_day, -weeks_back * 7);
  g_autofree char *from = kith_date_iso_add_days (until, 1 - WINDOW_DAYS);

  *sum = (KithAttendanceSum) { 0 };
  for (guint i = 0; i < records->len; i++) {
    const char *day = kith_record_get_text (g_ptr_array_index (records, i), KITH_ATTENDANCE_UNTIL);

    if (day != NULL && strcmp (day, from) >= 0 && strcmp (day, until) <= 0)
      kith_attendance_sum_add (sum, g_ptr_array_index (records, i));
  }
}

/**
 * kith_attendance_trend_of:
 * @records: (element-type KithRecord): attendance of one student, in any order
 * @today: the day
 * @trend: (out): the last four weeks against the four before, by sums of sessions
 *
 * Percentages are compared as they are shown, so that what the words say can be checked by whoever reads them. What is
 * older than four weeks says nothing about now and is no trend.
 */
void
kith_attendance_trend_of (GPtrArray           *records,
                          const GDate         *today,
                          KithAttendanceTrend *trend)
{
  g_autofree char *day = kith_date_to_iso (today);
  g_autofree char *last_day = dup_last_day (records, day);
  int recent, before;

  *trend = (KithAttendanceTrend) { 0 };
  if (last_day == NULL || kith_date_iso_days_between (last_day, day) >= WINDOW_DAYS)
    return;
  sum_window (records, last_day, 0, &trend->recent);
  sum_window (records, last_day, WINDOW_DAYS / 7, &trend->before);
  recent = kith_attendance_sum_get_percentage (&trend->recent);
  before = kith_attendance_sum_get_percentage (&trend->before);
  trend->is_falling = recent >= 0 && before >= 0 && before - recent >= FALL_POINTS;
}

/**
 * kith_attendance_trend_dup_words:
 * @self: a trend
 *
 * Returns: (transfer full): a sentence; empty when there is nothing to compare
 */
char *
kith_attendance_trend_dup_words (const KithAttendanceTrend *self)
{
  int recent = kith_attendance_sum_get_percentage (&self->recent);
  int before = kith_attendance_sum_get_percentage (&self->before);

  if (recent < 0 || before < 0)
    return g_strdup ("");
  if (recent < before)
    /* Translators: percentages, "from 92% to 78%" */
    return g_strdup_printf (_("Attendance fell from %d%% to %d%% in four weeks."), before, recent);
  if (recent > before)
    /* Translators: percentages, "from 78% to 92%" */
    return g_strdup_printf (_("Attendance rose from %d%% to %d%% in four weeks."), before, recent);
  /* Translators: a percentage */
  return g_strdup_printf (_("Attendance is as it was four weeks before: %d%%."), recent);
}

/* Without a calendar: the months most colleges begin a term in. */
static char *
dup_usual_start (const GDate *today)
{
  static const GDateMonth starts[] = { G_DATE_AUGUST, G_DATE_APRIL, G_DATE_JANUARY };
  GDate start;

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_date_get_month (today) >= starts[i]) {
      g_date_clear (&start, 1);
      g_date_set_dmy (&start, 1, starts[i], g_date_get_year (today));
      return kith_date_to_iso (&start);
    }
  g_return_val_if_reached (NULL);
}

/**
 * kith_attendance_dup_term_start:
 * @calendar_days: (element-type KithRecord): the college's calendar, in any order
 * @today: the day
 *
 * Returns: (transfer full): ISO date of the first day of this term; between terms that of the last one
 */
char *
kith_attendance_dup_term_start (GPtrArray   *calendar_days,
                                const GDate *today)
{
  g_autofree char *day = kith_date_to_iso (today);
  const char *start = NULL;

  for (guint i = 0; i < calendar_days->len; i++) {
    KithRecord *record = g_ptr_array_index (calendar_days, i);
    const char *from = kith_record_get_text (record, KITH_CALENDAR_DAY_FROM);

    if (g_strcmp0 (kith_record_get_text (record, KITH_CALENDAR_DAY_TYPE), "term") != 0 || from == NULL)
      continue;
    if (strcmp (from, day) <= 0 && (start == NULL || strcmp (from, start) > 0))
      start = from;
  }
  return start != NULL ? g_strdup (start) : dup_usual_start (today);
}
