/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-concern-log.h"
#include "kith-error.h"
#include "kith-test-case.h"

/* Kinds whose content is always sealed: concerns and what was done about them, and what two people say to each other. */

#define SECRET "zebrafinch"

static gint64
ask (KithCaseFile *file,
     const char   *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  g_assert_true (kith_db_get_int64 (file->db, sql, &value, &error));
  g_assert_no_error (error);
  return value;
}

static gint64
save_concern (KithTestCase *test,
              gint64        staff)
{
  g_autoptr (KithRecord) concern = kith_test_record (test, &kith_concern_kind, staff == 0 ? test->jay : 0, 0);

  if (staff != 0) {
    kith_record_clear (concern, KITH_CONCERN_STUDENT);
    kith_record_set_text (concern, KITH_CONCERN_ABOUT, "staff");
    kith_record_set_number (concern, KITH_CONCERN_STAFF, staff);
  }
  return kith_test_save (test->file, concern);
}

static KithRecord *
create_action (gint64 concern)
{
  KithRecord *action = kith_record_new (&kith_concern_action_kind);

  kith_record_set_number (action, KITH_CONCERN_ACTION_CONCERN, concern);
  kith_record_set_text (action, KITH_CONCERN_ACTION_DATE, KITH_TEST_TODAY);
  kith_record_set_text (action, KITH_CONCERN_ACTION_TYPE, "referral");
  kith_record_set_text (action, KITH_CONCERN_ACTION_TO, SECRET " office");
  kith_record_set_text (action, KITH_CONCERN_ACTION_REFERENCE, SECRET " 17");
  kith_record_set_text (action, KITH_CONCERN_ACTION_TEXT, SECRET " was told.");
  return action;
}

static void
test_actions_are_sealed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) action = NULL;
  g_autoptr (KithRecord) read = NULL;

  kith_test_case_sign_in (test, "dsl");
  action = create_action (save_concern (test, 0));
  kith_test_save (test->file, action);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM concern_action WHERE coalesce (\"to\", reference, text, reasons)"
                        " IS NOT NULL"), ==, 0);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM concern_action WHERE sealed IS NOT NULL"), ==, 1);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM audit_detail WHERE detail LIKE '%" SECRET "%'"), ==, 0);
  kith_test_case_sign_in (test, "dpo");
  read = kith_case_file_load (test->file, &kith_concern_action_kind, kith_record_get_id (action), NULL);
  g_assert_cmpstr (kith_record_get_text (read, KITH_CONCERN_ACTION_TEXT), ==, SECRET " was told.");
}

/* A lead writes nothing into the concern about themselves, and learns nothing from trying. */
static void
test_about_oneself (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) action = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  kith_test_case_sign_in (test, "coach");
  id = save_concern (test, test->dsl);
  kith_test_case_sign_in (test, "dsl");
  action = create_action (id);
  g_assert_false (kith_case_file_save (test->file, action, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_false (kith_case_file_may (test->file, KITH_ACTION_ADD, &kith_concern_action_kind, id));
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM concern_action"), ==, 0);
}

/* What was decided first stays to be read when it is decided otherwise. */
static void
test_decisions_stay (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_concern_action_kind);
  g_autoptr (KithRecord) concern = NULL;
  g_autoptr (GPtrArray) actions = NULL;

  kith_test_case_sign_in (test, "dsl");
  concern = kith_case_file_load (test->file, &kith_concern_kind, save_concern (test, 0), NULL);
  kith_record_set_text (concern, KITH_CONCERN_DECISION, "No further action");
  kith_record_set_text (concern, KITH_CONCERN_REASONS, "Nobody else has seen it");
  kith_test_save (test->file, concern);
  kith_record_set_text (concern, KITH_CONCERN_DECISION, "Refer today");
  kith_record_set_text (concern, KITH_CONCERN_REASONS, "A second person came");
  kith_test_save (test->file, concern);
  actions = kith_case_file_list (test->file, query, NULL, NULL);
  g_assert_cmpuint (actions->len, ==, 1);
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (actions, 0), KITH_CONCERN_ACTION_TEXT), ==,
                   "Earlier: No further action");
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (actions, 0), KITH_CONCERN_ACTION_REASONS), ==,
                   "Nobody else has seen it");
}

static gint64
count_open (KithTestCase *test,
            const char   *user)
{
  g_autoptr (GError) error = NULL;
  KithConcernCounts counts = { 0 };

  kith_test_case_sign_in (test, user);
  g_assert_true (kith_concern_log_count (test->file, NULL, NULL, &counts, &error));
  g_assert_no_error (error);
  return counts.open;
}

/* One more than is shown would tell of it. */
static void
test_counts_keep_apart (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "coach");
  save_concern (test, 0);
  save_concern (test, test->dsl);
  g_assert_cmpint (count_open (test, "dsl"), ==, 1);
  g_assert_cmpint (count_open (test, "dpo"), ==, 2);
  g_assert_cmpint (count_open (test, "manager"), ==, 2);
}

/* Managers see that support was offered, and nothing else of it. */
static void
test_offers_are_between_two (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) offer = NULL;
  g_autoptr (KithRecord) seen = NULL;
  g_autofree char *title = NULL;

  kith_test_case_sign_in (test, "dsl");
  offer = kith_test_record (test, &kith_support_offer_kind, 0, 0);
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_OFFERED_ON, KITH_TEST_TODAY);
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_ANSWER, "no");
  kith_test_save (test->file, offer);
  kith_test_case_sign_in (test, "manager");
  seen = kith_case_file_load (test->file, &kith_support_offer_kind, kith_record_get_id (offer), NULL);
  g_assert_cmpstr (kith_record_get_text (seen, KITH_SUPPORT_OFFER_OFFERED_ON), ==, KITH_TEST_TODAY);
  g_assert_false (kith_record_has (seen, KITH_SUPPORT_OFFER_TYPE));
  g_assert_false (kith_record_has (seen, KITH_SUPPORT_OFFER_ANSWER));
  g_assert_false (kith_record_has (seen, KITH_SUPPORT_OFFER_DUE));
  title = kith_record_dup_title (seen);
  g_assert_cmpstr (title, ==, "Support offered");
}

/* Whoever has just become lead holds no key yet: looking at what does not open is not reading it. */
static void
test_a_blank_page_is_not_read (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  kith_test_case_sign_in (test, "coach");
  id = save_concern (test, 0);
  kith_test_case_sign_in (test, "admin");
  g_assert_true (kith_accounts_set_roles (test->file, "welfare", (KithRoles) (KITH_ROLE_WELFARE | KITH_ROLE_DSL), &error));
  g_assert_no_error (error);
  kith_test_case_sign_in (test, "welfare");
  g_assert_true (kith_concern_log_open (test->file, id, &error));
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM concern WHERE read_at IS NOT NULL"), ==, 0);
  kith_test_case_sign_in (test, "dsl");
  g_assert_true (kith_concern_log_open (test->file, id, &error));
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM concern WHERE read_at IS NOT NULL"), ==, 1);
}

/* A supervision between the mentor and the coach. */
static gint64
save_supervision (KithTestCase *test,
                  const char   *went_well)
{
  g_autoptr (KithRecord) session = kith_record_new (&kith_supervision_kind);

  kith_record_set_number (session, KITH_SUPERVISION_PERSON, test->mentor);
  kith_record_set_number (session, KITH_SUPERVISION_SUPERVISOR, test->coach);
  kith_record_set_text (session, KITH_SUPERVISION_DATE, KITH_TEST_TODAY);
  kith_record_set_text (session, KITH_SUPERVISION_TYPE, "one-to-one");
  kith_record_set_text (session, KITH_SUPERVISION_WENT_WELL, went_well);
  return kith_test_save (test->file, session);
}

static char *
read_as (KithTestCase *test,
         const char   *user,
         gint64        id)
{
  g_autoptr (KithRecord) session = NULL;

  kith_test_case_sign_in (test, user);
  session = kith_case_file_load (test->file, &kith_supervision_kind, id, NULL);
  return session != NULL ? g_strdup (kith_record_get_text (session, KITH_SUPERVISION_WENT_WELL)) : NULL;
}

static void
reset_passphrase (KithTestCase *test,
                  const char   *user)
{
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "admin");
  kith_test_case_invite_again (test, user, KITH_TEST_PASSPHRASE);
  g_assert_no_error (error);
}

/* An administrator's new passphrase opens nothing, and what looks empty is not written over; when the other one has signed
 * in, it is all there again. */
static void
test_nothing_is_written_over (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *blind = NULL, *by_other = NULL, *after = NULL;
  gint64 id;

  kith_test_case_sign_in (test, "mentor");
  id = save_supervision (test, SECRET " by the canal");
  before = read_as (test, "coach", id);
  g_assert_cmpstr (before, ==, SECRET " by the canal");
  reset_passphrase (test, "coach");

  blind = read_as (test, "coach", id);
  g_assert_null (blind);
  session = kith_case_file_load (test->file, &kith_supervision_kind, id, &error);
  g_assert_no_error (error);
  kith_record_set_text (session, KITH_SUPERVISION_TYPE, "one-to-one");
  kith_record_set_text (session, KITH_SUPERVISION_ACTIONS, "Meet on Friday.");
  g_assert_false (kith_case_file_save (test->file, session, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);

  by_other = read_as (test, "mentor", id);
  g_assert_cmpstr (by_other, ==, SECRET " by the canal");
  after = read_as (test, "coach", id);
  g_assert_cmpstr (after, ==, SECRET " by the canal");
}

/* What both take out again is out. */
static void
test_emptied (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) session = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  kith_test_case_sign_in (test, "mentor");
  id = save_supervision (test, SECRET);
  session = kith_case_file_load (test->file, &kith_supervision_kind, id, NULL);
  kith_record_clear (session, KITH_SUPERVISION_WENT_WELL);
  kith_test_save (test->file, session);
  after = read_as (test, "coach", id);
  g_assert_null (after);
}

/* Nobody writes down a session with somebody whom they do not supervise. */
static void
test_supervisors_only (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) session = kith_record_new (&kith_supervision_kind);
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "mentor2");
  kith_record_set_number (session, KITH_SUPERVISION_PERSON, test->mentor);
  kith_record_set_number (session, KITH_SUPERVISION_SUPERVISOR, test->mentor2);
  kith_record_set_text (session, KITH_SUPERVISION_DATE, KITH_TEST_TODAY);
  kith_record_set_text (session, KITH_SUPERVISION_TYPE, "one-to-one");
  g_assert_false (kith_case_file_save (test->file, session, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);

  kith_test_case_sign_in (test, "dsl");
  kith_test_supervise (test, test->mentor, test->mentor2);
  kith_test_case_sign_in (test, "mentor2");
  kith_test_save (test->file, session);
}

/* What is written under a note and marked in it is sealed when the note is. */
static void
test_parts_follow (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = NULL;
  g_autoptr (KithRecord) amendment = kith_record_new (&kith_amendment_kind);
  g_autoptr (KithRecord) mark = kith_record_new (&kith_note_mark_kind);
  g_autoptr (KithRecord) read = NULL;

  kith_test_case_sign_in (test, "mentor");
  note = kith_test_note (test->jay, "With " SECRET " by the canal.");
  kith_test_save (test->file, note);
  kith_record_set_number (amendment, KITH_AMENDMENT_NOTE, kith_record_get_id (note));
  kith_record_set_text (amendment, KITH_AMENDMENT_TEXT, SECRET " came later.");
  kith_test_save (test->file, amendment);
  kith_record_set_number (mark, KITH_NOTE_MARK_NOTE, kith_record_get_id (note));
  kith_record_set_text (mark, KITH_NOTE_MARK_FIELD, "text");
  kith_record_set_text (mark, KITH_NOTE_MARK_WORDS, SECRET);
  kith_record_set_text (mark, KITH_NOTE_MARK_REASON, "student");
  kith_test_save (test->file, mark);
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  kith_test_save (test->file, note);

  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM amendment WHERE text IS NOT NULL"), ==, 0);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM note_mark WHERE words IS NOT NULL"), ==, 0);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM audit_detail WHERE detail LIKE '%" SECRET "%'"), ==, 0);
  kith_test_case_sign_in (test, "dsl");
  read = kith_case_file_load (test->file, &kith_note_mark_kind, kith_record_get_id (mark), NULL);
  g_assert_cmpstr (kith_record_get_text (read, KITH_NOTE_MARK_WORDS), ==, SECRET);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/sealed-kinds/actions", test_actions_are_sealed);
  g_test_add_func ("/store/sealed-kinds/about-oneself", test_about_oneself);
  g_test_add_func ("/store/sealed-kinds/decisions-stay", test_decisions_stay);
  g_test_add_func ("/store/sealed-kinds/counts-keep-apart", test_counts_keep_apart);
  g_test_add_func ("/store/sealed-kinds/offers-are-between-two", test_offers_are_between_two);
  g_test_add_func ("/store/sealed-kinds/a-blank-page-is-not-read", test_a_blank_page_is_not_read);
  g_test_add_func ("/store/sealed-kinds/nothing-is-written-over", test_nothing_is_written_over);
  g_test_add_func ("/store/sealed-kinds/emptied", test_emptied);
  g_test_add_func ("/store/sealed-kinds/supervisors-only", test_supervisors_only);
  g_test_add_func ("/store/sealed-kinds/parts-follow", test_parts_follow);
  return g_test_run ();
}
