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
#include "programme-case.h"

#include <glib/gstdio.h>
#include <string.h>

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
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autofree char *text = programme_case_text (test, "programme", "");

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
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autofree char *before = programme_case_text (test, "programme", "");
  g_autofree char *text = NULL, *of_eastmere = NULL;

  assert_row (before, "^Eastmere Council +8 +0 +0 ");
  for (guint i = 0; i < 2; i++)
    leave (test, eastmere[i], "2026-02-02");
  text = programme_case_text (test, "programme", "");
  of_eastmere = programme_case_text (test, "programme", "eastmere council");
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
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 8; i++)
    add_goal (test, eastmere[i], "2026-02-02");
  change_student (test, eastmere[0], KITH_STUDENT_STAGE, "prospective");
  text = programme_case_text (test, "programme", "");
  assert_row (text, "^Students supported +0 +0 +18 +18$");
  assert_this_term (text, "Goals set", "7");
}

/* The lead’s copy is the manager’s: a note for the lead only is in neither. */
static void
test_same_for_everybody (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autoptr (KithRecord) note = kith_test_note (eastmere[0], "For the lead only.");
  g_autofree char *lead = NULL, *manager = NULL;

  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  kith_test_save (test->file, note);
  manager = programme_case_text (test, "programme", "");
  kith_test_case_sign_in (test, "dsl");
  lead = programme_case_text (test, "programme", "");
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
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autofree char *one = NULL, *five = NULL, *of_eastmere = NULL;

  add_rated_goals (test, eastmere[0], 6);
  one = programme_case_text (test, "programme", "");
  of_eastmere = programme_case_text (test, "programme", "Eastmere Council");
  for (guint i = 0; i < 2; i++) {
    assert_this_term (i == 0 ? one : of_eastmere, "Goals set", "c");
    assert_this_term (i == 0 ? one : of_eastmere, "Goals rated twice or more", "c");
    assert_this_term (i == 0 ? one : of_eastmere, "Average change of their ratings, 0 to 10", "c");
  }
  for (guint i = 1; i < 5; i++)
    add_rated_goals (test, eastmere[i], 1);
  five = programme_case_text (test, "programme", "");
  assert_this_term (five, "Goals set", "10");
  assert_this_term (five, "Goals rated twice or more", "10");
  assert_this_term (five, "Average change of their ratings, 0 to 10", "-2.0");
}

/* Nine contacts with one of Northwick: hidden there, and in what they could be worked out from. */
static void
test_contacts_of_few (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *all = NULL, *of_eastmere = NULL, *of_northwick = NULL;

  kith_query_where (query, "college-id", "N0");
  found = kith_case_file_list (test->file, query, NULL, NULL);
  for (guint i = 0; i < 9; i++) {
    g_autoptr (KithRecord) note = kith_test_note (kith_record_get_id (g_ptr_array_index (found, 0)), "Bus pass again.");

    kith_test_save (test->file, note);
  }
  all = programme_case_text (test, "programme", "");
  of_eastmere = programme_case_text (test, "programme", "Eastmere Council");
  of_northwick = programme_case_text (test, "programme", "Northwick City Council");
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
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);

  for (guint i = 0; i < 8; i++)
    leave (test, eastmere[i], i < 6 ? "2025-11-03" : "2026-02-02");
  {
    g_autofree char *text = programme_case_text (test, "programme", "");
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
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GPtrArray) students = NULL;
  g_autofree char *eight = NULL, *all = NULL;

  for (guint i = 0; i < 8; i++) {
    g_autoptr (KithRecord) week = kith_test_record (test, &kith_attendance_kind, eastmere[i], 0);

    kith_test_save (test->file, week);
  }
  eight = programme_case_text (test, "programme", "");
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
  all = programme_case_text (test, "programme", "");
  assert_row (all, "^Eastmere Council +8 +0 +0 +0 +0 +–$");
  assert_row (all, "^Attendance +– +– +– +90%$");
}

/* An age under a quote is not hidden by any letter, so that of one authority has none, and that of few no quotes. */
static void
test_quotes_of_authority (void)
{
  gint64 eastmere[8], more[2];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autofree char *all = NULL, *few = NULL, *ten = NULL;

  programme_case_add_quote (test, eastmere[0], "Somebody noticed when I was late.");
  all = programme_case_text (test, "programme", "");
  few = programme_case_text (test, "programme", "Eastmere Council");
  programme_case_add_students (test, "Eastmere Council", "M", 2, more);
  ten = programme_case_text (test, "programme", "Eastmere Council");
  assert_row (all, "^  \\| a student, 17$");
  g_assert_null (strstr (few, "Somebody noticed"));
  assert_row (ten, "^  \\| A student$");
}

/* Six concerns about one student are not six students. */
static void
test_concerns_of_few (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autofree char *one = NULL, *six = NULL;

  kith_test_case_sign_in (test, "dsl");
  for (guint i = 0; i < 6; i++) {
    g_autoptr (KithRecord) concern = kith_test_record (test, &kith_concern_kind, eastmere[0], 0);

    kith_test_save (test->file, concern);
  }
  kith_test_case_sign_in (test, "manager");
  one = programme_case_text (test, "programme", "");
  assert_row (one, "^Raised +0 +0 +0 +c$");
  kith_test_case_sign_in (test, "dsl");
  for (guint i = 1; i < 6; i++) {
    g_autoptr (KithRecord) concern = kith_test_record (test, &kith_concern_kind, eastmere[i], 0);

    kith_test_save (test->file, concern);
  }
  kith_test_case_sign_in (test, "manager");
  six = programme_case_text (test, "programme", "");
  assert_row (six, "^Raised +0 +0 +0 +11$");
}

static void
test_authority (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autofree char *text = programme_case_text (test, "programme", "Eastmere Council");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) few = NULL;

  assert_row (text, "^Students supported +0 +0 +8 +8$");
  g_assert_nonnull (strstr (text, "students of Eastmere Council"));
  g_assert_null (strstr (text, "Northwick"));
  few = programme_case_report (test, "programme", "Saltfleet Borough Council", &error);
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
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithDocument) document = NULL;

    kith_test_case_sign_in (test, users[i].user);
    document = programme_case_report (test, "programme", "", &error);
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
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
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
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autofree char *text = programme_case_text (test, "programme", ""), *of_window = NULL, *so_far = NULL, *last = NULL;
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
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autofree char *text = NULL;

  programme_case_add_students (test, "Eastmere Council", "X", 6, others);
  for (guint i = 0; i < 6; i++) {
    set_outcome (test, eastmere[i], "2026-03-02", "left-early");
    set_outcome (test, others[i], "2025-12-29", "achieved");
  }
  text = programme_case_text (test, "programme", "");
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
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autofree char *text = NULL, *autumn = NULL;

  add_action (test, "Print the leaflet again", "2025-12-19");
  add_action (test, "Ask for a second desk", "2026-01-05");
  add_action (test, "Write to the libraries", NULL);
  text = programme_case_text (test, "programme", "");
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
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autofree char *weeks = NULL, *one = NULL, *two = NULL;

  kith_test_case_sign_in (test, "admin");
  add_calendar_day (test, "closed", "2026-02-02", "2026-02-03");
  kith_test_case_sign_in (test, "manager");
  weeks = programme_case_text (test, "programme", "");
  g_assert_nonnull (strstr (weeks, "15 December 2025 to 10 March 2026"));
  assert_row (weeks, "^In the term: Students supported\\s+17 Mar 2025 to 15 Jun 2025: 0\\s+16 Jun 2025 to 14 Sep 2025: 19$");
  assert_row (weeks, "^In the term: Starts\\s+17 Mar 2025 to 15 Jun 2025: 0\\s+16 Jun 2025 to 14 Sep 2025: 19\\s+"
                     "15 Sep 2025 to 14 Dec 2025: 0$");
  kith_test_case_sign_in (test, "admin");
  add_calendar_day (test, "term", "2026-01-12", "2026-06-26");
  add_calendar_day (test, "term", "2026-07-06", "2026-12-11");
  kith_test_case_sign_in (test, "manager");
  one = programme_case_text (test, "programme", "");
  g_assert_nonnull (strstr (one, "Half-year 2026: 12 January 2026 to 10 March 2026"));
  assert_row (one, "^Students supported +19$");
  kith_test_case_sign_in (test, "admin");
  add_calendar_day (test, "term", "2025-08-25", "2026-01-16");
  add_calendar_day (test, "term", "2025-07-07", "2025-12-12");
  kith_test_case_sign_in (test, "manager");
  two = programme_case_text (test, "programme", "");
  assert_row (two, "^Students supported +19 +19$");
  assert_row (two, "^Starts +19 +0$");
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
  return g_test_run ();
}
