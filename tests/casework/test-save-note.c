/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-draft.h"
#include "kith-fix.h"
#include "kith-save-note.h"
#include "kith-test-case.h"

static GPtrArray *
list_tasks (KithTestCase *test)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_task_kind);

  kith_query_where_student (query, test->jay);
  kith_query_set_order (query, "text");
  return kith_case_file_list (test->file, query, NULL, NULL);
}

static void
save (KithTestCase *test,
      KithRecord   *note)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_casework_save_note (test->file, note, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_no_error (error);
}

static void
test_steps_become_tasks_once (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Talked about money.");
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  KithRecord *task = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_record_set_text (note, KITH_NOTE_NEXT_STEPS, "- Ask the tutor\n\n• Ring student finance by 20 Mar 2026");
  save (test, note);
  first = list_tasks (test);
  g_assert_cmpuint (first->len, ==, 2);
  task = g_ptr_array_index (first, 1);
  g_assert_cmpstr (kith_record_get_text (task, KITH_TASK_TEXT), ==, "Ring student finance by 20 Mar 2026");
  g_assert_cmpstr (kith_record_get_text (task, KITH_TASK_DUE), ==, "2026-03-20");
  g_assert_cmpint (kith_record_get_number (task, KITH_TASK_PERSON), ==, test->coach);
  g_assert_cmpint (kith_record_get_number (task, KITH_TASK_NOTE), ==, kith_record_get_id (note));

  kith_record_set_text (note, KITH_NOTE_NEXT_STEPS,
                        "ask the tutor\nRing student finance by 20 Mar 2026\nPrint the form");
  save (test, note);
  second = list_tasks (test);
  g_assert_cmpuint (second->len, ==, 3);
}

/* A task is read by more people than a note for the safeguarding lead. */
static void
test_private_steps_stay (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "For the lead.");
  g_autoptr (GPtrArray) tasks = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  kith_record_set_text (note, KITH_NOTE_NEXT_STEPS, "Tell nobody else");
  save (test, note);
  kith_test_case_sign_in (test, "dsl");
  tasks = list_tasks (test);
  g_assert_cmpuint (tasks->len, ==, 0);
}

static KithDraft *
load_draft (KithTestCase *test)
{
  return kith_draft_load (test->file, &kith_note_kind, test->jay, NULL);
}

static void
test_draft (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) beside = kith_test_note (test->jay, "From a script.");
  g_autoptr (KithRecord) empty = kith_test_note (test->jay, NULL);
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "From the editor.");
  g_autoptr (KithDraft) draft = kith_draft_new (&kith_note_kind, test->jay, 0, 0, "{\"text\":\"half a\"}");
  g_autoptr (KithDraft) kept = NULL;
  g_autoptr (KithDraft) still = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "coach");
  g_assert_true (kith_draft_save (test->file, draft, NULL));
  g_assert_true (kith_casework_save_note_beside_draft (test->file, beside, KITH_SAVE_ACCEPT_WARNINGS, NULL));
  kept = load_draft (test);
  g_assert_nonnull (kept);
  g_assert_false (kith_casework_save_note (test->file, empty, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_nonnull (kith_problems_from_error (error));
  g_assert_cmpint (kith_record_get_id (empty), ==, 0);
  still = load_draft (test);
  g_assert_nonnull (still);
  save (test, note);
  g_assert_null (load_draft (test));
}

static KithRecord *
make_status (KithTestCase *test,
             const char   *status,
             const char   *from)
{
  KithRecord *record = kith_record_new (&kith_care_status_kind);

  kith_record_set_number (record, KITH_CARE_STATUS_STUDENT, test->jay);
  kith_record_set_text (record, KITH_CARE_STATUS_STATUS, status);
  kith_record_set_text (record, KITH_CARE_STATUS_FROM, from);
  return record;
}

static void
test_fix_end_other (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) other = make_status (test, "qualifying", "2023-09-03");
  g_autoptr (KithRecord) record = make_status (test, "relevant", "2026-02-01");
  g_autoptr (KithRecord) ended = NULL;
  g_autoptr (GError) error = NULL;
  const KithProblem *problem = NULL;

  kith_test_case_sign_in (test, "welfare");
  g_assert_true (kith_case_file_save (test->file, other, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_no_error (error);
  g_assert_false (kith_case_file_save (test->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error));
  problem = kith_problems_find (kith_problems_from_error (error), "from");
  g_assert_nonnull (problem);
  g_assert_true (kith_fix_is_automatic (problem));
  g_assert_true (kith_fix_save (test->file, record, problem, KITH_SAVE_ACCEPT_WARNINGS, NULL));
  g_assert_cmpint (kith_record_get_id (record), !=, 0);
  ended = kith_case_file_load (test->file, &kith_care_status_kind, kith_record_get_id (other), NULL);
  g_assert_cmpstr (kith_record_get_text (ended, KITH_CARE_STATUS_UNTIL), ==, "2026-01-31");
}

static void
test_fix_use_value (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) student = NULL;
  g_autoptr (KithRecord) record = make_status (test, "eligible", "2026-02-01");
  g_autoptr (GError) error = NULL;
  const KithProblem *problem = NULL;

  kith_test_case_sign_in (test, "welfare");
  student = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  kith_record_set_text (student, KITH_STUDENT_DATE_OF_BIRTH, "2006-01-05");
  g_assert_true (kith_case_file_save (test->file, student, KITH_SAVE_ACCEPT_WARNINGS, NULL));
  g_assert_false (kith_case_file_save (test->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error));
  problem = kith_problems_find (kith_problems_from_error (error), "status");
  g_assert_nonnull (problem);
  g_assert_true (kith_fix_save (test->file, record, problem, KITH_SAVE_ACCEPT_WARNINGS, NULL));
  g_assert_cmpstr (kith_record_get_text (record, KITH_CARE_STATUS_STATUS), ==, "former-relevant");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/save-note/steps-become-tasks-once", test_steps_become_tasks_once);
  g_test_add_func ("/save-note/private-steps-stay", test_private_steps_stay);
  g_test_add_func ("/save-note/draft", test_draft);
  g_test_add_func ("/fix/end-other", test_fix_end_other);
  g_test_add_func ("/fix/use-value", test_fix_use_value);

  return g_test_run ();
}
