/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-bursaries.h"
#include "kith-caseload.h"
#include "kith-contact-gaps.h"
#include "kith-error.h"
#include "kith-plain-text.h"
#include "kith-plans.h"
#include "kith-tasks.h"
#include "kith-test-case.h"

#include <string.h>

static char *
make_text (KithTestCase    *test,
           gint64           person,
           KithReportOrder  order)
{
  const KithReportSubject subject = { .person = person, .order = order };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_reports_make (kith_reports_find ("coach-caseload"), test->file, &subject, NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static guint
count_words (const char *text,
             const char *words)
{
  guint n_found = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n_found++;
  return n_found;
}

static gint64
count (KithTestCase *test,
       KithQuery    *query)
{
  g_autoptr (GError) error = NULL;
  gint64 n = kith_case_file_count (test->file, query, &error);

  g_assert_no_error (error);
  return n;
}

static void
add_plan (KithTestCase *test,
          gint64        student,
          const char   *type,
          const char   *date)
{
  g_autoptr (KithRecord) plan = kith_test_record (test, &kith_plan_kind, student, 0);

  kith_record_set_text (plan, KITH_PLAN_TYPE, type);
  kith_record_set_text (plan, KITH_PLAN_STATUS, "planned");
  kith_record_set_text (plan, KITH_PLAN_DATE, date);
  kith_test_save (test->file, plan);
}

static void
add_task (KithTestCase *test,
          gint64        student,
          const char   *due)
{
  g_autoptr (KithRecord) task = kith_test_record (test, &kith_task_kind, student, 0);

  kith_record_set_text (task, KITH_TASK_DUE, due);
  kith_record_set_text (task, KITH_TASK_DONE_ON, NULL);
  kith_test_save (test->file, task);
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

/* The numbers on paper are those of the lists in the window: the same questions are asked for both. */
static void
test_same_numbers (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) students = kith_caseload_create_query (0);
  g_autoptr (KithQuery) gaps = kith_contact_gaps_create_query (0);
  g_autoptr (KithQuery) plans = kith_plans_due_query ("2026-03-09");
  g_autoptr (KithQuery) tasks = NULL;
  g_autofree char *text = NULL;
  g_autofree char *counted = NULL;
  g_autofree char *counted_tasks = NULL;
  g_autofree char *counted_plans = NULL;
  const char *totals;
  GDate today;

  kith_test_case_sign_in (test, "welfare");
  add_plan (test, test->jay, "pep", "2026-03-02");
  add_plan (test, test->zofia, "pep", "2026-02-02");
  add_plan (test, test->zofia, "pep", "2026-06-02");
  add_plan (test, test->ali, "pathway", "2026-05-02");
  add_task (test, test->jay, "2026-03-09");
  add_task (test, test->jay, "2026-03-10");
  add_task (test, test->ali, NULL);
  text = make_text (test, 0, KITH_REPORT_ORDER_URGENCY);
  kith_case_file_get_today (test->file, &today);
  tasks = kith_tasks_create_query (KITH_TASKS_OPEN, 0, &today);
  counted = g_strdup_printf ("%d students, %d contact gaps", (int) count (test, students), (int) count (test, gaps));
  counted_tasks = g_strdup_printf ("Open tasks: %d\n    1 overdue", (int) count (test, tasks));
  counted_plans = g_strdup_printf ("PEP due: %d overdue", (int) count (test, plans));
  g_assert_nonnull (strstr (text, counted));
  totals = strstr (text, "Student: 3 students");
  g_assert_nonnull (totals);
  g_assert_nonnull (strstr (totals, counted_tasks));
  g_assert_nonnull (strstr (totals, counted_plans));
  g_assert_nonnull (strstr (totals, "Pathway due: None overdue"));
  /* the plan to come of somebody whose earlier one is overdue is not the next one */
  g_assert_nonnull (strstr (text, "2 Feb 2026\n    overdue"));
  g_assert_null (strstr (text, "2 Jun 2026"));
}

static void
test_order (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *urgent = NULL;
  g_autofree char *by_name = NULL;
  g_autofree char *by_date = NULL;

  kith_test_case_sign_in (test, "welfare");
  for (guint i = 0; i < 2; i++) {
    g_autoptr (KithRecord) note = kith_test_note (i == 0 ? test->jay : test->zofia, "Met at the gate.");

    kith_test_save (test->file, note);
  }
  add_plan (test, test->zofia, "pep", "2026-03-01");
  urgent = make_text (test, 0, KITH_REPORT_ORDER_URGENCY);
  by_name = make_text (test, 0, KITH_REPORT_ORDER_NAME);
  by_date = make_text (test, 0, KITH_REPORT_ORDER_DATE);
  g_assert_true (strstr (urgent, "علي") < strstr (urgent, "Zofia"));
  g_assert_true (strstr (urgent, "Zofia") < strstr (urgent, "Jay A"));
  g_assert_true (strstr (by_name, "Jay A") < strstr (by_name, "Zofia"));
  g_assert_nonnull (strstr (by_name, "by name"));
  g_assert_true (strstr (by_date, "Zofia") < strstr (by_date, "Jay A"));
  g_assert_nonnull (strstr (by_date, "next date first"));
}

static void
test_whose (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *caseload = NULL;
  g_autofree char *own = NULL;
  g_autofree char *paused = NULL;

  kith_test_case_sign_in (test, "welfare");
  caseload = make_text (test, test->coach, KITH_REPORT_ORDER_NAME);
  g_assert_nonnull (strstr (caseload, "Caseload of "));
  g_assert_cmpuint (count_words (caseload, "Contact made: "), ==, 2 + 1);
  g_assert_null (strstr (caseload, "علي"));
  set_stage (test, test->jay, "paused");
  paused = make_text (test, test->coach, KITH_REPORT_ORDER_NAME);
  g_assert_null (strstr (paused, "Jay A"));
  g_assert_nonnull (strstr (paused, "Not listed: 1 student who is paused or has not started."));

  /* nobody asked for a caseload: a coach sees no more than their own */
  kith_test_case_sign_in (test, "coach");
  own = make_text (test, 0, KITH_REPORT_ORDER_NAME);
  g_assert_nonnull (strstr (own, "1 student, "));
  g_assert_null (strstr (own, "علي"));
}

/* A coach asks for the students of somebody else and sees those they share: that is not all of that caseload, and the page
 * says so. Their own is whole, and so is any for whoever sees every student. */
static void
test_part (void)
{
  static const char *const users[] = { "coach", "welfare" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autofree char *mentors = NULL;
    g_autofree char *coachs = NULL;
    g_autofree char *part = NULL;

    kith_test_case_sign_in (test, users[i]);
    part = g_strdup_printf (", as far as %s may see it, by name", kith_case_file_get_actor (test->file)->full_name);
    mentors = make_text (test, test->mentor, KITH_REPORT_ORDER_NAME);
    coachs = make_text (test, test->coach, KITH_REPORT_ORDER_NAME);
    g_assert_cmpint (strstr (mentors, part) != NULL, ==, i == 0);
    g_assert_null (strstr (coachs, "as far as"));
  }
}

/* A mentor sees no bursaries, so it is not theirs; an administrator sees no students. */
static void
test_roles (void)
{
  static const char *const refused[] = { "mentor", "admin" };
  static const char *const allowed[] = { "coach", "welfare", "manager", "dsl", "dpo" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const KithReportSubject subject = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithDocument) document = NULL;

    kith_test_case_sign_in (test, refused[i]);
    document = kith_reports_make (kith_reports_find ("coach-caseload"), test->file, &subject, NULL, &error);
    g_assert_null (document);
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  }
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++) {
    g_autofree char *text = NULL;

    kith_test_case_sign_in (test, allowed[i]);
    text = make_text (test, 0, KITH_REPORT_ORDER_URGENCY);
    g_assert_nonnull (strstr (text, "Jay A"));
  }
}

static void
test_nobody (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "manager");
  text = make_text (test, test->manager, KITH_REPORT_ORDER_URGENCY);
  g_assert_nonnull (strstr (text, "There are no active students here."));
}

/* What was awarded is what the page of bursaries adds up to, and whoever it says to ask is marked. */
static void
test_bursaries (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) bursary = NULL;
  g_autoptr (KithQuery) query = kith_bursaries_query (2025, NULL);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;
  KithBursaryTotals totals;

  kith_test_case_sign_in (test, "welfare");
  bursary = kith_test_record (test, &kith_bursary_kind, test->jay, 0);
  kith_record_set_number (bursary, KITH_BURSARY_YEAR, 2025);
  kith_record_set_number (bursary, KITH_BURSARY_AWARDED, 80000);
  kith_test_save (test->file, bursary);
  lines = kith_bursaries_list (test->file, query, &totals, NULL);
  g_assert_nonnull (lines);
  g_assert_cmpint (totals.awarded, ==, 80000);
  text = make_text (test, 0, KITH_REPORT_ORDER_NAME);
  g_assert_nonnull (strstr (text, "Bursary: £800.00"));
  g_assert_nonnull (strstr (text, "Bursaries this year: £800.00 awarded to 1 student."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/caseload/same-numbers", test_same_numbers);
  g_test_add_func ("/caseload/order", test_order);
  g_test_add_func ("/caseload/whose", test_whose);
  g_test_add_func ("/caseload/part", test_part);
  g_test_add_func ("/caseload/roles", test_roles);
  g_test_add_func ("/caseload/nobody", test_nobody);
  g_test_add_func ("/caseload/bursaries", test_bursaries);

  return g_test_run ();
}
