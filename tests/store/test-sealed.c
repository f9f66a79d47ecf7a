/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-draft.h"
#include "kith-error.h"
#include "kith-search.h"
#include "kith-secret.h"
#include "kith-test-case.h"

#define SECRET "zebrafinch disclosure"

static gint64
save_sealed (KithTestCase *test)
{
  g_autoptr (KithRecord) note = kith_test_note (test->jay, SECRET);

  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  kith_record_set_text (note, KITH_NOTE_OWN_WORDS, SECRET " in own words");
  kith_record_set_text (note, KITH_NOTE_PRESENT, SECRET " witness");
  return kith_test_save (test->file, note);
}

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

static KithRecord *
load (KithTestCase *test,
      gint64        id)
{
  return kith_case_file_load (test->file, &kith_note_kind, id, NULL);
}

/* A mentor adds it and cannot read it afterwards, whatever way it is asked for. */
static void
test_author_cannot_read (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) again = NULL;
  g_autoptr (KithMatches) matches = NULL;
  gint64 id;

  kith_test_case_sign_in (test, "mentor");
  id = save_sealed (test);
  again = load (test, id);
  g_assert_null (again);
  matches = kith_search (test->file, "zebrafinch", KITH_SEARCH_EVERYTHING, 0, 10, NULL, NULL);
  g_assert_cmpuint (kith_matches_get_count (matches, &kith_note_kind), ==, 0);
  g_assert_cmpuint (g_hash_table_size (test->file->role_keys), ==, 0);
}

/* Nowhere in the opened database: no column, no index, no audit, no draft. */
static void
test_absent_in_database (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  static const char *const questions[] = {
    "SELECT count(*) FROM note WHERE coalesce(text, own_words, strengths, next_steps, present, search_words) IS NOT NULL",
    "SELECT count(*) FROM note_search WHERE note_search MATCH 'zebrafinch'",
    "SELECT count(*) FROM audit_detail WHERE detail LIKE '%zebrafinch%'",
    "SELECT count(*) FROM audit WHERE words LIKE '%zebrafinch%'",
    "SELECT count(*) FROM note WHERE instr(sealed, CAST ('zebrafinch' AS BLOB)) > 0",
    "SELECT count(*) FROM note_search_data WHERE instr(block, CAST ('zebrafinch' AS BLOB)) > 0",
  };

  kith_test_case_sign_in (test, "mentor");
  save_sealed (test);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    g_assert_cmpint (ask (test->file, questions[i]), ==, 0);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM note WHERE sealed IS NOT NULL"), ==, 1);
}

/* Of a concern that a mentor raised: no column, no index, no audit, and no draft once it is saved. */
static void
test_concern_absent (void)
{
  static const KithConcernField sealed[] = {
    KITH_CONCERN_ABOUT_NAME, KITH_CONCERN_FACTS,   KITH_CONCERN_EXACT_WORDS, KITH_CONCERN_INJURIES,
    KITH_CONCERN_IMMEDIATE_ACTION, KITH_CONCERN_TOLD_TO,
  };
  static const char *const questions[] = {
    "SELECT count(*) FROM concern WHERE coalesce (about_name, facts, exact_words, injuries, immediate_action, told_to,"
    " late_reason, level, decision, reasons, outcome) IS NOT NULL",
    "SELECT count(*) FROM concern WHERE instr(sealed, CAST ('zebrafinch' AS BLOB)) > 0",
    "SELECT count(*) FROM audit_detail WHERE detail LIKE '%zebrafinch%'",
    "SELECT count(*) FROM audit WHERE words LIKE '%zebrafinch%'",
    "SELECT count(*) FROM record_search_content WHERE c0 LIKE '%zebrafinch%'",
    "SELECT count(*) FROM record_search_data WHERE instr(block, CAST ('zebrafinch' AS BLOB)) > 0",
    "SELECT count(*) FROM note_search_data WHERE instr(block, CAST ('zebrafinch' AS BLOB)) > 0",
    "SELECT count(*) FROM draft",
  };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) concern = kith_test_record (test, &kith_concern_kind, test->jay, 0);
  g_autoptr (KithDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "mentor");
  draft = kith_draft_new (&kith_concern_kind, test->jay, 0, 0, "{\"facts\": \"" SECRET "\"}");
  g_assert_true (kith_draft_save (test->file, draft, &error));
  for (guint i = 0; i < G_N_ELEMENTS (sealed); i++)
    kith_record_set_text (concern, sealed[i], SECRET);
  g_assert_true (kith_case_file_save (test->file, concern, KITH_SAVE_DISCARD_DRAFT, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    g_assert_cmpint (ask (test->file, questions[i]), ==, 0);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM concern WHERE sealed IS NOT NULL"), ==, 1);
}

static void
test_lead_reads (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const char *const readers[] = { "dsl", "dpo" };
  gint64 id;

  kith_test_case_sign_in (test, "mentor");
  id = save_sealed (test);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    g_autoptr (KithRecord) note = NULL;

    kith_test_case_sign_in (test, readers[i]);
    note = load (test, id);
    g_assert_cmpstr (kith_record_get_text (note, KITH_NOTE_TEXT), ==, SECRET);
    g_assert_cmpstr (kith_record_get_text (note, KITH_NOTE_OWN_WORDS), ==, SECRET " in own words");
    g_assert_cmpstr (kith_record_get_text (note, KITH_NOTE_PRESENT), ==, SECRET " witness");
  }
}

/* Striking out writes the row anew; what is sealed stays readable for those it is for. */
static void
test_strike_keeps_content (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = NULL;
  gint64 id = 0;

  kith_test_case_sign_in (test, "mentor");
  id = save_sealed (test);
  kith_test_case_sign_in (test, "dsl");
  g_assert_true (kith_case_file_strike_note (test->file, id, "Entered twice", NULL));
  note = load (test, id);
  g_assert_cmpstr (kith_record_get_text (note, KITH_NOTE_TEXT), ==, SECRET);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM note WHERE text IS NOT NULL"), ==, 0);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM audit_detail WHERE detail LIKE '%zebrafinch%'"), ==, 0);
}

/* A note its author seals later leaves the index, and the change says only that. */
static void
test_sealed_later (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, SECRET);
  g_autoptr (KithMatches) matches = NULL;

  kith_test_case_sign_in (test, "mentor");
  kith_test_save (test->file, note);
  matches = kith_search (test->file, "zebrafinch", KITH_SEARCH_NOTES, 0, 10, NULL, NULL);
  g_assert_cmpuint (kith_matches_get_count (matches, &kith_note_kind), ==, 1);
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  kith_test_save (test->file, note);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM note_search WHERE note_search MATCH 'zebrafinch'"), ==, 0);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM note WHERE text IS NOT NULL"), ==, 0);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM audit_detail WHERE detail LIKE '%zebrafinch%'"), ==, 0);
}

static void
test_amendment (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) amendment = NULL;
  g_autoptr (KithRecord) loaded = NULL;

  kith_test_case_sign_in (test, "dsl");
  amendment = kith_test_record (test, &kith_amendment_kind, test->jay, save_sealed (test));
  kith_record_set_text (amendment, KITH_AMENDMENT_TEXT, SECRET);
  kith_test_save (test->file, amendment);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM amendment WHERE text IS NOT NULL"), ==, 0);
  loaded = kith_case_file_load (test->file, &kith_amendment_kind, kith_record_get_id (amendment), NULL);
  g_assert_cmpstr (kith_record_get_text (loaded, KITH_AMENDMENT_TEXT), ==, SECRET);
}

/* Nobody could read it yet, so nobody may write it. */
static void
test_nobody_to_read (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecretText) recovery_key = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kith-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Small.kith", NULL);
  g_autoptr (KithCaseFile) file = NULL;
  g_autoptr (KithRecord) student = kith_test_student ("Jo", "1");
  g_autoptr (KithRecord) note = NULL;

  kith_test_use_cheap_keys ();
  file = kith_case_file_create (path, "sam", "Sam", KITH_TEST_PASSPHRASE, KITH_ROLE_MANAGER | KITH_ROLE_ADMIN, clock,
                                &recovery_key, &error);
  g_assert_no_error (error);
  note = kith_test_note (kith_test_save (file, student), "x");
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  g_assert_false (kith_case_file_save (file, note, KITH_SAVE_DEFAULT, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

/* An administrator who is no lead gives somebody the role: the first lead hands the key on at their next sign-in. */
static void
test_hand_on (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) unread = NULL;
  g_autoptr (KithRecord) read = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  kith_test_case_sign_in (test, "mentor");
  id = save_sealed (test);
  kith_test_case_sign_in (test, "admin");
  g_assert_cmpint (kith_accounts_add (test->file, "deputy", "Dele Bright", KITH_ROLE_DSL, 0, KITH_TEST_PASSPHRASE,
                                      &error), >, 0);
  g_assert_no_error (error);
  kith_test_case_sign_in (test, "deputy");
  unread = load (test, id);
  g_assert_false (kith_record_has (unread, KITH_NOTE_TEXT));
  kith_test_case_sign_in (test, "dsl");
  kith_test_case_sign_in (test, "deputy");
  read = load (test, id);
  g_assert_cmpstr (kith_record_get_text (read, KITH_NOTE_TEXT), ==, SECRET);
}

/* A data protection officer who comes later reads what was sealed before, once the lead has signed in. */
static void
test_later_reader (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecretText) recovery_key = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kith-test-XXXXXX", NULL);
  KithTestCase test = { .path = g_build_filename (folder, "Small.kith", NULL), .clock = clock };
  g_autofree char *path = test.path;
  g_autoptr (KithRecord) student = kith_test_student ("Jo", "1");
  g_autoptr (KithRecord) note = NULL;
  gint64 id;

  kith_test_use_cheap_keys ();
  test.file = kith_case_file_create (path, "ruth", "Ruth", KITH_TEST_PASSPHRASE, KITH_ROLE_DSL | KITH_ROLE_ADMIN, clock,
                                     &recovery_key, &error);
  g_assert_no_error (error);
  test.jay = kith_test_save (test.file, student);
  id = save_sealed (&test);
  kith_accounts_add (test.file, "hywel", "Hywel", KITH_ROLE_DPO, 0, KITH_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  kith_test_case_sign_in (&test, "ruth");
  kith_test_case_sign_in (&test, "hywel");
  note = load (&test, id);
  g_assert_cmpstr (kith_record_get_text (note, KITH_NOTE_TEXT), ==, SECRET);
  kith_test_case_sign_out (&test);
}

/* Supervision: for the two of them */

#define NEW_PASSPHRASE "nine other words made up for this"

static gint64
save_supervision (KithTestCase *test,
                  gboolean      consent)
{
  g_autoptr (KithRecord) session = kith_record_new (&kith_supervision_kind);

  kith_record_set_number (session, KITH_SUPERVISION_PERSON, test->mentor);
  kith_record_set_number (session, KITH_SUPERVISION_SUPERVISOR, test->coach);
  kith_record_set_text (session, KITH_SUPERVISION_DATE, "2026-03-09");
  kith_record_set_text (session, KITH_SUPERVISION_TYPE, "one-to-one");
  kith_record_set_text (session, KITH_SUPERVISION_HARD_MOMENTS, SECRET);
  kith_record_set_number (session, KITH_SUPERVISION_CONSENT, consent);
  return kith_test_save (test->file, session);
}

/* Whoever is signed in reads what was said. */
static gboolean
reads (KithTestCase *test,
       gint64        id)
{
  g_autoptr (KithRecord) session = kith_case_file_load (test->file, &kith_supervision_kind, id, NULL);

  return session != NULL && g_strcmp0 (kith_record_get_text (session, KITH_SUPERVISION_HARD_MOMENTS), SECRET) == 0;
}

static void
assert_readers (KithTestCase *test,
                gint64        id,
                const char   *readers)
{
  static const char *const users[] = { "mentor", "mentor2", "coach", "welfare", "manager", "dsl", "dpo", "admin" };
  g_auto (GStrv) wanted = g_strsplit (readers, " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    kith_test_case_sign_in (test, users[i]);
    g_assert_cmpint (reads (test, id), ==, g_strv_contains ((const char *const *) wanted, users[i]));
  }
}

static void
test_supervision_for_two (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) session = NULL;
  gint64 id = 0;

  kith_test_case_sign_in (test, "mentor");
  id = save_supervision (test, FALSE);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM supervision WHERE hard_moments IS NOT NULL"), ==, 0);
  g_assert_cmpint (ask (test->file, "SELECT count(*) FROM audit_detail WHERE detail LIKE '%zebrafinch%'"), ==, 0);
  assert_readers (test, id, "mentor coach");
  kith_test_case_sign_in (test, "mentor");
  session = kith_case_file_load (test->file, &kith_supervision_kind, id, NULL);
  kith_record_set_number (session, KITH_SUPERVISION_CONSENT, TRUE);
  kith_test_save (test->file, session);
  assert_readers (test, id, "mentor coach dsl");
  kith_test_case_sign_in (test, "mentor");
  kith_record_set_number (session, KITH_SUPERVISION_CONSENT, FALSE);
  kith_test_save (test->file, session);
  assert_readers (test, id, "mentor coach");
}

/* A passphrase that was reset comes with new keys; the other one of the two hands on what was said. */
static void
test_supervision_after_reset (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  kith_test_case_sign_in (test, "mentor");
  id = save_supervision (test, FALSE);
  kith_test_case_sign_in (test, "admin");
  kith_test_case_invite_again (test, "mentor", NEW_PASSPHRASE);
  g_assert_no_error (error);
  g_assert_false (reads (test, id));
  kith_test_case_sign_out (test);
  test->file = kith_case_file_open (test->path, "mentor", NEW_PASSPHRASE, test->clock, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (reads (test, id));
  kith_test_case_sign_in (test, "coach");
  g_assert_true (reads (test, id));
  kith_test_case_sign_out (test);
  test->file = kith_case_file_open (test->path, "mentor", NEW_PASSPHRASE, test->clock, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (reads (test, id));
}

/* Both forgot: the paper opens it for the one who is recovered with it, and not for an administrator. */
static void
test_supervision_after_recovery (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecretText) new_key = NULL;
  g_autoptr (KithSecretText) newest_key = NULL;
  gint64 id = 0;

  kith_test_case_sign_in (test, "mentor");
  id = save_supervision (test, FALSE);
  kith_test_case_sign_out (test);
  test->file = kith_accounts_recover (test->path, test->recovery_key, "coach", NEW_PASSPHRASE, test->clock, &new_key, &error);
  g_assert_no_error (error);
  g_assert_true (reads (test, id));
  kith_test_case_sign_in (test, "mentor");
  g_assert_true (reads (test, id));
  kith_test_case_sign_in (test, "admin");
  g_assert_false (reads (test, id));
  /* and the new paper opens it again */
  kith_test_case_sign_out (test);
  test->file = kith_accounts_recover (test->path, new_key, "mentor", NEW_PASSPHRASE, test->clock, &newest_key, &error);
  g_assert_no_error (error);
  g_assert_true (reads (test, id));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/sealed/author-cannot-read", test_author_cannot_read);
  g_test_add_func ("/store/sealed/absent-in-database", test_absent_in_database);
  g_test_add_func ("/store/sealed/concern-absent", test_concern_absent);
  g_test_add_func ("/store/sealed/lead-reads", test_lead_reads);
  g_test_add_func ("/store/sealed/strike-keeps-content", test_strike_keeps_content);
  g_test_add_func ("/store/sealed/sealed-later", test_sealed_later);
  g_test_add_func ("/store/sealed/amendment", test_amendment);
  g_test_add_func ("/store/sealed/nobody-to-read", test_nobody_to_read);
  g_test_add_func ("/store/sealed/hand-on", test_hand_on);
  g_test_add_func ("/store/sealed/later-reader", test_later_reader);
  g_test_add_func ("/store/sealed/supervision-for-two", test_supervision_for_two);
  g_test_add_func ("/store/sealed/supervision-after-reset", test_supervision_after_reset);
  g_test_add_func ("/store/sealed/supervision-after-recovery", test_supervision_after_recovery);
  return g_test_run ();
}
