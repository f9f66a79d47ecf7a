/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-plans.h"
#include "kith-presets-case.h"
#include "kith-save-plan.h"
#include "kith-save-record.h"
#include "kith-test-case.h"
#include "kith-undo.h"
#include "kith-operation.h"

static KithRecord *
make_plan (gint64      student,
           const char *type,
           const char *status,
           const char *date)
{
  KithRecord *plan = kith_record_new (&kith_plan_kind);

  kith_record_set_number (plan, KITH_PLAN_STUDENT, student);
  kith_record_set_text (plan, KITH_PLAN_TYPE, type);
  kith_record_set_text (plan, KITH_PLAN_STATUS, status);
  kith_record_set_text (plan, KITH_PLAN_DATE, date);
  return plan;
}

static void
add_plan (KithTestCase *test,
          gint64        student,
          const char   *type,
          const char   *status,
          const char   *date)
{
  g_autoptr (KithRecord) plan = make_plan (student, type, status, date);

  kith_test_save (test->file, plan);
}

static gint64
count_due (KithTestCase *test,
           const char   *user,
           const char   *until)
{
  g_autoptr (KithQuery) query = kith_plans_due_query (until);

  kith_test_case_sign_in (test, user);
  return kith_case_file_count (test->file, query, NULL);
}

static void
test_due (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "welfare");
  add_plan (test, test->jay, "pep", "planned", "2026-03-20");
  add_plan (test, test->jay, "college", "held", "2026-01-20");
  add_plan (test, test->zofia, "pathway", "planned", "2026-02-01");
  add_plan (test, test->ali, "college", "planned", "2026-06-01");
  g_assert_cmpint (count_due (test, "welfare", NULL), ==, 3);
  g_assert_cmpint (count_due (test, "welfare", "2026-03-20"), ==, 2);
  g_assert_cmpint (count_due (test, "welfare", "2026-03-19"), ==, 1);
  g_assert_cmpint (count_due (test, "coach", NULL), ==, 2);
  g_assert_cmpint (count_due (test, "mentor", NULL), ==, 1);
  g_assert_cmpint (count_due (test, "dpo", NULL), ==, 3);
}

static GPtrArray *
list_kind (KithTestCase   *test,
           const KithKind *kind)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  kith_query_where_student (query, test->jay);
  return kith_case_file_list (test->file, query, NULL, NULL);
}

static KithRecord *
make_action (const char *text,
             const char *due)
{
  KithRecord *task = kith_record_new (&kith_task_kind);

  kith_record_set_text (task, KITH_TASK_TEXT, text);
  kith_record_set_text (task, KITH_TASK_DUE, due);
  return task;
}

static void
test_held (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) plan = make_plan (test->jay, "pathway", "held", "2026-03-04");
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) untasked = NULL;
  g_autoptr (GError) error = NULL;
  KithProblems *problems = NULL;
  KithRecord *next = NULL;

  kith_test_case_sign_in (test, "coach");
  g_ptr_array_add (actions, make_action ("Ring the housing team", "2026-03-20"));
  g_ptr_array_add (actions, make_action ("Bring the passport", NULL));

  /* nothing goes in until the day of the next one is accepted or changed */
  g_assert_false (kith_save_plan (test->file, plan, actions, KITH_SAVE_ACCEPT_WARNINGS, &error));
  problems = kith_problems_from_error (error);
  g_assert_cmpstr (kith_problems_find (problems, "next-due")->value, ==, "2026-09-04");
  g_assert_cmpint (kith_record_get_id (plan), ==, 0);

  kith_record_set_text (plan, KITH_PLAN_NEXT_DUE, "2026-09-04");
  g_assert_true (kith_save_plan (test->file, plan, actions, KITH_SAVE_DEFAULT, NULL));
  plans = list_kind (test, &kith_plan_kind);
  g_assert_cmpuint (plans->len, ==, 2);
  next = g_ptr_array_index (plans, 1);
  g_assert_cmpstr (kith_record_get_text (next, KITH_PLAN_STATUS), ==, "planned");
  g_assert_cmpstr (kith_record_get_text (next, KITH_PLAN_TYPE), ==, "pathway");
  g_assert_cmpstr (kith_record_get_text (next, KITH_PLAN_DATE), ==, "2026-09-04");
  tasks = list_kind (test, &kith_task_kind);
  g_assert_cmpuint (tasks->len, ==, 2);
  for (guint i = 0; i < tasks->len; i++)
    g_assert_cmpint (kith_record_get_number (g_ptr_array_index (tasks, i), KITH_TASK_PLAN), ==,
                     kith_record_get_id (plan));

  /* one step back takes all of it */
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), NULL));
  gone = list_kind (test, &kith_plan_kind);
  untasked = list_kind (test, &kith_task_kind);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_cmpuint (untasked->len, ==, 0);
}

/* Saved again, or with a later one there already, nothing is planned twice. */
static void
test_following_once (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) plan = make_plan (test->jay, "pathway", "held", "2026-03-04");
  g_autoptr (KithRecord) old = make_plan (test->jay, "pathway", "held", "2025-09-01");
  g_autoptr (KithRecord) pep = make_plan (test->jay, "pep", "held", "2026-02-04");
  g_autoptr (GPtrArray) plans = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_record_set_text (plan, KITH_PLAN_NEXT_DUE, "2026-09-04");
  g_assert_true (kith_casework_save_record (test->file, plan, KITH_SAVE_DEFAULT, NULL));
  kith_record_set_text (plan, KITH_PLAN_OUTCOME, "A room with a lock.");
  g_assert_true (kith_casework_save_record (test->file, plan, KITH_SAVE_DEFAULT, NULL));
  kith_record_set_text (old, KITH_PLAN_NEXT_DUE, "2026-03-01");
  g_assert_true (kith_casework_save_record (test->file, old, KITH_SAVE_DEFAULT, NULL));
  kith_record_set_text (pep, KITH_PLAN_NEXT_DUE, "2026-07-20");
  g_assert_true (kith_casework_save_record (test->file, pep, KITH_SAVE_DEFAULT, NULL));
  plans = list_kind (test, &kith_plan_kind);
  g_assert_cmpuint (plans->len, ==, 5);
  g_assert_cmpint (count_due (test, "coach", NULL), ==, 2);
}

static KithRecord *
find_planned (KithTestCase *test)
{
  g_autoptr (GPtrArray) plans = list_kind (test, &kith_plan_kind);

  for (guint i = 0; i < plans->len; i++)
    if (g_strcmp0 (kith_record_get_text (g_ptr_array_index (plans, i), KITH_PLAN_STATUS), "planned") == 0)
      return g_object_ref (g_ptr_array_index (plans, i));
  return NULL;
}

/* The next one is what it is whatever somebody calls it, and stays away when somebody removed it. */
static void
test_following_renamed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) plan = make_plan (test->jay, "pathway", "held", "2026-03-04");
  g_autoptr (KithRecord) next = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  kith_record_set_text (plan, KITH_PLAN_TITLE, "Spring plan");
  kith_record_set_text (plan, KITH_PLAN_NEXT_DUE, "2026-09-04");
  g_assert_true (kith_casework_save_record (test->file, plan, KITH_SAVE_DEFAULT, NULL));
  next = find_planned (test);
  kith_record_set_text (next, KITH_PLAN_TITLE, "Autumn plan");
  g_assert_true (kith_casework_save_record (test->file, next, KITH_SAVE_DEFAULT, NULL));
  kith_record_set_text (plan, KITH_PLAN_NEXT_DUE, "2026-09-03");
  g_assert_true (kith_casework_save_record (test->file, plan, KITH_SAVE_DEFAULT, NULL));
  g_assert_cmpint (count_due (test, "welfare", NULL), ==, 1);

  g_assert_true (kith_case_file_remove (test->file, &kith_plan_kind, kith_record_get_id (next), &error));
  g_assert_no_error (error);
  kith_record_set_text (plan, KITH_PLAN_OUTCOME, "A room with a lock.");
  g_assert_true (kith_casework_save_record (test->file, plan, KITH_SAVE_DEFAULT, NULL));
  g_assert_cmpint (count_due (test, "welfare", NULL), ==, 0);
}

/* A wrong action keeps everything out, and says which one it is. */
static void
test_wrong_action (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) plan = make_plan (test->jay, "college", "held", "2026-03-04");
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GError) error = NULL;
  KithProblems *problems = NULL;

  kith_test_case_sign_in (test, "coach");
  g_ptr_array_add (actions, make_action ("Ring the housing team", NULL));
  g_ptr_array_add (actions, make_action (NULL, "2026-03-20"));
  g_assert_false (kith_save_plan (test->file, plan, actions, KITH_SAVE_ACCEPT_WARNINGS, &error));
  problems = kith_problems_from_error (error);
  g_assert_nonnull (problems);
  g_assert_cmpstr (kith_problems_find (problems, "actions")->message, ==, "Action 2: Write what is to be done.");
  plans = list_kind (test, &kith_plan_kind);
  g_assert_cmpuint (plans->len, ==, 0);
  g_assert_cmpint (kith_record_get_id (plan), ==, 0);
}

static void
test_mentor_reads (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) plan = make_plan (test->jay, "college", "planned", "2026-04-04");
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "mentor");
  g_assert_false (kith_save_plan (test->file, plan, NULL, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
}

static guint
count_rules (KithTestCase *test,
             gboolean     *saved)
{
  g_autoptr (GPtrArray) rules = kith_presets_current (test->file, &kith_plan_rule_kind, NULL);

  g_assert_nonnull (rules);
  if (saved != NULL)
    *saved = rules->len > 0 && kith_record_get_id (g_ptr_array_index (rules, 0)) != 0;
  return rules->len;
}

static void
test_presets (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  gboolean saved;

  kith_test_case_sign_in (test, "coach");
  g_assert_cmpuint (count_rules (test, &saved), ==, 4);
  g_assert_false (saved);
  g_assert_false (kith_presets_copy (test->file, &kith_plan_rule_kind, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);

  kith_test_case_sign_in (test, "welfare");
  g_assert_true (kith_presets_copy (test->file, &kith_plan_rule_kind, NULL));
  g_assert_cmpuint (count_rules (test, &saved), ==, 4);
  g_assert_true (saved);
  /* a second time changes nothing */
  g_assert_true (kith_presets_copy (test->file, &kith_plan_rule_kind, NULL));
  g_assert_cmpuint (count_rules (test, NULL), ==, 4);
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), NULL));
  g_assert_cmpuint (count_rules (test, &saved), ==, 4);
  g_assert_false (saved);
}

static guint
count_days (KithTestCase *test)
{
  g_autoptr (GPtrArray) days = kith_presets_current (test->file, &kith_calendar_day_kind, NULL);

  g_assert_nonnull (days);
  return days->len;
}

/* The first day and the first rule of the college's own leave all others as they were; one undo takes all back. */
static void
test_first_of_own (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) day = kith_test_record (test, &kith_calendar_day_kind, 0, 0);
  g_autoptr (KithRecord) again = kith_test_record (test, &kith_calendar_day_kind, 0, 0);
  g_autoptr (KithRecord) rule = kith_record_new (&kith_plan_rule_kind);
  g_autoptr (GError) error = NULL;
  guint n_days;
  gboolean saved;

  kith_test_case_sign_in (test, "manager");
  n_days = count_days (test);
  g_assert_true (kith_casework_save_record (test->file, day, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_days (test), ==, n_days + 1);
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), NULL));
  g_assert_cmpuint (count_days (test), ==, n_days);
  g_assert_true (kith_casework_save_record (test->file, again, KITH_SAVE_ACCEPT_WARNINGS, NULL));
  g_assert_cmpuint (count_days (test), ==, n_days + 1);

  kith_record_set_text (rule, KITH_PLAN_RULE_TYPE, "pathway");
  kith_record_set_text (rule, KITH_PLAN_RULE_RHYTHM, "weeks");
  kith_record_set_number (rule, KITH_PLAN_RULE_EVERY, 8);
  g_assert_true (kith_casework_save_record (test->file, rule, KITH_SAVE_DEFAULT, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_rules (test, &saved), ==, 4);
  g_assert_true (saved);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/casework/plans/due", test_due);
  g_test_add_func ("/casework/plans/presets", test_presets);
  g_test_add_func ("/casework/plans/first-of-own", test_first_of_own);
  g_test_add_func ("/casework/plans/held", test_held);
  g_test_add_func ("/casework/plans/following-once", test_following_once);
  g_test_add_func ("/casework/plans/following-renamed", test_following_renamed);
  g_test_add_func ("/casework/plans/wrong-action", test_wrong_action);
  g_test_add_func ("/casework/plans/mentor-reads", test_mentor_reads);
  return g_test_run ();
}
