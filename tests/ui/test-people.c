/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-ui-wait.h"
#include "people/kith-caseloads.h"
#include "people/kith-covered.h"
#include "people/kith-hand-over-plan.h"
#include "people/kith-person-facts.h"
#include "people/kith-person-words.h"

static KithRecord *
make_person (const char *training_due,
             const char *end_date)
{
  KithRecord *person = kith_record_new (&kith_person_kind);

  kith_record_set_text (person, KITH_PERSON_NAME, "Tadhg Ó Súilleabháin");
  kith_record_set_text (person, KITH_PERSON_START_DATE, "2025-09-01");
  if (training_due != NULL)
    kith_record_set_text (person, KITH_PERSON_TRAINING_DUE, training_due);
  if (end_date != NULL)
    kith_record_set_text (person, KITH_PERSON_END_DATE, end_date);
  return person;
}

static void
assert_checks (const char *training_due,
               const char *end_date,
               KithChecks  expected,
               const char *expected_words)
{
  g_autoptr (KithRecord) person = make_person (training_due, end_date);
  g_autofree char *words = NULL;
  GDate today;

  kith_date_from_iso (KITH_TEST_TODAY, &today);
  words = kith_person_dup_checks_words (person, &today);
  g_assert_cmpint (kith_person_get_checks (person, &today), ==, expected);
  g_assert_cmpstr (words, ==, expected_words);
}

static void
test_checks (void)
{
  assert_checks (NULL, NULL, KITH_CHECKS_FINE, "");
  assert_checks ("2026-03-09", NULL, KITH_CHECKS_OVERDUE, "Training was due 9 Mar 2026");
  assert_checks ("2026-03-10", NULL, KITH_CHECKS_SOON, "Training due 10 Mar 2026");
  assert_checks ("2026-05-08", NULL, KITH_CHECKS_SOON, "Training due 8 May 2026");
  assert_checks ("2026-05-09", NULL, KITH_CHECKS_FINE, "");
  /* nobody asks it of somebody who has left */
  assert_checks ("2026-03-09", "2026-03-01", KITH_CHECKS_FINE, "");
}

static void
assert_time (const char *start_date,
             const char *end_date,
             const char *expected)
{
  g_autoptr (KithRecord) person = make_person (NULL, end_date);
  g_autofree char *words = NULL;
  GDate today;

  kith_record_set_text (person, KITH_PERSON_START_DATE, start_date);
  kith_date_from_iso (KITH_TEST_TODAY, &today);
  words = kith_person_dup_time_words (person, &today);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_time (void)
{
  assert_time ("2025-09-01", NULL, "");
  assert_time ("2025-09-01", "2026-03-09", "Left on 9 March 2026");
  /* the last day is a day of work */
  assert_time ("2025-09-01", "2026-03-10", "Last day 10 March 2026");
  assert_time ("2026-03-11", NULL, "Starts on 11 March 2026");
}

static void
test_load (void)
{
  g_autoptr (KithRecord) person = make_person (NULL, NULL);
  g_autofree char *none = kith_person_dup_load_words (person, 0);
  g_autofree char *one = kith_person_dup_load_words (person, 1);
  g_autofree char *limited = NULL;

  kith_record_set_number (person, KITH_PERSON_CASELOAD_LIMIT, 8);
  limited = kith_person_dup_load_words (person, 0);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (one, ==, "1 student");
  g_assert_cmpstr (limited, ==, "0 of 8 students");
}

static KithPersonFacts *
load_facts (KithStore *store,
            gint64     person)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  KithPersonFacts *facts;

  kith_person_facts_load_async (store, person, NULL, kith_ui_wait_callback, &wait);
  facts = kith_person_facts_load_finish (store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
  return facts;
}

static void
test_facts (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  gint64 coach = test_case->coach;
  KithStore *store = kith_ui_open_store (test_case, "manager");
  g_autoptr (KithPersonFacts) facts = load_facts (store, coach);

  g_assert_cmpuint (facts->n_students, ==, 2);
  g_assert_cmpuint (facts->current->len, ==, 2);
  g_assert_cmpuint (facts->past->len, ==, 0);
  g_assert_cmpstr (((KithPersonSupport *) g_ptr_array_index (facts->current, 0))->name, ==, "Jay A");
  g_assert_true (facts->may_edit);
  kith_ui_close_store (store);
}

/* An administrator keeps people and sees no students, neither names nor numbers. */
static void
test_facts_of_admin (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  gint64 coach = test_case->coach;
  KithStore *store = kith_ui_open_store (test_case, "admin");
  g_autoptr (KithPersonFacts) facts = load_facts (store, coach);

  g_assert_false (facts->may_see_support);
  g_assert_cmpuint (facts->current->len, ==, 0);
  g_assert_cmpuint (facts->n_students, ==, 0);
  kith_ui_close_store (store);
}

static gboolean
may_see_activity (const char *user)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  gint64 mentor = test_case->mentor;
  KithStore *store = NULL;
  g_autoptr (KithPersonFacts) facts = NULL;
  gboolean may = FALSE;

  kith_test_case_sign_in (test_case, "manager");
  kith_test_supervise (test_case, mentor, test_case->coach);
  store = kith_ui_open_store (test_case, user);
  facts = load_facts (store, mentor);
  may = facts->may_see_activity;
  kith_ui_close_store (store);
  return may;
}

/* The page offers a mentor's activity to those who may print it: the mentor, who supervises them, and managers. */
static void
test_activity (void)
{
  g_assert_true (may_see_activity ("mentor"));
  g_assert_true (may_see_activity ("coach"));
  g_assert_true (may_see_activity ("manager"));
  g_assert_false (may_see_activity ("mentor2"));
  g_assert_false (may_see_activity ("welfare"));
  g_assert_false (may_see_activity ("dsl"));
}

static gboolean
on_patience (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
count_for (const char *user,
           gboolean    expected)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  gint64 coach = test_case->coach;
  KithStore *store = kith_ui_open_store (test_case, user);
  g_autoptr (KithCaseloads) caseloads = kith_caseloads_new (store);
  gboolean waited = FALSE;
  guint source = g_timeout_add (expected ? 20000 : 300, on_patience, &waited);
  guint n_students = 0;

  while (!waited && !kith_caseloads_look_up (caseloads, coach, &n_students))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (kith_caseloads_look_up (caseloads, coach, &n_students), ==, expected);
  g_assert_cmpuint (n_students, ==, expected ? 2 : 0);
  if (!waited)
    g_source_remove (source);
  g_clear_object (&caseloads);
  kith_ui_close_store (store);
}

/* Who sees only some assignments gets no number: it would be wrong. */
static void
test_caseloads (void)
{
  count_for ("welfare", TRUE);
  count_for ("mentor", FALSE);
}

static void
add_cover (KithTestCase *test_case,
           gint64        student,
           gint64        person,
           const char   *until)
{
  g_autoptr (KithRecord) cover = kith_test_assignment (student, person, "cover");

  kith_record_set_text (cover, KITH_ASSIGNMENT_FROM, "2026-03-09");
  kith_record_set_text (cover, KITH_ASSIGNMENT_UNTIL, until);
  kith_record_set_number (cover, KITH_ASSIGNMENT_MAIN, FALSE);
  kith_test_save (test_case->file, cover);
}

/* Beside whom it concerns: the coach who is away, and not whoever covers. The latest day counts; past cover does not. */
static void
test_covered (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  g_autoptr (GHashTable) words = NULL;
  g_autoptr (GHashTable) several = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *name = NULL;

  kith_test_case_sign_in (test_case, "manager");
  add_cover (test_case, test_case->zofia, test_case->welfare, "2026-03-09");
  words = kith_covered_load (test_case->file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (words), ==, 0);
  g_clear_pointer (&words, g_hash_table_unref);
  add_cover (test_case, test_case->jay, test_case->welfare, "2026-03-13");
  words = kith_covered_load (test_case->file, &error);
  g_assert_no_error (error);
  name = kith_case_file_dup_title (test_case->file, &kith_person_kind, test_case->welfare);
  expected = g_strdup_printf ("Covered by %s until 13 Mar 2026", name);
  g_assert_cmpuint (g_hash_table_size (words), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (words, &test_case->coach), ==, expected);
  add_cover (test_case, test_case->zofia, test_case->manager, "2026-03-20");
  several = kith_covered_load (test_case->file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_hash_table_lookup (several, &test_case->coach), ==, "Covered by several people");
}

static KithHandOverPlan *
load_plan (KithStore *store,
           gint64     person)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  KithHandOverPlan *plan;

  kith_hand_over_plan_load_async (store, person, "2026-03-20", NULL, kith_ui_wait_callback, &wait);
  plan = kith_hand_over_plan_load_finish (store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
  return plan;
}

static gint64
apply_plan (KithStore              *store,
            const KithHandOverPlan *plan,
            gint64                  first,
            gint64                  second,
            GError                **error)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GArray) successors = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (successors, first);
  g_array_append_val (successors, second);
  kith_hand_over_plan_apply_async (store, plan, "2026-03-20", successors, "Likes to walk while talking.",
                                   kith_ui_wait_callback, &wait);
  return kith_hand_over_plan_apply_finish (store, kith_ui_wait (&wait), error);
}

static gboolean
is_offered (const KithHandOverPlan *plan,
            gint64                  person)
{
  for (guint i = 0; i < plan->people->len; i++)
    if (((KithHandOverPerson *) g_ptr_array_index (plan->people, i))->id == person)
      return TRUE;
  return FALSE;
}

static void
test_hand_over (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  gint64 coach = test_case->coach, welfare = test_case->welfare;
  KithStore *store = kith_ui_open_store (test_case, "manager");
  g_autoptr (KithHandOverPlan) plan = load_plan (store, coach);
  g_autoptr (KithPersonFacts) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (plan->items->len, ==, 2);
  g_assert_true (is_offered (plan, welfare));
  g_assert_false (is_offered (plan, coach));
  /* one goes on, one ends */
  g_assert_cmpint (apply_plan (store, plan, welfare, 0, &error), !=, 0);
  g_assert_no_error (error);
  after = load_facts (store, welfare);
  g_assert_cmpuint (after->current->len, ==, 1);
  g_clear_pointer (&after, kith_person_facts_free);
  after = load_facts (store, coach);
  g_assert_cmpstr (kith_record_get_text (after->person, KITH_PERSON_END_DATE), ==, "2026-03-20");
  kith_ui_close_store (store);
}

/* Somebody who goes before the students do: nothing changes. */
static void
test_hand_over_refused (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  gint64 coach = test_case->coach;
  KithStore *store = kith_ui_open_store (test_case, "mentor");
  g_autoptr (KithHandOverPlan) plan = NULL;
  g_autoptr (KithPersonFacts) after = NULL;
  g_autoptr (GError) error = NULL;

  plan = load_plan (store, coach);
  while (plan->items->len < 2)
    g_ptr_array_add (plan->items, g_new0 (KithHandOverItem, 1));
  g_assert_cmpint (apply_plan (store, plan, 0, 0, &error), ==, 0);
  g_assert_nonnull (error);
  after = load_facts (store, coach);
  g_assert_false (kith_record_has (after->person, KITH_PERSON_END_DATE));
  kith_ui_close_store (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/people/checks", test_checks);
  g_test_add_func ("/people/time", test_time);
  g_test_add_func ("/people/load", test_load);
  g_test_add_func ("/people/facts", test_facts);
  g_test_add_func ("/people/facts-of-admin", test_facts_of_admin);
  g_test_add_func ("/people/activity", test_activity);
  g_test_add_func ("/people/caseloads", test_caseloads);
  g_test_add_func ("/people/covered", test_covered);
  g_test_add_func ("/people/hand-over", test_hand_over);
  g_test_add_func ("/people/hand-over-refused", test_hand_over_refused);
  return g_test_run ();
}
