/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-diary.h"
#include "kith-draft.h"
#include "kith-case-file-private.h"
#include "kith-endings.h"
#include "kith-load-guard.h"
#include "kith-matching.h"
#include "kith-operation.h"
#include "kith-person-care.h"
#include "kith-plain-text.h"
#include "kith-support-offers.h"
#include "kith-test-case.h"
#include "kith-today.h"
#include "kith-undo.h"

#include <string.h>

/* How the team is looked after: who sees what of supervision, support, plans, agreements and endings. */

static const char *const users[] = { "mentor", "mentor2", "coach", "welfare", "manager", "dsl", "dpo", "admin" };

/* The coach supervises the mentor. */
static KithTestCase *
new_supervised_case (void)
{
  KithTestCase *test = kith_test_case_new ();
  g_autoptr (KithRecord) mentor = NULL;

  kith_test_case_sign_in (test, "manager");
  mentor = kith_case_file_load (test->file, &kith_person_kind, test->mentor, NULL);
  kith_record_set_number (mentor, KITH_PERSON_SUPERVISOR, test->coach);
  kith_test_save (test->file, mentor);
  return test;
}

static KithRecord *
new_session (KithTestCase *test,
             const char   *day)
{
  KithRecord *session = kith_record_new (&kith_supervision_kind);

  kith_record_set_number (session, KITH_SUPERVISION_PERSON, test->mentor);
  kith_record_set_number (session, KITH_SUPERVISION_SUPERVISOR, test->coach);
  kith_record_set_text (session, KITH_SUPERVISION_DATE, day);
  kith_record_set_text (session, KITH_SUPERVISION_TYPE, "one-to-one");
  kith_record_set_text (session, KITH_SUPERVISION_ACTIONS, "Ask for a quieter desk.");
  return session;
}

static void
add_session (KithTestCase *test,
             const char   *day,
             const char   *next)
{
  g_autoptr (KithRecord) session = new_session (test, day);

  kith_test_case_sign_in (test, "coach");
  kith_record_set_text (session, KITH_SUPERVISION_NEXT, next);
  kith_test_save (test->file, session);
}

static KithSupervised *
find_as (KithTestCase *test,
         const char   *user)
{
  g_autoptr (KithRecord) person = NULL;
  g_autoptr (GError) error = NULL;
  KithSupervised *supervised = NULL;

  kith_test_case_sign_in (test, user);
  person = kith_case_file_load (test->file, &kith_person_kind, test->mentor, NULL);
  supervised = kith_supervisions_find (test->file, person, &error);
  g_assert_no_error (error);
  return supervised;
}

/* The number on Today is the length of its list. */
static gint64
count_today (KithTestCase     *test,
             const char       *user,
             KithTodaySection  section)
{
  g_autoptr (KithToday) today = NULL;

  kith_test_case_sign_in (test, user);
  today = kith_today_gather (test->file, 50, NULL, NULL);
  for (guint i = 0; i < today->lists->len; i++) {
    const KithTodayList *list = g_ptr_array_index (today->lists, i);

    if (list->section != section)
      continue;
    g_assert_cmpint (list->count, ==, list->items->len);
    return list->count;
  }
  return 0;
}

static void
test_overdue (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithSupervised) fine = NULL;
  g_autoptr (KithSupervised) late = NULL;
  g_autoptr (KithSupervised) by_setting = NULL;
  g_autoptr (KithRecord) college = NULL;

  /* 35 days before Tuesday 10 March is the last day that is not overdue */
  add_session (test, "2026-02-03", NULL);
  fine = find_as (test, "coach");
  g_assert_cmpint (fine->days_overdue, ==, 0);
  g_assert_cmpstr (fine->words, ==, "Last session 3 Feb 2026 · the next one by 10 Mar 2026");
  g_assert_cmpint (count_today (test, "coach", KITH_TODAY_SUPERVISION), ==, 0);
  kith_clock_advance (test->clock, 24 * 3600);
  late = find_as (test, "coach");
  g_assert_cmpstr (late->words, ==, "Overdue by 1 day · Last session 3 Feb 2026 · nothing agreed yet");
  g_assert_cmpint (count_today (test, "coach", KITH_TODAY_SUPERVISION), ==, 1);
  g_assert_cmpint (count_today (test, "mentor2", KITH_TODAY_SUPERVISION), ==, 0);
  kith_test_case_sign_in (test, "manager");
  college = kith_test_record (test, &kith_college_kind, 0, 0);
  kith_record_set_number (college, KITH_COLLEGE_SUPERVISION_DAYS, 42);
  kith_test_save (test->file, college);
  by_setting = find_as (test, "coach");
  g_assert_cmpint (by_setting->days_overdue, ==, 0);
}

/* What was said opens for the two, for the safeguarding lead by consent, and for nobody else; the days for managers. */
static void
test_who_reads (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) own = NULL;
  g_autoptr (GPtrArray) mine = NULL;

  add_session (test, "2026-03-03", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (GPtrArray) sessions = NULL;
    gboolean is_one_of_two = g_str_equal (users[i], "mentor") || g_str_equal (users[i], "coach");
    gboolean has_days = is_one_of_two || g_str_equal (users[i], "manager");

    kith_test_case_sign_in (test, users[i]);
    sessions = kith_supervisions_list (test->file, test->mentor, NULL);
    g_assert_cmpuint (sessions->len, ==, has_days ? 1 : 0);
    if (has_days)
      g_assert_cmpint (kith_record_has (g_ptr_array_index (sessions, 0), KITH_SUPERVISION_ACTIONS), ==, is_one_of_two);
  }
  kith_test_case_sign_in (test, "mentor");
  mine = kith_supervisions_list (test->file, test->mentor, NULL);
  own = kith_record_dup (g_ptr_array_index (mine, 0));
  kith_record_set_number (own, KITH_SUPERVISION_CONSENT, TRUE);
  kith_test_save (test->file, own);
  {
    g_autoptr (GPtrArray) sessions = NULL;

    kith_test_case_sign_in (test, "dsl");
    sessions = kith_supervisions_list (test->file, test->mentor, NULL);
    g_assert_cmpuint (sessions->len, ==, 1);
    g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (sessions, 0), KITH_SUPERVISION_ACTIONS), ==,
                     "Ask for a quieter desk.");
  }
}

/* Only the person supervised ticks who else may read it. */
static void
test_consent_is_owned (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) session = new_session (test, "2026-03-03");
  g_autoptr (KithRecord) again = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_record_set_number (session, KITH_SUPERVISION_CONSENT, TRUE);
  kith_test_save (test->file, session);
  again = kith_case_file_load (test->file, &kith_supervision_kind, kith_record_get_id (session), NULL);
  g_assert_false (kith_record_get_flag (again, KITH_SUPERVISION_CONSENT));
}

static gboolean
has_point (const KithSupervisionAgenda *agenda,
           const char                  *words)
{
  for (guint i = 0; agenda->points[i] != NULL; i++)
    if (strstr (agenda->points[i], words) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_hard_note (KithTestCase *test)
{
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "A hard afternoon at the desk.");

  kith_test_case_sign_in (test, "mentor");
  kith_record_set_number (note, KITH_NOTE_HARD, TRUE);
  kith_test_save (test->file, note);
}

/* The person has the days of their own marks, the supervisor what there is to offer, nobody the content. */
static void
test_agenda (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithSupervisionAgenda) own = NULL;
  g_autoptr (KithSupervisionAgenda) other = NULL;
  g_autoptr (KithSupervisionAgenda) foreign = NULL;

  add_session (test, "2026-03-03", NULL);
  add_hard_note (test);
  own = kith_supervision_agenda_load (test->file, test->mentor, NULL);
  g_assert_true (has_point (own, "You marked as hard: 10 March 2026"));
  g_assert_cmpstr (own->agreed, ==, "Ask for a quieter desk.");
  kith_test_case_sign_in (test, "coach");
  other = kith_supervision_agenda_load (test->file, test->mentor, NULL);
  g_assert_false (has_point (other, "hard"));
  g_assert_true (has_point (other, "1 offer of support is still to be made"));
  g_assert_cmpstr (other->agreed, ==, "Ask for a quieter desk.");
  for (guint i = 0; other->points[i] != NULL; i++)
    g_assert_null (strstr (other->points[i], "Jay"));
  kith_test_case_sign_in (test, "manager");
  foreign = kith_supervision_agenda_load (test->file, test->mentor, NULL);
  g_assert_false (has_point (foreign, "hard"));
  g_assert_null (foreign->agreed);
}

/* Nobody but the mentor measures anything of theirs: who else asks is told about themselves. */
static void
test_load_is_private (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (GError) error = NULL;
  KithLoad load;

  add_hard_note (test);
  add_hard_note (test);
  g_assert_true (kith_load_guard_measure (test->file, &load, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (load.n_hard, ==, 2);
  g_assert_cmpuint (load.n_students, ==, 1);
  for (guint i = 1; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithPersonCare) care = NULL;

    kith_test_case_sign_in (test, users[i]);
    g_assert_true (kith_load_guard_measure (test->file, &load, &error));
    g_assert_cmpuint (load.n_hard, ==, 0);
    care = kith_person_care_load (test->file, test->mentor, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (care->load.n_hard, ==, 0);
  }
}

/* Managers learn that support was offered, once it was. */
static void
test_support_for_managers (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithPersonCare) before = NULL;
  g_autoptr (KithPersonCare) after = NULL;
  g_autoptr (KithPersonCare) supervisor = NULL;

  add_hard_note (test);
  kith_test_case_sign_in (test, "manager");
  before = kith_person_care_load (test->file, test->mentor, NULL);
  g_assert_cmpuint (before->offers->len, ==, 0);
  kith_test_case_sign_in (test, "coach");
  supervisor = kith_person_care_load (test->file, test->mentor, NULL);
  g_assert_cmpuint (supervisor->offers->len, ==, 1);
  g_assert_true (kith_support_offers_set_offered (test->file, kith_record_get_id (g_ptr_array_index (supervisor->offers, 0)),
                                                  TRUE, NULL));
  kith_test_case_sign_in (test, "manager");
  after = kith_person_care_load (test->file, test->mentor, NULL);
  g_assert_cmpuint (after->offers->len, ==, 1);
  g_assert_false (kith_record_has (g_ptr_array_index (after->offers, 0), KITH_SUPPORT_OFFER_NOTE));
}

/* Each tick opens the plan to those it names, and to nobody else. */
static void
test_wellness_plan (void)
{
  static const struct {
    const char *field;
    const char *reader;
  } shares[] = { { NULL, NULL }, { "share-supervisor", "coach" }, { "share-manager", "manager" }, { "share-lead", "dsl" } };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++) {
    g_autoptr (KithTestCase) test = new_supervised_case ();
    g_autoptr (KithRecord) plan = kith_record_new (&kith_wellness_plan_kind);

    kith_test_case_sign_in (test, "mentor");
    kith_record_set_text (plan, KITH_WELLNESS_PLAN_SIGNS, "I stop answering.");
    if (shares[i].field != NULL)
      kith_record_set_number (plan, kith_kind_find_field (&kith_wellness_plan_kind, shares[i].field), TRUE);
    kith_test_save (test->file, plan);
    for (guint j = 0; j < G_N_ELEMENTS (users); j++) {
      g_autoptr (KithPersonCare) care = NULL;

      kith_test_case_sign_in (test, users[j]);
      care = kith_person_care_load (test->file, test->mentor, NULL);
      g_assert_cmpint (care->plan != NULL, ==, g_str_equal (users[j], "mentor") ||
                                                 g_strcmp0 (users[j], shares[i].reader) == 0);
    }
  }
}

static char *
dup_boundaries (KithTestCase *test)
{
  g_autoptr (KithRecord) person = kith_case_file_load (test->file, &kith_person_kind, test->mentor, NULL);

  return g_strdup (kith_record_get_text (person, KITH_PERSON_BOUNDARIES_DATE));
}

/* One action: the agreement and the date of boundaries, and undo takes both back, also for the mentor. */
static void
test_agreement_dates_boundaries (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) agreement = kith_record_new (&kith_agreement_kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *undone = NULL;

  kith_test_case_sign_in (test, "mentor");
  before = dup_boundaries (test);
  kith_record_set_number (agreement, KITH_AGREEMENT_PERSON, test->mentor);
  kith_record_set_text (agreement, KITH_AGREEMENT_SHARES, "That I moved a lot.");
  kith_record_set_text (agreement, KITH_AGREEMENT_KEEPS, "My family.");
  kith_record_set_text (agreement, KITH_AGREEMENT_AGREED_ON, "2026-03-05");
  kith_test_save (test->file, agreement);
  saved = dup_boundaries (test);
  g_assert_cmpstr (saved, ==, "2026-03-05");
  kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error);
  g_assert_no_error (error);
  undone = dup_boundaries (test);
  g_assert_cmpstr (undone, ==, before);
}

static KithMatchCandidate *
find_candidate (GPtrArray *candidates,
                gint64     person)
{
  for (guint i = 0; i < candidates->len; i++) {
    KithMatchCandidate *candidate = g_ptr_array_index (candidates, i);

    if (candidate->person == person)
      return candidate;
  }
  return NULL;
}

static void
add_stage (KithTestCase *test,
           const char   *code,
           const char   *day)
{
  g_autoptr (KithRecord) stage = kith_record_new (&kith_recruitment_kind);

  kith_record_set_number (stage, KITH_RECRUITMENT_PERSON, test->mentor2);
  kith_record_set_text (stage, KITH_RECRUITMENT_STAGE, code);
  kith_record_set_text (stage, KITH_RECRUITMENT_DATE, day);
  kith_test_save (test->file, stage);
}

static void
test_matching (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) agreement = kith_record_new (&kith_agreement_kind);
  g_autoptr (KithRecord) early = kith_record_new (&kith_recruitment_kind);
  g_autoptr (KithProblems) problems = kith_problems_new ();
  g_autoptr (KithProblems) fine = kith_problems_new ();
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) started = NULL;

  kith_test_case_sign_in (test, "manager");
  kith_record_set_number (agreement, KITH_AGREEMENT_PERSON, test->mentor);
  kith_record_set_text (agreement, KITH_AGREEMENT_SHARES, "That I moved a lot.");
  kith_record_set_text (agreement, KITH_AGREEMENT_KEEPS, "My family.");
  kith_record_set_text (agreement, KITH_AGREEMENT_AGREED_ON, "2026-03-05");
  kith_test_save (test->file, agreement);
  add_stage (test, "interviewed", "2026-03-02");
  candidates = kith_matching_list (test->file, test->ali, "mentor", NULL, NULL);
  g_assert_null (find_candidate (candidates, test->mentor2));
  g_assert_cmpstr (find_candidate (candidates, test->mentor)->shares, ==,
                   "Shares: That I moved a lot. Doesn’t share: My family.");
  /* Starting before the checks are written down is asked about. */
  kith_record_set_number (early, KITH_RECRUITMENT_PERSON, test->mentor2);
  kith_record_set_text (early, KITH_RECRUITMENT_STAGE, "started");
  kith_record_set_text (early, KITH_RECRUITMENT_DATE, "2026-03-05");
  kith_case_file_check (test->file, early, problems, NULL);
  g_assert_true (kith_problems_have (problems, KITH_SEVERITY_WARNING));
  add_stage (test, "checked", "2026-03-04");
  kith_case_file_check (test->file, early, fine, NULL);
  g_assert_cmpuint (kith_problems_get_size (fine), ==, 0);
  kith_test_save (test->file, early);
  started = kith_matching_list (test->file, test->ali, "mentor", NULL, NULL);
  g_assert_nonnull (find_candidate (started, test->mentor2));
}

static KithRecord *
save_ending (KithTestCase *test)
{
  KithRecord *ending = kith_record_new (&kith_ending_kind);

  kith_test_case_sign_in (test, "mentor");
  kith_record_set_number (ending, KITH_ENDING_STUDENT, test->jay);
  kith_record_set_number (ending, KITH_ENDING_PERSON, test->mentor);
  kith_record_set_text (ending, KITH_ENDING_FIRST_SESSION, "2026-03-12");
  kith_record_set_text (ending, KITH_ENDING_LAST_SESSION, "2026-03-26");
  kith_test_save (test->file, ending);
  return ending;
}

static void
test_ending_steps (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) ending = save_ending (test);
  GDate today;

  kith_date_from_iso (KITH_TEST_TODAY, &today);
  g_assert_nonnull (strstr (kith_ending_get_due_step (ending, &today), "Tell the student"));
  g_assert_cmpint (count_today (test, "mentor", KITH_TODAY_ENDINGS), ==, 1);
  g_assert_cmpint (count_today (test, "coach", KITH_TODAY_ENDINGS), ==, 1);
  g_assert_cmpint (count_today (test, "mentor2", KITH_TODAY_ENDINGS), ==, 0);
  kith_test_case_sign_in (test, "mentor");
  kith_record_set_text (ending, KITH_ENDING_TOLD_ON, "2026-03-09");
  kith_test_save (test->file, ending);
  g_assert_cmpint (count_today (test, "mentor", KITH_TODAY_ENDINGS), ==, 0);
  kith_date_from_iso ("2026-03-12", &today);
  g_assert_nonnull (strstr (kith_ending_get_due_step (ending, &today), "who comes next"));
  kith_record_set_number (ending, KITH_ENDING_NEXT_PERSON, test->mentor2);
  kith_date_from_iso ("2026-03-19", &today);
  g_assert_nonnull (strstr (kith_ending_get_due_step (ending, &today), "Introduce"));
  kith_record_set_text (ending, KITH_ENDING_INTRODUCED_ON, "2026-03-19");
  g_assert_nonnull (strstr (kith_ending_get_due_step (ending, &today), "goodbye"));
  kith_record_set_text (ending, KITH_ENDING_GOODBYE, "Thank you.");
  g_assert_null (kith_ending_get_due_step (ending, &today));
}

/* Ending the support finishes its plan in the same action; undo takes both back. */
static void
test_ending_is_done (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) ending = save_ending (test);
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autofree char *mentor = g_strdup_printf ("%" G_GINT64_FORMAT, test->mentor);
  g_autoptr (GPtrArray) assignments = NULL;
  g_autoptr (KithRecord) done = NULL;
  g_autoptr (KithRecord) undone = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_query_where_student (query, test->jay);
  kith_query_where (query, "person", mentor);
  assignments = kith_case_file_list (test->file, query, NULL, NULL);
  kith_record_set_text (g_ptr_array_index (assignments, 0), KITH_ASSIGNMENT_UNTIL, KITH_TEST_TODAY);
  kith_test_save (test->file, g_ptr_array_index (assignments, 0));
  done = kith_case_file_load (test->file, &kith_ending_kind, kith_record_get_id (ending), NULL);
  g_assert_cmpstr (kith_record_get_text (done, KITH_ENDING_DONE_ON), ==, KITH_TEST_TODAY);
  kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error);
  g_assert_no_error (error);
  undone = kith_case_file_load (test->file, &kith_ending_kind, kith_record_get_id (ending), NULL);
  g_assert_false (kith_record_has (undone, KITH_ENDING_DONE_ON));
}

/* A last day put in ahead leaves the plan standing until it has come and gone. */
static void
test_ending_ahead (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) ending = save_ending (test);
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autofree char *mentor = g_strdup_printf ("%" G_GINT64_FORMAT, test->mentor);
  g_autoptr (GPtrArray) assignments = NULL;
  g_autoptr (KithRecord) standing = NULL;
  g_autoptr (KithRecord) done = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_query_where_student (query, test->jay);
  kith_query_where (query, "person", mentor);
  assignments = kith_case_file_list (test->file, query, NULL, NULL);
  kith_record_set_text (g_ptr_array_index (assignments, 0), KITH_ASSIGNMENT_UNTIL, "2026-03-12");
  kith_test_save (test->file, g_ptr_array_index (assignments, 0));
  standing = kith_case_file_load (test->file, &kith_ending_kind, kith_record_get_id (ending), NULL);
  g_assert_false (kith_record_has (standing, KITH_ENDING_DONE_ON));
  kith_clock_advance (test->clock, 3 * 24 * 3600);
  kith_test_case_sign_in (test, "coach");
  done = kith_case_file_load (test->file, &kith_ending_kind, kith_record_get_id (ending), NULL);
  g_assert_cmpstr (kith_record_get_text (done, KITH_ENDING_DONE_ON), ==, "2026-03-12");
}

static void
test_goodbye (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) ending = save_ending (test);
  g_autoptr (KithDocument) letter = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_goodbye_make (test->file, test->jay, NULL, &error));
  g_assert_nonnull (strstr (error->message, "no goodbye note"));
  kith_record_set_text (ending, KITH_ENDING_GOODBYE, "Thank you for the walks.");
  kith_test_save (test->file, ending);
  letter = kith_goodbye_make (test->file, test->jay, NULL, NULL);
  text = kith_document_to_plain_text (letter);
  g_assert_nonnull (strstr (text, "Thank you for the walks."));
  kith_test_case_sign_in (test, "mentor2");
  g_assert_null (kith_goodbye_make (test->file, test->jay, NULL, NULL));
}

static guint
count_in_diary (KithTestCase   *test,
                const char     *user,
                const KithKind *kind)
{
  g_autoptr (KithDiaryFilter) filter = kith_diary_filter_new ("2026-03-01", "2026-04-30");
  g_autoptr (GPtrArray) entries = NULL;
  guint n = 0;

  filter->everyone = TRUE;
  kith_test_case_sign_in (test, user);
  entries = kith_diary_list (test->file, filter, NULL, NULL);
  for (guint i = 0; i < entries->len; i++)
    n += ((const KithDiaryEntry *) g_ptr_array_index (entries, i))->kind == kind;
  return n;
}

/* The next session is in the diaries of the two who come; the sessions of an ending in those of whoever sees it. */
static void
test_diary (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) ending = NULL;

  add_session (test, "2026-03-03", "2026-03-31");
  ending = save_ending (test);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    gboolean comes = g_str_equal (users[i], "mentor") || g_str_equal (users[i], "coach");

    g_assert_cmpuint (count_in_diary (test, users[i], &kith_supervision_kind), ==, comes ? 1 : 0);
  }
  g_assert_cmpuint (count_in_diary (test, "mentor", &kith_ending_kind), ==, 2);
  g_assert_cmpuint (count_in_diary (test, "mentor2", &kith_ending_kind), ==, 0);
}

/* What will be sealed is sealed while it is typed, and found again under the person it is about. */
static void
test_draft_is_sealed (void)
{
  g_autoptr (KithTestCase) test = new_supervised_case ();
  g_autoptr (KithRecord) session = new_session (test, "2026-03-10");
  g_autoptr (KithRecord) other = kith_record_dup (session);
  g_autoptr (KithDraft) place = NULL;
  g_autoptr (KithDraft) other_place = NULL;
  g_autoptr (KithDraft) typed = NULL;
  g_autoptr (KithDraft) found = NULL;
  gint64 n = -1;

  kith_test_case_sign_in (test, "coach");
  place = kith_draft_new_for_record (session);
  typed = kith_draft_copy (place, "{\"hard-moments\":\"zebrafinch\"}");
  g_assert_true (kith_draft_save (test->file, typed, NULL));
  g_assert_true (kith_db_get_int64 (test->file->db, "SELECT count(*) FROM draft WHERE body LIKE '%zebrafinch%'", &n, NULL));
  g_assert_cmpint (n, ==, 0);
  found = kith_draft_load_like (test->file, place, NULL);
  g_assert_cmpstr (found->body, ==, typed->body);
  kith_record_set_number (other, KITH_SUPERVISION_PERSON, test->mentor2);
  other_place = kith_draft_new_for_record (other);
  g_assert_null (kith_draft_load_like (test->file, other_place, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/supervisions/overdue", test_overdue);
  g_test_add_func ("/supervisions/who-reads", test_who_reads);
  g_test_add_func ("/supervisions/consent-is-owned", test_consent_is_owned);
  g_test_add_func ("/supervisions/agenda", test_agenda);
  g_test_add_func ("/supervisions/load-is-private", test_load_is_private);
  g_test_add_func ("/supervisions/support-for-managers", test_support_for_managers);
  g_test_add_func ("/supervisions/wellness-plan", test_wellness_plan);
  g_test_add_func ("/supervisions/agreement-dates-boundaries", test_agreement_dates_boundaries);
  g_test_add_func ("/supervisions/matching", test_matching);
  g_test_add_func ("/supervisions/ending-steps", test_ending_steps);
  g_test_add_func ("/supervisions/ending-is-done", test_ending_is_done);
  g_test_add_func ("/supervisions/ending-ahead", test_ending_ahead);
  g_test_add_func ("/supervisions/goodbye", test_goodbye);
  g_test_add_func ("/supervisions/diary", test_diary);
  g_test_add_func ("/supervisions/draft-is-sealed", test_draft_is_sealed);
  return g_test_run ();
}
