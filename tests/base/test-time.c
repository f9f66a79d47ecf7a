/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-clock.h"
#include "kith-duration.h"
#include "kith-error.h"
#include "kith-time.h"

static void
test_times (void)
{
  static const char *const cases[][3] = {
    { "5:30pm", "17:30", "5:30pm" }, { "17:30", "17:30", "5:30pm" }, { "1730", "17:30", "5:30pm" },
    { "5pm", "17:00", "5:00pm" },    { "midday", "12:00", "midday" }, { "midnight", "00:00", "midnight" },
    { "9", "09:00", "9:00am" },      { "12:05 am", "00:05", "12:05am" }, { "12.30pm", "12:30", "12:30pm" },
    { "14:05:59", "14:05", "2:05pm" }, { "25:00", NULL, NULL }, { "9:75", NULL, NULL }, { "13pm", NULL, NULL },
    { "soon", NULL, NULL }, { "-2", NULL, NULL }, { "+5", NULL, NULL }, { "-1pm", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *stored = kith_time_parse (cases[i][0], &error);

    g_assert_cmpstr (stored, ==, cases[i][1]);
    if (stored == NULL) {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
    } else {
      g_autofree char *words = kith_time_format (stored);

      g_assert_true (kith_time_is_stored_form (stored));
      g_assert_cmpstr (words, ==, cases[i][2]);
    }
  }
}

static void
test_durations (void)
{
  static const struct {
    const char *typed;
    int minutes;
    const char *words;
  } cases[] = {
    { "45", 45, "45m" }, { "1h 30m", 90, "1h 30m" }, { "1h30", 90, "1h 30m" }, { "1:30", 90, "1h 30m" },
    { "2 hours", 120, "2h" }, { "0", 0, "0m" }, { "90 minutes", 90, "1h 30m" }, { "1440", 1440, "24h" },
    { "-5", -1, NULL }, { "an hour", -1, NULL }, { "1441", -1, NULL }, { "", -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    int minutes = -1;
    gboolean parsed = kith_duration_parse (cases[i].typed, &minutes, &error);

    g_assert_cmpint (parsed, ==, cases[i].minutes >= 0);
    if (parsed) {
      g_autofree char *words = kith_duration_format (minutes);

      g_assert_cmpint (minutes, ==, cases[i].minutes);
      g_assert_cmpstr (words, ==, cases[i].words);
    } else {
      g_assert_cmpstr (error->message, ==, "Enter minutes from 0 to 1440, or 1h 30m.");
    }
  }
}

static void
test_spans (void)
{
  static const struct {
    const char *from;
    int minutes;
    const char *words;
  } cases[] = {
    { "14:00", 90, "2:00pm to 3:30pm" }, { "14:00", 0, "2:00pm" },           { "11:15", 45, "11:15am to midday" },
    { "23:59", 90, "11:59pm to 1:29am" }, { "00:00", 1440, "midnight to midnight" }, { NULL, 60, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = kith_time_format_span (cases[i].from, cases[i].minutes);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static void
test_clock (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (1772582400); /* 4 March 2026, midnight in London */
  g_autofree char *today = kith_clock_dup_today (clock);
  g_autofree char *later = NULL;

  g_assert_cmpstr (today, ==, "2026-03-04");
  kith_clock_advance (clock, 36 * 3600);
  later = kith_clock_dup_time (clock);
  g_assert_cmpstr (later, ==, "12:00");
  g_assert_finalize_object (g_steal_pointer (&clock));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/time/parse-and-format", test_times);
  g_test_add_func ("/base/time/spans", test_spans);
  g_test_add_func ("/base/duration/parse-and-format", test_durations);
  g_test_add_func ("/base/clock/fixed", test_clock);
  return g_test_run ();
}
