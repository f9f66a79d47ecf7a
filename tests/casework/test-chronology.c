/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chronology.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-test-case.h"

#include <string.h>

static gint64
add_note (KithTestCase *test,
          const char   *date,
          const char   *time,
          const char   *text,
          const char   *own_words)
{
  g_autoptr (KithRecord) note = kith_test_note (test->jay, text);

  kith_record_set_text (note, KITH_NOTE_DATE, date);
  kith_record_set_text (note, KITH_NOTE_TIME, time);
  kith_record_set_text (note, KITH_NOTE_OWN_WORDS, own_words);
  return kith_test_save (test->file, note);
}

static gint64
add_goal (KithTestCase *test)
{
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);

  kith_record_set_text (goal, KITH_GOAL_TEXT, "I want to pass my maths");
  kith_record_set_text (goal, KITH_GOAL_START, "2026-02-20");
  kith_record_set_text (goal, KITH_GOAL_REVIEW, "2026-04-20");
  return kith_test_save (test->file, goal);
}

static void
add_rating (KithTestCase *test,
            gint64        goal)
{
  g_autoptr (KithRecord) rating = kith_record_new (&kith_rating_kind);

  kith_record_set_number (rating, KITH_RATING_GOAL, goal);
  kith_record_set_text (rating, KITH_RATING_DATE, "2026-03-03");
  kith_record_set_number (rating, KITH_RATING_SCORE, 6);
  kith_record_set_text (rating, KITH_RATING_WORDS, "Up one because of Thursday");
  kith_test_save (test->file, rating);
}

static void
add_tasks (KithTestCase *test)
{
  g_autoptr (KithRecord) done = kith_record_new (&kith_task_kind);
  g_autoptr (KithRecord) due = kith_record_new (&kith_task_kind);

  kith_record_set_number (done, KITH_TASK_STUDENT, test->jay);
  kith_record_set_text (done, KITH_TASK_TEXT, "Ring student finance");
  kith_record_set_text (done, KITH_TASK_DUE, "2026-03-06");
  kith_record_set_text (done, KITH_TASK_DONE_ON, "2026-03-05");
  kith_test_save (test->file, done);
  kith_record_set_number (due, KITH_TASK_STUDENT, test->jay);
  kith_record_set_text (due, KITH_TASK_TEXT, "Send the form");
  kith_record_set_text (due, KITH_TASK_DUE, "2026-03-09");
  kith_test_save (test->file, due);
}

static void
fill (KithTestCase *test)
{
  add_note (test, "2026-03-02", "09:00", "First thing in the morning.", NULL);
  add_note (test, "2026-03-02", "16:00", "In the afternoon, about the bursary.", "I was buzzing.");
  add_note (test, "2026-03-04", NULL, "No time recorded.", NULL);
  add_rating (test, add_goal (test));
  add_tasks (test);
}

static GArray *
list (KithTestCase               *test,
      const KithChronologyFilter *filter)
{
  g_autoptr (GError) error = NULL;
  GArray *keys = kith_chronology_list (test->file, test->jay, filter, NULL, &error);

  g_assert_no_error (error);
  return keys;
}

static char *
dup_titles (KithTestCase *test,
            GArray       *keys)
{
  g_autoptr (GPtrArray) entries =
    kith_chronology_load (test->file, (const KithChronologyKey *) (gpointer) keys->data, keys->len, NULL);
  GString *titles = g_string_new (NULL);

  g_assert_cmpuint (entries->len, ==, keys->len);
  for (guint i = 0; i < entries->len; i++) {
    const KithChronologyEntry *entry = g_ptr_array_index (entries, i);

    g_string_append_printf (titles, "%s %s%s%s\n", entry->key.date, entry->key.time, *entry->key.time ? " " : "",
                            entry->title);
  }
  return g_string_free_and_steal (titles);
}

static void
test_newest_first (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithChronologyFilter filter = { .from = "2026-02-20", .until = "2026-03-09" };
  g_autoptr (GArray) keys = NULL;
  g_autofree char *titles = NULL;

  kith_test_case_sign_in (test, "welfare");
  fill (test);
  keys = list (test, &filter);
  titles = dup_titles (test, keys);
  g_assert_true (g_str_has_prefix (titles, "2026-03-09 Task due: Send the form\n"
                                           "2026-03-05 Task done: Ring student finance\n"));
  g_assert_nonnull (strstr (titles, "2026-03-03 6 out of 10: I want to pass my maths\n2026-03-02 16:00"));
  g_assert_nonnull (strstr (titles, "2026-03-02 16:00"));
  g_assert_nonnull (strstr (titles, "2026-02-20 Goal set: I want to pass my maths\n"));
  g_assert_true (strstr (titles, "2026-03-02 16:00") < strstr (titles, "2026-03-02 09:00"));
}

static void
test_filters (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithChronologyFilter notes = { .types = KITH_CHRONOLOGY_NOTES };
  KithChronologyFilter own = { .own_words_only = TRUE, .from = "2026-03-01", .until = "2026-03-09" };
  KithChronologyFilter words = { .words = "BURSARY afternoon" };
  KithChronologyFilter goal_words = { .words = "maths", .types = KITH_CHRONOLOGY_GOALS };
  KithChronologyFilter person = { .person = test->mentor };
  g_autoptr (GArray) found = NULL;

  kith_test_case_sign_in (test, "welfare");
  fill (test);
  found = list (test, &notes);
  g_assert_cmpuint (found->len, ==, 3);
  g_clear_pointer (&found, g_array_unref);
  found = list (test, &own);
  g_assert_cmpuint (found->len, ==, 2);
  g_clear_pointer (&found, g_array_unref);
  found = list (test, &words);
  g_assert_cmpuint (found->len, ==, 1);
  g_clear_pointer (&found, g_array_unref);
  found = list (test, &goal_words);
  g_assert_cmpuint (found->len, ==, 1);
  g_clear_pointer (&found, g_array_unref);
  found = list (test, &person);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_array_index (found, KithChronologyKey, 0).kind == &kith_assignment_kind);

  g_assert_cmpuint (kith_chronology_filter_count (&own), ==, 2);
  g_assert_cmpuint (kith_chronology_filter_count (&goal_words), ==, 2);
  g_assert_cmpuint (kith_chronology_filter_count (&(KithChronologyFilter) { 0 }), ==, 0);
}

static void
test_wrong_order (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithChronologyFilter filter = { .from = "2026-03-09", .until = "2026-03-01" };
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  g_assert_null (kith_chronology_list (test->file, test->jay, &filter, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "From is after To.");
}

/* The policy is the store's, so a mentor's chronology has no note that is not the mentor's to read. */
static void
test_mentor (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithChronologyFilter notes = { .types = KITH_CHRONOLOGY_NOTES };
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "For the coach and the office.");
  g_autoptr (GArray) seen = NULL;
  g_autoptr (GArray) other = NULL;

  kith_test_case_sign_in (test, "welfare");
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "supporters");
  kith_test_save (test->file, note);
  add_note (test, "2026-03-02", "09:00", "For the team.", NULL);
  kith_test_case_sign_in (test, "mentor");
  seen = list (test, &notes);
  g_assert_cmpuint (seen->len, ==, 1);
  kith_test_case_sign_in (test, "mentor2");
  other = list (test, NULL);
  g_assert_cmpuint (other->len, ==, 0);
}

static void
test_twenty_thousand (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GArray) keys = NULL;
  KithChronologyFilter notes = { .types = KITH_CHRONOLOGY_NOTES };
  gint64 begun, listed, loaded;

  kith_test_case_sign_in (test, "welfare");
  g_assert_true (kith_case_file_begin_bulk (test->file, "Many", NULL));
  for (guint i = 0; i < 20000; i++)
    add_note (test, "2026-03-02", "09:00", "One of many, with a few words to be read.", NULL);
  g_assert_true (kith_case_file_end_bulk (test->file, NULL));
  begun = g_get_monotonic_time ();
  keys = list (test, &notes);
  listed = g_get_monotonic_time ();
  g_assert_cmpuint (keys->len, ==, 20000);
  g_ptr_array_unref (kith_chronology_load (test->file, &g_array_index (keys, KithChronologyKey, 10000), 50, NULL));
  loaded = g_get_monotonic_time ();
  g_test_message ("20,000 keys in %d ms, 50 entries in %d ms", (int) ((listed - begun) / 1000),
                  (int) ((loaded - listed) / 1000));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/chronology/newest-first", test_newest_first);
  g_test_add_func ("/chronology/filters", test_filters);
  g_test_add_func ("/chronology/wrong-order", test_wrong_order);
  g_test_add_func ("/chronology/mentor", test_mentor);
  if (g_test_slow ())
    g_test_add_func ("/chronology/twenty-thousand", test_twenty_thousand);

  return g_test_run ();
}
