/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-evidence-lines.h"
#include "kith-test-case.h"

#include <string.h>

static GPtrArray *
load (KithTestCase     *test,
      KithEvidenceList  list,
      const char       *typed)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = kith_evidence_list_load (test->file, list, typed, &error);

  g_assert_no_error (error);
  return lines;
}

static void
assert_line (GPtrArray  *lines,
             guint       position,
             const char *title,
             const char *words,
             const char *remark,
             gboolean    is_urgent)
{
  const KithEvidenceLine *line = g_ptr_array_index (lines, position);

  g_assert_cmpstr (line->title, ==, title);
  g_assert_cmpstr (line->words, ==, words);
  g_assert_cmpstr (line->remark, ==, remark);
  g_assert_cmpint (line->is_urgent, ==, is_urgent);
}

static void
add_feedback (KithTestCase *test,
              gint64        student,
              const char   *quote,
              const char   *expires)
{
  g_autoptr (KithRecord) feedback = kith_test_record (test, &kith_feedback_kind, student, 0);

  if (student == 0)
    kith_record_clear (feedback, KITH_FEEDBACK_STUDENT);
  kith_record_set_text (feedback, KITH_FEEDBACK_QUOTE, quote);
  kith_record_set_text (feedback, KITH_FEEDBACK_ABOUT, "The drop-in");
  if (expires != NULL) {
    kith_record_set_text (feedback, KITH_FEEDBACK_CONSENT_ON, "2026-03-06");
    kith_record_set_text (feedback, KITH_FEEDBACK_CONSENT_HOW, "Asked");
    kith_record_set_text (feedback, KITH_FEEDBACK_USE, "reports");
    kith_record_set_text (feedback, KITH_FEEDBACK_EXPIRES_ON, expires);
  }
  kith_test_save (test->file, feedback);
}

/* Mentors see what their own students said; whoever wrote something down about nobody in particular sees that. */
static void
test_feedback (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) mentors = NULL;

  add_feedback (test, test->jay, "Somebody noticed.", "2027-03-06");
  add_feedback (test, test->zofia, "I read all of it.", NULL);
  add_feedback (test, 0, "They rang back.", "2026-03-09");
  all = load (test, KITH_EVIDENCE_LIST_FEEDBACK, NULL);
  found = load (test, KITH_EVIDENCE_LIST_FEEDBACK, "noticed drop-in");
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (found->len, ==, 1);
  assert_line (found, 0, "“Somebody noticed.”", "A student · Jay A · 6 March 2026 · The drop-in",
               "May be quoted until 6 March 2027", FALSE);
  kith_test_case_sign_in (test, "mentor");
  add_feedback (test, 0, "Can I come again?", NULL);
  mentors = load (test, KITH_EVIDENCE_LIST_FEEDBACK, NULL);
  g_assert_cmpuint (mentors->len, ==, 2);
  for (guint i = 0; i < mentors->len; i++)
    g_assert_null (strstr (((KithEvidenceLine *) g_ptr_array_index (mentors, i))->title, "I read all of it."));
}

static void
test_evidence (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) evidence = kith_test_record (test, &kith_evidence_kind, 0, 0);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) mentors = NULL;

  kith_record_set_text (evidence, KITH_EVIDENCE_PILLAR, "student");
  kith_record_set_text (evidence, KITH_EVIDENCE_PROOF, "Policy, page 6");
  kith_record_set_text (evidence, KITH_EVIDENCE_ACTION, "Add it to the form");
  kith_record_set_text (evidence, KITH_EVIDENCE_ACTION_BY, "2026-03-09");
  kith_test_save (test->file, evidence);
  lines = load (test, KITH_EVIDENCE_LIST_EVIDENCE, "policy");
  g_assert_cmpuint (lines->len, ==, 1);
  assert_line (lines, 0, "A named contact for every applicant from care",
               "Admissions, Covenant: Student · 2 March 2026 · Policy, page 6",
               "Still to do: Add it to the form, by 9 March 2026", TRUE);
  kith_test_case_sign_in (test, "mentor");
  mentors = load (test, KITH_EVIDENCE_LIST_EVIDENCE, NULL);
  g_assert_cmpuint (mentors->len, ==, 0);
}

static void
leave (KithTestCase *test,
       gint64        id,
       const char   *day)
{
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, id, NULL);

  kith_record_set_text (student, KITH_STUDENT_STAGE, "left");
  kith_record_set_text (student, KITH_STUDENT_LEAVING_DATE, day);
  kith_record_set_text (student, KITH_STUDENT_LEAVING_REASON, "completed");
  kith_test_save (test->file, student);
}

static void
answer (KithTestCase *test,
        gint64        id,
        guint         field,
        guint         asked)
{
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, id, NULL);

  kith_record_set_text (student, field, "work");
  kith_record_set_text (student, asked, KITH_TEST_TODAY);
  kith_test_save (test->file, student);
}

/* The longest ago first; gone once answered; nobody who has only just begun. */
static void
test_destinations (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) before = load (test, KITH_EVIDENCE_LIST_DESTINATIONS, NULL);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  leave (test, test->jay, "2026-03-10");
  leave (test, test->zofia, "2025-11-30");
  lines = load (test, KITH_EVIDENCE_LIST_DESTINATIONS, NULL);
  g_assert_cmpuint (lines->len, ==, 2);
  assert_line (lines, 0, "Zofia O'Brien-Źródło", "Left on 30 November 2025 · Completed the course",
               "Three months on: ask since 28 February 2026", FALSE);
  assert_line (lines, 1, "Jay A", "Left on 10 March 2026 · Completed the course", "Ask what comes next, since 10 March 2026",
               FALSE);
  answer (test, test->zofia, KITH_STUDENT_DESTINATION_3_MONTHS, KITH_STUDENT_DESTINATION_3_MONTHS_ASKED);
  after = load (test, KITH_EVIDENCE_LIST_DESTINATIONS, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  assert_line (after, 0, "Jay A", "Left on 10 March 2026 · Completed the course", "Ask what comes next, since 10 March 2026",
               FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kith_test_use_cheap_keys ();

  g_test_add_func ("/evidence-lines/feedback", test_feedback);
  g_test_add_func ("/evidence-lines/evidence", test_evidence);
  g_test_add_func ("/evidence-lines/destinations", test_destinations);

  return g_test_run ();
}
