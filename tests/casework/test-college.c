/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-college-case.h"
#include "kith-college-words.h"
#include "kith-reports.h"
#include "kith-test-case.h"

#include <string.h>

static const char *const users[] = { "mentor", "coach", "welfare", "manager", "dsl", "dpo", "admin" };

static void
test_defaults (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) college = NULL;
  g_autofree char *danger = NULL;
  g_autofree char *more = NULL;

  kith_test_case_sign_in (test, "mentor");
  college = kith_college_current (test->file, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kith_record_get_id (college), ==, 0);
  g_assert_cmpint (kith_college_get_supervision_days (college), ==, KITH_SUPERVISION_DAYS);
  danger = kith_college_dup_danger (college);
  more = kith_college_dup_danger_more (college);
  g_assert_cmpstr (danger, ==, "In danger now? Call 999, then the safeguarding lead.");
  g_assert_cmpstr (more, ==, "The safeguarding lead’s number is not written down here yet.");
}

static void
write_down (KithTestCase *test)
{
  g_autoptr (KithRecord) college = kith_record_new (&kith_college_kind);

  kith_record_set_text (college, KITH_COLLEGE_LEAD_NAME, "Ruth Abebe");
  kith_record_set_text (college, KITH_COLLEGE_LEAD_PHONE, "01632 960 001");
  kith_record_set_text (college, KITH_COLLEGE_PRINCIPAL, "Osei Tandoh, 01632 960 002");
  kith_record_set_number (college, KITH_COLLEGE_SUPERVISION_DAYS, 28);
  kith_test_save (test->file, college);
}

/* Everybody who signs in may need the number. */
static void
test_everybody_reads (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "manager");
  write_down (test);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithRecord) college = NULL;
    g_autofree char *danger = NULL;
    g_autofree char *more = NULL;
    g_autofree char *bypass = NULL;

    kith_test_case_sign_in (test, users[i]);
    college = kith_college_current (test->file, NULL);
    danger = kith_college_dup_danger (college);
    more = kith_college_dup_danger_more (college);
    bypass = kith_college_dup_bypass (college);
    g_assert_cmpstr (danger, ==, "In danger now? Call 999, then Ruth Abebe on 01632 960 001.");
    g_assert_null (more);
    g_assert_nonnull (strstr (bypass, "Tell Osei Tandoh, 01632 960 002 yourself, today."));
    g_assert_cmpint (kith_college_get_supervision_days (college), ==, 28);
  }
}

static void
test_one_only (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) second = kith_record_new (&kith_college_kind);
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "admin");
  write_down (test);
  kith_record_set_text (second, KITH_COLLEGE_NAME, "Another college");
  g_assert_false (kith_case_file_save (test->file, second, KITH_SAVE_DEFAULT, &error));
  g_assert_cmpstr (error->message, ==, "The college is written down already. Change that instead.");
  kith_test_case_sign_in (test, "welfare");
  g_assert_false (kith_case_file_may (test->file, KITH_ACTION_EDIT, &kith_college_kind, 0));
}

/* What the college calls its papers stands on every one of them. */
static void
test_marking (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) college = kith_record_new (&kith_college_kind);
  const KithReportSubject everybody = { 0 };
  const KithOutputOptions own = { KITH_REPORT_NAMES_PREFERRED, .marking = "FOR THE BOARD" };

  kith_record_set_text (college, KITH_COLLEGE_NAME, "Northmoor College");
  for (guint i = 0; i < 3; i++) {
    static const char *const expected[] = { "OFFICIAL-SENSITIVE", "NORTHMOOR CONFIDENTIAL", "FOR THE BOARD" };
    g_autoptr (KithDocument) document = NULL;
    g_autoptr (GError) error = NULL;

    if (i == 1)
      kith_record_set_text (college, KITH_COLLEGE_MARKING, "NORTHMOOR CONFIDENTIAL");
    if (i < 2)
      kith_test_save (test->file, college);
    document = kith_reports_make (kith_reports_find ("contact-gaps"), test->file, &everybody, i == 2 ? &own : NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (kith_document_get_text (document, KITH_DOCUMENT_MARKING), ==, expected[i]);
  }
}

/* What a mentor or a student is given to show carries no marking, whatever the college has on its papers. */
static void
test_public (void)
{
  static const char *const names[] = { "certificate-of-hours", "appointment-slip", "goodbye" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) college = kith_record_new (&kith_college_kind);
  g_autoptr (KithRecord) ending = NULL;
  const KithReportSubject subject = { .student = test->jay, .person = test->manager };

  kith_record_set_text (college, KITH_COLLEGE_NAME, "Northmoor College");
  kith_record_set_text (college, KITH_COLLEGE_MARKING, "NORTHMOOR CONFIDENTIAL");
  kith_test_save (test->file, college);
  kith_test_case_sign_in (test, "manager");
  ending = kith_test_record (test, kith_kind_find ("ending"), test->jay, 0);
  kith_record_set_text (ending, KITH_ENDING_GOODBYE, "Thank you for the walks.");
  kith_test_save (test->file, ending);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithDocument) document =
      kith_reports_make (kith_reports_find (names[i]), test->file, &subject, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (kith_document_get_text (document, KITH_DOCUMENT_MARKING), ==, "");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/college/defaults", test_defaults);
  g_test_add_func ("/college/everybody-reads", test_everybody_reads);
  g_test_add_func ("/college/one-only", test_one_only);
  g_test_add_func ("/college/marking", test_marking);
  g_test_add_func ("/college/public", test_public);

  return g_test_run ();
}
