/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-duplicates.h"
#include "kith-nicknames.h"
#include "kith-test-case.h"

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
  g_autoptr (GPtrArray) by_unknown = NULL;

  kith_test_case_sign_in (test, "welfare");
  kith_record_set_text (there, KITH_STUDENT_ULN, "9276308686");
  kith_record_set_text (there, KITH_STUDENT_PHONE, "07700 900123");
  add (test, there, "8001");
  kith_record_set_text (uln, KITH_STUDENT_ULN, "9276308686");
  by_uln = find (test, uln);
  g_assert_cmpuint (by_uln->len, ==, 1);
  kith_record_set_text (phone, KITH_STUDENT_PHONE, "+44 7700 900 123");
  by_phone = find (test, phone);
  g_assert_cmpuint (by_phone->len, ==, 1);
  g_assert_cmpstr (((KithDuplicate *) g_ptr_array_index (by_phone, 0))->reasons, ==, "the same phone number");
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
  g_test_add_func ("/duplicates/nicknames", test_nicknames);

  return g_test_run ();
}
