/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-search.h"
#include "kith-test-case.h"

#define SENTENCE "We looked at the timetable and the bus pass and talked about the forklift course at length, then rang the "
#define WORDS_60 SENTENCE SENTENCE SENTENCE "office."

/* A note of an old system: its own author, day and moment. */
static void
add_old_note (KithTestCase *test,
              guint         number,
              GError      **error)
{
  g_autofree char *day = kith_date_iso_add_days ("2026-02-10", (int) (number % 28));
  g_autofree char *text = g_strdup_printf ("%s number%u", WORDS_60, number);
  g_autoptr (KithRecord) note = kith_test_note (number % 2 == 0 ? test->jay : test->zofia, text);

  kith_record_set_text (note, KITH_NOTE_DATE, day);
  kith_record_set_number (note, KITH_NOTE_AUTHOR, test->mentor);
  kith_record_set_number (note, KITH_NOTE_RECORDED_AT, KITH_TEST_NOW - 86400 * 3);
  g_assert_true (kith_case_file_save (test->file, note, KITH_SAVE_ACCEPT_WARNINGS, error));
}

static void
add_old_notes (KithTestCase *test,
               guint         n_notes)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_case_file_begin_bulk (test->file, "Old notes", &error));
  for (guint i = 0; i < n_notes; i++)
    add_old_note (test, i, &error);
  g_assert_true (kith_case_file_end_bulk (test->file, &error));
  g_assert_no_error (error);
}

static guint
count_found (KithTestCase *test,
             const char   *words)
{
  g_autoptr (KithMatches) matches = kith_search (test->file, words, KITH_SEARCH_NOTES, 0, 10, NULL, NULL);

  return kith_matches_get_count (matches, &kith_note_kind);
}

static void
test_import (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_kind);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (KithRecord) jay = NULL;
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;

  add_old_notes (test, 1500);
  g_assert_cmpuint (count_found (test, "number77"), ==, 11);
  g_assert_cmpuint (count_found (test, "timetable"), ==, KITH_SEARCH_CAP);
  kith_query_set_limit (query, 1);
  notes = kith_case_file_list (test->file, query, NULL, NULL);
  g_assert_cmpint (kith_record_get_number (g_ptr_array_index (notes, 0), KITH_NOTE_AUTHOR), ==, test->mentor);
  g_assert_cmpint (kith_record_get_number (g_ptr_array_index (notes, 0), KITH_NOTE_RECORDED_AT), <, KITH_TEST_NOW);
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  g_assert_cmpstr (kith_record_get_text (jay, KITH_STUDENT_LAST_CONTACT), ==, "2026-03-08");
  g_assert_true (kith_maintenance_check (test->file, &findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
}

/* Ctrl+C: nothing of it is there, and the next save works. */
static void
test_given_up (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_kind);
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Afterwards.");
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_case_file_begin_bulk (test->file, "Old notes", &error));
  for (guint i = 0; i < 100; i++)
    add_old_note (test, i, &error);
  kith_case_file_rollback (test->file);
  g_assert_cmpint (kith_case_file_count (test->file, query, NULL), ==, 0);
  kith_test_save (test->file, note);
  g_assert_cmpuint (count_found (test, "afterwards"), ==, 1);
  g_assert_cmpuint (count_found (test, "timetable"), ==, 0);
}

/* A refused row leaves the others. */
static void
test_refused_row (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (KithRecord) good = kith_test_student ("Good", "900");
  g_autoptr (KithRecord) bad = kith_test_student ("Bad", "4471");
  g_autoptr (KithRecord) late = kith_test_student ("Late", "901");
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_case_file_begin_bulk (test->file, "Students", &error));
  g_assert_true (kith_case_file_save (test->file, good, KITH_SAVE_DEFAULT, &error));
  g_assert_false (kith_case_file_save (test->file, bad, KITH_SAVE_DEFAULT, &error));
  g_clear_error (&error);
  g_assert_true (kith_case_file_save (test->file, late, KITH_SAVE_DEFAULT, &error));
  g_assert_true (kith_case_file_end_bulk (test->file, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kith_case_file_count (test->file, query, NULL), ==, 5);
}

static void
test_not_allowed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "coach");
  g_assert_false (kith_case_file_begin_bulk (test->file, "Mine", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
}

static void
report (const char *what)
{
  double milliseconds = g_test_timer_elapsed () * 1000;

  g_test_minimized_result (milliseconds, "%s: %.2f ms", what, milliseconds);
}

/* What people wait for in a file of that many notes. */
static void
time_everyday_work (KithTestCase *test)
{
  g_autoptr (KithQuery) timeline = kith_query_new (&kith_note_kind);
  g_autoptr (KithRecord) first = kith_test_note (test->jay, WORDS_60);
  g_autoptr (KithRecord) note = kith_test_note (test->jay, WORDS_60);
  g_autoptr (GPtrArray) newest = NULL;

  kith_test_save (test->file, first);
  g_test_timer_start ();
  kith_test_save (test->file, note);
  report ("save a note");
  count_found (test, "forklift");
  g_test_timer_start ();
  count_found (test, "forklift");
  report ("search for a word of every note");
  kith_query_where_student (timeline, test->jay);
  kith_query_set_limit (timeline, 30);
  g_test_timer_start ();
  newest = kith_case_file_list (test->file, timeline, NULL, NULL);
  report ("newest 30 notes of a student");
  g_assert_cmpuint (newest->len, ==, 30);
}

/* With -m perf: how fast, in notes of 60 words a second. */
static void
test_speed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  guint n_notes = g_test_perf () ? 500000 : 1000;
  double seconds;

  g_test_timer_start ();
  add_old_notes (test, n_notes);
  seconds = g_test_timer_elapsed ();
  if (g_test_perf ()) {
    g_test_maximized_result (n_notes / seconds, "%u notes in %.1f s: %.0f a second", n_notes, seconds,
                             n_notes / seconds);
    time_everyday_work (test);
  }
  g_assert_cmpuint (count_found (test, "number7"), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/bulk/import", test_import);
  g_test_add_func ("/store/bulk/given-up", test_given_up);
  g_test_add_func ("/store/bulk/refused-row", test_refused_row);
  g_test_add_func ("/store/bulk/not-allowed", test_not_allowed);
  g_test_add_func ("/store/bulk/speed", test_speed);
  return g_test_run ();
}
