/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-search.h"
#include "kith-test-case.h"
#include "kith-undo.h"

static gint64
count (KithTestCase   *test,
       const KithKind *kind)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  return kith_case_file_count (test->file, query, NULL);
}

static void
undo_last (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;

  kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error);
  g_assert_no_error (error);
}

static char *
dup_campus (KithTestCase *test)
{
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);

  return g_strdup (kith_record_get_text (student, KITH_STUDENT_CAMPUS));
}

static void
set_campus (KithTestCase *test,
            const char   *campus)
{
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);

  kith_record_set_text (student, KITH_STUDENT_CAMPUS, campus);
  kith_test_save (test->file, student);
}

/* Undo, and undo of the undo. */
static void
test_change (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  set_campus (test, "North");
  set_campus (test, "South");
  undo_last (test);
  undone = dup_campus (test);
  g_assert_cmpstr (undone, ==, "North");
  undo_last (test);
  redone = dup_campus (test);
  g_assert_cmpstr (redone, ==, "South");
}

/* A student goes with everything that is part of them, and comes back with all of it. */
static void
test_remove (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Talked about bouldering.");
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);
  g_autoptr (KithRecord) step = NULL;
  g_autoptr (KithMatches) gone = NULL;
  g_autoptr (KithMatches) back = NULL;
  g_autoptr (KithRecord) student = NULL;

  kith_test_save (test->file, note);
  step = kith_test_record (test, &kith_step_kind, test->jay, kith_test_save (test->file, goal));
  kith_test_save (test->file, step);
  g_assert_true (kith_case_file_remove (test->file, &kith_student_kind, test->jay, NULL));
  g_assert_cmpint (count (test, &kith_student_kind), ==, 2);
  g_assert_cmpint (count (test, &kith_note_kind), ==, 0);
  g_assert_cmpint (count (test, &kith_step_kind), ==, 0);
  gone = kith_search (test->file, "bouldering", KITH_SEARCH_NOTES, 0, 10, NULL, NULL);
  g_assert_cmpuint (kith_matches_get_count (gone, &kith_note_kind), ==, 0);
  undo_last (test);
  g_assert_cmpint (count (test, &kith_student_kind), ==, 3);
  g_assert_cmpint (count (test, &kith_step_kind), ==, 1);
  back = kith_search (test->file, "bouldering", KITH_SEARCH_NOTES, 0, 10, NULL, NULL);
  g_assert_cmpuint (kith_matches_get_count (back, &kith_note_kind), ==, 1);
  student = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_LAST_CONTACT), ==, KITH_TEST_TODAY);
}

static void
test_recently_removed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_case_file_remove (test->file, &kith_student_kind, test->ali, NULL));
  removed = kith_case_file_list_removed (test->file, &kith_student_kind, 10, &error);
  g_assert_cmpuint (removed->len, ==, 1);
  g_assert_true (kith_case_file_restore_removed (test->file, &kith_student_kind, test->ali, &error));
  g_assert_cmpint (count (test, &kith_student_kind), ==, 3);
  g_assert_false (kith_case_file_restore_removed (test->file, &kith_student_kind, test->ali, &error));
}

/* Somebody took the id meanwhile. */
static void
test_restore_taken (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) other = kith_test_student ("Another", "4473");
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_case_file_remove (test->file, &kith_student_kind, test->ali, NULL));
  kith_test_save (test->file, other);
  g_assert_false (kith_case_file_restore_removed (test->file, &kith_student_kind, test->ali, &error));
  g_assert_cmpint (error->code, ==, KITH_ERROR_INVALID);
}

static void
test_changed_since (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *campus = NULL;
  gint64 operation;

  set_campus (test, "North");
  operation = kith_case_file_get_last_operation (test->file);
  set_campus (test, "South");
  g_assert_false (kith_case_file_undo (test->file, operation, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "Jay A"));
  campus = dup_campus (test);
  g_assert_cmpstr (campus, ==, "South");
}

static void
import_students (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_case_file_begin_bulk (test->file, "Imported 17 students", &error));
  for (guint i = 0; i < 17; i++) {
    g_autofree char *id = g_strdup_printf ("70%02u", i);
    g_autoptr (KithRecord) student = kith_test_student ("Imported", id);
    g_autoptr (KithRecord) note = NULL;

    g_assert_true (kith_case_file_save (test->file, student, KITH_SAVE_DEFAULT, &error));
    note = kith_test_note (kith_record_get_id (student), "From the old system.");
    g_assert_true (kith_case_file_save (test->file, note, KITH_SAVE_DEFAULT, &error));
  }
  g_assert_true (kith_case_file_end_bulk (test->file, &error));
  g_assert_no_error (error);
}

static void
undo_what_stands (KithTestCase *test,
                  const char   *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithOperation) operation = kith_case_file_find_undoable (test->file, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (operation);
  found = kith_operation_dup_words (operation);
  g_assert_cmpstr (found, ==, words);
  kith_case_file_undo (test->file, operation->id, &error);
  g_assert_no_error (error);
}

/* One's own, whatever became of it, and nobody else's. */
static void
assert_found (KithTestCase *test,
              gint64        id,
              gboolean      expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithOperation) operation = kith_case_file_find_operation (test->file, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (operation != NULL, ==, expected);
  if (operation != NULL)
    g_assert_cmpint (operation->id, ==, id);
}

/* Ctrl+Z again and again goes back step by step, after a lock or a restart as well. */
static void
test_what_stands (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) operations = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *none = NULL;
  const KithOperation *last;
  g_autofree char *words = NULL;

  kith_test_case_sign_in (test, "welfare");
  g_assert_null (kith_case_file_find_undoable (test->file, NULL));
  set_campus (test, "North");
  set_campus (test, "South");
  kith_test_case_sign_in (test, "dsl");
  g_assert_null (kith_case_file_find_undoable (test->file, NULL));
  kith_test_case_sign_in (test, "welfare");
  undo_what_stands (test, "Student: changed, Jay A");
  undone = dup_campus (test);
  g_assert_cmpstr (undone, ==, "North");
  undo_what_stands (test, "Student: changed, Jay A");
  first = dup_campus (test);
  g_assert_null (first);
  g_assert_null (kith_case_file_find_undoable (test->file, NULL));

  operations = kith_case_file_list_operations (test->file, 10, NULL);
  last = g_ptr_array_index (operations, 0);
  assert_found (test, last->id, TRUE);
  kith_test_case_sign_in (test, "dsl");
  assert_found (test, last->id, FALSE);
  kith_test_case_sign_in (test, "welfare");
  g_assert_true (last->is_undo);
  words = kith_operation_dup_words (last);
  g_assert_cmpstr (words, ==, "Undone: Student: changed, Jay A");
  g_assert_true (kith_case_file_undo (test->file, last->id, NULL));
  again = dup_campus (test);
  g_assert_cmpstr (again, ==, "North");
  undo_what_stands (test, "Student: changed, Jay A");
  none = dup_campus (test);
  g_assert_null (none);
}

static void
assert_undo_refused (KithTestCase *test,
                     gint64        operation,
                     int           code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_case_file_undo (test->file, operation, &error));
  g_assert_error (error, KITH_ERROR, code);
}

static gint64
undo (KithTestCase *test,
      gint64        operation)
{
  g_autoptr (GError) error = NULL;

  kith_case_file_undo (test->file, operation, &error);
  g_assert_no_error (error);
  return kith_case_file_get_last_operation (test->file);
}

static void
assert_campus (KithTestCase *test,
               const char   *campus)
{
  g_autofree char *found = dup_campus (test);

  g_assert_cmpstr (found, ==, campus);
}

/* Two steps back, and forward again in their order: the second of them never before the first. */
static void
test_again_in_order (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 first, second, undo_first, undo_second, again;

  set_campus (test, "North");
  first = kith_case_file_get_last_operation (test->file);
  set_campus (test, "South");
  second = kith_case_file_get_last_operation (test->file);
  undo_second = undo (test, second);
  undo_first = undo (test, first);
  assert_undo_refused (test, undo_second, KITH_ERROR_STALE);
  assert_campus (test, NULL);
  again = undo (test, undo_first);
  assert_campus (test, "North");
  undo (test, again);
  assert_undo_refused (test, undo_second, KITH_ERROR_STALE);
  undo (test, kith_case_file_get_last_operation (test->file));
  undo (test, undo_second);
  assert_campus (test, "South");
}

/* What was taken back and done again stands. */
static void
test_again_stands (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 first, second;

  set_campus (test, "North");
  first = kith_case_file_get_last_operation (test->file);
  set_campus (test, "South");
  second = kith_case_file_get_last_operation (test->file);
  undo (test, undo (test, second));
  assert_campus (test, "South");
  assert_undo_refused (test, first, KITH_ERROR_STALE);
  assert_campus (test, "South");
}

/* An import is one step. */
static void
test_import (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) operations = NULL;
  const KithOperation *import;

  import_students (test);
  g_assert_cmpint (count (test, &kith_student_kind), ==, 20);
  operations = kith_case_file_list_operations (test->file, 5, NULL);
  import = g_ptr_array_index (operations, 0);
  g_assert_cmpstr (import->label, ==, "Imported 17 students");
  g_assert_cmpuint (import->n_changes, ==, 34);
  undo_last (test);
  g_assert_cmpint (count (test, &kith_student_kind), ==, 3);
  g_assert_cmpint (count (test, &kith_note_kind), ==, 0);
}

/* Not when a note was added to an imported student since. */
static void
test_import_in_use (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (KithRecord) note = NULL;
  g_autoptr (GError) error = NULL;
  gint64 operation;

  import_students (test);
  operation = kith_case_file_get_last_operation (test->file);
  kith_query_where (query, "college-id", "7003");
  ids = kith_case_file_list_ids (test->file, query, NULL, NULL);
  note = kith_test_note (g_array_index (ids, gint64, 0), "First talk.");
  kith_test_save (test->file, note);
  g_assert_false (kith_case_file_undo (test->file, operation, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_STALE);
  g_assert_cmpint (count (test, &kith_student_kind), ==, 20);
}

/* A note stays, and what was done before it can be taken back still. */
static void
test_before_a_note (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Met.");
  g_autofree char *campus = NULL;

  kith_test_case_sign_in (test, "coach");
  set_campus (test, "North");
  kith_test_save (test->file, note);
  undo_what_stands (test, "Student: changed, Jay A");
  campus = dup_campus (test);
  g_assert_null (campus);
  g_assert_null (kith_case_file_find_undoable (test->file, NULL));
  kith_record_set_text (note, KITH_NOTE_TEXT, "Met at the bus stop.");
  kith_test_save (test->file, note);
  undo_what_stands (test, "Note: changed, Jay A");
  g_assert_cmpint (count (test, &kith_note_kind), ==, 1);
}

/* Whoever wrote a note cannot take it away. */
static void
test_note_stays (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Met.");
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "mentor");
  kith_test_save (test->file, note);
  g_assert_false (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_assert_cmpint (count (test, &kith_note_kind), ==, 1);
}

static void
test_strike (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Met.");
  g_autoptr (KithRecord) again = NULL;

  kith_test_save (test->file, note);
  g_assert_true (kith_case_file_strike_note (test->file, kith_record_get_id (note), "Twice", NULL));
  undo_last (test);
  again = kith_case_file_load (test->file, &kith_note_kind, kith_record_get_id (note), NULL);
  g_assert_false (kith_note_is_struck (again));
  g_assert_cmpstr (kith_record_get_text (again, KITH_NOTE_TEXT), ==, "Met.");
}

static KithRecord *
find_assignment (KithTestCase *test,
                 gint64        student,
                 gint64        person)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autoptr (GPtrArray) all = NULL;

  kith_query_where_student (query, student);
  all = kith_case_file_list (test->file, query, NULL, NULL);
  for (guint i = 0; i < all->len; i++)
    if (kith_record_get_number (g_ptr_array_index (all, i), KITH_ASSIGNMENT_PERSON) == person)
      return g_object_ref (g_ptr_array_index (all, i));
  g_assert_not_reached ();
}

static void
end_assignment (KithTestCase *test,
                gint64        student,
                gint64        person,
                const char   *until)
{
  g_autoptr (KithRecord) assignment = find_assignment (test, student, person);

  kith_record_set_text (assignment, KITH_ASSIGNMENT_UNTIL, until);
  kith_test_save (test->file, assignment);
}

/* The student is somebody else's by now: neither what was changed, nor what was added or removed, and no name. */
static void
test_lost_access (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);
  g_autoptr (KithRecord) other_goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);
  g_autoptr (GError) error = NULL;
  gint64 changed, added, removed;

  kith_test_case_sign_in (test, "coach");
  kith_test_save (test->file, other_goal);
  set_campus (test, "North");
  changed = kith_case_file_get_last_operation (test->file);
  kith_test_save (test->file, goal);
  added = kith_case_file_get_last_operation (test->file);
  g_assert_true (kith_case_file_remove (test->file, &kith_goal_kind, kith_record_get_id (other_goal), NULL));
  removed = kith_case_file_get_last_operation (test->file);
  kith_test_case_sign_in (test, "manager");
  end_assignment (test, test->jay, test->coach, KITH_TEST_TODAY);
  kith_clock_advance (test->clock, G_TIME_SPAN_DAY / G_USEC_PER_SEC);
  kith_test_case_sign_in (test, "coach");
  assert_undo_refused (test, changed, KITH_ERROR_NOT_ALLOWED);
  assert_undo_refused (test, added, KITH_ERROR_NOT_ALLOWED);
  assert_undo_refused (test, removed, KITH_ERROR_NOT_ALLOWED);
  kith_test_case_sign_in (test, "manager");
  assert_campus (test, "North");
  g_assert_cmpint (count (test, &kith_goal_kind), ==, 1);
  set_campus (test, "South");
  kith_test_case_sign_in (test, "coach");
  g_assert_false (kith_case_file_undo (test->file, changed, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_assert_null (strstr (error->message, "Jay"));
}

/* Somebody else is the main coach by now. */
static void
test_one_main (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) next = kith_test_assignment (test->jay, test->welfare, "coach");
  g_autoptr (KithRecord) first = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ended;

  kith_test_case_sign_in (test, "manager");
  first = find_assignment (test, test->jay, test->coach);
  kith_record_set_number (first, KITH_ASSIGNMENT_MAIN, TRUE);
  kith_test_save (test->file, first);
  end_assignment (test, test->jay, test->coach, KITH_TEST_TODAY);
  ended = kith_case_file_get_last_operation (test->file);
  kith_record_set_number (next, KITH_ASSIGNMENT_MAIN, TRUE);
  kith_record_set_text (next, KITH_ASSIGNMENT_FROM, "2026-03-11");
  kith_test_save (test->file, next);
  g_assert_false (kith_case_file_undo (test->file, ended, &error));
  g_assert_nonnull (strstr (error->message, "is the main coach"));
  undo (test, kith_case_file_get_last_operation (test->file));
  undo (test, ended);
}

/* With access, whoever added something takes it back, though they could not remove another's. */
static void
test_own_goal (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);

  kith_test_case_sign_in (test, "mentor");
  kith_test_save (test->file, goal);
  undo (test, undo (test, kith_case_file_get_last_operation (test->file)));
  g_assert_cmpint (count (test, &kith_goal_kind), ==, 1);
}

/* Only what one did oneself. */
static void
test_others (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  gint64 operation;

  set_campus (test, "North");
  operation = kith_case_file_get_last_operation (test->file);
  kith_test_case_sign_in (test, "dsl");
  g_assert_false (kith_case_file_undo (test->file, operation, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/undo/change", test_change);
  g_test_add_func ("/store/undo/remove", test_remove);
  g_test_add_func ("/store/undo/recently-removed", test_recently_removed);
  g_test_add_func ("/store/undo/restore-taken", test_restore_taken);
  g_test_add_func ("/store/undo/changed-since", test_changed_since);
  g_test_add_func ("/store/undo/what-stands", test_what_stands);
  g_test_add_func ("/store/undo/again-in-order", test_again_in_order);
  g_test_add_func ("/store/undo/again-stands", test_again_stands);
  g_test_add_func ("/store/undo/import", test_import);
  g_test_add_func ("/store/undo/import-in-use", test_import_in_use);
  g_test_add_func ("/store/undo/before-a-note", test_before_a_note);
  g_test_add_func ("/store/undo/note-stays", test_note_stays);
  g_test_add_func ("/store/undo/strike", test_strike);
  g_test_add_func ("/store/undo/lost-access", test_lost_access);
  g_test_add_func ("/store/undo/one-main", test_one_main);
  g_test_add_func ("/store/undo/own-goal", test_own_goal);
  g_test_add_func ("/store/undo/others", test_others);
  return g_test_run ();
}
