/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-duplicates.h"
#include "kith-nicknames.h"
#include "kith-operation.h"
#include "kith-save-record.h"
#include "kith-test-case.h"
#include "kith-test-dump.h"
#include "kith-undo.h"

#include <string.h>

static KithRecord *
make (const char *preferred,
      const char *first,
      const char *last,
      const char *birth)
{
  KithRecord *student = kith_record_new (&kith_student_kind);

  kith_record_set_text (student, KITH_STUDENT_PREFERRED_NAME, preferred);
  kith_record_set_text (student, KITH_STUDENT_LEGAL_FIRST_NAME, first);
  kith_record_set_text (student, KITH_STUDENT_LEGAL_LAST_NAME, last);
  kith_record_set_text (student, KITH_STUDENT_DATE_OF_BIRTH, birth);
  return student;
}

static void
add (KithTestCase *test,
     KithRecord   *student,
     const char   *college_id)
{
  g_autoptr (KithRecord) owned = student;

  kith_record_set_text (student, KITH_STUDENT_COLLEGE_ID, college_id);
  kith_record_set_text (student, KITH_STUDENT_START_DATE, "2025-09-01");
  kith_record_set_text (student, KITH_STUDENT_SUPPORT_GROUPS, "not-known");
  kith_record_set_text (student, KITH_STUDENT_STAGE, "active");
  kith_test_save (test->file, student);
}

static GPtrArray *
find (KithTestCase *test,
      KithRecord   *student)
{
  g_autoptr (KithRecord) owned = student;
  g_autoptr (GError) error = NULL;
  GPtrArray *found = kith_duplicates_find (test->file, student, NULL, &error);

  g_assert_no_error (error);
  return found;
}

static void
test_names (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) folded = NULL;
  g_autoptr (GPtrArray) nickname = NULL;
  g_autoptr (GPtrArray) stranger = NULL;
  const KithDuplicate *match = NULL;

  kith_test_case_sign_in (test, "welfare");
  add (test, make ("Lizzie Varley", "Elizabeth", "Varley", "2008-05-04"), "8001");
  folded = find (test, make ("lizzie VÁRLEY", NULL, NULL, NULL));
  g_assert_cmpuint (folded->len, ==, 1);
  match = g_ptr_array_index (folded, 0);
  g_assert_cmpstr (match->college_id, ==, "8001");
  g_assert_cmpstr (match->reasons, ==, "the same name");

  nickname = find (test, make ("Beth", "Beth", "Varley", "2008-05-04"));
  g_assert_cmpuint (nickname->len, ==, 1);
  match = g_ptr_array_index (nickname, 0);
  g_assert_cmpstr (match->reasons, ==, "the same name in another form, the same date of birth");

  stranger = find (test, make ("Lizzie Okafor", "Lizzie", "Okafor", "2009-01-01"));
  g_assert_cmpuint (stranger->len, ==, 0);
}

static void
test_numbers (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithRecord *there = make ("Ana", NULL, NULL, NULL);
  KithRecord *uln = make ("Somebody", NULL, NULL, NULL);
  KithRecord *phone = make ("Somebody", NULL, NULL, NULL);
  KithRecord *unknown = make ("Somebody", NULL, NULL, NULL);
  g_autoptr (GPtrArray) by_uln = NULL;
  g_autoptr (GPtrArray) by_phone = NULL;
  g_autoptr (GPtrArray) by_phone_alone = NULL;
  g_autoptr (GPtrArray) by_unknown = NULL;

  kith_test_case_sign_in (test, "welfare");
  kith_record_set_text (there, KITH_STUDENT_ULN, "9276308686");
  kith_record_set_text (there, KITH_STUDENT_PHONE, "07700 900123");
  add (test, there, "8001");
  kith_record_set_text (uln, KITH_STUDENT_ULN, "9276308686");
  by_uln = find (test, uln);
  g_assert_cmpuint (by_uln->len, ==, 1);
  kith_record_set_text (phone, KITH_STUDENT_PHONE, "+44 7700 900 123");
  /* a brother’s, or that of the home they live in */
  by_phone_alone = find (test, kith_record_dup (phone));
  g_assert_cmpuint (by_phone_alone->len, ==, 0);
  kith_record_set_text (phone, KITH_STUDENT_PREFERRED_NAME, "Ana Fairweather");
  by_phone = find (test, phone);
  g_assert_cmpuint (by_phone->len, ==, 1);
  g_assert_cmpstr (((KithDuplicate *) g_ptr_array_index (by_phone, 0))->reasons, ==,
                   "the same first name, the same phone number");
  /* 9999999999 is nobody's number. */
  kith_record_set_text (unknown, KITH_STUDENT_ULN, "9999999999");
  by_unknown = find (test, unknown);
  g_assert_cmpuint (by_unknown->len, ==, 0);
}

static void
test_most (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) found = NULL;

  kith_test_case_sign_in (test, "welfare");
  for (guint i = 0; i < 7; i++) {
    g_autofree char *id = g_strdup_printf ("81%02u", i);

    add (test, make ("Sam Reece", "Sam", "Reece", i == 6 ? "2008-01-01" : NULL), id);
  }
  found = find (test, make ("Sam Reece", "Sam", "Reece", "2008-01-01"));
  g_assert_cmpuint (found->len, ==, KITH_DUPLICATES_MOST);
  g_assert_cmpstr (((KithDuplicate *) g_ptr_array_index (found, 0))->college_id, ==, "8106");
}

static GPtrArray *
list_pairs (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pairs = kith_duplicates_list_pairs (test->file, NULL, &error);

  g_assert_no_error (error);
  return pairs;
}

static void
complete (KithRecord *student,
          const char *college_id)
{
  kith_record_set_text (student, KITH_STUDENT_COLLEGE_ID, college_id);
  kith_record_set_text (student, KITH_STUDENT_START_DATE, "2025-09-01");
  kith_record_set_text (student, KITH_STUDENT_SUPPORT_GROUPS, "not-known");
  kith_record_set_text (student, KITH_STUDENT_STAGE, "active");
}

/* The reason for going on is kept in the same save: once, undone together, and not at all when the student is not saved. */
static void
test_reason (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) student = make ("Lizzie Varley", NULL, NULL, NULL);
  g_autoptr (KithRecord) apart = kith_record_new (&kith_not_duplicate_kind);
  g_autoptr (GPtrArray) companions = g_ptr_array_new ();
  g_autoptr (KithQuery) all = kith_query_new (&kith_not_duplicate_kind);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  add (test, make ("Lizzie Varley", "Elizabeth", "Varley", "2008-05-04"), "8001");
  kith_record_set_text (apart, KITH_NOT_DUPLICATE_REASON, "Cousins, and both were here today.");
  g_ptr_array_add (companions, apart);
  complete (student, "8001");
  before = kith_test_dump (test->file);
  /* taken already, and the other one of the two is not named: neither goes in without the other */
  g_assert_false (kith_casework_save_with (test->file, student, companions, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_clear_error (&error);
  complete (student, "8002");
  g_assert_false (kith_casework_save_with (test->file, student, companions, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  after = kith_test_dump (test->file);
  g_assert_cmpstr (after, ==, before);

  g_clear_object (&student);
  student = make ("Lizzie Varley", NULL, NULL, NULL);
  complete (student, "8002");
  {
    g_autoptr (GPtrArray) likely = kith_duplicates_find (test->file, student, NULL, NULL);

    g_assert_cmpuint (likely->len, ==, 1);
    kith_record_set_number (apart, KITH_NOT_DUPLICATE_OTHER_STUDENT,
                            ((KithDuplicate *) g_ptr_array_index (likely, 0))->student);
  }
  g_assert_true (kith_casework_save_with (test->file, student, companions, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_no_error (error);
  kept = kith_case_file_list (test->file, all, NULL, NULL);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpint (kith_record_get_number (g_ptr_array_index (kept, 0), KITH_NOT_DUPLICATE_STUDENT), ==,
                   kith_record_get_id (student));
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (kept, 0), KITH_NOT_DUPLICATE_REASON), ==,
                   "Cousins, and both were here today.");
  pairs = list_pairs (test);
  g_assert_cmpuint (pairs->len, ==, 0);
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error));
  g_assert_no_error (error);
  g_assert_cmpint (kith_case_file_count (test->file, all, NULL), ==, 0);
  g_assert_null (kith_case_file_load (test->file, &kith_student_kind, kith_record_get_id (student), NULL));
}

static void
test_nicknames (void)
{
  g_assert_true (kith_nicknames_match ("liz", "elizabeth"));
  g_assert_true (kith_nicknames_match ("sam", "sam"));
  g_assert_false (kith_nicknames_match ("liz", "sam"));
  g_assert_false (kith_nicknames_match ("", ""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/duplicates/names", test_names);
  g_test_add_func ("/duplicates/numbers", test_numbers);
  g_test_add_func ("/duplicates/most", test_most);
  g_test_add_func ("/duplicates/reason", test_reason);
  g_test_add_func ("/duplicates/nicknames", test_nicknames);

  return g_test_run ();
}
