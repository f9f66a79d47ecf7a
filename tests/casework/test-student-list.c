/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-plain-text.h"
#include "kith-student-list.h"
#include "kith-test-case.h"

#include <string.h>

static char *
make_text (KithTestCase          *test,
           const KithViewFilters *filters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_student_list_make (test->file, filters, NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static gint64
count (KithTestCase          *test,
       const KithViewFilters *filters)
{
  g_autoptr (KithQuery) query = NULL;
  GDate today;

  kith_case_file_get_today (test->file, &today);
  query = kith_view_filters_create_query (filters, kith_case_file_get_actor (test->file)->person, &today);
  return kith_case_file_count (test->file, query, NULL);
}

/* On paper as many as on screen, for every role, with the filters at the top. */
static void
test_roles (void)
{
  static const struct {
    const char *user;
    const char *count;
  } roles[] = { { "mentor", "1 student" },  { "coach", "2 students" }, { "welfare", "3 students" },
                { "manager", "3 students" }, { "dsl", "3 students" },  { "dpo", "3 students" } };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithViewFilters) filters = kith_view_filters_new ();

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autofree char *text = NULL;

    kith_test_case_sign_in (test, roles[i].user);
    text = make_text (test, filters);
    g_assert_nonnull (strstr (text, "Stage: Active"));
    g_assert_nonnull (strstr (text, roles[i].count));
    g_assert_cmpint (count (test, filters), ==, roles[i].count[0] - '0');
  }
}

static void
test_admin (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithViewFilters) filters = kith_view_filters_new ();
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "admin");
  g_assert_null (kith_student_list_make (test->file, filters, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
}

static void
test_rows (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithViewFilters) filters = kith_view_filters_new ();
  g_autoptr (KithRecord) plan = kith_test_record (test, &kith_plan_kind, test->jay, 0);
  g_autofree char *text = NULL;
  g_autofree char *nobody = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_test_save (test->file, plan);
  g_set_str (&filters->order, "-preferred-name");
  text = make_text (test, filters);
  g_assert_nonnull (strstr (text, "Moira D'Arcy"));
  g_assert_nonnull (strstr (text, "Sam Okafor"));
  g_assert_nonnull (strstr (text, "1 Apr 2026"));
  g_assert_true (strstr (text, "Zofia") < strstr (text, "Jay A"));
  filters->no_mentor = TRUE;
  nobody = make_text (test, filters);
  g_assert_nonnull (strstr (nobody, "Nobody matches these filters."));
  g_assert_null (strstr (nobody, "Jay A"));
}

static void
test_due_words (void)
{
  g_autofree char *late = kith_student_list_dup_due_words (-9);
  g_autofree char *one = kith_student_list_dup_due_words (-1);
  g_autofree char *today = kith_student_list_dup_due_words (0);
  g_autofree char *soon = kith_student_list_dup_due_words (3);

  g_assert_cmpstr (late, ==, "Overdue by 9 days");
  g_assert_cmpstr (one, ==, "Overdue by 1 day");
  g_assert_cmpstr (today, ==, "Due today");
  g_assert_cmpstr (soon, ==, "Due in 3 days");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/student-list/roles", test_roles);
  g_test_add_func ("/student-list/admin", test_admin);
  g_test_add_func ("/student-list/rows", test_rows);
  g_test_add_func ("/student-list/due-words", test_due_words);
  return g_test_run ();
}
