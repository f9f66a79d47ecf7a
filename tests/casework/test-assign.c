/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-assign.h"
#include "kith-error.h"
#include "kith-test-case.h"
#include "kith-undo.h"

#include <string.h>

static GPtrArray *
list_assignments (KithCaseFile *file,
                  gint64        student)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);

  kith_query_where_student (query, student);
  kith_query_set_order (query, "role from");
  return kith_case_file_list (file, query, NULL, NULL);
}

static KithRecord *
find_current (KithCaseFile *file,
              gint64        student,
              gint64        person)
{
  g_autoptr (GPtrArray) list = list_assignments (file, student);

  for (guint i = 0; i < list->len; i++) {
    KithRecord *record = g_ptr_array_index (list, i);

    if (kith_record_get_number (record, KITH_ASSIGNMENT_PERSON) == person &&
        !kith_record_has (record, KITH_ASSIGNMENT_UNTIL))
      return g_object_ref (record);
  }
  return NULL;
}

static void
test_begin_and_end (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) record = NULL;
  gint64 id = kith_assign_begin (file, test->ali, test->mentor, "mentor", NULL, KITH_ASSIGN_MAIN, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (kith_assign_find (file, test->ali, test->mentor, "mentor", NULL), ==, id);
  record = kith_case_file_load (file, &kith_assignment_kind, id, NULL);
  g_assert_cmpstr (kith_record_get_text (record, KITH_ASSIGNMENT_FROM), ==, KITH_TEST_TODAY);
  g_assert_true (kith_record_get_flag (record, KITH_ASSIGNMENT_MAIN));

  g_assert_true (kith_assign_end (file, id, NULL, "Found somebody nearer", "Likes to walk", NULL));
  g_clear_object (&record);
  record = kith_case_file_load (file, &kith_assignment_kind, id, NULL);
  g_assert_cmpstr (kith_record_get_text (record, KITH_ASSIGNMENT_UNTIL), ==, KITH_TEST_TODAY);
  g_assert_cmpstr (kith_record_get_text (record, KITH_ASSIGNMENT_HAND_OVER), ==, "Likes to walk");

  g_assert_cmpint (kith_assign_find (file, test->ali, test->coach, "coach", &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

static gint64
begin_main (KithTestCase *test,
            gint64        person)
{
  g_autoptr (GError) error = NULL;
  gint64 id = kith_assign_begin (test->file, test->ali, person, "mentor", "2026-01-05", KITH_ASSIGN_MAIN, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static void
test_second_main_refused (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  g_autoptr (GError) error = NULL;
  const KithProblem *problem = NULL;

  begin_main (test, test->mentor);
  g_assert_cmpint (kith_assign_begin (file, test->ali, test->mentor2, "mentor", NULL, KITH_ASSIGN_MAIN, NULL, &error),
                   ==, 0);
  g_assert_nonnull (kith_problems_from_error (error));
  problem = kith_problems_find (kith_problems_from_error (error), "main");
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->fix, ==, KITH_FIX_END_OTHER);
  g_assert_nonnull (strstr (problem->message, "is the main mentor"));
}

static void
test_replace (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  gint64 before = begin_main (test, test->mentor);
  g_autoptr (KithRecord) ended = NULL;
  g_autoptr (KithRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = kith_assign_replace (file, before, test->mentor2, NULL, "Nearly done", &error);

  g_assert_no_error (error);
  after = kith_case_file_load (file, &kith_assignment_kind, id, NULL);
  ended = kith_case_file_load (file, &kith_assignment_kind, before, NULL);
  g_assert_cmpstr (kith_record_get_text (ended, KITH_ASSIGNMENT_UNTIL), ==, "2026-03-09");
  g_assert_cmpstr (kith_record_get_text (ended, KITH_ASSIGNMENT_HAND_OVER), ==, "Nearly done");
  g_assert_cmpstr (kith_record_get_text (after, KITH_ASSIGNMENT_FROM), ==, KITH_TEST_TODAY);
  g_assert_true (kith_record_get_flag (after, KITH_ASSIGNMENT_MAIN));
}

static void
test_hand_over (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  KithHandOver plan = {
    .person = test->coach,
    .last_day = "2026-03-20",
    .to_all = test->welfare,
    .note = "Both know and have met the new coach",
  };
  g_autoptr (GPtrArray) caseload = kith_assign_list_caseload (file, test->coach, "2026-03-20", NULL);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (KithRecord) person = NULL;
  g_autoptr (KithRecord) next = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (caseload->len, ==, 2);
  g_assert_true (kith_assign_hand_over (file, &plan, &error));
  g_assert_no_error (error);

  left = kith_assign_list_caseload (file, test->coach, "2026-03-20", NULL);
  g_assert_cmpuint (left->len, ==, 0);
  person = kith_case_file_load (file, &kith_person_kind, test->coach, NULL);
  g_assert_cmpstr (kith_record_get_text (person, KITH_PERSON_END_DATE), ==, "2026-03-20");
  next = find_current (file, test->jay, test->welfare);
  g_assert_nonnull (next);
  g_assert_cmpstr (kith_record_get_text (next, KITH_ASSIGNMENT_FROM), ==, "2026-03-21");
  g_assert_cmpstr (kith_record_get_text (next, KITH_ASSIGNMENT_ROLE), ==, "coach");
}

/* All of it or nothing, and one undo for all of it. */
static void
test_hand_over_whole (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  g_autoptr (GPtrArray) caseload = kith_assign_list_caseload (file, test->coach, KITH_TEST_TODAY, NULL);
  KithHandOverChoice choices[] = {
    { kith_record_get_id (g_ptr_array_index (caseload, 0)), test->welfare },
    { kith_record_get_id (g_ptr_array_index (caseload, 1)), 0 },
  };
  KithHandOver plan = { .person = test->coach, .last_day = KITH_TEST_TODAY, .choices = choices, .n_choices = 1 };
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_assign_hand_over (file, &plan, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  kept = kith_assign_list_caseload (file, test->coach, KITH_TEST_TODAY, NULL);
  g_assert_cmpuint (kept->len, ==, caseload->len);

  plan.n_choices = 2;
  g_assert_true (kith_assign_hand_over (file, &plan, &error));
  g_assert_no_error (error);
  g_assert_true (kith_case_file_undo (file, kith_case_file_get_last_operation (file), &error));
  g_assert_no_error (error);
  back = kith_assign_list_caseload (file, test->coach, KITH_TEST_TODAY, NULL);
  g_assert_cmpuint (back->len, ==, caseload->len);
}

/* The one who takes over mentors the student already: not two assignments at once, and main is not lost. */
static void
test_hand_over_to_second_mentor (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  KithHandOver plan = { .person = test->mentor, .last_day = KITH_TEST_TODAY, .to_all = test->mentor2 };
  g_autoptr (KithRecord) before = find_current (file, test->jay, test->mentor);
  g_autoptr (KithRecord) next = NULL;
  g_autoptr (GError) error = NULL;

  kith_record_set_number (before, KITH_ASSIGNMENT_MAIN, TRUE);
  g_assert_true (kith_case_file_save (file, before, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_cmpint (kith_assign_begin (file, test->jay, test->mentor2, "mentor", "2026-01-05", KITH_ASSIGN_DEFAULT, NULL,
                                      &error), !=, 0);
  g_assert_no_error (error);
  g_assert_true (kith_assign_hand_over (file, &plan, &error));
  g_assert_no_error (error);
  next = find_current (file, test->jay, test->mentor2);
  g_assert_nonnull (next);
  g_assert_true (kith_record_get_flag (next, KITH_ASSIGNMENT_MAIN));
  g_assert_cmpstr (kith_record_get_text (next, KITH_ASSIGNMENT_FROM), ==, "2026-03-11");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/assign/begin-and-end", test_begin_and_end);
  g_test_add_func ("/assign/second-main-refused", test_second_main_refused);
  g_test_add_func ("/assign/replace", test_replace);
  g_test_add_func ("/assign/hand-over", test_hand_over);
  g_test_add_func ("/assign/hand-over-whole", test_hand_over_whole);
  g_test_add_func ("/assign/hand-over-to-second-mentor", test_hand_over_to_second_mentor);

  return g_test_run ();
}
