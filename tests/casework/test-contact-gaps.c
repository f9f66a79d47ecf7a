/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-assign.h"
#include "kith-audit.h"
#include "kith-contact-gaps.h"
#include "kith-error.h"
#include "kith-plain-text.h"
#include "kith-reports.h"
#include "kith-test-case.h"

#include <glib/gstdio.h>
#include <string.h>

/* All three students started on 1 September 2025 and nobody has reached them yet. */

static char *
make_text (KithTestCase *test,
           gint64        person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_contact_gaps_make (test->file, person, NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static gboolean
is_listed (KithTestCase *test,
           const char   *name)
{
  g_autofree char *text = make_text (test, 0);

  return strstr (text, name) != NULL;
}

static gint64
add_note (KithTestCase *test,
          gint64        student,
          const char   *date,
          const char   *contact_made)
{
  g_autoptr (KithRecord) note = kith_test_note (student, "Rang about the bus pass.");
  g_autoptr (GError) error = NULL;

  kith_record_set_text (note, KITH_NOTE_DATE, date);
  kith_record_set_text (note, KITH_NOTE_CONTACT_MADE, contact_made);
  kith_record_set_text (note, KITH_NOTE_LATE_REASON, "Written up after the holiday");
  kith_case_file_save (test->file, note, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
  return kith_record_get_id (note);
}

static void
set_stage (KithTestCase *test,
           gint64        id,
           const char   *stage)
{
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, id, NULL);
  g_autoptr (GError) error = NULL;

  kith_record_set_text (student, KITH_STUDENT_STAGE, stage);
  kith_case_file_save (test->file, student, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
}

static void
test_who_stands_in_it (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "welfare");
  text = make_text (test, 0);
  g_assert_nonnull (strstr (text, "3 students: 3 overdue, 0 due"));
  g_assert_nonnull (strstr (text, "No contact yet, agreed every 14 days."));

  set_stage (test, test->ali, "paused");
  g_assert_false (is_listed (test, "علي"));
  set_stage (test, test->ali, "prospective");
  g_assert_false (is_listed (test, "علي"));
}

static void
test_only_contact_made_counts (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;
  gint64 note;

  kith_test_case_sign_in (test, "manager");
  add_note (test, test->jay, KITH_TEST_TODAY, "attempted");
  add_note (test, test->jay, KITH_TEST_TODAY, "not-applicable");
  g_assert_true (is_listed (test, "Jay A"));
  note = add_note (test, test->jay, KITH_TEST_TODAY, "yes");
  g_assert_false (is_listed (test, "Jay A"));
  g_assert_true (kith_case_file_strike_note (test->file, note, "It was somebody else", NULL));
  g_assert_true (is_listed (test, "Jay A"));

  /* Thirteen days are within what was agreed, fourteen are not, and twice as many are overdue; the five days of the
   * half-term in February do not count. */
  add_note (test, test->jay, "2026-02-05", "yes");
  text = make_text (test, 0);
  g_assert_nonnull (strstr (text, "Overdue. Last contact 33 days ago, agreed every 14."));
  g_clear_pointer (&text, g_free);
  add_note (test, test->jay, "2026-02-06", "yes");
  text = make_text (test, 0);
  g_assert_nonnull (strstr (text, "Due. Last contact 32 days ago, agreed every 14."));
  g_clear_pointer (&text, g_free);
  add_note (test, test->jay, "2026-02-24", "yes");
  text = make_text (test, 0);
  g_assert_nonnull (strstr (text, "3 students: 2 overdue, 1 due"));
  g_assert_nonnull (strstr (text, "Due. Last contact 14 days ago, agreed every 14."));
  add_note (test, test->jay, "2026-02-25", "yes");
  g_assert_false (is_listed (test, "Jay A"));
}

static void
test_person_and_policy (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *caseload = NULL;
  g_autofree char *everyone = NULL;
  g_autofree char *coach = NULL;
  g_autofree char *mentor = NULL;
  g_autofree char *filter = NULL;

  kith_test_case_sign_in (test, "welfare");
  coach = kith_case_file_dup_title (test->file, &kith_person_kind, test->coach);
  mentor = kith_case_file_dup_title (test->file, &kith_person_kind, test->mentor);
  filter = g_strdup_printf ("Caseload of %s", coach);
  caseload = make_text (test, test->coach);
  g_assert_nonnull (strstr (caseload, filter));
  g_assert_nonnull (strstr (caseload, "2 students"));
  g_assert_nonnull (strstr (caseload, mentor));
  g_assert_null (strstr (caseload, "علي"));

  /* nobody asked for a caseload: a coach sees no more than their own */
  kith_test_case_sign_in (test, "coach");
  everyone = make_text (test, 0);
  g_assert_nonnull (strstr (everyone, "2 students"));
  g_assert_null (strstr (everyone, "علي"));
}

/* Whoever helped until yesterday is no longer named. */
static void
test_end_of_support (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  gint64 assignment = kith_assign_find (file, test->jay, test->mentor, "mentor", NULL);
  g_autofree char *mentor = kith_case_file_dup_title (file, &kith_person_kind, test->mentor);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (kith_assign_end (file, assignment, KITH_TEST_TODAY, "Finished", NULL, NULL));
  before = make_text (test, 0);
  g_assert_nonnull (strstr (before, mentor));
  kith_test_case_sign_out (test);
  kith_clock_advance (test->clock, 24 * 60 * 60);
  kith_test_case_sign_in (test, "welfare");
  after = make_text (test, 0);
  g_assert_null (strstr (after, mentor));
}

static void
test_print_is_noted (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const KithReport *report = kith_reports_find ("contact-gaps");
  const KithReportSubject subject = { 0 };
  g_autofree char *path = g_build_filename (test->folder, "gaps.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const KithAuditFilter filter = { .limit = 1 };

  g_assert_nonnull (report);
  kith_test_case_sign_in (test, "admin");
  g_assert_false (kith_reports_write (report, test->file, &subject, NULL, path, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  kith_test_case_sign_in (test, "dsl");
  g_assert_true (kith_reports_write (report, test->file, &subject, NULL, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  lines = kith_audit_list (test->file, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((KithAuditLine *) g_ptr_array_index (lines, 0))->words, ==, "Printed: Contact gaps, written to a file");
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/contact-gaps/who-stands-in-it", test_who_stands_in_it);
  g_test_add_func ("/contact-gaps/only-contact-made-counts", test_only_contact_made_counts);
  g_test_add_func ("/contact-gaps/person-and-policy", test_person_and_policy);
  g_test_add_func ("/contact-gaps/end-of-support", test_end_of_support);
  g_test_add_func ("/contact-gaps/print-is-noted", test_print_is_noted);

  return g_test_run ();
}
