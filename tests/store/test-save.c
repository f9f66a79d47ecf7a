/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-draft.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-problems.h"
#include "kith-test-case.h"

static KithRecord *
load (KithCaseFile   *file,
      const KithKind *kind,
      gint64          id)
{
  g_autoptr (GError) error = NULL;
  KithRecord *record = kith_case_file_load (file, kind, id, &error);

  g_assert_no_error (error);
  return record;
}

static gint64
count (KithCaseFile   *file,
       const KithKind *kind)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GError) error = NULL;
  gint64 n = kith_case_file_count (file, query, &error);

  g_assert_no_error (error);
  return n;
}

static void
test_stale (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) mine = load (test->file, &kith_student_kind, test->jay);
  g_autoptr (KithRecord) theirs = load (test->file, &kith_student_kind, test->jay);
  g_autoptr (KithRecord) stored = NULL;
  g_autoptr (GError) error = NULL;

  kith_record_set_text (theirs, KITH_STUDENT_COURSE, "Carpentry");
  kith_test_save (test->file, theirs);
  kith_record_set_text (mine, KITH_STUDENT_COURSE, "Plumbing");
  g_assert_false (kith_case_file_save (test->file, mine, KITH_SAVE_DEFAULT, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_STALE);
  g_assert_cmpint (kith_record_get_version (mine), ==, 1);
  stored = load (test->file, &kith_student_kind, test->jay);
  g_assert_cmpstr (kith_record_get_text (stored, KITH_STUDENT_COURSE), ==, "Carpentry");
}

/* Saving twice makes one record; saving what did not change makes no new version and no audit line. */
static void
test_twice (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) student = kith_test_student ("Nia", "5000");
  gint64 before = count (test->file, &kith_student_kind);

  kith_test_save (test->file, student);
  kith_test_save (test->file, student);
  g_assert_cmpint (count (test->file, &kith_student_kind), ==, before + 1);
  g_assert_cmpint (kith_record_get_version (student), ==, 1);
  kith_record_set_text (student, KITH_STUDENT_CAMPUS, "North");
  kith_test_save (test->file, student);
  g_assert_cmpint (kith_record_get_version (student), ==, 2);
}

static void
test_unique (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) student = kith_test_student ("Jade", "4471");
  g_autoptr (GError) error = NULL;
  const KithProblem *problem;

  g_assert_false (kith_case_file_save (test->file, student, KITH_SAVE_DEFAULT, &error));
  g_assert_cmpint (error->code, ==, KITH_ERROR_INVALID);
  problem = kith_problems_find (kith_problems_from_error (error), "college-id");
  g_assert_nonnull (problem);
  g_assert_cmpstr (problem->message, ==, "Student 4471 is already Jay A. Open that record?");
  g_assert_cmpint (problem->fix, ==, KITH_FIX_OPEN_OTHER);
  g_assert_cmpint (problem->other_id, ==, test->jay);
  g_assert_cmpint (kith_record_get_id (student), ==, 0);
}

/* A coach learns that an id is taken, not by whom, when it is somebody else's student. */
static void
test_unique_unseen (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) student = kith_test_student ("Jade", "4473");
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "coach");
  g_assert_false (kith_case_file_save (test->file, student, KITH_SAVE_DEFAULT, &error));
  g_assert_cmpint (error->code, ==, KITH_ERROR_INVALID);
  g_assert_null (strstr (error->message, "علي"));
  g_assert_cmpint (kith_problems_find (kith_problems_from_error (error), "college-id")->other_id, ==, 0);
}

static void
test_warning (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) student = kith_test_student ("Amal", "5001");
  g_autoptr (GError) error = NULL;

  kith_record_set_text (student, KITH_STUDENT_DATE_OF_BIRTH, "2014-06-01");
  g_assert_false (kith_case_file_save (test->file, student, KITH_SAVE_DEFAULT, &error));
  g_assert_cmpint (error->code, ==, KITH_ERROR_INVALID);
  g_assert_false (kith_problems_have (kith_problems_from_error (error), KITH_SEVERITY_ERROR));
  g_clear_error (&error);
  g_assert_true (kith_case_file_save (test->file, student, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_no_error (error);
}

static void
test_system_fields (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Met in the canteen.");
  g_autoptr (KithRecord) stored = NULL;
  g_autoptr (KithRecord) student = NULL;

  kith_test_case_sign_in (test, "mentor");
  kith_record_set_number (note, KITH_NOTE_AUTHOR, test->manager);
  kith_record_set_number (note, KITH_NOTE_RECORDED_AT, 1);
  kith_record_set_number (note, KITH_NOTE_STRUCK_AT, 1);
  kith_test_save (test->file, note);
  stored = load (test->file, &kith_note_kind, kith_record_get_id (note));
  g_assert_cmpint (kith_record_get_number (stored, KITH_NOTE_AUTHOR), ==, test->mentor);
  g_assert_cmpint (kith_record_get_number (stored, KITH_NOTE_RECORDED_AT), ==, KITH_TEST_NOW);
  g_assert_false (kith_record_has (stored, KITH_NOTE_STRUCK_AT));
  student = load (test->file, &kith_student_kind, test->jay);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_LAST_CONTACT), ==, KITH_TEST_TODAY);
}

static void
test_fixed_fields (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Met in the canteen.");
  g_autoptr (GError) error = NULL;

  kith_test_save (test->file, note);
  kith_record_set_number (note, KITH_NOTE_STUDENT, test->ali);
  g_assert_false (kith_case_file_save (test->file, note, KITH_SAVE_DEFAULT, &error));
  g_assert_nonnull (kith_problems_find (kith_problems_from_error (error), "student"));
}

static void
test_missing_link (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (99999, "Nobody.");
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_case_file_save (test->file, note, KITH_SAVE_DEFAULT, &error));
  g_assert_nonnull (kith_problems_find (kith_problems_from_error (error), "student"));
}

/* After a day a note takes amendments only. */
static void
test_locked_note (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Met in the canteen.");
  g_autoptr (KithRecord) amendment = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "mentor");
  kith_test_save (test->file, note);
  kith_record_set_text (note, KITH_NOTE_TEXT, "Met in the library.");
  kith_clock_advance (test->clock, 23 * 3600);
  kith_test_save (test->file, note);
  kith_clock_advance (test->clock, 2 * 3600);
  kith_record_set_text (note, KITH_NOTE_TEXT, "Met in the gym.");
  g_assert_false (kith_case_file_save (test->file, note, KITH_SAVE_DEFAULT, &error));
  g_assert_cmpint (error->code, ==, KITH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "amendment"));
  amendment = kith_test_record (test, &kith_amendment_kind, test->jay, kith_record_get_id (note));
  kith_test_save (test->file, amendment);
  g_assert_cmpint (kith_record_get_number (amendment, KITH_AMENDMENT_AUTHOR), ==, test->mentor);
}

static void
test_strike (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Wrong student.");
  g_autoptr (KithRecord) struck = NULL;
  g_autoptr (KithRecord) student = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_save (test->file, note);
  g_assert_false (kith_case_file_strike_note (test->file, kith_record_get_id (note), "  ", &error));
  g_assert_cmpint (error->code, ==, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_case_file_strike_note (test->file, kith_record_get_id (note), "Wrong student", &error));
  g_assert_no_error (error);
  struck = load (test->file, &kith_note_kind, kith_record_get_id (note));
  g_assert_true (kith_note_is_struck (struck));
  g_assert_cmpint (kith_record_get_number (struck, KITH_NOTE_STRUCK_BY), ==, test->manager);
  student = load (test->file, &kith_student_kind, test->jay);
  g_assert_false (kith_record_has (student, KITH_STUDENT_LAST_CONTACT));
  g_assert_false (kith_case_file_strike_note (test->file, kith_record_get_id (note), "Again", &error));
}

/* Only contact that was made counts, and the newest of it. */
static void
test_last_contact (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const char *const days[] = { "2026-03-02", "2026-03-05", "2026-03-04" };
  g_autoptr (KithRecord) attempt = kith_test_note (test->jay, "No answer.");
  g_autoptr (KithRecord) student = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (KithRecord) note = kith_test_note (test->jay, "Spoke.");

    kith_record_set_text (note, KITH_NOTE_DATE, days[i]);
    kith_test_save (test->file, note);
  }
  kith_record_set_text (attempt, KITH_NOTE_CONTACT_MADE, "attempted");
  kith_test_save (test->file, attempt);
  student = load (test->file, &kith_student_kind, test->jay);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_LAST_CONTACT), ==, "2026-03-05");
}

/* Several saves are one action: a failing one takes all of them back. */
static void
test_operation (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) first = kith_test_student ("Kit", "6001");
  g_autoptr (KithRecord) second = kith_test_student ("Kat", "6001");
  g_autoptr (GError) error = NULL;
  gint64 before = count (test->file, &kith_student_kind);

  g_assert_true (kith_case_file_begin (test->file, "Two students", &error));
  g_assert_true (kith_case_file_save (test->file, first, KITH_SAVE_DEFAULT, &error));
  g_assert_false (kith_case_file_save (test->file, second, KITH_SAVE_DEFAULT, &error));
  kith_case_file_rollback (test->file);
  g_assert_cmpint (count (test->file, &kith_student_kind), ==, before);
  g_clear_error (&error);
  kith_record_set_id (first, 0);
  kith_record_set_version (first, 0);
  g_assert_true (kith_case_file_begin (test->file, "One student", &error));
  g_assert_true (kith_case_file_save (test->file, first, KITH_SAVE_DEFAULT, &error));
  g_assert_true (kith_case_file_commit (test->file, &error));
  g_assert_cmpint (count (test->file, &kith_student_kind), ==, before + 1);
}

/* Bad bytes are refused, and nothing typed has a meaning in SQL. */
static void
test_hostile_text (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const char *const texts[] = {
    "'; DROP TABLE student; --", "\"", "Robert'); DELETE FROM note; --", "%_\\", "😀 مرحبا “curly”\tand tab", ":actor",
  };
  g_autoptr (KithRecord) bad = kith_test_note (test->jay, "\xff\xfe");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (KithRecord) note = kith_test_note (test->jay, texts[i]);
    g_autoptr (KithRecord) stored = NULL;

    stored = load (test->file, &kith_note_kind, kith_test_save (test->file, note));
    g_assert_cmpstr (kith_record_get_text (stored, KITH_NOTE_TEXT), ==, texts[i]);
  }
  g_assert_false (kith_case_file_save (test->file, bad, KITH_SAVE_DEFAULT, &error));
  g_assert_nonnull (kith_problems_find (kith_problems_from_error (error), "text"));
  g_assert_cmpint (count (test->file, &kith_student_kind), ==, 3);
}

static void
test_discard_draft (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Met.");
  g_autoptr (KithDraft) draft = kith_draft_new (&kith_note_kind, test->jay, 0, 0, "{\"text\":\"Met\"}");
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_draft_save (test->file, draft, &error));
  g_assert_true (kith_case_file_save (test->file, note, KITH_SAVE_DISCARD_DRAFT, &error));
  g_assert_null (kith_draft_load (test->file, &kith_note_kind, test->jay, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/save/stale", test_stale);
  g_test_add_func ("/store/save/twice", test_twice);
  g_test_add_func ("/store/save/unique", test_unique);
  g_test_add_func ("/store/save/unique-unseen", test_unique_unseen);
  g_test_add_func ("/store/save/warning", test_warning);
  g_test_add_func ("/store/save/system-fields", test_system_fields);
  g_test_add_func ("/store/save/fixed-fields", test_fixed_fields);
  g_test_add_func ("/store/save/missing-link", test_missing_link);
  g_test_add_func ("/store/save/locked-note", test_locked_note);
  g_test_add_func ("/store/save/strike", test_strike);
  g_test_add_func ("/store/save/last-contact", test_last_contact);
  g_test_add_func ("/store/save/operation", test_operation);
  g_test_add_func ("/store/save/hostile-text", test_hostile_text);
  g_test_add_func ("/store/save/discard-draft", test_discard_draft);
  return g_test_run ();
}
