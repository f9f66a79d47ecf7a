/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-archive.h"
#include "kith-audit.h"
#include "kith-diary-print.h"
#include "kith-diary-span.h"
#include "kith-diary.h"
#include "kith-error.h"
#include "kith-plain-text.h"
#include "kith-reports.h"
#include "kith-test-case.h"

#include <glib/gstdio.h>
#include <libical/ical.h>
#include <string.h>

#define MONDAY "2026-03-09"
#define WEDNESDAY "2026-03-11"
#define SUNDAY "2026-03-15"

static KithRecord *
new_record (const KithKind *kind,
            const char     *first_field,
            ...)
{
  KithRecord *record = kith_record_new (kind);
  va_list values;

  va_start (values, first_field);
  for (const char *field = first_field; field != NULL; field = va_arg (values, const char *))
    kith_record_set_stored (record, kith_kind_find_field (kind, field), va_arg (values, const char *));
  va_end (values);
  return record;
}

static gint64
save (KithTestCase *test,
      KithRecord   *record)
{
  g_autoptr (KithRecord) owned = record;

  return kith_test_save (test->file, owned);
}

static gint64
add_appointment (KithTestCase *test,
                 gint64        student,
                 const char   *type,
                 const char   *time,
                 gint64        person)
{
  KithRecord *record =
    new_record (&kith_appointment_kind, "type", type, "date", WEDNESDAY, "time", time, "minutes", "30", "place",
                "12 Grey Street", NULL);

  kith_record_set_number (record, KITH_APPOINTMENT_STUDENT, student);
  if (person != 0)
    kith_record_set_number (record, KITH_APPOINTMENT_PERSON, person);
  return save (test, record);
}

static void
add_of_student (KithTestCase *test,
                gint64        student,
                KithRecord   *record)
{
  kith_record_set_number (record, kith_record_get_kind (record)->student_field, student);
  save (test, record);
}

/* Jay (mentor, coach): probation at 9 with the mentor, housing at 10. Zofia (mentor2, coach): therapy at 11. Ali
 * (nobody): court at midday with the welfare officer. Plans, a session the coach leads, tasks; all on Wednesday. */
static void
fill (KithTestCase *test)
{
  KithRecord *group, *task;

  kith_test_case_sign_in (test, "manager");
  add_appointment (test, test->jay, "probation", "09:00", test->mentor);
  add_appointment (test, test->jay, "housing", "10:00", 0);
  add_appointment (test, test->zofia, "therapy", "11:00", 0);
  add_appointment (test, test->ali, "court", "12:00", test->welfare);
  add_of_student (test, test->jay,
                  new_record (&kith_plan_kind, "type", "pep", "status", "planned", "date", WEDNESDAY, "time", "13:00",
                              NULL));
  add_of_student (test, test->ali,
                  new_record (&kith_plan_kind, "type", "other", "title", "Ali’s meeting", "status", "planned", "date",
                              WEDNESDAY, NULL));
  group = new_record (&kith_group_kind, "title", "Cooking together", "date", WEDNESDAY, "time", "15:00", "minutes", "90",
                      NULL);
  kith_record_set_number (group, KITH_GROUP_PERSON, test->coach);
  save (test, group);
  task = new_record (&kith_task_kind, "text", "Ring the housing office", "due", WEDNESDAY, NULL);
  kith_record_set_number (task, KITH_TASK_PERSON, test->coach);
  kith_record_set_number (task, KITH_TASK_STUDENT, test->jay);
  save (test, task);
}

static char *
dup_titles (KithTestCase   *test,
            KithDiaryParts  parts,
            gboolean        everyone)
{
  g_autoptr (KithDiaryFilter) filter = kith_diary_filter_new (MONDAY, SUNDAY);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  GString *words = g_string_new (NULL);

  filter->parts = parts;
  filter->everyone = everyone;
  entries = kith_diary_list (test->file, filter, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++) {
    const KithDiaryEntry *entry = g_ptr_array_index (entries, i);

    g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", entry->title);
    /* where a kind is left out, so is the place that tells it */
    g_assert_false (entry->masked && entry->place != NULL);
  }
  return g_string_free_and_steal (words);
}

/* The heart of it: who reads what, for every role, of their own and of everybody’s. */
static void
test_roles (void)
{
  static const struct {
    const char *user;
    const char *everyone;
    const char *mine;
  } cases[] = {
    { "mentor", "Probation; Housing", "Probation; Housing" },
    { "mentor2", "Therapy or counselling", "Therapy or counselling" },
    { "coach", "Probation; Housing; Therapy or counselling", "Probation; Housing; Therapy or counselling" },
    { "welfare", "Appointment; Housing; Appointment; Appointment", "Appointment" },
    { "manager", "Appointment; Housing; Appointment; Appointment", "" },
    { "dsl", "Probation; Housing; Therapy or counselling; Court", "" },
    { "dpo", "Appointment; Housing; Appointment; Appointment", "" },
    { "admin", "", "" },
  };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  fill (test);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *everyone = NULL;
    g_autofree char *mine = NULL;

    kith_test_case_sign_in (test, cases[i].user);
    everyone = dup_titles (test, KITH_DIARY_APPOINTMENTS, TRUE);
    mine = dup_titles (test, KITH_DIARY_APPOINTMENTS, FALSE);
    g_assert_cmpstr (everyone, ==, cases[i].everyone);
    g_assert_cmpstr (mine, ==, cases[i].mine);
  }
}

static void
test_parts (void)
{
  static const struct {
    const char *user;
    KithDiaryParts part;
    const char *everyone;
    const char *mine;
  } cases[] = {
    { "mentor", KITH_DIARY_PLANS, "Personal Education Plan (PEP)", "Personal Education Plan (PEP)" },
    { "manager", KITH_DIARY_PLANS, "Ali’s meeting; Personal Education Plan (PEP)", "" },
    { "mentor", KITH_DIARY_GROUPS, "Cooking together", "" },
    { "coach", KITH_DIARY_GROUPS, "Cooking together", "Cooking together" },
    { "mentor", KITH_DIARY_TASKS, "Ring the housing office", "" },
    { "coach", KITH_DIARY_TASKS, "Ring the housing office", "Ring the housing office" },
    { "mentor2", KITH_DIARY_TASKS, "", "" },
    { "admin", KITH_DIARY_PLANS | KITH_DIARY_GROUPS | KITH_DIARY_TASKS, "", "" },
  };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  fill (test);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *everyone = NULL;
    g_autofree char *mine = NULL;

    kith_test_case_sign_in (test, cases[i].user);
    everyone = dup_titles (test, cases[i].part, TRUE);
    mine = dup_titles (test, cases[i].part, FALSE);
    g_assert_cmpstr (everyone, ==, cases[i].everyone);
    g_assert_cmpstr (mine, ==, cases[i].mine);
  }
}

static KithDiaryEntry *
find_first (GPtrArray      *entries,
            const KithKind *kind)
{
  for (guint i = 0; i < entries->len; i++) {
    KithDiaryEntry *entry = g_ptr_array_index (entries, i);

    if (entry->kind == kind)
      return entry;
  }
  return NULL;
}

static void
test_words (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithDiaryFilter) filter = kith_diary_filter_new (WEDNESDAY, WEDNESDAY);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *words = NULL;
  g_autofree char *group = NULL;
  g_autofree char *whose = kith_diary_filter_dup_words (filter);
  g_autofree char *mentor = NULL;
  g_autofree char *coach = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *expected_group = NULL;

  fill (test);
  kith_test_case_sign_in (test, "coach");
  mentor = kith_case_file_dup_title (test->file, &kith_person_kind, test->mentor);
  coach = kith_case_file_dup_title (test->file, &kith_person_kind, test->coach);
  entries = kith_diary_list (test->file, filter, NULL, NULL);
  words = kith_diary_entry_dup_words (find_first (entries, &kith_appointment_kind));
  group = kith_diary_entry_dup_words (find_first (entries, &kith_group_kind));
  expected = g_strdup_printf ("Wednesday 11 March 2026, 9:00am to 9:30am, Probation, Jay A, with %s, 12 Grey Street",
                              mentor);
  expected_group = g_strdup_printf ("Wednesday 11 March 2026, 3:00pm to 4:30pm, Cooking together, led by %s", coach);
  g_assert_cmpstr (words, ==, expected);
  g_assert_cmpstr (group, ==, "Wednesday 11 March 2026, 3:00pm to 4:30pm, Cooking together");
  g_assert_cmpstr (whose, ==, "My diary, 11 March 2026");
  /* who leads it is no news to whoever does, and to the others it is */
  filter->everyone = TRUE;
  g_clear_pointer (&entries, g_ptr_array_unref);
  g_clear_pointer (&group, g_free);
  entries = kith_diary_list (test->file, filter, NULL, NULL);
  group = kith_diary_entry_dup_words (find_first (entries, &kith_group_kind));
  g_assert_cmpstr (group, ==, expected_group);
}

/* What the student or the coach wants kept out stays out, for those too who know. */
static void
test_discreet (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  static const char *const users[] = { "mentor", "coach", "dsl" };

  kith_test_case_sign_in (test, "manager");
  add_of_student (test, test->jay,
                  new_record (&kith_appointment_kind, "type", "housing", "date", WEDNESDAY, "discreet", "1", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autofree char *titles = NULL;

    kith_test_case_sign_in (test, users[i]);
    titles = dup_titles (test, KITH_DIARY_APPOINTMENTS, TRUE);
    g_assert_cmpstr (titles, ==, "Appointment");
  }
}

static guint
count_about (KithTestCase *test,
             gint64        student)
{
  g_autoptr (KithDiaryFilter) filter = kith_diary_filter_new (MONDAY, SUNDAY);
  g_autoptr (GPtrArray) entries = NULL;
  guint n_entries = 0;

  filter->everyone = TRUE;
  entries = kith_diary_list (test->file, filter, NULL, NULL);
  for (guint i = 0; i < entries->len; i++)
    n_entries += ((const KithDiaryEntry *) g_ptr_array_index (entries, i))->student == student;
  return n_entries;
}

/* Nobody waits for whoever is archived; what is about the others stays, and all of it is there again afterwards. */
static void
test_archived (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) ali = NULL;
  g_autoptr (KithDiaryFilter) filter = kith_diary_filter_new (MONDAY, SUNDAY);
  g_autoptr (KithDocument) printed = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint about_jay;

  fill (test);
  ali = kith_case_file_load (test->file, &kith_student_kind, test->ali, NULL);
  g_assert_cmpuint (count_about (test, test->ali), ==, 2);
  about_jay = count_about (test, test->jay);
  kith_record_set_text (ali, KITH_STUDENT_STAGE, "left");
  kith_record_set_text (ali, KITH_STUDENT_LEAVING_DATE, "2026-03-09");
  kith_record_set_text (ali, KITH_STUDENT_LEAVING_REASON, "completed");
  kith_test_save (test->file, ali);
  g_assert_true (kith_case_file_archive_student (test->file, test->ali, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_about (test, test->ali), ==, 0);
  g_assert_cmpuint (count_about (test, test->jay), ==, about_jay);
  filter->everyone = TRUE;
  printed = kith_diary_print_make (test->file, filter, NULL, &error);
  g_assert_no_error (error);
  text = kith_document_to_plain_text (printed);
  g_assert_null (strstr (text, "Ali’s meeting"));
  g_assert_nonnull (strstr (text, "Cooking together"));
  g_assert_true (kith_case_file_archive_student (test->file, test->ali, FALSE, &error));
  g_assert_cmpuint (count_about (test, test->ali), ==, 2);
}

static void
end_support (KithTestCase *test,
             gint64        assignment)
{
  g_autoptr (KithRecord) record = kith_case_file_load (test->file, &kith_assignment_kind, assignment, NULL);

  kith_record_set_text (record, KITH_ASSIGNMENT_UNTIL, KITH_TEST_TODAY);
  kith_record_set_text (record, KITH_ASSIGNMENT_END_REASON, "Back again");
  kith_test_save (test->file, record);
}

/* Whoever supported the student until yesterday no longer reads why they go out. */
static void
test_support_ends (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 cover;

  fill (test);
  cover = save (test, kith_test_assignment (test->ali, test->welfare, "cover"));
  kith_test_case_sign_in (test, "welfare");
  before = dup_titles (test, KITH_DIARY_APPOINTMENTS, FALSE);
  g_assert_cmpstr (before, ==, "Court");
  end_support (test, cover);
  kith_test_case_sign_out (test);
  kith_clock_advance (test->clock, 24 * 60 * 60);
  kith_test_case_sign_in (test, "welfare");
  after = dup_titles (test, KITH_DIARY_APPOINTMENTS, FALSE);
  g_assert_cmpstr (after, ==, "Appointment");
}

static void
test_calendar (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithDiaryFilter) filter = kith_diary_filter_new ("2026-03-30", "2026-04-05");
  g_autoptr (GPtrArray) presets = NULL;
  g_autoptr (GPtrArray) own = NULL;
  KithDiaryEntry *entry;

  kith_test_case_sign_in (test, "manager");
  filter->parts = KITH_DIARY_CALENDAR;
  presets = kith_diary_list (test->file, filter, NULL, NULL);
  g_assert_cmpuint (presets->len, ==, 2);
  entry = g_ptr_array_index (presets, 0);
  g_assert_cmpstr (entry->title, ==, "Easter holiday");
  g_assert_true (entry->is_break);
  entry = g_ptr_array_index (presets, 1);
  g_assert_cmpstr (entry->title, ==, "Good Friday");
  g_assert_cmpstr (entry->state, ==, "Bank holiday");

  /* one day that lies across the edge of the week: its last day counts */
  save (test, new_record (&kith_calendar_day_kind, "type", "closed", "title", "Flood", "from", "2026-03-20", "until",
                          "2026-03-30", NULL));
  own = kith_diary_list (test->file, filter, NULL, NULL);
  g_assert_cmpuint (own->len, ==, 1);
  entry = g_ptr_array_index (own, 0);
  g_assert_cmpstr (entry->title, ==, "Flood");
}

static void
expect_span (KithTestCase  *test,
             KithDiaryView  view,
             const char    *day,
             int            step,
             const char    *from,
             const char    *until,
             const char    *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDiarySpan) span = kith_diary_span_find (test->file, view, day, step, &error);
  g_autofree char *heading = NULL;

  g_assert_no_error (error);
  heading = kith_diary_span_dup_words (span);
  g_assert_cmpstr (span->from, ==, from);
  g_assert_cmpstr (span->until, ==, until);
  g_assert_cmpstr (heading, ==, words);
}

static void
test_spans (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "manager");
  expect_span (test, KITH_DIARY_VIEW_DAY, "2026-03-01", -1, "2026-02-28", "2026-02-28", "Saturday 28 February 2026");
  expect_span (test, KITH_DIARY_VIEW_WEEK, WEDNESDAY, 0, MONDAY, SUNDAY, "9 March 2026 to 15 March 2026");
  expect_span (test, KITH_DIARY_VIEW_WEEK, SUNDAY, 1, "2026-03-16", "2026-03-22", "16 March 2026 to 22 March 2026");
  expect_span (test, KITH_DIARY_VIEW_TERM, WEDNESDAY, 0, "2026-01-05", "2026-03-29",
               "Spring term, 5 January 2026 to 29 March 2026");
  expect_span (test, KITH_DIARY_VIEW_TERM, "2026-01-05", -1, "2025-09-01", "2025-12-21",
               "Autumn term, 1 September 2025 to 21 December 2025");
  /* in the holidays the term to come, and before it the one that has been */
  expect_span (test, KITH_DIARY_VIEW_TERM, "2026-04-01", 0, "2026-04-13", "2026-07-19",
               "Summer term, 13 April 2026 to 19 July 2026");
  expect_span (test, KITH_DIARY_VIEW_TERM, "2026-04-01", -1, "2026-01-05", "2026-03-29",
               "Spring term, 5 January 2026 to 29 March 2026");

  /* a college that has written down a flood and no term: a quarter of a year at a time */
  save (test, new_record (&kith_calendar_day_kind, "type", "closed", "title", "Flood", "from", "2026-03-20", NULL));
  expect_span (test, KITH_DIARY_VIEW_TERM, WEDNESDAY, 0, MONDAY, "2026-06-07", "9 March 2026 to 7 June 2026");
  expect_span (test, KITH_DIARY_VIEW_TERM, WEDNESDAY, 1, "2026-06-08", "2026-09-06", "8 June 2026 to 6 September 2026");
}

static char *
export_text (KithTestCase *test,
             gboolean      with_names,
             guint        *n_events)
{
  g_autoptr (KithDiaryFilter) filter = kith_diary_filter_new (MONDAY, SUNDAY);
  g_autofree char *path = g_build_filename (test->folder, "diary.ics", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  filter->everyone = TRUE;
  kith_diary_export (test->file, filter, with_names, NULL, path, n_events, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpint (g_remove (path), ==, 0);
  return text;
}

static char *
dup_summaries (const char *text)
{
  icalcomponent *calendar = icalparser_parse_string (text);
  GString *words = g_string_new (NULL);

  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", icalcomponent_get_summary (event));
  icalcomponent_free (calendar);
  return g_string_free_and_steal (words);
}

static void
test_export (void)
{
  static const struct {
    const char *user;
    const char *without;
    const char *with;
  } cases[] = {
    { "mentor",
      "Probation appointment; Housing appointment; Personal Education Plan (PEP); Group session",
      "Probation: Jay A; Housing: Jay A; Personal Education Plan (PEP): Jay A; Cooking together" },
    { "manager",
      "Another meeting; Appointment; Housing appointment; Appointment; Appointment; Personal Education Plan (PEP); Group session",
      "Ali’s meeting: علي; Appointment: Jay A; Housing: Jay A; Appointment: Zofia O'Brien-Źródło; Appointment: علي; "
      "Personal Education Plan (PEP): Jay A; Cooking together" },
  };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  fill (test);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    static const char *const secrets[] = { "Jay", "Zofia", "علي", "Ali", "Grey Street", "Cooking", "Ring" };
    guint n_events = 0;
    g_autofree char *without = NULL;
    g_autofree char *with = NULL;
    g_autofree char *summaries = NULL;
    g_autofree char *named = NULL;

    kith_test_case_sign_in (test, cases[i].user);
    without = export_text (test, FALSE, &n_events);
    with = export_text (test, TRUE, NULL);
    summaries = dup_summaries (without);
    named = dup_summaries (with);
    g_assert_cmpstr (summaries, ==, cases[i].without);
    g_assert_cmpstr (named, ==, cases[i].with);
    g_assert_cmpuint (n_events, ==, i == 0 ? 4 : 7);
    for (guint j = 0; j < G_N_ELEMENTS (secrets); j++)
      g_assert_null (strstr (without, secrets[j]));
  }
}

static char *
dup_first_uid (const char *text)
{
  const char *start = strstr (text, "\nUID:");

  g_assert_nonnull (start);
  return g_strndup (start + 5, strcspn (start + 5, "\r\n"));
}

/* A calendar that reads the file again changes its copies instead of doubling them. */
static void
test_export_again (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *uid_again = NULL;

  fill (test);
  first = export_text (test, FALSE, NULL);
  kith_test_case_sign_in (test, "dsl");
  again = export_text (test, TRUE, NULL);
  uid = dup_first_uid (first);
  uid_again = dup_first_uid (again);
  g_assert_cmpstr (uid, ==, uid_again);
}

static void
test_export_is_noted (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithDiaryFilter) filter = kith_diary_filter_new (MONDAY, SUNDAY);
  g_autofree char *path = g_build_filename (test->folder, "diary.ics", NULL);
  g_autofree char *wrong = g_build_filename (test->folder, "diary.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;
  const KithAuditFilter last = { .limit = 1 };
  const KithAuditLine *line;

  fill (test);
  kith_test_case_sign_in (test, "admin");
  g_assert_false (kith_diary_export (test->file, filter, FALSE, NULL, path, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  kith_test_case_sign_in (test, "dsl");
  g_assert_false (kith_diary_export (test->file, filter, FALSE, NULL, wrong, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  text = export_text (test, TRUE, NULL);
  lines = kith_audit_list (test->file, &last, NULL, &error);
  g_assert_no_error (error);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpint (line->action, ==, KITH_AUDIT_EXPORTED);
  g_assert_nonnull (strstr (line->words, "diary, with names"));
}

static char *
make_report (KithTestCase            *test,
             const char              *name,
             const KithReportSubject *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_reports_find (name)->make (test->file, subject, NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

/* What is masked on the screen is masked on paper: both are one list. */
static void
test_print (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithReportSubject subject = { .from = MONDAY, .until = SUNDAY };
  g_autofree char *office = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *own = NULL;
  g_autofree char *empty = NULL;

  fill (test);
  office = make_report (test, "diary", &subject);
  g_assert_nonnull (strstr (office, "Everyone’s diary, 9 March 2026 to 15 March 2026"));
  g_assert_nonnull (strstr (office, "Wednesday 11 March 2026"));
  g_assert_nonnull (strstr (office, "Housing"));
  g_assert_null (strstr (office, "Probation"));
  g_assert_null (strstr (office, "Court"));
  kith_test_case_sign_in (test, "dsl");
  lead = make_report (test, "diary", &subject);
  g_assert_nonnull (strstr (lead, "Probation"));
  g_assert_nonnull (strstr (lead, "Court"));
  kith_test_case_sign_in (test, "mentor");
  subject.mine = TRUE;
  subject.parts = KITH_DIARY_APPOINTMENTS;
  own = make_report (test, "diary", &subject);
  g_assert_nonnull (strstr (own, "My diary, 9 March 2026 to 15 March 2026: appointments"));
  g_assert_nonnull (strstr (own, "Probation"));
  g_assert_null (strstr (own, "PEP"));
  g_strlcpy (subject.from, "2026-05-05", sizeof subject.from);
  g_strlcpy (subject.until, "2026-05-05", sizeof subject.until);
  empty = make_report (test, "diary", &subject);
  g_assert_nonnull (strstr (empty, "Nothing planned."));
}

/* Slips lie about: the mentor knows it is probation, and the slip does not say so. */
static void
test_slip (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithReportSubject subject = { 0 };
  g_autofree char *next = NULL;
  g_autofree char *none = NULL;
  g_autofree char *not_theirs = NULL;

  fill (test);
  subject.student = test->jay;
  kith_test_case_sign_in (test, "mentor");
  next = make_report (test, "appointment-slip", &subject);
  g_assert_nonnull (strstr (next, "Jay A"));
  g_assert_nonnull (strstr (next, "Wednesday 11 March 2026"));
  g_assert_nonnull (strstr (next, "9:00am to 9:30am"));
  g_assert_nonnull (strstr (next, "12 Grey Street"));
  g_assert_null (strstr (next, "Probation"));
  kith_test_case_sign_in (test, "coach");
  subject.student = test->zofia;
  subject.appointment = 1; /* Jay’s */
  not_theirs = make_report (test, "appointment-slip", &subject);
  g_assert_null (strstr (not_theirs, "9:00am"));
  kith_test_case_sign_out (test);
  kith_clock_advance (test->clock, 14 * 24 * 60 * 60);
  kith_test_case_sign_in (test, "mentor");
  subject = (KithReportSubject) { .student = test->jay };
  none = make_report (test, "appointment-slip", &subject);
  g_assert_nonnull (strstr (none, "No appointment is coming up."));
}

/* A warning and not a refusal: whoever knows better goes on. */
static void
test_clash_is_a_warning (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) record = NULL;
  g_autoptr (KithProblems) problems = kith_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *mentor = NULL;
  g_autofree char *expected = NULL;

  fill (test);
  mentor = kith_case_file_dup_title (test->file, &kith_person_kind, test->mentor);
  record = new_record (&kith_appointment_kind, "type", "college", "date", WEDNESDAY, "time", "09:15", NULL);
  kith_record_set_number (record, KITH_APPOINTMENT_STUDENT, test->zofia);
  kith_record_set_number (record, KITH_APPOINTMENT_PERSON, test->mentor);
  g_assert_true (kith_case_file_check (test->file, record, problems, NULL));
  expected = g_strdup_printf ("%s has another appointment 9:00am to 9:30am.", mentor);
  g_assert_cmpstr (kith_problems_find (problems, "time")->message, ==, expected);
  g_assert_false (kith_problems_have (problems, KITH_SEVERITY_ERROR));
  g_assert_false (kith_case_file_save (test->file, record, KITH_SAVE_DEFAULT, &error));
  g_clear_error (&error);
  g_assert_true (kith_case_file_save (test->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/diary/roles", test_roles);
  g_test_add_func ("/diary/parts", test_parts);
  g_test_add_func ("/diary/words", test_words);
  g_test_add_func ("/diary/discreet", test_discreet);
  g_test_add_func ("/diary/archived", test_archived);
  g_test_add_func ("/diary/support-ends", test_support_ends);
  g_test_add_func ("/diary/calendar", test_calendar);
  g_test_add_func ("/diary/spans", test_spans);
  g_test_add_func ("/diary/export", test_export);
  g_test_add_func ("/diary/export-again", test_export_again);
  g_test_add_func ("/diary/export-is-noted", test_export_is_noted);
  g_test_add_func ("/diary/print", test_print);
  g_test_add_func ("/diary/slip", test_slip);
  g_test_add_func ("/diary/clash-is-a-warning", test_clash_is_a_warning);

  return g_test_run ();
}
