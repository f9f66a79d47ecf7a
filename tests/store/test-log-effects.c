/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-changes.h"
#include "kith-operation.h"
#include "kith-search.h"
#include "kith-test-case.h"
#include "kith-undo.h"

#include <string.h>

/* The mentor of the test case is an apprentice; nobody else is. */
static KithTestCase *
create_case (void)
{
  KithTestCase *test = kith_test_case_new ();
  g_autoptr (KithRecord) programme = kith_record_new (&kith_programme_kind);

  kith_test_case_sign_in (test, "mentor");
  kith_record_set_number (programme, KITH_PROGRAMME_PERSON, test->mentor);
  kith_record_set_text (programme, KITH_PROGRAMME_STANDARD, "Peer Worker");
  kith_record_set_text (programme, KITH_PROGRAMME_START, "2026-01-05");
  kith_test_save (test->file, programme);
  return test;
}

static KithRecord *
create_note (KithTestCase *test,
             const char   *type,
             const char   *minutes)
{
  KithRecord *note = kith_test_note (test->jay, "We talked about college.");

  kith_record_set_text (note, KITH_NOTE_TYPE, type);
  kith_record_set_text (note, KITH_NOTE_DATE, "2026-03-09");
  kith_record_set_text (note, KITH_NOTE_TIME, "14:00");
  kith_record_set_stored (note, KITH_NOTE_MINUTES, minutes);
  return note;
}

static gint64
save_note (KithTestCase *test,
           const char   *type,
           const char   *minutes)
{
  g_autoptr (KithRecord) note = create_note (test, type, minutes);

  return kith_test_save (test->file, note);
}

static GPtrArray *
list_log (KithTestCase *test)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_log_entry_kind);
  g_autoptr (GError) error = NULL;
  GPtrArray *list = NULL;

  list = kith_case_file_list (test->file, query, NULL, &error);
  g_assert_no_error (error);
  return list;
}

#define ONE "2026-03-09 14:00 45 supporting One-to-one with a student"

/* As one line, so that all of it is compared: "2026-03-09 14:00 45 supporting One-to-one with a student". */
static char *
dup_log (KithTestCase *test)
{
  g_autoptr (GPtrArray) list = list_log (test);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++) {
    KithRecord *entry = g_ptr_array_index (list, i);
    const char *time = kith_record_get_text (entry, KITH_LOG_ENTRY_TIME);

    g_string_append_printf (lines, "%s%s %s %d %s %s%s", i > 0 ? "\n" : "", kith_record_get_text (entry, KITH_LOG_ENTRY_DATE),
                            time != NULL ? time : "-", (int) kith_record_get_number (entry, KITH_LOG_ENTRY_MINUTES),
                            kith_record_get_text (entry, KITH_LOG_ENTRY_TYPE),
                            kith_record_get_text (entry, KITH_LOG_ENTRY_TITLE),
                            kith_record_get_flag (entry, KITH_LOG_ENTRY_OFF_THE_JOB) ? " *" : "");
  }
  return g_string_free_and_steal (lines);
}

static void
assert_log (KithTestCase *test,
            const char   *expected)
{
  g_autofree char *log = dup_log (test);

  g_assert_cmpstr (log, ==, expected);
}

static void
set_note (KithTestCase *test,
          gint64        id,
          guint         field,
          const char   *stored)
{
  g_autoptr (KithRecord) note = kith_case_file_load (test->file, &kith_note_kind, id, NULL);

  kith_record_set_stored (note, field, stored);
  kith_test_save (test->file, note);
}

static void
undo_last (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;

  kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error);
  g_assert_no_error (error);
}

static void
test_added (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (GPtrArray) log = NULL;
  gint64 note = save_note (test, "one-to-one", "45");
  KithRecord *entry = NULL;

  assert_log (test, ONE);
  log = list_log (test);
  entry = g_ptr_array_index (log, 0);
  g_assert_cmpint (kith_record_get_number (entry, KITH_LOG_ENTRY_NOTE), ==, note);
  g_assert_cmpint (kith_record_get_number (entry, KITH_LOG_ENTRY_PERSON), ==, test->mentor);
  g_assert_true (kith_record_get_flag (entry, KITH_LOG_ENTRY_PAID));
  g_assert_false (kith_record_has (entry, KITH_LOG_ENTRY_LEARNED));
}

/* What is no work with a student, has no minutes, or is somebody’s who is on no programme, is not logged. */
static void
test_which (void)
{
  static const struct {
    const char *type;
    const char *contact;
    const char *minutes;
    const char *log;
  } cases[] = {
    { "attempted", "attempted", "10", "" },
    { "non-contact", "not-applicable", "30", "" },
    { "phone", "attempted", "5", "" },
    { "phone", "yes", NULL, "" },
    { "phone", "yes", "5", "2026-03-09 14:00 5 supporting Call or messages with a student" },
    { "shadowed", "not-applicable", "60", "2026-03-09 14:00 60 shadowing Shadowed a colleague" },
    { "meeting", "not-applicable", "60", "2026-03-09 14:00 60 supporting Meeting about a student" },
    { "group", "yes", "90", "2026-03-09 14:00 90 supporting Group with students" },
    { "one-to-one", "yes", "1440", "2026-03-09 14:00 720 supporting One-to-one with a student" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithTestCase) test = create_case ();
    g_autoptr (KithRecord) note = create_note (test, cases[i].type, cases[i].minutes);

    kith_record_set_text (note, KITH_NOTE_CONTACT_MADE, cases[i].contact);
    kith_test_save (test->file, note);
    assert_log (test, cases[i].log);
  }
}

static void
test_whose (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (KithRecord) early = create_note (test, "one-to-one", "45");

  kith_record_set_text (early, KITH_NOTE_DATE, "2026-01-04");
  kith_record_set_text (early, KITH_NOTE_LATE_REASON, "Off sick");
  kith_test_save (test->file, early);
  assert_log (test, "");
  kith_test_case_sign_in (test, "coach");
  save_note (test, "one-to-one", "45");
  kith_test_case_sign_in (test, "manager");
  assert_log (test, "");
}

/* Set up late by somebody in the office, who may take that back as well. */
static void
test_late_programme (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) programme = kith_record_new (&kith_programme_kind);
  g_autoptr (KithRecord) early = NULL;
  g_autoptr (KithRecord) earlier = NULL;

  kith_test_case_sign_in (test, "mentor");
  save_note (test, "one-to-one", "45");
  early = create_note (test, "one-to-one", "30");
  kith_record_set_text (early, KITH_NOTE_DATE, "2026-02-27");
  kith_test_save (test->file, early);
  kith_test_case_sign_in (test, "welfare");
  kith_record_set_number (programme, KITH_PROGRAMME_PERSON, test->mentor);
  kith_record_set_text (programme, KITH_PROGRAMME_STANDARD, "Peer Worker");
  kith_record_set_text (programme, KITH_PROGRAMME_START, "2026-03-01");
  kith_test_save (test->file, programme);
  assert_log (test, ONE);
  undo_last (test);
  assert_log (test, "");
  undo_last (test);
  assert_log (test, ONE);
  earlier = kith_case_file_load (test->file, &kith_programme_kind, kith_record_get_id (programme), NULL);
  kith_record_set_text (earlier, KITH_PROGRAMME_START, "2026-02-02");
  kith_test_save (test->file, earlier);
  assert_log (test, ONE "\n2026-02-27 14:00 30 supporting One-to-one with a student");
}

static void
test_changed (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  gint64 note = save_note (test, "one-to-one", "45");

  set_note (test, note, KITH_NOTE_MINUTES, "60");
  assert_log (test, "2026-03-09 14:00 60 supporting One-to-one with a student");
  undo_last (test);
  assert_log (test, ONE);
  undo_last (test);
  assert_log (test, "2026-03-09 14:00 60 supporting One-to-one with a student");
  set_note (test, note, KITH_NOTE_TYPE, "shadowed");
  set_note (test, note, KITH_NOTE_DATE, "2026-03-08");
  set_note (test, note, KITH_NOTE_TIME, "09:30");
  assert_log (test, "2026-03-08 09:30 60 shadowing Shadowed a colleague");
  /* nobody was there after all */
  set_note (test, note, KITH_NOTE_TYPE, "one-to-one");
  set_note (test, note, KITH_NOTE_CONTACT_MADE, "attempted");
  assert_log (test, "");
  undo_last (test);
  assert_log (test, "2026-03-08 09:30 60 supporting One-to-one with a student");
}

static void
add_learning (KithTestCase *test)
{
  g_autoptr (GPtrArray) log = list_log (test);
  KithRecord *entry = g_ptr_array_index (log, 0);

  kith_record_set_text (entry, KITH_LOG_ENTRY_LEARNED, "Silence is an answer");
  kith_record_set_text (entry, KITH_LOG_ENTRY_TESTS, "new relevant not-excluded");
  kith_record_set_number (entry, KITH_LOG_ENTRY_OFF_THE_JOB, 1);
  kith_test_save (test->file, entry);
}

static void
assert_learning (KithTestCase *test)
{
  g_autoptr (GPtrArray) log = list_log (test);

  g_assert_cmpuint (log->len, ==, 1);
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (log, 0), KITH_LOG_ENTRY_LEARNED), ==, "Silence is an answer");
  g_assert_true (kith_record_get_flag (g_ptr_array_index (log, 0), KITH_LOG_ENTRY_OFF_THE_JOB));
}

static void
test_learning_stays (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  gint64 note = save_note (test, "one-to-one", "45");

  add_learning (test);
  set_note (test, note, KITH_NOTE_MINUTES, "60");
  assert_log (test, "2026-03-09 14:00 60 supporting One-to-one with a student *");
  assert_learning (test);
  set_note (test, note, KITH_NOTE_CONTACT_MADE, "attempted");
  assert_log (test, "");
  set_note (test, note, KITH_NOTE_CONTACT_MADE, "yes");
  assert_learning (test);
}

static void
set_ended (KithTestCase *test,
           const char   *day)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_programme_kind);
  g_autoptr (GPtrArray) programmes = kith_case_file_list (test->file, query, NULL, NULL);
  KithRecord *programme = g_ptr_array_index (programmes, 0);

  kith_record_set_stored (programme, KITH_PROGRAMME_ENDED_ON, day);
  kith_test_save (test->file, programme);
}

/* A slip in the last day takes no words out of the log, whatever is put right meanwhile; a note that moves to a day
 * without a programme does leave it. */
static void
test_ended_too_early (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  gint64 note = save_note (test, "one-to-one", "45");

  add_learning (test);
  set_ended (test, "2026-03-01");
  set_note (test, note, KITH_NOTE_MINUTES, "60");
  assert_log (test, "2026-03-09 14:00 60 supporting One-to-one with a student *");
  set_ended (test, NULL);
  assert_learning (test);
  set_ended (test, "2026-03-09");
  set_note (test, note, KITH_NOTE_DATE, "2026-03-10");
  assert_log (test, "");
}

/* A manager strikes out what is not theirs, and may take that back. */
static void
test_struck (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (GError) error = NULL;
  gint64 note = save_note (test, "one-to-one", "45");

  add_learning (test);
  kith_test_case_sign_in (test, "manager");
  g_assert_true (kith_case_file_strike_note (test->file, note, "Wrong student", &error));
  g_assert_no_error (error);
  assert_log (test, "");
  undo_last (test);
  assert_log (test, ONE " *");
  undo_last (test);
  assert_log (test, "");
  undo_last (test);
  assert_learning (test);
}

static void
test_student_removed (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (GError) error = NULL;

  save_note (test, "one-to-one", "45");
  kith_test_case_sign_in (test, "manager");
  g_assert_true (kith_case_file_remove (test->file, &kith_student_kind, test->jay, &error));
  g_assert_no_error (error);
  assert_log (test, "");
  undo_last (test);
  assert_log (test, ONE);
}

/* What the apprentice took out stays out, whatever becomes of the note. */
static void
test_taken_out (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GError) error = NULL;
  gint64 note = save_note (test, "one-to-one", "45");

  log = list_log (test);
  kith_case_file_remove (test->file, &kith_log_entry_kind, kith_record_get_id (g_ptr_array_index (log, 0)), &error);
  g_assert_no_error (error);
  set_note (test, note, KITH_NOTE_MINUTES, "60");
  assert_log (test, "");
}

/* The note is saved whatever the log says; its entry then has no time. */
static void
test_overlap (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (KithRecord) entry = kith_test_record (test, &kith_log_entry_kind, test->jay, 0);

  kith_record_set_number (entry, KITH_LOG_ENTRY_PERSON, test->mentor);
  kith_record_set_text (entry, KITH_LOG_ENTRY_DATE, "2026-03-09");
  kith_record_set_text (entry, KITH_LOG_ENTRY_TIME, "13:30");
  kith_record_set_text (entry, KITH_LOG_ENTRY_TITLE, "Shadowing hub");
  kith_record_set_number (entry, KITH_LOG_ENTRY_MINUTES, 700);
  kith_record_clear (entry, KITH_LOG_ENTRY_OFF_THE_JOB);
  kith_test_save (test->file, entry);
  /* more than twelve hours on this day as well */
  save_note (test, "one-to-one", "45");
  {
    g_autofree char *log = dup_log (test);

    g_assert_nonnull (strstr (log, "2026-03-09 - 45 supporting One-to-one with a student"));
  }
}

/* When and how long it was is the note’s to say. */
static void
test_not_twice (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GError) error = NULL;
  KithRecord *entry = NULL;

  save_note (test, "one-to-one", "45");
  log = list_log (test);
  entry = g_ptr_array_index (log, 0);
  kith_record_set_number (entry, KITH_LOG_ENTRY_MINUTES, 90);
  g_assert_false (kith_case_file_save (test->file, entry, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_cmpstr (error->message, ==,
                   "This comes from another record of yours (Note). Change it there, and it changes here.");
}

static void
test_journal (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (KithRecord) journal = kith_record_new (&kith_journal_entry_kind);

  kith_record_set_text (journal, KITH_JOURNAL_ENTRY_DATE, "2026-03-09");
  kith_record_set_text (journal, KITH_JOURNAL_ENTRY_TITLE, "Zofia and I");
  kith_record_set_text (journal, KITH_JOURNAL_ENTRY_TEXT, "I over-disclosed.");
  kith_test_save (test->file, journal);
  assert_log (test, "");
  kith_record_set_number (journal, KITH_JOURNAL_ENTRY_MINUTES, 30);
  kith_test_save (test->file, journal);
  assert_log (test, "2026-03-09 - 30 journal Reflective journal *");
  kith_record_set_number (journal, KITH_JOURNAL_ENTRY_SHARED_WITH, test->coach);
  kith_test_save (test->file, journal);
  assert_log (test, "2026-03-09 - 30 journal Reflective journal *");
  kith_case_file_remove (test->file, &kith_journal_entry_kind, kith_record_get_id (journal), NULL);
  assert_log (test, "");
  undo_last (test);
  assert_log (test, "2026-03-09 - 30 journal Reflective journal *");
}

/* The supervisor writes it; the time is the mentor’s. */
static void
test_supervision (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (KithRecord) person = NULL;
  g_autoptr (KithRecord) session = kith_record_new (&kith_supervision_kind);

  kith_test_case_sign_in (test, "manager");
  person = kith_case_file_load (test->file, &kith_person_kind, test->mentor, NULL);
  kith_record_set_number (person, KITH_PERSON_SUPERVISOR, test->coach);
  kith_test_save (test->file, person);
  kith_test_case_sign_in (test, "coach");
  kith_record_set_number (session, KITH_SUPERVISION_PERSON, test->mentor);
  kith_record_set_number (session, KITH_SUPERVISION_SUPERVISOR, test->coach);
  kith_record_set_text (session, KITH_SUPERVISION_DATE, "2026-03-10");
  kith_record_set_text (session, KITH_SUPERVISION_TIME, "09:00");
  kith_record_set_text (session, KITH_SUPERVISION_TYPE, "one-to-one");
  kith_record_set_number (session, KITH_SUPERVISION_MINUTES, 60);
  kith_test_save (test->file, session);
  assert_log (test, "2026-03-10 09:00 60 supervision Supervision");
  kith_record_set_number (session, KITH_SUPERVISION_MINUTES, 50);
  kith_test_save (test->file, session);
  assert_log (test, "2026-03-10 09:00 50 supervision Supervision");
  undo_last (test);
  assert_log (test, "2026-03-10 09:00 60 supervision Supervision");
}

/* Nothing that was written about a student is in the log, found through it, or in the audit under its name. */
static void
test_anonymous (void)
{
  static const char *const secrets[] = { "Zofia", "علي", "quote", "Rosewood", "Jay" };
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (KithRecord) note = create_note (test, "one-to-one", "45");
  g_autoptr (GPtrArray) log = NULL;
  KithRecord *entry = NULL;

  kith_record_set_text (note, KITH_NOTE_TEXT, "Zofia and علي were at Rosewood. \"A quote\", said Jay.");
  kith_record_set_text (note, KITH_NOTE_OWN_WORDS, "“Jay”");
  kith_record_set_text (note, KITH_NOTE_PLACE, "Rosewood");
  kith_record_set_text (note, KITH_NOTE_PRESENT, "Zofia");
  kith_record_set_text (note, KITH_NOTE_NEXT_STEPS, "Ring علي");
  kith_test_save (test->file, note);
  kith_test_case_sign_in (test, "manager");
  log = list_log (test);
  g_assert_cmpuint (log->len, ==, 1);
  entry = g_ptr_array_index (log, 0);
  /* not even which note it was */
  g_assert_cmpint (kith_record_get_number (entry, KITH_LOG_ENTRY_NOTE), ==, 0);
  for (guint i = 0; i < kith_log_entry_kind.n_fields; i++) {
    g_autofree char *stored = kith_record_dup_stored (entry, i);

    for (guint j = 0; stored != NULL && j < G_N_ELEMENTS (secrets); j++)
      g_assert_null (strstr (stored, secrets[j]));
  }
}

/* A college day is logged once, however often a button is pressed. */
static void
test_one_college_day (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (KithRecord) first = kith_record_new (&kith_log_entry_kind);
  g_autoptr (KithRecord) again = NULL;
  g_autoptr (GError) error = NULL;

  kith_record_set_text (first, KITH_LOG_ENTRY_DATE, "2026-03-09");
  kith_record_set_text (first, KITH_LOG_ENTRY_TYPE, "class");
  kith_record_set_text (first, KITH_LOG_ENTRY_TITLE, "College day");
  kith_record_set_text (first, KITH_LOG_ENTRY_ATTENDED, "attended");
  kith_record_set_number (first, KITH_LOG_ENTRY_MINUTES, 180);
  again = kith_record_dup (first);
  kith_test_save (test->file, first);
  g_assert_false (kith_case_file_save (test->file, again, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_nonnull (strstr (error->message, "in the log already"));
  /* two classes have a time each */
  kith_record_set_text (first, KITH_LOG_ENTRY_TIME, "09:00");
  kith_test_save (test->file, first);
  kith_record_set_text (again, KITH_LOG_ENTRY_TIME, "13:00");
  kith_test_save (test->file, again);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/log-effects/added", test_added);
  g_test_add_func ("/log-effects/one-college-day", test_one_college_day);
  g_test_add_func ("/log-effects/which", test_which);
  g_test_add_func ("/log-effects/whose", test_whose);
  g_test_add_func ("/log-effects/late-programme", test_late_programme);
  g_test_add_func ("/log-effects/ended-too-early", test_ended_too_early);
  g_test_add_func ("/log-effects/changed", test_changed);
  g_test_add_func ("/log-effects/learning-stays", test_learning_stays);
  g_test_add_func ("/log-effects/struck", test_struck);
  g_test_add_func ("/log-effects/student-removed", test_student_removed);
  g_test_add_func ("/log-effects/taken-out", test_taken_out);
  g_test_add_func ("/log-effects/overlap", test_overlap);
  g_test_add_func ("/log-effects/not-twice", test_not_twice);
  g_test_add_func ("/log-effects/journal", test_journal);
  g_test_add_func ("/log-effects/supervision", test_supervision);
  g_test_add_func ("/log-effects/anonymous", test_anonymous);
  return g_test_run ();
}
