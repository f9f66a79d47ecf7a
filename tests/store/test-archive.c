/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-archive.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-test-case.h"
#include "kith-undo.h"

#include <string.h>

static void
leave (KithTestCase *test,
       gint64        id)
{
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, id, NULL);

  kith_record_set_text (student, KITH_STUDENT_STAGE, "left");
  kith_record_set_text (student, KITH_STUDENT_LEAVING_DATE, KITH_TEST_TODAY);
  kith_record_set_text (student, KITH_STUDENT_LEAVING_REASON, "completed");
  kith_test_save (test->file, student);
}

static gint64
count (KithTestCase   *test,
       const KithKind *kind,
       gboolean        archived)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GError) error = NULL;
  gint64 n;

  kith_query_where_archived (query, archived);
  n = kith_case_file_count (test->file, query, &error);
  g_assert_no_error (error);
  return n;
}

static void
test_archive (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Said goodbye.");
  g_autoptr (KithRecord) student = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_test_save (test->file, note);
  leave (test, test->jay);
  kith_case_file_archive_student (test->file, test->jay, TRUE, &error);
  g_assert_no_error (error);
  student = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_ARCHIVED_ON), ==, KITH_TEST_TODAY);
  g_assert_cmpint (count (test, &kith_student_kind, FALSE), ==, 1);
  g_assert_cmpint (count (test, &kith_student_kind, TRUE), ==, 1);
  g_assert_cmpint (count (test, &kith_note_kind, FALSE), ==, 0);
  g_assert_cmpint (count (test, &kith_note_kind, TRUE), ==, 1);

  kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (test, &kith_student_kind, TRUE), ==, 0);
}

static void
test_not_left (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_case_file_archive_student (test->file, test->jay, TRUE, &error));
  g_assert_nonnull (kith_problems_from_error (error));
  g_assert_nonnull (strstr (error->message, "Set the stage to Left first"));
  g_assert_cmpint (count (test, &kith_student_kind, TRUE), ==, 0);
}

/* Nobody who is here can be in the archive. */
static void
test_back (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) student = NULL;

  leave (test, test->jay);
  g_assert_true (kith_case_file_archive_student (test->file, test->jay, TRUE, NULL));
  student = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  kith_record_set_text (student, KITH_STUDENT_STAGE, "active");
  kith_record_clear (student, KITH_STUDENT_LEAVING_DATE);
  kith_record_clear (student, KITH_STUDENT_LEAVING_REASON);
  kith_test_save (test->file, student);
  g_assert_cmpint (count (test, &kith_student_kind, TRUE), ==, 0);
}

/* Left out of lists is nothing a form can type. */
static void
test_not_typed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) student = NULL;

  leave (test, test->jay);
  student = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  kith_record_set_text (student, KITH_STUDENT_ARCHIVED_ON, KITH_TEST_TODAY);
  kith_record_set_text (student, KITH_STUDENT_CAMPUS, "North");
  kith_test_save (test->file, student);
  g_assert_cmpint (count (test, &kith_student_kind, TRUE), ==, 0);
}

static void
test_roles (void)
{
  static const struct {
    const char *user;
    gboolean may;
  } roles[] = { { "mentor", FALSE }, { "coach", TRUE },  { "welfare", TRUE }, { "manager", TRUE },
                { "dsl", TRUE },     { "dpo", FALSE },   { "admin", FALSE } };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "welfare");
  leave (test, test->jay);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (test, roles[i].user);
    g_assert_true (kith_case_file_archive_student (test->file, test->jay, TRUE, &error) == roles[i].may);
    if (roles[i].may)
      kith_case_file_archive_student (test->file, test->jay, FALSE, &error);
    else
      g_assert_nonnull (error);
  }
}

static void
test_contact_due (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) wrong = kith_query_new (&kith_note_kind);
  g_autoptr (GError) error = NULL;
  gint64 before;

  kith_query_where_contact_due (query);
  before = kith_case_file_count (test->file, query, &error);
  g_assert_no_error (error);
  leave (test, test->jay);
  g_assert_cmpint (kith_case_file_count (test->file, query, &error), <=, before);
  kith_query_where_contact_due (wrong);
  g_assert_cmpint (kith_case_file_count (test->file, wrong, &error), ==, -1);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/archive/archive", test_archive);
  g_test_add_func ("/archive/not-left", test_not_left);
  g_test_add_func ("/archive/back", test_back);
  g_test_add_func ("/archive/not-typed", test_not_typed);
  g_test_add_func ("/archive/roles", test_roles);
  g_test_add_func ("/archive/contact-due", test_contact_due);
  return g_test_run ();
}
