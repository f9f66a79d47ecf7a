/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-plan-due.h"
#include "kith-plan-light.h"
#include "kith-presets.h"
#include "kith-test-world.h"

#define TODAY "2026-03-10"

static void
test_light (void)
{
  static const struct {
    const char *due;
    KithPlanLight light;
    const char *words;
  } cases[] = {
    { "2026-03-05", KITH_PLAN_LIGHT_RED, "Overdue by 5 days" },
    { "2026-03-09", KITH_PLAN_LIGHT_RED, "Overdue by 1 day" },
    { "2026-03-10", KITH_PLAN_LIGHT_AMBER, "Due today" },
    { "2026-03-11", KITH_PLAN_LIGHT_AMBER, "Due in 1 day" },
    { "2026-04-09", KITH_PLAN_LIGHT_AMBER, "Due in 30 days" },
    { "2026-04-10", KITH_PLAN_LIGHT_GREY, "Due 10 April 2026" },
    { NULL, KITH_PLAN_LIGHT_GREY, NULL },
  };
  GDate today;

  g_assert_true (kith_date_from_iso (TODAY, &today));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = kith_plan_light_dup_words (cases[i].due, &today);

    g_assert_cmpint (kith_plan_light_of (cases[i].due, &today), ==, cases[i].light);
    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

/* What Kith brings must pass its own rules, or nobody could take it over and change it. */
static void
test_presets (void)
{
  KithTestWorld world;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GPtrArray) none = NULL;

  kith_test_world_init (&world, TODAY);
  rules = kith_presets_list (&kith_plan_rule_kind, &world.rules.today);
  none = kith_presets_list (&kith_note_kind, &world.rules.today);
  g_assert_cmpuint (rules->len, ==, 4);
  for (guint i = 0; i < rules->len; i++)
    kith_test_expect_fine (&world, g_ptr_array_index (rules, i));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (kith_presets_have (&kith_note_kind));
  kith_test_world_clear (&world);
}

typedef struct {
  const char *type;
  const char *authority;
  const char *held;
  const char *next;
} DueCase;

static void
check_due_cases (GPtrArray     *rules,
                 GPtrArray     *calendar,
                 const DueCase *cases,
                 gsize          n_cases)
{
  for (gsize i = 0; i < n_cases; i++) {
    g_autofree char *next =
      kith_plan_due_dup_next (rules, calendar, cases[i].type, cases[i].authority, cases[i].held);

    g_test_message ("%s held %s", cases[i].type, cases[i].held);
    g_assert_cmpstr (next, ==, cases[i].next);
  }
}

static void
test_due_by_presets (void)
{
  static const DueCase cases[] = {
    /* every six and twelve months, whatever the length of the month */
    { "pathway", NULL, "2026-03-04", "2026-09-04" },
    { "pathway", NULL, "2025-08-31", "2026-02-28" },
    { "pathway", NULL, "2027-08-31", "2028-02-29" },
    { "looked-after", NULL, "2026-08-30", "2027-02-28" },
    { "ehc", NULL, "2028-02-29", "2029-02-28" },
    { "ehc", "Anywhere", "2026-01-01", "2027-01-01" },
    /* without the virtual school's dates: the end of the next term */
    { "pep", NULL, "2025-10-10", "2026-03-31" },
    { "pep", NULL, "2025-12-20", "2026-03-31" },
    { "pep", NULL, "2026-01-12", "2026-07-20" },
    { "pep", NULL, "2026-06-30", "2026-12-20" },
    { "pep", NULL, "2026-09-01", "2027-03-31" },
    { "college", NULL, "2026-03-04", NULL },
    { "other", NULL, "2026-03-04", NULL },
    { "pep", NULL, "nonsense", NULL },
  };
  GDate today;
  g_autoptr (GPtrArray) rules = NULL;

  g_assert_true (kith_date_from_iso (TODAY, &today));
  rules = kith_presets_list (&kith_plan_rule_kind, &today);
  check_due_cases (rules, NULL, cases, G_N_ELEMENTS (cases));
}

static GPtrArray *
make_rules (void)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (rules, kith_test_record (&kith_plan_rule_kind, "type", "pep", "rhythm", "months", "every", "4", NULL));
  g_ptr_array_add (rules, kith_test_record (&kith_plan_rule_kind, "type", "pep", "authority", "Gateshead", "rhythm",
                                            "termly", "cut-off-dates",
                                            "20 March 2026\n28/11/2025\n\n10 July 2026", NULL));
  g_ptr_array_add (rules, kith_test_record (&kith_plan_rule_kind, "type", "pep", "authority", "Durham", "rhythm",
                                            "termly", "cut-off-dates", "10 July 2026", NULL));
  g_ptr_array_add (rules, kith_test_record (&kith_plan_rule_kind, "type", "college", "rhythm", "weeks", "every", "6", NULL));
  return rules;
}

static void
test_due_by_own_rules (void)
{
  static const DueCase cases[] = {
    { "pep", NULL, "2026-01-31", "2026-05-31" },
    { "pep", "Sunderland", "2025-10-31", "2026-02-28" },
    { "pep", "Gateshead", "2025-10-10", "2026-03-20" },
    /* late for one term is not early for the next */
    { "pep", "GATESHEAD ", "2025-12-01", "2026-03-20" },
    { "pep", "gateshead", "2026-01-12", "2026-07-10" },
    { "pep", "gateshead", "2026-03-25", "2026-07-10" },
    /* the list has run out: the end of the next term */
    { "pep", "Gateshead", "2026-06-01", "2026-12-20" },
    /* only the summer's is published: the end of the next term, and not the cut-off date of the one after */
    { "pep", "Durham", "2025-10-10", "2026-03-31" },
    { "pep", "Durham", "2026-02-10", "2026-07-10" },
    { "college", "Gateshead", "2026-03-04", "2026-04-15" },
    { "pathway", NULL, "2026-03-04", NULL },
  };
  g_autoptr (GPtrArray) rules = make_rules ();

  check_due_cases (rules, NULL, cases, G_N_ELEMENTS (cases));
}

static void
test_due_by_terms (void)
{
  static const DueCase cases[] = {
    { "pep", NULL, "2025-10-10", "2026-03-27" },
    { "pep", NULL, "2026-02-10", "2026-07-03" },
    /* after the calendar ends, the usual terms */
    { "pep", NULL, "2026-06-10", "2026-12-20" },
    { "pep", NULL, "2026-09-10", "2027-03-31" },
  };
  static const char *const terms[][2] = {
    { "2025-09-01", "2025-12-19" }, { "2026-01-05", "2026-03-27" }, { "2026-04-13", "2026-07-03" },
  };
  g_autoptr (GPtrArray) calendar = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rules = NULL;
  GDate today;

  g_assert_true (kith_date_from_iso (TODAY, &today));
  rules = kith_presets_list (&kith_plan_rule_kind, &today);
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    g_ptr_array_add (calendar, kith_test_record (&kith_calendar_day_kind, "type", "term", "title", "Term", "from",
                                                 terms[i][0], "until", terms[i][1], NULL));
  g_ptr_array_add (calendar, kith_test_record (&kith_calendar_day_kind, "type", "holiday", "title", "Half term", "from",
                                               "2026-02-16", "until", "2026-02-20", NULL));
  check_due_cases (rules, calendar, cases, G_N_ELEMENTS (cases));
}

static KithRecord *
make_held (const char *type,
           const char *next_due)
{
  return kith_test_record (&kith_plan_kind, "student", "1", "type", type, "status", "held", "date", "2026-03-04",
                           "next-due", next_due, NULL);
}

static void
test_next_due_offered (void)
{
  KithTestWorld world;
  g_autoptr (KithRecord) missing = make_held ("pathway", NULL);
  g_autoptr (KithRecord) given = make_held ("pathway", "2026-08-01");
  g_autoptr (KithRecord) college = make_held ("college", NULL);
  g_autoptr (KithProblems) problems = NULL;
  const KithProblem *problem = NULL;

  kith_test_world_init (&world, TODAY);
  kith_test_world_add (&world, &kith_student_kind, "preferred-name", "Jay A", "stage", "active", NULL);
  problems = kith_test_world_check (&world, missing);
  problem = kith_problems_find (problems, "next-due");
  g_assert_nonnull (problem);
  g_assert_cmpstr (problem->message, ==, "Say when the next one is due. By the rule it is 4 September 2026.");
  g_assert_cmpint (problem->fix, ==, KITH_FIX_USE_VALUE);
  g_assert_cmpstr (problem->fix_label, ==, "Use 4 September 2026");
  g_assert_cmpstr (problem->value, ==, "2026-09-04");
  kith_test_expect_fine (&world, given);
  kith_test_expect_fine (&world, college);

  /* the college's own rule, and the student's authority's before it */
  kith_test_world_add (&world, &kith_plan_rule_kind, "type", "pathway", "rhythm", "months", "every", "5", NULL);
  kith_test_expect (&world, missing, "next-due", KITH_SEVERITY_ERROR,
                    "Say when the next one is due. By the rule it is 4 August 2026.");
  kith_test_world_add (&world, &kith_plan_rule_kind, "type", "pathway", "authority", "Gateshead", "rhythm", "weeks",
                       "every", "8", NULL);
  kith_test_set (g_ptr_array_index (world.records, 0), "responsible-la", "Gateshead");
  kith_test_expect (&world, missing, "next-due", KITH_SEVERITY_ERROR,
                    "Say when the next one is due. By the rule it is 29 April 2026.");

  /* a form that cannot ask says nothing, and neither does anybody about a student who has left */
  kith_test_set (g_ptr_array_index (world.records, 0), "stage", "left");
  kith_test_expect_fine (&world, missing);
  kith_test_set (g_ptr_array_index (world.records, 0), "stage", "active");
  world.rules.all = NULL;
  kith_test_expect_fine (&world, missing);
  kith_test_world_clear (&world);
}

static void
test_plan_rules (void)
{
  KithTestWorld world;
  g_autoptr (KithRecord) future = kith_test_record (&kith_plan_kind, "student", "1", "type", "college", "status", "held",
                                                    "date", "2026-03-11", NULL);
  g_autoptr (KithRecord) dates =
    kith_test_record (&kith_plan_rule_kind, "type", "pep", "rhythm", "termly", "cut-off-dates",
                      "28 Nov 2026\nEaster\n20/3/2027", NULL);
  g_autoptr (KithRecord) again = kith_test_record (&kith_plan_rule_kind, "type", "ehc", "rhythm", "termly", NULL);
  g_autoptr (KithRecord) own = kith_test_record (&kith_plan_rule_kind, "type", "ehc", "authority", "Leeds", "rhythm",
                                                 "termly", NULL);

  kith_test_world_init (&world, TODAY);
  kith_test_world_add (&world, &kith_student_kind, "preferred-name", "Jay A", "stage", "active", NULL);
  kith_test_expect (&world, future, "date", KITH_SEVERITY_ERROR, "This date hasn’t come yet.");
  kith_test_expect (&world, dates, "cut-off-dates", KITH_SEVERITY_ERROR,
                    "Line 2, “Easter”, is not a date. Write one date on each line, such as 28 Nov 2026.");
  kith_test_world_add (&world, &kith_plan_rule_kind, "type", "ehc", "rhythm", "months", "every", "12", NULL);
  kith_test_expect (&world, again, "authority", KITH_SEVERITY_WARNING,
                    "There is a rule for that already, and the older one holds. Change that one instead.");
  kith_test_expect_fine (&world, own);
  kith_test_world_clear (&world);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/plan/light", test_light);
  g_test_add_func ("/model/plan/presets", test_presets);
  g_test_add_func ("/model/plan/due-by-presets", test_due_by_presets);
  g_test_add_func ("/model/plan/due-by-own-rules", test_due_by_own_rules);
  g_test_add_func ("/model/plan/due-by-terms", test_due_by_terms);
  g_test_add_func ("/model/plan/next-due-offered", test_next_due_offered);
  g_test_add_func ("/model/plan/rules", test_plan_rules);
  return g_test_run ();
}
