/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo.h"
#include "kith-document-check.h"
#include "kith-error.h"
#include "kith-evidence.h"
#include "kith-feedback.h"
#include "kith-plain-text.h"
#include "kith-report-span.h"
#include "kith-reports.h"
#include "kith-share-check.h"
#include "kith-test-case.h"

#include <glib/gstdio.h>
#include <string.h>

/* The spring term of 2026. Besides the three students of every test case, who have no local authority, there are eight of
 * Eastmere, six of Northwick and two of Saltfleet; all started on the first day of the autumn term. */

static void
add_students (KithTestCase *test,
              const char   *authority,
              const char   *prefix,
              guint         n,
              gint64       *ids)
{
  static const char *const names[] = { "Wren Castellanos", "Idris Vaughn", "Tamsin Oyelaran", "Bao Linh", "Cosmo Pike",
                                       "Nadia Ferreira", "Ewan Tolliver", "Saoirse Quill" };

  for (guint i = 0; i < n; i++) {
    g_autofree char *id = g_strdup_printf ("%s%u", prefix, i);
    g_autoptr (KithRecord) student = kith_test_student (names[i], id);

    kith_record_set_text (student, KITH_STUDENT_RESPONSIBLE_LA, i == 1 && *prefix == 'N' ? "NORTHWICK city council" : authority);
    ids[i] = kith_test_save (test->file, student);
  }
}

static KithTestCase *
make_case (gint64 eastmere[8])
{
  KithTestCase *test = kith_test_case_new ();
  gint64 ids[8];

  kith_test_case_sign_in (test, "manager");
  add_students (test, "Eastmere Council", "E", 8, eastmere);
  add_students (test, "Northwick City Council", "N", 6, ids);
  add_students (test, "Saltfleet Borough Council", "S", 2, ids);
  for (guint i = 0; i < 8; i++) {
    g_autoptr (KithRecord) note = kith_test_note (eastmere[i], "We looked at the timetable together.");

    kith_test_save (test->file, note);
  }
  return test;
}

static KithDocument *
make_report (KithTestCase  *test,
             const char    *name,
             const char    *authority,
             GError       **error)
{
  KithReportSubject subject = { 0 };

  g_strlcpy (subject.authority, authority, sizeof subject.authority);
  return kith_reports_make (kith_reports_find (name), test->file, &subject, NULL, error);
}

static char *
make_text (KithTestCase *test,
           const char   *name,
           const char   *authority)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = make_report (test, name, authority, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static void
assert_row (const char *text,
            const char *pattern)
{
  if (!g_regex_match_simple (pattern, text, G_REGEX_MULTILINE, 0))
    g_error ("No row “%s” in:\n%s", pattern, text);
}

/* Where a table is too wide for lines of text, each row is a list: the last one is this term. */
static void
assert_this_term (const char *text,
                  const char *label,
                  const char *value)
{
  g_autofree char *pattern = g_strdup_printf ("^In the term: %s\n(?:  .*\n){3}  Spring term 2026: %s$", label, value);

  assert_row (text, pattern);
}

/* Counted by hand: 3 + 8 + 6 + 2. */
static void
test_counts (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autofree char *text = make_text (test, "programme", "");

  assert_row (text, "^Students supported +0 +0 +19 +19$");
  assert_row (text, "^Starts +0 +0 +19 +0$");
  assert_row (text, "^Leavers +0 +0 +0 +0$");
  assert_row (text, "^Students reached +0 +0 +0 +8$");
  assert_row (text, "^Contacts made +0 +0 +0 +8$");
  assert_row (text, "^Care-experienced +19 +100%$");
  assert_row (text, "^17 +19 +100%$");
  assert_row (text, "^Eastmere Council +8 +0 +0 +0 +0 +–$");
  assert_row (text, "^Northwick City Council +6 +0 +0 +0 +0 +–$");
  assert_row (text, "^Others, or none recorded +5 +0 +0 +0 +0 +–$");
  assert_row (text, "^hours with students$");
  g_assert_null (strstr (text, "Saltfleet"));
  g_assert_nonnull (strstr (text, "None recorded"));
}

static void
leave (KithTestCase *test,
       gint64        id,
       const char   *day)
{
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, id, NULL);

  kith_record_set_text (student, KITH_STUDENT_STAGE, "left");
  kith_record_set_text (student, KITH_STUDENT_LEAVING_DATE, day);
  kith_record_set_text (student, KITH_STUDENT_LEAVING_REASON, "moved-away");
  kith_test_save (test->file, student);
}

/* Two of Eastmere leave: their number is hidden, and so is what it follows from, in the report of Eastmere as well. */
static void
test_hidden (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autofree char *before = make_text (test, "programme", "");
  g_autofree char *text = NULL, *of_eastmere = NULL;

  assert_row (before, "^Eastmere Council +8 +0 +0 ");
  for (guint i = 0; i < 2; i++)
    leave (test, eastmere[i], "2026-02-02");
  text = make_text (test, "programme", "");
  of_eastmere = make_text (test, "programme", "eastmere council");
  assert_row (text, "^Leavers +0 +0 +0 +c$");
  assert_row (text, "^Eastmere Council +8 +0 +c ");
  assert_row (text, "^Moved away +c +c$");
  assert_row (of_eastmere, "^Leavers +0 +0 +0 +c$");
  g_assert_nonnull (strstr (text, "Where “c” stands, a number is hidden"));
  g_assert_nonnull (strstr (of_eastmere, "Where “c” stands, a number is hidden"));
}

static gint64
add_goal (KithTestCase *test,
          gint64        student,
          const char   *start)
{
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, student, 0);

  kith_record_set_text (goal, KITH_GOAL_START, start);
  return kith_test_save (test->file, goal);
}

static void
change_student (KithTestCase *test,
                gint64        id,
                guint         field,
                const char   *value)
{
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, id, NULL);

  kith_record_set_text (student, field, value);
  kith_test_save (test->file, student);
}

/* Goals are those of students who are supported: somebody who is still to start has none here. */
static void
test_supported_only (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 8; i++)
    add_goal (test, eastmere[i], "2026-02-02");
  change_student (test, eastmere[0], KITH_STUDENT_STAGE, "prospective");
  text = make_text (test, "programme", "");
  assert_row (text, "^Students supported +0 +0 +18 +18$");
  assert_this_term (text, "Goals set", "7");
}

/* The lead’s copy is the manager’s: a note for the lead only is in neither. */
static void
test_same_for_everybody (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autoptr (KithRecord) note = kith_test_note (eastmere[0], "For the lead only.");
  g_autofree char *lead = NULL, *manager = NULL;

  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  kith_test_save (test->file, note);
  manager = make_text (test, "programme", "");
  kith_test_case_sign_in (test, "dsl");
  lead = make_text (test, "programme", "");
  assert_row (manager, "^Contacts made +0 +0 +0 +8$");
  assert_row (lead, "^Contacts made +0 +0 +0 +8$");
  assert_this_term (lead, "Hours with students", "4");
}

static void
rate (KithTestCase *test,
      gint64        student,
      gint64        goal)
{
  for (gint64 i = 0; i < 2; i++) {
    g_autoptr (KithRecord) rating = kith_test_record (test, &kith_rating_kind, student, goal);

    kith_record_set_text (rating, KITH_RATING_DATE, i == 0 ? "2026-02-02" : "2026-03-02");
    kith_record_set_number (rating, KITH_RATING_SCORE, 7 - 2 * i);
    kith_test_save (test->file, rating);
  }
}

static void
add_rated_goals (KithTestCase *test,
                 gint64        student,
                 guint         n)
{
  for (guint i = 0; i < n; i++)
    rate (test, student, add_goal (test, student, "2026-02-02"));
}

/* However much happened with one student, it is theirs: neither how often, nor their average, is printed. */
static void
test_events_of_few (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autofree char *one = NULL, *five = NULL, *of_eastmere = NULL;

  add_rated_goals (test, eastmere[0], 6);
  one = make_text (test, "programme", "");
  of_eastmere = make_text (test, "programme", "Eastmere Council");
  for (guint i = 0; i < 2; i++) {
    assert_this_term (i == 0 ? one : of_eastmere, "Goals set", "c");
    assert_this_term (i == 0 ? one : of_eastmere, "Goals rated twice or more", "c");
    assert_this_term (i == 0 ? one : of_eastmere, "Average change of their ratings, 0 to 10", "c");
  }
  for (guint i = 1; i < 5; i++)
    add_rated_goals (test, eastmere[i], 1);
  five = make_text (test, "programme", "");
  assert_this_term (five, "Goals set", "10");
  assert_this_term (five, "Goals rated twice or more", "10");
  assert_this_term (five, "Average change of their ratings, 0 to 10", "-2.0");
}

/* Nine contacts with one of Northwick: hidden there, and in what they could be worked out from. */
static void
test_contacts_of_few (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *all = NULL, *of_eastmere = NULL, *of_northwick = NULL;

  kith_query_where (query, "college-id", "N0");
  found = kith_case_file_list (test->file, query, NULL, NULL);
  for (guint i = 0; i < 9; i++) {
    g_autoptr (KithRecord) note = kith_test_note (kith_record_get_id (g_ptr_array_index (found, 0)), "Bus pass again.");

    kith_test_save (test->file, note);
  }
  all = make_text (test, "programme", "");
  of_eastmere = make_text (test, "programme", "Eastmere Council");
  of_northwick = make_text (test, "programme", "Northwick City Council");
  assert_row (of_northwick, "^Contacts made +0 +0 +0 +c$");
  g_assert_false (g_regex_match_simple ("^Contacts made +0 +0 +0 +17$", all, G_REGEX_MULTILINE, 0) &&
                  g_regex_match_simple ("^Contacts made +0 +0 +0 +8$", of_eastmere, G_REGEX_MULTILINE, 0));
}

static char *
find_this_year (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("^All +(\\S+) +\\1 +\\1$", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_true (g_regex_match (regex, text, 0, &match));
  return g_match_info_fetch (match, 1);
}

/* Six leave in the autumn and two in the spring: eight of the year less those six would be the two. */
static void
test_left_this_year (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);

  for (guint i = 0; i < 8; i++)
    leave (test, eastmere[i], i < 6 ? "2025-11-03" : "2026-02-02");
  {
    g_autofree char *text = make_text (test, "programme", "");
    g_autofree char *year = find_this_year (text);

    assert_row (text, "^Leavers +0 +0 +(6|c) +c$");
    g_assert_false (g_str_equal (year, "8") && g_regex_match_simple ("^Leavers +0 +0 +6 +c$", text, G_REGEX_MULTILINE, 0));
  }
}

/* A percentage of eight is as good as a list of them: it is printed of ten or more, as it says on the last page. */
static void
test_attendance_of_few (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GPtrArray) students = NULL;
  g_autofree char *eight = NULL, *all = NULL;

  for (guint i = 0; i < 8; i++) {
    g_autoptr (KithRecord) week = kith_test_record (test, &kith_attendance_kind, eastmere[i], 0);

    kith_test_save (test->file, week);
  }
  eight = make_text (test, "programme", "");
  assert_row (eight, "^Eastmere Council +8 +0 +0 +0 +0 +–$");
  assert_row (eight, "^Attendance +– +– +– +–$");
  students = kith_case_file_list (test->file, query, NULL, NULL);
  for (guint i = 0; i < students->len; i++) {
    g_autoptr (KithRecord) week = NULL;

    if (g_str_has_prefix (kith_record_get_text (g_ptr_array_index (students, i), KITH_STUDENT_COLLEGE_ID), "E"))
      continue;
    week = kith_test_record (test, &kith_attendance_kind, kith_record_get_id (g_ptr_array_index (students, i)), 0);
    kith_test_save (test->file, week);
  }
  all = make_text (test, "programme", "");
  assert_row (all, "^Eastmere Council +8 +0 +0 +0 +0 +–$");
  assert_row (all, "^Attendance +– +– +– +90%$");
}

static gint64
add_quote (KithTestCase *test,
           gint64        student,
           const char   *words)
{
  g_autoptr (KithRecord) feedback = kith_record_new (&kith_feedback_kind);

  kith_record_set_number (feedback, KITH_FEEDBACK_STUDENT, student);
  kith_record_set_text (feedback, KITH_FEEDBACK_DATE, "2026-02-02");
  kith_record_set_text (feedback, KITH_FEEDBACK_SAID_BY, "student");
  kith_record_set_text (feedback, KITH_FEEDBACK_QUOTE, words);
  kith_record_set_text (feedback, KITH_FEEDBACK_CONSENT_ON, "2026-02-03");
  kith_record_set_text (feedback, KITH_FEEDBACK_CONSENT_HOW, "Asked in person");
  kith_record_set_text (feedback, KITH_FEEDBACK_USE, "reports");
  kith_record_set_text (feedback, KITH_FEEDBACK_EXPIRES_ON, "2027-02-02");
  kith_record_set_text (feedback, KITH_FEEDBACK_PRINT_NAME, "a student, 17");
  return kith_test_save (test->file, feedback);
}

/* An age under a quote is not hidden by any letter, so that of one authority has none, and that of few no quotes. */
static void
test_quotes_of_authority (void)
{
  gint64 eastmere[8], more[2];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autofree char *all = NULL, *few = NULL, *ten = NULL;

  add_quote (test, eastmere[0], "Somebody noticed when I was late.");
  all = make_text (test, "programme", "");
  few = make_text (test, "programme", "Eastmere Council");
  add_students (test, "Eastmere Council", "M", 2, more);
  ten = make_text (test, "programme", "Eastmere Council");
  assert_row (all, "^  \\| a student, 17$");
  g_assert_null (strstr (few, "Somebody noticed"));
  assert_row (ten, "^  \\| A student$");
}

/* Six concerns about one student are not six students. */
static void
test_concerns_of_few (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autofree char *one = NULL, *six = NULL;

  kith_test_case_sign_in (test, "dsl");
  for (guint i = 0; i < 6; i++) {
    g_autoptr (KithRecord) concern = kith_test_record (test, &kith_concern_kind, eastmere[0], 0);

    kith_test_save (test->file, concern);
  }
  kith_test_case_sign_in (test, "manager");
  one = make_text (test, "programme", "");
  assert_row (one, "^Raised +0 +0 +0 +c$");
  kith_test_case_sign_in (test, "dsl");
  for (guint i = 1; i < 6; i++) {
    g_autoptr (KithRecord) concern = kith_test_record (test, &kith_concern_kind, eastmere[i], 0);

    kith_test_save (test->file, concern);
  }
  kith_test_case_sign_in (test, "manager");
  six = make_text (test, "programme", "");
  assert_row (six, "^Raised +0 +0 +0 +11$");
}

static void
test_authority (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autofree char *text = make_text (test, "programme", "Eastmere Council");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) few = NULL;

  assert_row (text, "^Students supported +0 +0 +8 +8$");
  g_assert_nonnull (strstr (text, "students of Eastmere Council"));
  g_assert_null (strstr (text, "Northwick"));
  few = make_report (test, "programme", "Saltfleet Borough Council", &error);
  g_assert_null (few);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
}

static void
test_roles (void)
{
  static const struct {
    const char *user;
    gboolean may;
  } users[] = { { "mentor", FALSE }, { "coach", FALSE }, { "welfare", FALSE }, { "manager", TRUE },
                { "dsl", TRUE },     { "dpo", FALSE },   { "admin", FALSE } };
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithDocument) document = NULL;

    kith_test_case_sign_in (test, users[i].user);
    document = make_report (test, "programme", "", &error);
    if (users[i].may)
      g_assert_no_error (error);
    else
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  }
}

static void
test_days (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  KithReportSubject subject = { .from = "2025-09-01", .until = "2025-12-18" };
  KithReportSubject wrong = { .from = "2026-02-01", .until = "2026-01-01" };
  g_autoptr (GError) error = NULL, refused = NULL;
  g_autoptr (KithDocument) document = NULL;
  g_autofree char *text = NULL;

  document = kith_reports_make (kith_reports_find ("programme"), test->file, &subject, NULL, &error);
  g_assert_no_error (error);
  text = kith_document_to_plain_text (document);
  assert_row (text, "^Starts +0 +0 +19$");
  g_assert_null (kith_reports_make (kith_reports_find ("programme"), test->file, &wrong, NULL, &refused));
  g_assert_error (refused, KITH_ERROR, KITH_ERROR_USAGE);
}

static char *
make_text_of_days (KithTestCase *test,
                   const char   *from,
                   const char   *until)
{
  KithReportSubject subject = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = NULL;

  g_strlcpy (subject.from, from, sizeof subject.from);
  g_strlcpy (subject.until, until, sizeof subject.until);
  document = kith_reports_make (kith_reports_find ("programme"), test->file, &subject, NULL, &error);
  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

/* The window fills in the days of a term, kithctl leaves them out: the paper is the same. */
static void
test_terms (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autofree char *text = make_text (test, "programme", ""), *of_window = NULL, *so_far = NULL, *last = NULL;
  g_autoptr (GError) error = NULL;
  char from[12] = "", until[12] = "";

  g_assert_true (kith_report_span_find (test->file, KITH_REPORT_SPAN_TERM, from, until, &error));
  g_assert_no_error (error);
  of_window = make_text_of_days (test, from, until);
  g_assert_cmpstr (of_window, ==, text);
  so_far = make_text_of_days (test, from, "2026-03-10");
  g_assert_cmpstr (so_far, ==, text);
  assert_row (text, "^In the term +Spring term 2025 +Summer term 2025 +Autumn term 2025 +Spring term 2026$");
  g_assert_nonnull (strstr (text, "Spring term 2026: 5 January 2026 to 10 March 2026"));
  g_assert_true (kith_report_span_find (test->file, KITH_REPORT_SPAN_LAST_TERM, from, until, &error));
  last = make_text_of_days (test, from, until);
  g_assert_nonnull (strstr (last, "Autumn term 2025: 1 September 2025 to 19 December 2025"));
  assert_row (last, "^Students supported +0 +0 +0 +19$");
}

static void
assert_outcome (const char *text,
                const char *line,
                const char *autumn,
                const char *spring)
{
  g_autofree char *pattern =
    g_strdup_printf ("^In the term: %s\\s+Spring term 2025: 0\\s+Summer term 2025: 0\\s+Autumn term 2025: %s\\s+"
                     "Spring term 2026: %s$", line, autumn, spring);

  assert_row (text, pattern);
}

static void
set_outcome (KithTestCase *test,
             gint64        id,
             const char   *leaving,
             const char   *outcome)
{
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, id, NULL);
  g_autoptr (GError) error = NULL;

  if (leaving != NULL) {
    kith_record_set_text (student, KITH_STUDENT_STAGE, "left");
    kith_record_set_text (student, KITH_STUDENT_LEAVING_DATE, leaving);
    kith_record_set_text (student, KITH_STUDENT_LEAVING_REASON, "completed");
  }
  kith_record_set_text (student, KITH_STUDENT_OUTCOME, outcome);
  kith_case_file_save (test->file, student, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
}

/* Six leave early in March and six achieve in the Christmas holidays: the autumn kept all and has the achievements, the
 * spring has those who were lost. */
static void
test_outcomes (void)
{
  gint64 eastmere[8], others[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autofree char *text = NULL;

  add_students (test, "Eastmere Council", "X", 6, others);
  for (guint i = 0; i < 6; i++) {
    set_outcome (test, eastmere[i], "2026-03-02", "left-early");
    set_outcome (test, others[i], "2025-12-29", "achieved");
  }
  text = make_text (test, "programme", "");
  assert_outcome (text, "Students who count for retention", "25", "19");
  assert_outcome (text, "Of these, stayed", "25", "13");
  assert_outcome (text, "Students whose course ended", "6", "6");
  assert_outcome (text, "Of these, achieved", "6", "0");
  g_assert_nonnull (strstr (text, "counts for achievement once, in the term it ended in"));
}

static void
add_action (KithTestCase *test,
            const char   *action,
            const char   *by)
{
  g_autoptr (KithRecord) evidence = kith_record_new (&kith_evidence_kind);

  kith_record_set_text (evidence, KITH_EVIDENCE_DATE, "2025-10-06");
  kith_record_set_text (evidence, KITH_EVIDENCE_TEXT, "The open evening had a desk of its own");
  kith_record_set_text (evidence, KITH_EVIDENCE_AREA, "pre-entry");
  kith_record_set_text (evidence, KITH_EVIDENCE_ACTION, action);
  kith_record_set_text (evidence, KITH_EVIDENCE_ACTION_BY, by);
  kith_test_save (test->file, evidence);
}

/* What was due before the term is past; what is of today says so. */
static void
test_actions (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autofree char *text = NULL, *autumn = NULL;

  add_action (test, "Print the leaflet again", "2025-12-19");
  add_action (test, "Ask for a second desk", "2026-01-05");
  add_action (test, "Write to the libraries", NULL);
  text = make_text (test, "programme", "");
  g_assert_null (strstr (text, "Print the leaflet again"));
  g_assert_nonnull (strstr (text, "Ask for a second desk"));
  g_assert_nonnull (strstr (text, "Write to the libraries"));
  g_assert_nonnull (strstr (text, "Students who should have a Pathway Plan, as of today: 0"));
  autumn = make_text_of_days (test, "2025-09-01", "2025-12-19");
  g_assert_nonnull (strstr (autumn, "Print the leaflet again"));
}

static gint64
add_calendar_day (KithTestCase *test,
                  const char   *type,
                  const char   *from,
                  const char   *until)
{
  g_autoptr (KithRecord) day = kith_record_new (&kith_calendar_day_kind);

  kith_record_set_text (day, KITH_CALENDAR_DAY_TYPE, type);
  kith_record_set_text (day, KITH_CALENDAR_DAY_TITLE, "Half-year");
  kith_record_set_text (day, KITH_CALENDAR_DAY_FROM, from);
  kith_record_set_text (day, KITH_CALENDAR_DAY_UNTIL, until);
  return kith_test_save (test->file, day);
}

/* A college with a calendar of its own: no column is made up beside its terms, and none counts the days of another. */
static void
test_own_terms (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autofree char *weeks = NULL, *one = NULL, *two = NULL;

  kith_test_case_sign_in (test, "admin");
  add_calendar_day (test, "closed", "2026-02-02", "2026-02-03");
  kith_test_case_sign_in (test, "manager");
  weeks = make_text (test, "programme", "");
  g_assert_nonnull (strstr (weeks, "15 December 2025 to 10 March 2026"));
  assert_row (weeks, "^In the term: Students supported\\s+17 Mar 2025 to 15 Jun 2025: 0\\s+16 Jun 2025 to 14 Sep 2025: 19$");
  assert_row (weeks, "^In the term: Starts\\s+17 Mar 2025 to 15 Jun 2025: 0\\s+16 Jun 2025 to 14 Sep 2025: 19\\s+"
                     "15 Sep 2025 to 14 Dec 2025: 0$");
  kith_test_case_sign_in (test, "admin");
  add_calendar_day (test, "term", "2026-01-12", "2026-06-26");
  add_calendar_day (test, "term", "2026-07-06", "2026-12-11");
  kith_test_case_sign_in (test, "manager");
  one = make_text (test, "programme", "");
  g_assert_nonnull (strstr (one, "Half-year 2026: 12 January 2026 to 10 March 2026"));
  assert_row (one, "^Students supported +19$");
  kith_test_case_sign_in (test, "admin");
  add_calendar_day (test, "term", "2025-08-25", "2026-01-16");
  add_calendar_day (test, "term", "2025-07-07", "2025-12-12");
  kith_test_case_sign_in (test, "manager");
  two = make_text (test, "programme", "");
  assert_row (two, "^Students supported +19 +19$");
  assert_row (two, "^Starts +19 +0$");
}

static gboolean
has_finding (KithDocument *document,
             const char   *words)
{
  GPtrArray *findings = kith_document_get_findings (document);

  for (guint i = 0; i < findings->len; i++)
    if (strstr (g_ptr_array_index (findings, i), words) != NULL)
      return TRUE;
  return FALSE;
}

/* A name in a line of evidence is found, and a quote without consent is not printed at all. */
static void
test_findings (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autoptr (KithRecord) evidence = kith_record_new (&kith_evidence_kind);
  g_autoptr (KithRecord) feedback = kith_record_new (&kith_feedback_kind);
  g_autoptr (KithDocument) clean = make_report (test, "programme", "", NULL);
  g_autoptr (KithDocument) document = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (kith_document_get_findings (clean)->len, ==, 0);
  kith_record_set_text (evidence, KITH_EVIDENCE_DATE, "2026-02-02");
  kith_record_set_text (evidence, KITH_EVIDENCE_TEXT, "Tamsin spoke at the open evening");
  kith_record_set_text (evidence, KITH_EVIDENCE_AREA, "pre-entry");
  kith_test_save (test->file, evidence);
  kith_record_set_text (feedback, KITH_FEEDBACK_DATE, "2026-02-02");
  kith_record_set_text (feedback, KITH_FEEDBACK_SAID_BY, "student");
  kith_record_set_text (feedback, KITH_FEEDBACK_QUOTE, "Nobody else remembered my birthday.");
  kith_test_save (test->file, feedback);
  document = make_report (test, "programme", "", NULL);
  text = kith_document_to_plain_text (document);
  g_assert_null (strstr (text, "remembered my birthday"));
  g_assert_cmpuint (kith_document_get_findings (document)->len, ==, 1);
  g_assert_true (has_finding (document, "“Tamsin”, under “Pre-entry”, is the name of a student."));
}

static gboolean
finds (KithTestCase *test,
       const char   *text)
{
  g_autoptr (KithDocument) document = kith_document_new ("Invented");
  g_autoptr (GError) error = NULL;

  kith_document_set_text (document, KITH_DOCUMENT_ORGANISATION, "Pike Hill College");
  kith_document_add_heading (document, 2, "Evidence");
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, text);
  g_assert_true (kith_share_check (test->file, document, &error));
  g_assert_no_error (error);
  return kith_document_get_findings (document)->len > 0;
}

/* However a name is written; and no more than names. */
static void
test_names (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autoptr (KithRecord) summer = kith_test_student ("Summer Hope", "H1");

  kith_record_set_text (summer, KITH_STUDENT_LEGAL_FIRST_NAME, "Persephone");
  kith_record_set_text (summer, KITH_STUDENT_LEGAL_LAST_NAME, "Okonjo");
  kith_record_set_text (summer, KITH_STUDENT_PREVIOUS_NAMES, "Percy Adair, Bee");
  kith_test_save (test->file, summer);
  g_assert_true (finds (test, "We thank Zofia O’Brien-Źródło."));
  g_assert_true (finds (test, "ZOFIA OBRIEN ZRODLO came."));
  g_assert_true (finds (test, "It was Tamsin’s idea."));
  g_assert_true (finds (test, "(Oyelaran)"));
  g_assert_true (finds (test, "مع علي اليوم"));
  g_assert_true (finds (test, "summer hope was there"));
  g_assert_true (finds (test, "Persephone did it."));
  g_assert_true (finds (test, "Once called Percy."));
  g_assert_true (finds (test, "Cosmo Pike spoke."));
  g_assert_false (finds (test, "The Summer term went well, we hope."));
  g_assert_false (finds (test, "Pike Hill College opened a quill workshop."));
  g_assert_false (finds (test, "Wrens nest in the courtyard, and a wren sang."));
}

static KithDocument *
check_typed (KithTestCase *test,
             const char   *text)
{
  KithDocument *document = kith_document_new ("Invented");
  const KithListItem item = { text, FALSE };

  kith_document_add_heading (document, 2, "Evidence");
  kith_document_add_list (document, KITH_LIST_BULLETS, &item, 1);
  kith_document_mark_typed (document);
  g_assert_true (kith_share_check (test->file, document, NULL));
  return document;
}

/* In what somebody typed, a word that is a name may be one wherever it has a capital, but not as a month with its day; in
 * the program’s own words it is none. */
static void
test_common_names (void)
{
  static const struct {
    const char *text;
    const char *found;
  } cases[] = {
    { "Grace gave a talk to governors", "“Grace”, under “Evidence”, may be a name." },
    { "A talk by Grace’s mentor", "“Grace’s”, under “Evidence”, may be a name." },
    { "Governors thanked Jo", "“Jo”, under “Evidence”, may be a name." },
    { "Two days of grace for late papers", NULL },
    { "Open day (12 May 2026)", NULL },
    { "Agreed in May 2026", NULL },
    { "May spoke at it (12 May 2026)", "“May”, under “Evidence”, may be a name." },
    { "Grace Abiodun gave a talk", "“Grace Abiodun”, under “Evidence”, is the name of a student." },
  };
  static const char *const names[] = { "Grace Abiodun", "Jo Penhallow", "May Winterbourne" };
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *id = g_strdup_printf ("C%u", i);
    g_autoptr (KithRecord) student = kith_test_student (names[i], id);

    kith_test_save (test->file, student);
  }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithDocument) document = check_typed (test, cases[i].text);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpuint (kith_document_get_findings (document)->len, ==, cases[i].found != NULL ? 1 : 0);
    g_assert_true (cases[i].found == NULL || has_finding (document, cases[i].found));
  }
  g_assert_false (finds (test, "Grace and May are words of the program here."));
}

/* A peer mentor may be care-experienced as well. */
static void
test_team_names (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autoptr (KithRecord) mentor = kith_case_file_load (test->file, &kith_person_kind, test->mentor, NULL);
  g_autofree char *text = g_strdup_printf ("%s led the group", kith_record_get_text (mentor, KITH_PERSON_NAME));
  g_autoptr (KithDocument) document = check_typed (test, text);

  g_assert_cmpuint (kith_document_get_findings (document)->len, ==, 1);
  g_assert_true (has_finding (document, "is the name of somebody in the team, who may be care-experienced too."));
}

/* The lines and actions of the report are looked through as what somebody typed. */
static void
test_typed_in_report (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autoptr (KithRecord) evidence = kith_record_new (&kith_evidence_kind);
  g_autoptr (KithRecord) grace = kith_test_student ("Grace Abiodun", "C1");
  g_autoptr (KithRecord) holly = kith_test_student ("Holly Idowu", "C2");
  g_autoptr (KithDocument) document = NULL;

  kith_test_save (test->file, grace);
  kith_test_save (test->file, holly);
  kith_record_set_text (evidence, KITH_EVIDENCE_DATE, "2026-02-02");
  kith_record_set_text (evidence, KITH_EVIDENCE_TEXT, "Grace gave a talk to governors");
  kith_record_set_text (evidence, KITH_EVIDENCE_AREA, "pre-entry");
  kith_record_set_text (evidence, KITH_EVIDENCE_ACTION, "Ask Holly to give the next");
  kith_record_set_text (evidence, KITH_EVIDENCE_ACTION_BY, "2026-04-02");
  kith_test_save (test->file, evidence);
  document = make_report (test, "programme", "", NULL);
  g_assert_cmpuint (kith_document_get_findings (document)->len, ==, 2);
  g_assert_true (has_finding (document, "“Grace”, under “Pre-entry”, may be a name."));
  g_assert_true (has_finding (document, "“Holly”, under “Actions”, may be a name."));
}

static void
test_small_numbers (void)
{
  static const KithColumn columns[] = { { "Group", 1, KITH_ALIGN_START }, { "Students", 1, KITH_ALIGN_END } };
  static const char *const cells[] = { "Estranged", "3", NULL };
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autoptr (KithDocument) document = kith_document_new ("Invented");
  g_autoptr (KithDocument) marked = kith_document_new ("Invented");

  for (guint i = 0; i < 2; i++) {
    KithDocument *one = i == 0 ? document : marked;

    kith_document_add_heading (one, 2, "By hand");
    kith_document_add_table (one, columns, G_N_ELEMENTS (columns));
    kith_document_add_row (one, cells);
    if (i == 1)
      kith_document_mark_suppressed (one);
    g_assert_true (kith_share_check (test->file, one, NULL));
  }
  g_assert_true (has_finding (document, "Under “By hand” stands a number under 5"));
  g_assert_cmpuint (kith_document_get_findings (marked)->len, ==, 0);
}

/* Words that are printed as somebody’s own need a consent that still holds. */
static void
test_quotes (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);
  g_autoptr (KithDocument) document = kith_document_new ("Invented");

  kith_document_add_heading (document, 2, "Words");
  kith_document_add_paragraph (document, KITH_PARAGRAPH_QUOTE, "“I like it here.”");
  g_assert_true (kith_share_check (test->file, document, NULL));
  g_assert_true (has_finding (document, "no consent to quote them in reports is recorded"));
}

static gint64
save_feedback (KithTestCase *test,
               const char   *words)
{
  g_autoptr (KithRecord) feedback = kith_record_new (&kith_feedback_kind);

  kith_record_set_text (feedback, KITH_FEEDBACK_DATE, "2026-02-02");
  kith_record_set_text (feedback, KITH_FEEDBACK_SAID_BY, "student");
  kith_record_set_text (feedback, KITH_FEEDBACK_QUOTE, words);
  return kith_test_save (test->file, feedback);
}

/* Words nobody agreed to have quoted are found inside a sentence too, unless they are so short that anybody says them. */
static void
test_words_without_consent (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = make_case (eastmere);

  save_feedback (test, "Nobody else remembered my birthday.");
  save_feedback (test, "It helps.");
  add_quote (test, eastmere[0], "Somebody noticed when I was late.");
  g_assert_true (finds (test, "One said: NOBODY else remembered my birthday. We do now."));
  g_assert_true (finds (test, "It helps."));
  g_assert_false (finds (test, "It helps. We asked."));
  g_assert_false (finds (test, "One said: Somebody noticed when I was late."));
}

static KithCaseFile *
make_demonstration (void)
{
  const KithDemoSettings settings = { 60, 1500, KITH_DEMO_SEED };
  g_autoptr (KithClock) clock = kith_clock_new_fixed (1795863600);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "shared.kith", NULL);
  g_autoptr (GError) error = NULL;
  KithCaseFile *file = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  kith_test_use_cheap_keys ();
  kith_demo_create (path, &settings, clock, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  file = kith_case_file_open (path, KITH_DEMO_ACCOUNT, KITH_DEMO_PASSPHRASE, clock, NULL, &error);
  g_assert_no_error (error);
  return file;
}

/* Somebody with a programme, for the reports on one person. */
static gint64
find_mentor (KithCaseFile *file)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_programme_kind);
  g_autoptr (GPtrArray) programmes = kith_case_file_list (file, query, NULL, NULL);

  g_assert_cmpuint (programmes->len, >, 0);
  return kith_record_get_number (g_ptr_array_index (programmes, 0), KITH_PROGRAMME_PERSON);
}

/* Every report that names no student, or is made to leave the team, on the demonstration. */
static void
test_every_report (void)
{
  g_autoptr (KithCaseFile) file = make_demonstration ();
  guint n_reports, n_nameless = 0, n_shared = 0;
  const KithReport *reports = kith_reports_get (&n_reports);
  KithReportSubject subject = { .person = find_mentor (file) };

  for (guint i = 0; i < n_reports; i++) {
    g_autoptr (KithDocument) document = NULL;
    g_autoptr (GError) error = NULL;

    if (!(reports[i].takes & (KITH_REPORT_NAMELESS | KITH_REPORT_SHARED)))
      continue;
    document = kith_reports_make (&reports[i], file, &subject, NULL, &error);
    g_assert_no_error (error);
    if (reports[i].takes & KITH_REPORT_SHARED) {
      n_shared++;
      for (guint j = 0; j < kith_document_get_findings (document)->len; j++)
        g_error ("%s: %s", reports[i].name, (char *) g_ptr_array_index (kith_document_get_findings (document), j));
    } else {
      n_nameless++;
      g_assert_true (kith_share_check (file, document, &error));
      g_assert_no_error (error);
      if (has_finding (document, "is the name of a student"))
        g_error ("%s: %s", reports[i].name, (char *) g_ptr_array_index (kith_document_get_findings (document), 0));
    }
  }
  g_assert_cmpuint (n_shared, >=, 2);
  g_assert_cmpuint (n_nameless, >=, 2);
  g_assert_true (kith_case_file_close (file, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/programme-report/counts", test_counts);
  g_test_add_func ("/programme-report/hidden", test_hidden);
  g_test_add_func ("/programme-report/supported-only", test_supported_only);
  g_test_add_func ("/programme-report/same-for-everybody", test_same_for_everybody);
  g_test_add_func ("/programme-report/events-of-few", test_events_of_few);
  g_test_add_func ("/programme-report/contacts-of-few", test_contacts_of_few);
  g_test_add_func ("/programme-report/left-this-year", test_left_this_year);
  g_test_add_func ("/programme-report/attendance-of-few", test_attendance_of_few);
  g_test_add_func ("/programme-report/quotes-of-authority", test_quotes_of_authority);
  g_test_add_func ("/programme-report/concerns-of-few", test_concerns_of_few);
  g_test_add_func ("/programme-report/authority", test_authority);
  g_test_add_func ("/programme-report/roles", test_roles);
  g_test_add_func ("/programme-report/days", test_days);
  g_test_add_func ("/programme-report/terms", test_terms);
  g_test_add_func ("/programme-report/own-terms", test_own_terms);
  g_test_add_func ("/programme-report/outcomes", test_outcomes);
  g_test_add_func ("/programme-report/actions", test_actions);
  g_test_add_func ("/share-check/findings", test_findings);
  g_test_add_func ("/share-check/names", test_names);
  g_test_add_func ("/share-check/common-names", test_common_names);
  g_test_add_func ("/share-check/team-names", test_team_names);
  g_test_add_func ("/share-check/typed-in-report", test_typed_in_report);
  g_test_add_func ("/share-check/small-numbers", test_small_numbers);
  g_test_add_func ("/share-check/quotes", test_quotes);
  g_test_add_func ("/share-check/words-without-consent", test_words_without_consent);
  g_test_add_func ("/share-check/every-report", test_every_report);
  return g_test_run ();
}
