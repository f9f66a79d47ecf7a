/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-erasure.h"
#include "kith-plain-text.h"
#include "kith-programme-report.h"
#include "kith-test-case.h"

/* The numbers of the programme report do not change when a student is anonymised. */

static char *
dup_report (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document =
    kith_programme_report_make (test->file, "2026-01-01", "2026-04-30", "", NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static void
add_records (KithTestCase *test)
{
  static const KithKind *const kinds[] = { &kith_note_kind, &kith_note_kind, &kith_goal_kind, &kith_plan_kind,
                                           &kith_attendance_kind, &kith_bursary_kind, &kith_care_status_kind,
                                           &kith_concern_kind, &kith_self_rating_kind };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (KithRecord) record = kith_test_record (test, kinds[i], test->jay, 0);

    kith_case_file_save (test->file, record, KITH_SAVE_ACCEPT_WARNINGS, NULL);
    g_assert_cmpint (kith_record_get_id (record), >, 0);
  }
}

static void
anonymise (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithErasure) erasure = kith_erasure_gather (test->file, test->jay, &error);

  g_assert_no_error (error);
  g_assert_true (kith_db_begin (test->file->db, NULL));
  g_assert_true (kith_erasure_run (erasure, KITH_ERASURE_ANONYMISE, &error));
  g_assert_no_error (error);
  g_assert_true (kith_db_commit (test->file->db, NULL));
}

static void
test_counts (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) student = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) lines = NULL;

  kith_test_case_sign_in (test, "dsl");
  add_records (test);
  before = dup_report (test);
  anonymise (test);
  after = dup_report (test);
  g_assert_cmpstr (after, ==, before);
  student = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME), ==, "Anonymised");
  lines = g_strsplit (before, "\n", -1);
  g_test_message ("counted: %u lines of the programme report, the same before and after", g_strv_length (lines));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/casework/anonymise/counts", test_counts);
  return g_test_run ();
}
