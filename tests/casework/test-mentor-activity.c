/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-activity.h"
#include "kith-audit-export.h"
#include "kith-audit.h"
#include "kith-error.h"
#include "kith-lists.h"
#include "kith-mentor-activity.h"
#include "kith-plain-text.h"
#include "kith-programmes.h"
#include "kith-report-span.h"
#include "kith-reports.h"
#include "kith-test-case.h"

#include <string.h>

#define SECRET "Something that stays between two people."

static KithDocument *
make (KithTestCase  *test,
      const char    *from,
      const char    *until,
      GError       **error)
{
  KithReportSubject subject = { .person = test->mentor };

  g_strlcpy (subject.from, from, sizeof subject.from);
  g_strlcpy (subject.until, until, sizeof subject.until);
  return kith_reports_make (kith_reports_find ("mentor-activity"), test->file, &subject, NULL, error);
}

static char *
make_text (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = make (test, "", "", &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static void
add_note_on (KithTestCase *test,
             const char   *date,
             gint64        student,
             const char   *type,
             const char   *made,
             int           minutes,
             const char   *visibility)
{
  g_autoptr (KithRecord) note = kith_test_note (student, "Walked to the library.");

  kith_record_set_text (note, KITH_NOTE_DATE, date);
  kith_record_set_text (note, KITH_NOTE_LATE_REASON, "Found in an old notebook.");
  kith_record_set_text (note, KITH_NOTE_TYPE, type);
  kith_record_set_text (note, KITH_NOTE_CONTACT_MADE, made);
  kith_record_set_number (note, KITH_NOTE_MINUTES, minutes);
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, visibility);
  kith_test_save (test->file, note);
}

static void
add_note (KithTestCase *test,
          gint64        student,
          const char   *type,
          const char   *made,
          int           minutes,
          const char   *visibility)
{
  add_note_on (test, "2026-03-04", student, type, made, minutes, visibility);
}

static void
add_class (KithTestCase *test,
           const char   *date,
           const char   *attended)
{
  g_autoptr (KithRecord) entry = kith_record_new (&kith_log_entry_kind);

  kith_record_set_number (entry, KITH_LOG_ENTRY_PERSON, test->mentor);
  kith_record_set_text (entry, KITH_LOG_ENTRY_DATE, date);
  kith_record_set_text (entry, KITH_LOG_ENTRY_TYPE, "class");
  kith_record_set_text (entry, KITH_LOG_ENTRY_TITLE, "College day");
  kith_record_set_number (entry, KITH_LOG_ENTRY_MINUTES, 240);
  kith_record_set_text (entry, KITH_LOG_ENTRY_ATTENDED, attended);
  kith_test_save (test->file, entry);
}

/* Three sessions and an attempt of the mentor's, and one note that only the lead may know of. */
static void
fill (KithTestCase *test)
{
  g_autoptr (KithRecord) programme = NULL;
  g_autoptr (KithRecord) journal = NULL;
  g_autoptr (KithRecord) entry = NULL;

  kith_test_case_sign_in (test, "manager");
  kith_test_supervise (test, test->mentor, test->coach);
  programme = kith_record_new (&kith_programme_kind);
  kith_record_set_number (programme, KITH_PROGRAMME_PERSON, test->mentor);
  kith_record_set_text (programme, KITH_PROGRAMME_STANDARD, "Level 3 Peer Worker");
  kith_record_set_text (programme, KITH_PROGRAMME_START, "2025-09-01");
  kith_test_save (test->file, programme);
  kith_test_case_sign_in (test, "mentor");
  add_note (test, test->jay, "one-to-one", "yes", 45, "team");
  add_note (test, test->jay, "one-to-one", "yes", 30, "supporters");
  add_note (test, test->jay, "drop-in", "yes", 15, "team");
  add_note (test, test->jay, "phone", "attempted", 0, "team");
  add_note (test, test->jay, "one-to-one", "yes", 600, "dsl");
  journal = kith_record_new (&kith_journal_entry_kind);
  kith_record_set_number (journal, KITH_JOURNAL_ENTRY_PERSON, test->mentor);
  kith_record_set_text (journal, KITH_JOURNAL_ENTRY_DATE, "2026-03-05");
  kith_record_set_text (journal, KITH_JOURNAL_ENTRY_TITLE, "What Jay A taught me");
  kith_record_set_text (journal, KITH_JOURNAL_ENTRY_TEXT, SECRET);
  kith_test_save (test->file, journal);
  entry = kith_record_new (&kith_log_entry_kind);
  kith_record_set_number (entry, KITH_LOG_ENTRY_PERSON, test->mentor);
  kith_record_set_text (entry, KITH_LOG_ENTRY_DATE, "2026-03-03");
  kith_record_set_text (entry, KITH_LOG_ENTRY_TYPE, "class");
  kith_record_set_text (entry, KITH_LOG_ENTRY_TITLE, "Class, and Jay A was there");
  kith_record_set_number (entry, KITH_LOG_ENTRY_MINUTES, 240);
  kith_record_set_text (entry, KITH_LOG_ENTRY_LEARNED, "How trust is made.");
  kith_record_set_text (entry, KITH_LOG_ENTRY_ATTENDED, "attended");
  kith_record_set_number (entry, KITH_LOG_ENTRY_PAID, 1);
  kith_test_save (test->file, entry);
}

static void
add_supervision (KithTestCase *test)
{
  g_autoptr (KithRecord) session = kith_record_new (&kith_supervision_kind);

  kith_test_case_sign_in (test, "coach");
  kith_record_set_number (session, KITH_SUPERVISION_PERSON, test->mentor);
  kith_record_set_number (session, KITH_SUPERVISION_SUPERVISOR, test->coach);
  kith_record_set_text (session, KITH_SUPERVISION_DATE, "2026-03-06");
  kith_record_set_text (session, KITH_SUPERVISION_TYPE, "one-to-one");
  kith_record_set_number (session, KITH_SUPERVISION_MINUTES, 60);
  kith_record_set_text (session, KITH_SUPERVISION_HARD_MOMENTS, SECRET);
  kith_record_set_text (session, KITH_SUPERVISION_ACTIONS, SECRET);
  kith_test_save (test->file, session);
}

static void
assert_sessions (const char *text)
{
  g_assert_nonnull (strstr (text, "Students reached: 1\n"));
  g_assert_nonnull (strstr (text, "Attempts: 1\n"));
  g_assert_nonnull (strstr (text, "One-to-one              2  1h 15m"));
  g_assert_nonnull (strstr (text, "In all                  4  1h 30m"));
  g_assert_nonnull (strstr (text, "1 attended, 0 away with leave, 0 missed."));
}

/* The mentor, who supervises them and a manager have the same numbers, whatever notes they may read. Nobody is named, and
 * what was said in supervision or written in the journal is on nobody's paper. */
static void
test_same_for_all (void)
{
  static const char *const users[] = { "mentor", "coach", "manager" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  fill (test);
  add_supervision (test);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autofree char *text = NULL;

    kith_test_case_sign_in (test, users[i]);
    text = make_text (test);
    assert_sessions (text);
    g_assert_nonnull (strstr (text, i < 2 ? "6 March 2026  One-to-one" : "6 March 2026  Supervision"));
    g_assert_null (strstr (text, "Jay"));
    g_assert_null (strstr (text, SECRET));
  }
}

/* A title is typed, and may name anybody: not only students of the mentor, and not only those the reader may see. Whoever
 * may know of an entry has its day, and nobody its title. */
static void
test_journal (void)
{
  static const char *const users[] = { "mentor", "coach", "manager" };
  static const char *const days[] = {
    "4 entries: 4 Mar 2026, 4 Mar 2026, 4 Mar 2026, 5 Mar 2026.",
    "3 entries: 4 Mar 2026, 4 Mar 2026, 4 Mar 2026.",
    "None in the log, and none shared",
  };
  static const char *const titles[] = { "Sam's panic attack", "What Zofia said", "Zo in tears" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  fill (test);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autoptr (KithRecord) journal = kith_record_new (&kith_journal_entry_kind);

    kith_record_set_number (journal, KITH_JOURNAL_ENTRY_PERSON, test->mentor);
    kith_record_set_text (journal, KITH_JOURNAL_ENTRY_DATE, "2026-03-04");
    kith_record_set_text (journal, KITH_JOURNAL_ENTRY_TITLE, titles[i]);
    kith_record_set_text (journal, KITH_JOURNAL_ENTRY_TEXT, SECRET);
    kith_record_set_number (journal, KITH_JOURNAL_ENTRY_SHARED_WITH, test->coach);
    kith_test_save (test->file, journal);
  }
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autofree char *text = NULL;

    kith_test_case_sign_in (test, users[i]);
    text = make_text (test);
    g_assert_nonnull (strstr (text, days[i]));
    g_assert_null (strstr (text, "panic"));
    g_assert_null (strstr (text, "Zofia"));
    g_assert_null (strstr (text, "tears"));
    g_assert_null (strstr (text, "taught me"));
  }
}

static void
test_roles (void)
{
  static const char *const refused[] = { "mentor2", "welfare", "coach", "dsl", "dpo", "admin" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithDocument) document = NULL;

    kith_test_case_sign_in (test, refused[i]);
    document = make (test, "", "", &error);
    g_assert_null (document);
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  }
  kith_test_case_sign_in (test, "manager");
  kith_test_supervise (test, test->mentor, test->coach);
  kith_test_case_sign_in (test, "coach");
  g_assert_true (kith_activity_require (test->file, test->mentor, NULL));
}

/* The same numbers as in the window: what the programme's page adds up is what is on paper. */
static void
test_same_as_window (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithProgrammeOverview) overview = NULL;
  g_autofree char *text = NULL;
  g_autofree char *done = NULL;
  g_autofree char *total = NULL;

  fill (test);
  text = make_text (test);
  overview = kith_programme_overview_load (test->file, test->mentor, NULL);
  g_assert_nonnull (overview);
  done = kith_programme_hours_dup_words (&overview->hours);
  g_assert_nonnull (strstr (text, done));
  total = kith_programme_hours_format (overview->hours.total.all);
  g_assert_cmpuint (overview->log_entries->len, ==, 5);
  g_assert_nonnull (strstr (text, total));
}

static void
test_days (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) wrong = NULL;
  g_autoptr (KithDocument) before = NULL;
  g_autofree char *text = NULL;

  fill (test);
  wrong = make (test, "2026-03-10", "2026-03-01", &error);
  g_assert_null (wrong);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "The first day is after the last. Swap them.");
  g_clear_error (&error);
  before = make (test, "2025-10-01", "2025-10-31", &error);
  g_assert_no_error (error);
  text = kith_document_to_plain_text (before);
  g_assert_nonnull (strstr (text, "1 October 2025 to 31 October 2025"));
  g_assert_nonnull (strstr (text, "Students reached: 0\n"));
  g_assert_null (strstr (text, "1h 15m"));
}

static char *
make_certificate (KithTestCase *test,
                  const char   *from,
                  const char   *until)
{
  KithReportSubject subject = { .person = test->mentor };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = NULL;

  g_strlcpy (subject.from, from, sizeof subject.from);
  g_strlcpy (subject.until, until, sizeof subject.until);
  document = kith_reports_make (kith_reports_find ("certificate-of-hours"), test->file, &subject, NULL, &error);
  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static void
add_term (KithTestCase *test)
{
  g_autoptr (KithRecord) term = kith_record_new (&kith_calendar_day_kind);

  kith_test_case_sign_in (test, "manager");
  kith_record_set_text (term, KITH_CALENDAR_DAY_TYPE, "term");
  kith_record_set_text (term, KITH_CALENDAR_DAY_TITLE, "Spring term, second half");
  kith_record_set_text (term, KITH_CALENDAR_DAY_FROM, "2026-02-24");
  kith_record_set_text (term, KITH_CALENDAR_DAY_UNTIL, "2026-04-02");
  kith_test_save (test->file, term);
}

static void
add_group (KithTestCase *test,
           const char   *date)
{
  g_autoptr (KithRecord) group = kith_record_new (&kith_group_kind);

  kith_record_set_text (group, KITH_GROUP_TITLE, "Cooking together");
  kith_record_set_text (group, KITH_GROUP_DATE, date);
  kith_record_set_number (group, KITH_GROUP_PERSON, test->mentor);
  kith_test_save (test->file, group);
}

/* A group that is only planned has not been led, whether the window asks for its term, to the last day of it, or a command
 * for no days at all; and nobody is certified what is still to come. */
static void
test_to_come (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) of_window = NULL;
  g_autoptr (KithDocument) later = NULL;
  g_autofree char *text_of_window = NULL;
  g_autofree char *text = NULL;
  g_autofree char *certificate = NULL;
  char from[12] = "";
  char until[12] = "";

  fill (test);
  add_term (test);
  add_group (test, "2026-03-05");
  add_group (test, "2026-03-20");
  g_assert_true (kith_report_span_find (test->file, KITH_REPORT_SPAN_TERM, from, until, &error));
  g_assert_cmpstr (until, ==, "2026-04-02");
  of_window = make (test, from, until, &error);
  g_assert_no_error (error);
  text_of_window = kith_document_to_plain_text (of_window);
  text = make_text (test);
  g_assert_cmpstr (text_of_window, ==, text);
  g_assert_nonnull (strstr (text, "24 February 2026 to 10 March 2026"));
  g_assert_nonnull (strstr (text, "Group sessions led: 1\n"));
  certificate = make_certificate (test, from, until);
  g_assert_nonnull (strstr (certificate, "24 February 2026 to 10 March 2026."));
  later = make (test, "2026-03-11", "2026-04-02", &error);
  g_assert_null (later);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "still to come"));
}

/* Hours of the log of an apprentice, of the sessions of anybody else; never counted twice. */
static void
test_certificate (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *none = NULL;
  g_autofree char *sessions = NULL;
  g_autofree char *log = NULL;
  g_autofree char *outside = NULL;

  kith_test_case_sign_in (test, "mentor");
  none = make_certificate (test, "", "");
  g_assert_nonnull (strstr (none, "gave 0 hours as a peer mentor"));
  g_assert_nonnull (strstr (none, "None recorded"));
  add_note (test, test->jay, "one-to-one", "yes", 45, "team");
  add_note (test, test->jay, "one-to-one", "yes", 600, "dsl");
  sessions = make_certificate (test, "2026-03-01", "");
  g_assert_nonnull (strstr (sessions, "gave 1 hour as a peer mentor"));
  g_assert_nonnull (strstr (sessions, " 45m\n"));
  fill (test);
  log = make_certificate (test, "2026-03-01", "");
  g_assert_nonnull (strstr (log, "Supporting students"));
  g_assert_nonnull (strstr (log, "Monthly college day"));
  g_assert_nonnull (strstr (log, "Apprenticeship: Level 3 Peer Worker."));
  g_assert_null (strstr (log, "One-to-one"));
  g_assert_null (strstr (log, "Jay"));
  g_assert_null (strstr (log, "OFFICIAL-SENSITIVE"));
  outside = make_certificate (test, "2026-03-05", "");
  g_assert_null (strstr (outside, "Monthly college day"));
}

/* A year as a volunteer counts, and what a programme's log has of the time after it is not counted twice. A log entry on a day
 * outside any programme takes no other day's sessions away. */
static void
test_certificate_before_programme (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;

  fill (test);
  add_note_on (test, "2025-03-05", test->jay, "one-to-one", "yes", 120, "team");
  add_note_on (test, "2025-08-31", test->jay, "phone", "yes", 30, "team");
  add_class (test, "2025-05-06", "attended");
  text = make_certificate (test, "2024-09-01", "");
  g_assert_nonnull (strstr (text, "Supporting students   11h 30m\n"));
  g_assert_nonnull (strstr (text, "Monthly college day        8h\n"));
  g_assert_nonnull (strstr (text, "One-to-one                 2h\n"));
  g_assert_nonnull (strstr (text, "Phone, video or text      30m\n"));
  g_assert_nonnull (strstr (text, "In all                    22h\n"));
}

/* A class they were not at took nobody's time, on any of the pages and in any of the tables. */
static void
test_missed_classes (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *certificate = NULL;
  g_autofree char *text = NULL;

  fill (test);
  add_class (test, "2026-03-02", "missed");
  add_class (test, "2026-03-05", "authorised");
  certificate = make_certificate (test, "2026-03-01", "");
  g_assert_true (g_regex_match_simple ("Monthly college day +4h\n", certificate, 0, 0));
  text = make_text (test);
  g_assert_nonnull (strstr (text, "1 attended, 1 away with leave, 1 missed."));
  g_assert_true (g_regex_match_simple ("Monthly college day +3 +4h ", text, 0, 0));
}

/* A coach's hours are no peer mentor's. */
static void
test_certificate_of_coach (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const KithReportSubject subject = { .person = test->coach };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = NULL;
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "coach");
  document = kith_reports_make (kith_reports_find ("certificate-of-hours"), test->file, &subject, NULL, &error);
  g_assert_no_error (error);
  text = kith_document_to_plain_text (document);
  g_assert_nonnull (strstr (text, "gave 0 hours to students"));
}

static void
test_certificate_roles (void)
{
  static const char *const refused[] = { "mentor2", "welfare", "coach", "dsl", "dpo", "admin" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const KithReportSubject subject = { .person = test->mentor };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithDocument) document = NULL;

    kith_test_case_sign_in (test, refused[i]);
    document = kith_reports_make (kith_reports_find ("certificate-of-hours"), test->file, &subject, NULL, &error);
    g_assert_null (document);
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  }
}

/* Nothing to report of is a report, with everything that is not there. */
static void
test_empty (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "mentor");
  text = make_text (test);
  g_assert_nonnull (strstr (text, "Programme: None recorded"));
  g_assert_nonnull (strstr (text, "Nobody is down as the supervisor"));
}

static char *
make_words (KithTestCase *test,
            const char   *from,
            const char   *until)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = make (test, from, until, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

/* It is Tuesday: this week is short of nothing yet. A term that begins on a Tuesday has its first week, and the week a
 * programme begins in has a target as long as its days in it: six hours of seven days, so four of them 3h 25m. */
static void
test_weeks (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) programme = kith_record_new (&kith_programme_kind);
  g_autofree char *term = NULL;
  g_autofree char *first = NULL;
  g_autofree char *unfinished = NULL;

  kith_test_case_sign_in (test, "manager");
  kith_record_set_number (programme, KITH_PROGRAMME_PERSON, test->mentor);
  kith_record_set_text (programme, KITH_PROGRAMME_STANDARD, "Level 3 Peer Worker");
  kith_record_set_text (programme, KITH_PROGRAMME_START, "2026-02-05");
  kith_test_save (test->file, programme);
  kith_test_case_sign_in (test, "mentor");
  term = make_words (test, "2026-02-24", "");
  g_assert_nonnull (strstr (term, "whose targets come to 12h. 2 weeks of 2 were under their target."));
  g_assert_nonnull (strstr (term, "23 Feb 2026"));
  g_assert_null (strstr (term, "9 Mar 2026 0 h"));
  g_assert_nonnull (strstr (term, "The whole programme to date, less leave: "));
  first = make_words (test, "2026-02-01", "2026-02-10");
  g_assert_nonnull (strstr (first, "whose targets come to 3h 25m. 1 week of 1 was under its target."));
  unfinished = make_words (test, "2026-03-09", "");
  g_assert_null (strstr (unfinished, "under"));
}

/* Whose it was and of which days is in the audit, for "who printed mine?"; a student never is but in the column for one. */
static void
test_audit (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithReportSubject subject = { .person = test->mentor, .from = "2026-03-01", .until = "2026-03-09", .full = TRUE };
  const KithReportSubject student = { .student = test->jay };
  const KithAuditFilter printed = { .actions = 1 << KITH_AUDIT_PRINTED };
  g_autofree char *path = g_build_filename (test->folder, "activity.txt", NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_strlcpy (subject.authority, "Eastmere Council", sizeof subject.authority);
  kith_test_case_sign_in (test, "mentor");
  kith_reports_write (kith_reports_find ("mentor-activity"), test->file, &subject, NULL, path, NULL, &error);
  g_assert_no_error (error);
  kith_reports_write (kith_reports_find ("student-summary"), test->file, &student, NULL, path, NULL, &error);
  g_assert_no_error (error);
  expected = g_strdup_printf ("Printed: Mentor activity and supervision (%s, 1 Mar 2026 to 9 Mar 2026, Eastmere Council, full copy), "
                              "written to a file", kith_case_file_get_actor (test->file)->full_name);
  kith_test_case_sign_in (test, "dsl");
  lines = kith_audit_list (test->file, &printed, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (((KithAuditLine *) g_ptr_array_index (lines, 1))->words, ==, expected);
  g_assert_cmpint (((KithAuditLine *) g_ptr_array_index (lines, 0))->student, ==, test->jay);
  g_assert_null (strstr (((KithAuditLine *) g_ptr_array_index (lines, 0))->words, "Jay"));
}

/* A copy of the audit says which part of it was copied. */
static void
test_audit_export (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const KithAuditFilter filter = { .student = test->jay, .person = test->mentor, .since = "2026-03-01" };
  const KithAuditFilter exported = { .actions = 1 << KITH_AUDIT_EXPORTED };
  g_autofree char *path = g_build_filename (test->folder, "audit.csv", NULL);
  g_autofree char *name = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n_lines = 0;

  kith_test_case_sign_in (test, "dpo");
  g_assert_true (kith_audit_export_write (test->file, &filter, path, &n_lines, NULL, &error));
  g_assert_no_error (error);
  name = kith_case_file_dup_title (test->file, &kith_person_kind, test->mentor);
  expected = g_strdup_printf (": audit (one student, by %s, since 2026-03-01): ", name);
  lines = kith_audit_list (test->file, &exported, NULL, &error);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_nonnull (strstr (((KithAuditLine *) g_ptr_array_index (lines, 0))->words, expected));
}

static void
test_as_many_types (void)
{
  g_assert_cmpuint (kith_note_types.n_choices, ==, KITH_ACTIVITY_N_TYPES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/mentor-activity/same-for-all", test_same_for_all);
  g_test_add_func ("/mentor-activity/journal", test_journal);
  g_test_add_func ("/mentor-activity/roles", test_roles);
  g_test_add_func ("/mentor-activity/same-as-window", test_same_as_window);
  g_test_add_func ("/mentor-activity/days", test_days);
  g_test_add_func ("/mentor-activity/to-come", test_to_come);
  g_test_add_func ("/mentor-activity/certificate", test_certificate);
  g_test_add_func ("/mentor-activity/certificate-before-programme", test_certificate_before_programme);
  g_test_add_func ("/mentor-activity/missed-classes", test_missed_classes);
  g_test_add_func ("/mentor-activity/certificate-of-coach", test_certificate_of_coach);
  g_test_add_func ("/mentor-activity/certificate-roles", test_certificate_roles);
  g_test_add_func ("/mentor-activity/empty", test_empty);
  g_test_add_func ("/mentor-activity/weeks", test_weeks);
  g_test_add_func ("/mentor-activity/audit", test_audit);
  g_test_add_func ("/mentor-activity/audit-export", test_audit_export);
  g_test_add_func ("/mentor-activity/as-many-types", test_as_many_types);

  return g_test_run ();
}
