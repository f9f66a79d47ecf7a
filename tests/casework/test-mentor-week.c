/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-uses.h"
#include "kith-off-the-job.h"
#include "kith-programmes.h"
#include "kith-save-note.h"
#include "kith-test-case.h"

#include <string.h>

/* A week of a mentor who is an apprentice: four sessions, one of them hard, six hours of study, a college day and a
 * supervision. Everything that is typed is counted: each word once, and the hours come out right. */

/* The clock stands at Tuesday 10 March 2026. */
static const char *const typed[] = {
  "Talked through the timetable over tea.",
  "Walked to the bursary office together.",
  "A long silence, then a lot at once.",
  "Practised the phone call to the landlord.",
  "Where the bursary comes from and who signs it.",
  "Reading for the unit on boundaries.",
  "Portfolio draft, first half.",
};

static KithTestCase *
create_case (void)
{
  KithTestCase *test = kith_test_case_new ();
  g_autoptr (KithRecord) person = NULL;
  g_autoptr (KithRecord) programme = kith_record_new (&kith_programme_kind);
  g_autoptr (KithRecord) ksb = kith_record_new (&kith_ksb_kind);

  kith_test_case_sign_in (test, "manager");
  person = kith_case_file_load (test->file, &kith_person_kind, test->mentor, NULL);
  kith_record_set_number (person, KITH_PERSON_SUPERVISOR, test->coach);
  kith_test_save (test->file, person);
  kith_record_set_text (ksb, KITH_KSB_CODE, "S1");
  kith_record_set_text (ksb, KITH_KSB_TYPE, "skill");
  kith_record_set_text (ksb, KITH_KSB_TEXT, "Listens until the other person has finished");
  kith_test_save (test->file, ksb);
  kith_test_case_sign_in (test, "mentor");
  kith_record_set_number (programme, KITH_PROGRAMME_PERSON, test->mentor);
  kith_record_set_text (programme, KITH_PROGRAMME_STANDARD, "Peer Worker");
  kith_record_set_text (programme, KITH_PROGRAMME_START, "2026-03-02");
  kith_test_save (test->file, programme);
  return test;
}

static gint64
meet (KithTestCase *test,
      const char   *date,
      const char   *time,
      const char   *minutes,
      const char   *text,
      gboolean      is_hard)
{
  g_autoptr (KithRecord) note = kith_test_note (test->jay, text);
  g_autoptr (GError) error = NULL;

  kith_record_set_text (note, KITH_NOTE_DATE, date);
  kith_record_set_text (note, KITH_NOTE_TIME, time);
  kith_record_set_stored (note, KITH_NOTE_MINUTES, minutes);
  kith_record_set_number (note, KITH_NOTE_HARD, is_hard);
  g_assert_true (kith_casework_save_note (test->file, note, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_no_error (error);
  return kith_record_get_id (note);
}

static KithRecord *
create_study (KithTestCase *test,
              const char   *date,
              const char   *type,
              const char   *title,
              const char   *minutes)
{
  KithRecord *entry = kith_record_new (&kith_log_entry_kind);

  kith_record_set_text (entry, KITH_LOG_ENTRY_DATE, date);
  kith_record_set_text (entry, KITH_LOG_ENTRY_TYPE, type);
  kith_record_set_text (entry, KITH_LOG_ENTRY_TITLE, title);
  kith_record_set_stored (entry, KITH_LOG_ENTRY_MINUTES, minutes);
  if (g_str_equal (type, "class"))
    kith_record_set_text (entry, KITH_LOG_ENTRY_ATTENDED, "attended");
  kith_off_the_job_suggest (entry);
  return entry;
}

static void
study (KithTestCase *test,
       const char   *date,
       const char   *type,
       const char   *title,
       const char   *minutes)
{
  g_autoptr (KithRecord) entry = create_study (test, date, type, title, minutes);

  kith_test_save (test->file, entry);
}

/* The supervisor writes it down; the mentor types nothing. */
static void
supervise (KithTestCase *test)
{
  g_autoptr (KithRecord) session = kith_record_new (&kith_supervision_kind);

  kith_test_case_sign_in (test, "coach");
  kith_record_set_number (session, KITH_SUPERVISION_PERSON, test->mentor);
  kith_record_set_number (session, KITH_SUPERVISION_SUPERVISOR, test->coach);
  kith_record_set_text (session, KITH_SUPERVISION_DATE, "2026-03-06");
  kith_record_set_text (session, KITH_SUPERVISION_TYPE, "one-to-one");
  kith_record_set_number (session, KITH_SUPERVISION_MINUTES, 60);
  kith_test_save (test->file, session);
  kith_test_case_sign_in (test, "mentor");
}

/* In how many fields of how many records a text stands, of every kind. */
static guint
count_places (KithTestCase *test,
              const char   *text)
{
  guint n_kinds = 0, n_places = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint k = 0; k < n_kinds; k++) {
    g_autoptr (KithQuery) query = kith_query_new (kinds[k]);
    g_autoptr (GPtrArray) records = NULL;

    if (!kith_policy_allows_any (kith_case_file_get_actor (test->file)->roles, kinds[k], KITH_ACTION_SEE))
      continue;
    records = kith_case_file_list (test->file, query, NULL, NULL);
    g_assert_nonnull (records);
    for (guint i = 0; i < records->len; i++)
      for (guint f = 0; f < kinds[k]->n_fields; f++) {
        g_autofree char *stored = kith_record_dup_stored (g_ptr_array_index (records, i), f);

        n_places += stored != NULL && strstr (stored, text) != NULL;
      }
  }
  return n_places;
}

/* The sessions of the week; the id of the hard one. */
static gint64
work_a_week (KithTestCase *test)
{
  gint64 hard = 0;

  meet (test, "2026-03-02", "10:00", "45", typed[0], FALSE);
  meet (test, "2026-03-03", "14:00", "30", typed[1], FALSE);
  hard = meet (test, "2026-03-04", "11:00", "60", typed[2], TRUE);
  meet (test, "2026-03-05", "15:30", "45", typed[3], FALSE);
  study (test, "2026-03-02", "self-research", typed[4], "120");
  study (test, "2026-03-03", "self-research", typed[5], "120");
  study (test, "2026-03-04", "assignment", typed[6], "120");
  study (test, "2026-03-05", "class", "College day", "360");
  supervise (test);
  return hard;
}

static void
test_week (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (KithProgrammeOverview) overview = NULL;
  g_autoptr (GError) error = NULL;
  const KithProgrammeSum *week = NULL;

  work_a_week (test);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_cmpuint (count_places (test, typed[i]), ==, 1);

  overview = kith_programme_overview_load (test->file, test->mentor, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (overview->log_entries->len, ==, 9);
  g_assert_cmpuint (overview->hours.weeks->len, ==, 2);
  week = &g_array_index (overview->hours.weeks, KithProgrammeWeek, 0).sum;
  /* six hours of study and six at college */
  g_assert_cmpint (week->off_the_job, ==, 12 * 60);
  g_assert_cmpint (week->all, ==, 12 * 60 + 45 + 30 + 60 + 45 + 60);
  g_assert_cmpint (week->by_type[3], ==, 45 + 30 + 60 + 45);
  g_assert_cmpint (week->by_type[6], ==, 60);
  g_assert_cmpint (overview->hours.month.off_the_job, ==, 12 * 60);
  g_assert_cmpint (overview->hours.behind, ==, 0);
  g_assert_cmpuint (overview->warnings->len, ==, 0);
  g_assert_true (overview->is_own && overview->may_log && overview->may_set_up && overview->may_assess);
}

static KithNoteUses *
load_uses (KithTestCase *test,
           gint64        id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) note = kith_case_file_load (test->file, &kith_note_kind, id, &error);
  KithNoteUses *uses = kith_note_uses_load (test->file, note, &error);

  g_assert_no_error (error);
  return uses;
}

static void
test_where_it_went (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (KithNoteUses) plain = NULL;
  g_autoptr (KithNoteUses) shown = NULL;
  g_autoptr (KithNoteUses) without = NULL;
  gint64 hard = work_a_week (test);
  gint64 silent = 0;

  plain = load_uses (test, hard);
  g_assert_cmpstr (plain->log_words, ==, "1h, Supporting students, on the job.");
  g_assert_true (plain->is_on_agenda);
  g_assert_null (plain->evidence);
  g_assert_cmpint (plain->off_the_job, ==, 0);

  /* what was learned, and what it shows: the only new words */
  kith_record_set_text (plain->log_entry, KITH_LOG_ENTRY_LEARNED, "Silence is an answer.");
  kith_record_set_text (plain->log_entry, KITH_LOG_ENTRY_KSBS, "1");
  kith_record_set_text (plain->log_entry, KITH_LOG_ENTRY_TESTS, "new relevant not-excluded");
  kith_record_set_number (plain->log_entry, KITH_LOG_ENTRY_OFF_THE_JOB, 1);
  kith_test_save (test->file, plain->log_entry);
  shown = load_uses (test, hard);
  g_assert_cmpstr (shown->log_words, ==, "1h, Supporting students, counts as off-the-job training.");
  g_assert_cmpstr (shown->evidence, ==, "S1");
  g_assert_cmpint (shown->off_the_job, ==, 60);

  silent = meet (test, "2026-03-09", NULL, NULL, "A quick hello in the corridor.", FALSE);
  without = load_uses (test, silent);
  g_assert_null (without->log_entry);
  g_assert_cmpstr (without->log_words, ==, "Not in your log: the note says no minutes.");
}

/* Where it went is the author’s own affair. */
static void
test_only_the_author (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  gint64 hard = work_a_week (test);
  static const char *const others[] = { "coach", "manager", "dsl" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    kith_test_case_sign_in (test, others[i]);
    g_assert_null (load_uses (test, hard));
  }
}

/* Supervisors and the office see the hours and nothing of the students; other mentors see nothing. */
static void
test_overview_of_roles (void)
{
  static const struct {
    const char *user;
    gboolean sees;
    gboolean may_set_up;
    gboolean is_refused;
  } cases[] = {
    { "coach", TRUE, TRUE, FALSE },   { "welfare", TRUE, TRUE, FALSE }, { "manager", TRUE, TRUE, FALSE },
    { "mentor2", FALSE, FALSE, FALSE }, { "dsl", FALSE, FALSE, FALSE },   { "dpo", FALSE, FALSE, TRUE },
    { "admin", FALSE, FALSE, TRUE },
  };
  g_autoptr (KithTestCase) test = create_case ();

  work_a_week (test);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithProgrammeOverview) overview = NULL;
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (test, cases[i].user);
    overview = kith_programme_overview_load (test->file, test->mentor, &error);
    g_assert_cmpint (overview == NULL, ==, cases[i].is_refused);
    if (overview == NULL)
      continue;
    g_assert_cmpint (overview->programme != NULL, ==, cases[i].sees);
    g_assert_cmpuint (overview->log_entries->len, ==, cases[i].sees ? 9 : 0);
    g_assert_cmpint (overview->may_set_up, ==, cases[i].may_set_up);
    g_assert_false (overview->may_log);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/mentor-week/week", test_week);
  g_test_add_func ("/mentor-week/where-it-went", test_where_it_went);
  g_test_add_func ("/mentor-week/only-the-author", test_only_the_author);
  g_test_add_func ("/mentor-week/overview-of-roles", test_overview_of_roles);
  return g_test_run ();
}
