/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-destination.h"
#include "kith-test-world.h"

/* What the programme report is asked about: may somebody be quoted, what is evidence for what, who is asked where they went,
 * and who counts for which percentage. */

#define TODAY "2026-03-10"

static KithRecord *
new_feedback (void)
{
  return kith_test_record (&kith_feedback_kind, "date", "2026-02-02", "said-by", "student", "author", "1", "quote",
                           "Somebody noticed.", "consent-on", "2026-02-03", "consent-how", "Asked in person", "use",
                           "reports", "expires-on", "2027-02-02", NULL);
}

static void
test_quoted (void)
{
  static const struct {
    const char *given;
    const char *expires;
    const char *use;
    gboolean has_consent;
    gboolean may_quote;
    const char *words;
  } cases[] = {
    { NULL, NULL, NULL, FALSE, FALSE, "No consent: not quoted" },
    { "2026-02-03", "2027-05-04", "reports", TRUE, TRUE, "May be quoted until 4 May 2027" },
    { "2026-02-03", "2027-05-04", "college", TRUE, FALSE, "May be quoted inside the college until 4 May 2027" },
    /* the last day is a whole day */
    { "2026-02-03", TODAY, "reports", TRUE, TRUE, "May be quoted until 10 March 2026" },
    { TODAY, "2026-03-11", "reports", TRUE, TRUE, "May be quoted until 11 March 2026" },
    { "2026-02-03", "2026-03-09", "reports", FALSE, FALSE, "Consent ran out on 9 March 2026: not quoted" },
  };
  GDate today;

  g_assert_true (kith_date_from_iso (TODAY, &today));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithRecord) feedback = new_feedback ();
    g_autofree char *words = NULL;

    kith_record_set_text (feedback, KITH_FEEDBACK_CONSENT_ON, cases[i].given);
    kith_record_set_text (feedback, KITH_FEEDBACK_EXPIRES_ON, cases[i].expires);
    kith_record_set_text (feedback, KITH_FEEDBACK_USE, cases[i].use);
    words = kith_feedback_dup_consent_words (feedback, &today);
    g_assert_cmpint (kith_feedback_has_consent (feedback, &today), ==, cases[i].has_consent);
    g_assert_cmpint (kith_feedback_may_quote (feedback, &today), ==, cases[i].may_quote);
    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static void
test_consent (void)
{
  static const struct {
    const char *field;
    const char *value;
    const char *said_at;
    const char *message;
  } cases[] = {
    { "consent-on", NULL, "consent-on", "Enter the day they agreed, or clear the answers below." },
    { "consent-on", "2026-03-11", "consent-on", "This day hasn’t come yet." },
    { "consent-how", NULL, "consent-how", "Write how they agreed." },
    { "use", NULL, "use", "Choose where they agreed to it being used." },
    { "expires-on", NULL, "expires-on", "Enter the last day it may be quoted. A year is usual." },
    { "expires-on", "2026-02-02", "expires-on", "This is before the day they agreed." },
    { "date", "2026-03-11", "date", "This day hasn’t come yet." },
    { "quote", NULL, "quote", "Write what they said, word for word." },
  };
  KithTestWorld world;

  kith_test_world_init (&world, TODAY);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithRecord) feedback = new_feedback ();

    kith_test_set (feedback, cases[i].field, cases[i].value);
    kith_test_expect (&world, feedback, cases[i].said_at, KITH_SEVERITY_ERROR, cases[i].message);
  }
  {
    g_autoptr (KithRecord) feedback = new_feedback ();
    g_autoptr (KithRecord) without =
      kith_test_record (&kith_feedback_kind, "date", TODAY, "said-by", "carer", "author", "1", "quote", "Thank you.", NULL);

    kith_test_expect_fine (&world, feedback);
    kith_test_expect_fine (&world, without);
  }
  kith_test_world_clear (&world);
}

static void
test_names (void)
{
  static const char *const names[] = { "Zofia", "zofia, 17", "O’Brien", "obrien-zrodlo, a student" };
  KithTestWorld world;
  KithRecord *student;
  g_autofree char *id = NULL;

  kith_test_world_init (&world, TODAY);
  student = kith_test_world_add (&world, &kith_student_kind, "preferred-name", "Zofia", "legal-last-name", "O'Brien", NULL);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (student));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (KithRecord) feedback = new_feedback ();

    kith_test_set (feedback, "student", id);
    kith_test_set (feedback, "print-name", names[i]);
    kith_test_expect (&world, feedback, "print-name", KITH_SEVERITY_WARNING,
                      "This is the student’s name. Write who said it without it, such as “a student, 17”.");
  }
  {
    g_autoptr (KithRecord) feedback = new_feedback ();

    kith_test_set (feedback, "student", id);
    kith_test_set (feedback, "print-name", "a student, 17");
    kith_test_expect_fine (&world, feedback);
    kith_test_set (feedback, "quote", "They call me Zofia here.");
    kith_test_expect (&world, feedback, "quote", KITH_SEVERITY_WARNING,
                      "The student’s name stands in these words. Where they are quoted, it is read.");
    kith_test_set (feedback, "quote", "The Zofias of this world.");
    kith_test_expect_fine (&world, feedback);
  }
  kith_test_world_clear (&world);
}

static void
test_print_name (void)
{
  g_autoptr (KithRecord) feedback = new_feedback ();
  g_autofree char *usual = kith_feedback_dup_print_name (feedback);
  g_autofree char *own = NULL, *source = NULL;

  kith_record_set_text (feedback, KITH_FEEDBACK_PRINT_NAME, "a student, 17");
  source = kith_feedback_dup_source (feedback);
  g_assert_cmpstr (source, ==, "A student");
  own = kith_feedback_dup_print_name (feedback);
  g_assert_cmpstr (usual, ==, "A student");
  g_assert_cmpstr (own, ==, "a student, 17");
}

static void
test_evidence (void)
{
  g_autoptr (KithRecord) evidence =
    kith_test_record (&kith_evidence_kind, "date", "2026-03-02", "text", "A named contact", "area", "admissions", NULL);
  g_autofree char *area = kith_evidence_dup_place (evidence);
  g_autofree char *both = NULL;
  g_autofree char *pillar = NULL;
  KithTestWorld world;

  kith_test_world_init (&world, TODAY);
  kith_test_expect_fine (&world, evidence);
  kith_test_set (evidence, "pillar", "employment");
  both = kith_evidence_dup_place (evidence);
  kith_test_set (evidence, "area", NULL);
  pillar = kith_evidence_dup_place (evidence);
  kith_test_expect_fine (&world, evidence);
  kith_test_set (evidence, "action-by", "2026-04-01");
  kith_test_expect (&world, evidence, "action", KITH_SEVERITY_ERROR, "Write what is still to do, or clear the day below.");
  kith_test_set (evidence, "action", "Ask again");
  kith_test_expect_fine (&world, evidence);
  kith_test_set (evidence, "action-by", "2026-03-01");
  kith_test_expect (&world, evidence, "action-by", KITH_SEVERITY_ERROR, "This is before the day on top. Enter a day after it.");
  kith_test_set (evidence, "pillar", NULL);
  kith_test_expect (&world, evidence, "area", KITH_SEVERITY_ERROR, "Choose the area or the pillar it is evidence for, or both.");
  g_assert_cmpstr (area, ==, "Admissions");
  g_assert_cmpstr (both, ==, "Admissions, Covenant: Employment");
  g_assert_cmpstr (pillar, ==, "Covenant: Employment");
  kith_test_world_clear (&world);
}

static void
test_college_year (void)
{
  g_autoptr (KithRecord) again = kith_test_record (&kith_college_year_kind, "year", "2025", "retention", "101", NULL);
  g_autoptr (KithProblems) problems = NULL;
  KithTestWorld world;

  kith_test_world_init (&world, TODAY);
  kith_test_world_add (&world, &kith_college_year_kind, "year", "2025", "attendance", "87", NULL);
  kith_test_expect (&world, again, "year", KITH_SEVERITY_ERROR,
                    "The figures of this year are written down already. Change those instead.");
  problems = kith_test_world_check (&world, again);
  g_assert_nonnull (kith_problems_find (problems, "retention"));
  kith_test_set (again, "year", "2024");
  kith_test_set (again, "retention", "91");
  kith_test_expect_fine (&world, again);
  kith_test_world_clear (&world);
}

static void
test_destination_due (void)
{
  static const struct {
    const char *left;
    const char *answered;
    int when;
    const char *due;
  } cases[] = {
    { "2026-03-11", NULL, -1, NULL },
    { "2026-03-10", NULL, KITH_DESTINATION_EXIT, "2026-03-10" },
    { "2026-03-10", "destination", -1, NULL },
    { "2025-12-10", "destination", KITH_DESTINATION_3_MONTHS, "2026-03-10" },
    /* one question at a time: nobody knows any more what they did on leaving */
    { "2025-12-10", NULL, KITH_DESTINATION_3_MONTHS, "2026-03-10" },
    { "2025-12-11", "destination", -1, NULL },
    /* 31 August has no 31 February */
    { "2025-08-31", "destination-3-months", KITH_DESTINATION_6_MONTHS, "2026-02-28" },
    { "2025-08-31", "destination-6-months", -1, NULL },
    { "2024-09-09", NULL, -1, NULL },
  };
  GDate today;

  g_assert_true (kith_date_from_iso (TODAY, &today));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithRecord) student =
      kith_test_record (&kith_student_kind, "stage", "left", "leaving-date", cases[i].left, NULL);
    g_autofree char *iso = NULL;
    KithDestination when = KITH_DESTINATION_EXIT;
    GDate due;
    gboolean is_due;

    g_test_message ("left %s, answered %s", cases[i].left, cases[i].answered);
    if (cases[i].answered != NULL)
      kith_test_set (student, cases[i].answered, "work");
    is_due = kith_destination_find_due (student, &today, &when, &due);
    g_assert_cmpint (is_due, ==, cases[i].when >= 0);
    if (!is_due)
      continue;
    iso = kith_date_to_iso (&due);
    g_assert_cmpint ((int) when, ==, cases[i].when);
    g_assert_cmpstr (iso, ==, cases[i].due);
  }
  {
    g_autoptr (KithRecord) active = kith_test_record (&kith_student_kind, "stage", "active", NULL);
    KithDestination when;
    GDate due;

    g_assert_false (kith_destination_find_due (active, &today, &when, &due));
  }
}

static void
test_destination_answers (void)
{
  g_autoptr (KithRecord) student =
    kith_test_record (&kith_student_kind, "preferred-name", "Jay", "college-id", "4471", "start-date", "2025-09-01",
                      "support-groups", "care-experienced", "stage", "active", "destination-3-months", "work", NULL);
  KithTestWorld world;

  kith_test_world_init (&world, TODAY);
  kith_test_expect (&world, student, "destination-3-months-asked", KITH_SEVERITY_ERROR,
                    "Enter the day the student was asked.");
  kith_test_set (student, "destination-3-months-asked", "2026-03-11");
  kith_test_expect (&world, student, "destination-3-months-asked", KITH_SEVERITY_ERROR, "This day hasn’t come yet.");
  kith_test_set (student, "destination-3-months-asked", TODAY);
  kith_test_expect_fine (&world, student);
  kith_test_set (student, "destination-3-months", NULL);
  kith_test_expect (&world, student, "destination-3-months", KITH_SEVERITY_ERROR,
                    "Choose what the student does; “Could not be reached” is one answer.");
  kith_test_world_clear (&world);
}

static void
test_answers (void)
{
  static const struct {
    const char *stage;
    const char *outcome;
    KithAnswer retained;
    KithAnswer achieved;
  } cases[] = {
    { "prospective", NULL, KITH_ANSWER_NOT_COUNTED, KITH_ANSWER_NOT_COUNTED },
    { "active", NULL, KITH_ANSWER_YES, KITH_ANSWER_NOT_COUNTED },
    { "paused", NULL, KITH_ANSWER_YES, KITH_ANSWER_NOT_COUNTED },
    { "left", NULL, KITH_ANSWER_NOT_COUNTED, KITH_ANSWER_NOT_COUNTED },
    { "left", "on-course", KITH_ANSWER_YES, KITH_ANSWER_NOT_COUNTED },
    { "left", "achieved", KITH_ANSWER_YES, KITH_ANSWER_YES },
    { "left", "part-achieved", KITH_ANSWER_YES, KITH_ANSWER_NO },
    { "left", "not-achieved", KITH_ANSWER_YES, KITH_ANSWER_NO },
    { "left", "left-early", KITH_ANSWER_NO, KITH_ANSWER_NO },
    { "left", "transferred", KITH_ANSWER_NOT_COUNTED, KITH_ANSWER_NOT_COUNTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithRecord) student = kith_test_record (&kith_student_kind, "stage", cases[i].stage, "outcome",
                                                       cases[i].outcome, NULL);

    g_assert_cmpint ((int) kith_student_get_retained (student), ==, (int) cases[i].retained);
    g_assert_cmpint ((int) kith_student_get_achieved (student), ==, (int) cases[i].achieved);
  }
}

static void
test_outcome_day (void)
{
  static const struct {
    const char *leaving;
    const char *course_end;
    const char *day;
  } cases[] = {
    { NULL, NULL, "2026-03-10" },
    { NULL, "2026-07-31", "2026-03-10" },
    { NULL, "2025-07-31", "2025-07-31" },
    { "2026-01-16", "2025-07-31", "2026-01-16" },
    { "2026-04-01", NULL, "2026-04-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithRecord) student = kith_test_record (&kith_student_kind, "leaving-date", cases[i].leaving, "course-end",
                                                       cases[i].course_end, NULL);

    g_assert_cmpstr (kith_student_get_outcome_day (student, "2026-03-10"), ==, cases[i].day);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/programme-report/quoted", test_quoted);
  g_test_add_func ("/programme-report/consent", test_consent);
  g_test_add_func ("/programme-report/names", test_names);
  g_test_add_func ("/programme-report/print-name", test_print_name);
  g_test_add_func ("/programme-report/evidence", test_evidence);
  g_test_add_func ("/programme-report/college-year", test_college_year);
  g_test_add_func ("/programme-report/destination-due", test_destination_due);
  g_test_add_func ("/programme-report/destination-answers", test_destination_answers);
  g_test_add_func ("/programme-report/answers", test_answers);
  g_test_add_func ("/programme-report/outcome-day", test_outcome_day);

  return g_test_run ();
}
