/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-attendance-trend.h"
#include "kith-date.h"
#include "kith-kinds.h"

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add (GPtrArray  *records,
     const char *from,
     const char *until,
     gint64      possible,
     gint64      attended)
{
  KithRecord *record = kith_record_new (&kith_attendance_kind);

  kith_record_set_text (record, KITH_ATTENDANCE_FROM, from);
  kith_record_set_text (record, KITH_ATTENDANCE_UNTIL, until);
  kith_record_set_number (record, KITH_ATTENDANCE_POSSIBLE, possible);
  kith_record_set_number (record, KITH_ATTENDANCE_ATTENDED, attended);
  g_ptr_array_add (records, record);
}

/* Eight weeks that end on Sunday 8 March 2026, the latest first. */
static void
add_weeks (GPtrArray    *records,
           const gint64 *attended,
           gint64        possible)
{
  for (int week = 0; week < 8; week++) {
    g_autofree char *from = kith_date_iso_add_days ("2026-03-02", -7 * week);
    g_autofree char *until = kith_date_iso_add_days (from, 6);

    add (records, from, until, possible, attended[week]);
  }
}

static void
assert_trend (GPtrArray  *records,
              const char *day,
              gboolean    is_falling,
              const char *words)
{
  KithAttendanceTrend trend;
  g_autofree char *said = NULL;
  GDate today;

  g_assert_true (kith_date_from_iso (day, &today));
  kith_attendance_trend_of (records, &today, &trend);
  said = kith_attendance_trend_dup_words (&trend);
  g_assert_cmpstr (said, ==, words);
  g_assert_cmpint (trend.is_falling, ==, is_falling);
}

static void
test_falls (void)
{
  g_autoptr (GPtrArray) records = new_records ();

  add_weeks (records, (const gint64[]) { 19, 20, 19, 20, 23, 23, 23, 23 }, 25);
  assert_trend (records, "2026-03-10", TRUE, "Attendance fell from 92% to 78% in four weeks.");
  /* four weeks without anything new: it says nothing about now */
  assert_trend (records, "2026-04-04", TRUE, "Attendance fell from 92% to 78% in four weeks.");
  assert_trend (records, "2026-04-05", FALSE, "");
}

/* Months count as weeks do, short ones and long ones. */
static void
test_months (void)
{
  g_autoptr (GPtrArray) records = new_records ();

  add (records, "2025-12-01", "2025-12-31", 60, 30);
  add (records, "2026-01-01", "2026-01-31", 80, 72);
  add (records, "2026-02-01", "2026-02-28", 80, 60);
  assert_trend (records, "2026-03-10", TRUE, "Attendance fell from 90% to 75% in four weeks.");
  add (records, "2026-03-01", "2026-03-31", 100, 74);
  assert_trend (records, "2026-04-02", FALSE, "Attendance fell from 75% to 74% in four weeks.");
}

/* Ten points are enough, nine are not; by sums of sessions, not by the mean of the weeks. */
static void
test_ten_points (void)
{
  g_autoptr (GPtrArray) ten = new_records ();
  g_autoptr (GPtrArray) nine = new_records ();
  g_autoptr (GPtrArray) weighted = new_records ();

  add_weeks (ten, (const gint64[]) { 80, 80, 80, 80, 90, 90, 90, 90 }, 100);
  add_weeks (nine, (const gint64[]) { 81, 81, 81, 81, 90, 90, 90, 90 }, 100);
  assert_trend (ten, "2026-03-10", TRUE, "Attendance fell from 90% to 80% in four weeks.");
  assert_trend (nine, "2026-03-10", FALSE, "Attendance fell from 90% to 81% in four weeks.");

  /* one short week of two sessions, both missed, does not weigh as much as a whole one */
  add (weighted, "2026-03-02", "2026-03-08", 2, 0);
  add (weighted, "2026-02-23", "2026-03-01", 48, 48);
  add (weighted, "2026-02-02", "2026-02-08", 50, 50);
  assert_trend (weighted, "2026-03-10", FALSE, "Attendance fell from 100% to 96% in four weeks.");
}

static void
test_rises_and_stays (void)
{
  g_autoptr (GPtrArray) rises = new_records ();
  g_autoptr (GPtrArray) stays = new_records ();

  add_weeks (rises, (const gint64[]) { 24, 24, 24, 24, 20, 20, 20, 20 }, 25);
  add_weeks (stays, (const gint64[]) { 20, 20, 20, 20, 20, 20, 20, 20 }, 25);
  assert_trend (rises, "2026-03-10", FALSE, "Attendance rose from 80% to 96% in four weeks.");
  assert_trend (stays, "2026-03-10", FALSE, "Attendance is as it was four weeks before: 80%.");
}

/* No sessions are no attendance of nought. */
static void
test_no_sessions (void)
{
  g_autoptr (GPtrArray) none = new_records ();
  g_autoptr (GPtrArray) holidays = new_records ();
  KithAttendanceSum sum;
  g_autofree char *words = NULL;

  assert_trend (none, "2026-03-10", FALSE, "");
  add_weeks (holidays, (const gint64[]) { 0, 0, 0, 0, 23, 23, 23, 23 }, 0);
  assert_trend (holidays, "2026-03-10", FALSE, "");
  kith_attendance_sum_of (holidays, "2026-01-01", "2026-03-31", &sum);
  sum.attended = 0;
  words = kith_attendance_sum_dup_words (&sum);
  g_assert_cmpstr (words, ==, "No sessions");
  g_assert_cmpint (kith_attendance_sum_get_percentage (&sum), ==, -1);
}

static void
test_sum (void)
{
  g_autoptr (GPtrArray) records = new_records ();
  g_autofree char *words = NULL;
  KithAttendanceSum sum;

  add (records, "2025-12-29", "2026-01-04", 10, 10);
  add (records, "2026-01-05", "2026-01-11", 20, 18);
  add (records, "2026-03-02", "2026-03-08", 30, 28);
  add (records, "2026-03-16", "2026-03-22", 30, 0);
  kith_attendance_sum_of (records, "2026-01-05", "2026-03-15", &sum);
  words = kith_attendance_sum_dup_words (&sum);
  g_assert_cmpstr (words, ==, "92% (46 of 50)");
}

static void
add_term (GPtrArray  *days,
          const char *type,
          const char *from)
{
  KithRecord *day = kith_record_new (&kith_calendar_day_kind);

  kith_record_set_text (day, KITH_CALENDAR_DAY_TYPE, type);
  kith_record_set_text (day, KITH_CALENDAR_DAY_FROM, from);
  g_ptr_array_add (days, day);
}

static void
assert_start (GPtrArray  *days,
              const char *day,
              const char *expected)
{
  g_autofree char *start = NULL;
  GDate today;

  g_assert_true (kith_date_from_iso (day, &today));
  start = kith_attendance_dup_term_start (days, &today);
  g_assert_cmpstr (start, ==, expected);
}

static void
test_term (void)
{
  g_autoptr (GPtrArray) none = new_records ();
  g_autoptr (GPtrArray) days = new_records ();

  assert_start (none, "2026-07-31", "2026-04-01");
  assert_start (none, "2026-08-01", "2026-08-01");
  assert_start (none, "2026-03-31", "2026-01-01");
  add_term (days, "term", "2026-01-05");
  add_term (days, "holiday", "2026-02-16");
  add_term (days, "term", "2026-04-13");
  assert_start (days, "2026-03-10", "2026-01-05");
  assert_start (days, "2026-04-12", "2026-01-05");
  assert_start (days, "2026-04-13", "2026-04-13");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attendance-trend/falls", test_falls);
  g_test_add_func ("/attendance-trend/months", test_months);
  g_test_add_func ("/attendance-trend/ten-points", test_ten_points);
  g_test_add_func ("/attendance-trend/rises-and-stays", test_rises_and_stays);
  g_test_add_func ("/attendance-trend/no-sessions", test_no_sessions);
  g_test_add_func ("/attendance-trend/sum", test_sum);
  g_test_add_func ("/attendance-trend/term", test_term);
  return g_test_run ();
}
