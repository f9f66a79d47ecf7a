/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-disposal-confirm.h"
#include "kith-error.h"
#include "kith-plain-text.h"
#include "kith-reports.h"
#include "kith-student-notice.h"
#include "kith-test-case.h"
#include "kith-today.h"

#include <string.h>

/* Certificates, the sheet for a lost computer, and what stands over a record. The day is 10 March 2026. */

/* Somebody who left in 2012, born in 1980. */
static gint64
add_leaver (KithTestCase *test)
{
  g_autoptr (KithRecord) student = kith_test_student ("Wren Castellanos", "90001");

  kith_test_case_sign_in (test, "dsl");
  kith_record_set_text (student, KITH_STUDENT_DATE_OF_BIRTH, "1980-05-04");
  kith_record_set_text (student, KITH_STUDENT_START_DATE, "2010-09-01");
  kith_record_set_text (student, KITH_STUDENT_STAGE, "left");
  kith_record_set_text (student, KITH_STUDENT_LEAVING_DATE, "2012-07-06");
  kith_record_set_text (student, KITH_STUDENT_LEAVING_REASON, kith_student_kind.fields[KITH_STUDENT_LEAVING_REASON]
                                                                .choices->choices[0].code);
  g_assert_true (kith_case_file_save (test->file, student, KITH_SAVE_ACCEPT_WARNINGS, NULL));
  return kith_record_get_id (student);
}

static gint64
propose (KithTestCase *test,
         gint64        student)
{
  g_autoptr (KithRecord) disposal = kith_record_new (&kith_disposal_kind);

  kith_test_case_sign_in (test, "dsl");
  kith_record_set_number (disposal, KITH_DISPOSAL_STUDENT, student);
  kith_record_set_text (disposal, KITH_DISPOSAL_OUTCOME, "erase");
  kith_record_set_text (disposal, KITH_DISPOSAL_GROUP, "student");
  return kith_test_save (test->file, disposal);
}

static char *
dup_report (KithTestCase *test,
            const char   *name,
            gint64        disposal,
            GError      **error)
{
  const KithReportSubject subject = { .disposal = disposal };
  g_autoptr (KithDocument) document = kith_reports_make (kith_reports_find (name), test->file, &subject, NULL, error);

  return document != NULL ? kith_document_to_plain_text (document) : NULL;
}

static gint64
count_today (KithTestCase *test)
{
  g_autoptr (KithToday) today = kith_today_gather (test->file, 5, NULL, NULL);

  for (guint i = 0; i < today->lists->len; i++) {
    const KithTodayList *list = g_ptr_array_index (today->lists, i);

    if (list->section == KITH_TODAY_RETENTION)
      return list->count;
  }
  return -1;
}

static void
assert_notice (KithTestCase *test,
               const char   *user,
               gint64        student,
               const char   *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStudentNotice) notice = NULL;

  kith_test_case_sign_in (test, user);
  notice = kith_student_notice_find (test->file, student, &error);
  g_assert_no_error (error);
  if (words == NULL) {
    g_assert_null (notice);
    return;
  }
  g_assert_nonnull (notice);
  g_assert_nonnull (strstr (notice->words, words));
}

/* The certificate is there once a second person has confirmed, and does not name whose record it was. */
static void
test_certificate (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 disposal = propose (test, add_leaver (test));
  g_autoptr (KithDisposalResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL;
  g_autofree char *text = NULL;

  g_assert_null (dup_report (test, "disposal-certificate", disposal, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  none = dup_report (test, "disposal-certificate", 0, &error);
  g_assert_nonnull (strstr (none, "No record was erased"));
  kith_test_case_sign_in (test, "admin");
  g_assert_true (kith_maintenance_backup_daily (test->file, NULL, NULL, &error));
  kith_clock_advance (test->clock, G_GINT64_CONSTANT (2) * 24 * 60 * 60);
  kith_test_case_sign_in (test, "dpo");
  result = kith_disposal_confirm (test->file, disposal, NULL, &error);
  g_assert_no_error (error);
  text = dup_report (test, "disposal-certificate", disposal, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, result->reference));
  g_assert_nonnull (strstr (text, "Erased"));
  g_assert_nonnull (strstr (text, "Students: 1"));
  g_assert_nonnull (strstr (text, "Limitation Act 1980"));
  g_assert_null (strstr (text, "Wren"));
  g_assert_null (strstr (text, "90001"));
  /* the one of two days ago */
  g_assert_nonnull (strstr (text, "made before; the last one goes by"));
}

static void
test_certificate_roles (void)
{
  static const char *const refused[] = { "mentor", "coach", "welfare", "manager", "admin" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (test, refused[i]);
    g_assert_null (dup_report (test, "disposal-certificate", 0, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  }
}

/* The officer who may list no accounts has them on the sheet; no student is on it. */
static void
test_lost_device (void)
{
  static const char *const refused[] = { "mentor", "coach", "welfare", "manager" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    kith_test_case_sign_in (test, refused[i]);
    g_assert_null (dup_report (test, "lost-device", 0, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
    g_clear_error (&error);
  }
  kith_test_case_sign_in (test, "dpo");
  text = dup_report (test, "lost-device", 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "Sam Okafor"));
  g_assert_nonnull (strstr (text, "72 hours"));
  g_assert_null (strstr (text, "Jay"));
  g_assert_null (strstr (text, "4471"));
}

static void
test_today (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "dpo");
  g_assert_cmpint (count_today (test), ==, 0);
  add_leaver (test);
  g_assert_cmpint (count_today (test), ==, 1);
  kith_test_case_sign_in (test, "dpo");
  g_assert_cmpint (count_today (test), ==, 1);
  kith_test_case_sign_in (test, "manager");
  g_assert_cmpint (count_today (test), ==, -1);
}

/* A hold is asked about on the day that was written down for it, as long as it is on. */
static void
test_unreviewed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) hold = NULL;

  kith_test_case_sign_in (test, "dpo");
  hold = kith_test_record (test, &kith_legal_hold_kind, test->jay, 0);
  kith_record_set_text (hold, KITH_LEGAL_HOLD_FROM, "2026-01-05");
  kith_record_set_text (hold, KITH_LEGAL_HOLD_REVIEW, "2026-03-11");
  kith_test_save (test->file, hold);
  g_assert_cmpint (count_today (test), ==, 0);
  kith_clock_advance (test->clock, 24 * 60 * 60);
  g_assert_cmpint (count_today (test), ==, 1);
  {
    g_autofree char *words = kith_retention_dup_due (test->file, test->jay);

    g_assert_cmpstr (words, ==, "On legal hold, to be looked at again on 11 March 2026: is it still needed?");
  }
  kith_record_set_text (hold, KITH_LEGAL_HOLD_UNTIL, "2026-03-11");
  kith_test_save (test->file, hold);
  g_assert_cmpint (count_today (test), ==, 0);
}

static void
test_notice (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 leaver = add_leaver (test);
  g_autoptr (KithRecord) hold = NULL;
  g_autoptr (KithRecord) transfer = kith_test_record (test, &kith_transfer_kind, test->jay, 0);

  assert_notice (test, "dpo", leaver, "Kept long enough since");
  assert_notice (test, "manager", leaver, NULL);
  propose (test, leaver);
  assert_notice (test, "dpo", leaver, "second person");
  kith_test_case_sign_in (test, "dsl");
  hold = kith_test_record (test, &kith_legal_hold_kind, leaver, 0);
  kith_test_save (test->file, hold);
  assert_notice (test, "dpo", leaver, "On legal hold");
  assert_notice (test, "mentor", leaver, NULL);
  assert_notice (test, "dsl", test->jay, NULL);
  kith_test_save (test->file, transfer);
  assert_notice (test, "dsl", test->jay, "due by 9 March 2026");
  assert_notice (test, "mentor", test->jay, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/casework/end-of-records/certificate", test_certificate);
  g_test_add_func ("/casework/end-of-records/certificate-roles", test_certificate_roles);
  g_test_add_func ("/casework/end-of-records/lost-device", test_lost_device);
  g_test_add_func ("/casework/end-of-records/today", test_today);
  g_test_add_func ("/casework/end-of-records/unreviewed", test_unreviewed);
  g_test_add_func ("/casework/end-of-records/notice", test_notice);
  return g_test_run ();
}
