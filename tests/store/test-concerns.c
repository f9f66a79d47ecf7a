/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit.h"
#include "kith-case-file-private.h"
#include "kith-concern-log.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-test-case.h"
#include "kith-undo.h"

#include <string.h>

/* A concern from raising it to closing it, and what everybody else may know of it. */

static KithRecord *
create_concern (KithTestCase *test)
{
  return kith_test_record (test, &kith_concern_kind, test->jay, 0);
}

static gint64
raise_as (KithTestCase *test,
          const char   *user)
{
  g_autoptr (KithRecord) concern = NULL;

  kith_test_case_sign_in (test, user);
  concern = create_concern (test);
  return kith_test_save (test->file, concern);
}

static KithRecord *
load (KithTestCase *test,
      gint64        id)
{
  return kith_case_file_load (test->file, &kith_concern_kind, id, NULL);
}

static GPtrArray *
list_receipts (KithTestCase *test)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_concern_receipt_kind);

  return kith_case_file_list (test->file, query, NULL, NULL);
}

static gint64
count (KithTestCase   *test,
       const KithKind *kind)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  return kith_case_file_count (test->file, query, NULL);
}

/* Everybody may raise one; afterwards each sees their receipt, and of the concern nothing. */
static void
test_receipts (void)
{
  static const char *const users[] = { "mentor", "coach", "welfare", "manager", "dpo", "admin" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    gint64 id = raise_as (test, users[i]);
    g_autoptr (GPtrArray) receipts = list_receipts (test);
    g_autoptr (KithRecord) concern = load (test, id);
    KithRecord *receipt = NULL;

    g_assert_cmpuint (receipts->len, ==, 1);
    receipt = g_ptr_array_index (receipts, 0);
    g_assert_cmpint (kith_record_get_number (receipt, KITH_CONCERN_RECEIPT_NUMBER), ==, id);
    g_assert_cmpint (kith_record_get_number (receipt, KITH_CONCERN_RECEIPT_RECORDED_AT), ==, KITH_TEST_NOW);
    g_assert_false (kith_record_has (receipt, KITH_CONCERN_RECEIPT_RECEIVED_AT));
    g_assert_cmpint (concern != NULL, ==, g_str_equal (users[i], "dpo"));
  }
}

static void
decide (KithRecord *concern)
{
  kith_record_set_text (concern, KITH_CONCERN_LEVEL, "concern");
  kith_record_set_text (concern, KITH_CONCERN_DECISION, "Nothing to do");
  kith_record_set_text (concern, KITH_CONCERN_REASONS, "Because I say so");
  kith_record_set_text (concern, KITH_CONCERN_OUTCOME, "None");
  kith_record_set_text (concern, KITH_CONCERN_CLOSED_ON, KITH_TEST_TODAY);
}

/* What the lead decides is nobody else's to write, and who raised it in what role is nobody's to type. */
static void
test_only_lead_decides (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) concern = NULL;
  g_autoptr (KithRecord) read = NULL;

  kith_test_case_sign_in (test, "coach");
  concern = create_concern (test);
  decide (concern);
  kith_record_set_number (concern, KITH_CONCERN_AUTHOR, test->mentor);
  kith_record_set_text (concern, KITH_CONCERN_AUTHOR_ROLE, "Head of everything");
  kith_record_set_number (concern, KITH_CONCERN_READ_AT, KITH_TEST_NOW);
  kith_test_save (test->file, concern);
  kith_test_case_sign_in (test, "dsl");
  read = load (test, kith_record_get_id (concern));
  g_assert_cmpstr (kith_record_get_text (read, KITH_CONCERN_FACTS), ==, "There was no food in the house since Friday.");
  g_assert_cmpstr (kith_record_get_text (read, KITH_CONCERN_AUTHOR_ROLE), ==, "Support coach");
  g_assert_cmpint (kith_record_get_number (read, KITH_CONCERN_AUTHOR), ==, test->coach);
  g_assert_false (kith_record_has (read, KITH_CONCERN_LEVEL));
  g_assert_false (kith_record_has (read, KITH_CONCERN_DECISION));
  g_assert_false (kith_record_has (read, KITH_CONCERN_REASONS));
  g_assert_false (kith_record_has (read, KITH_CONCERN_OUTCOME));
  g_assert_false (kith_record_has (read, KITH_CONCERN_CLOSED_ON));
  g_assert_false (kith_record_has (read, KITH_CONCERN_READ_AT));
}

/* The officer looks on; the lead's first look is the one that counts. */
static void
test_reading (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) concern = NULL;
  g_autoptr (KithRecord) unread = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = raise_as (test, "mentor");

  kith_test_case_sign_in (test, "dpo");
  g_assert_true (kith_concern_log_open (test->file, id, &error));
  unread = load (test, id);
  g_assert_false (kith_record_has (unread, KITH_CONCERN_READ_AT));
  kith_clock_advance (test->clock, 25 * 60);
  kith_test_case_sign_in (test, "dsl");
  g_assert_true (kith_concern_log_open (test->file, id, &error));
  kith_clock_advance (test->clock, 3600);
  g_assert_true (kith_concern_log_open (test->file, id, &error));
  concern = load (test, id);
  g_assert_cmpint (kith_record_get_number (concern, KITH_CONCERN_READ_AT), ==, KITH_TEST_NOW + 25 * 60);
  g_assert_cmpint (kith_record_get_number (concern, KITH_CONCERN_READ_BY), ==, test->dsl);
  g_assert_cmpstr (kith_record_get_text (concern, KITH_CONCERN_FACTS), ==, "There was no food in the house since Friday.");
  kith_test_case_sign_in (test, "mentor");
  g_assert_false (kith_concern_log_open (test->file, id, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  receipts = list_receipts (test);
  g_assert_cmpint (kith_record_get_number (g_ptr_array_index (receipts, 0), KITH_CONCERN_RECEIPT_RECEIVED_AT), ==,
                   KITH_TEST_NOW + 25 * 60);
}

static void
show_closed (KithTestCase *test)
{
  g_autoptr (KithRecord) college = kith_record_new (&kith_college_kind);

  kith_test_case_sign_in (test, "manager");
  kith_record_set_number (college, KITH_COLLEGE_SHOW_CLOSED, 1);
  kith_test_save (test->file, college);
}

static void
close_concern (KithTestCase *test,
               gint64        id,
               gboolean      with_outcome)
{
  g_autoptr (KithRecord) concern = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "dsl");
  concern = load (test, id);
  decide (concern);
  if (!with_outcome)
    kith_record_clear (concern, KITH_CONCERN_OUTCOME);
  g_assert_cmpint (kith_case_file_save (test->file, concern, KITH_SAVE_DEFAULT, &error), ==, with_outcome);
  if (!with_outcome)
    g_assert_cmpstr (error->message, ==, "A concern is closed with its outcome. Write what came of it.");
}

static gboolean
receipt_says_closed (KithTestCase *test)
{
  g_autoptr (GPtrArray) receipts = NULL;

  kith_test_case_sign_in (test, "mentor");
  receipts = list_receipts (test);
  g_assert_cmpuint (receipts->len, ==, 1);
  return kith_record_has (g_ptr_array_index (receipts, 0), KITH_CONCERN_RECEIPT_CLOSED_ON);
}

static void
test_closing (void)
{
  for (guint shown = 0; shown < 2; shown++) {
    g_autoptr (KithTestCase) test = kith_test_case_new ();
    gint64 id;

    if (shown)
      show_closed (test);
    id = raise_as (test, "mentor");
    close_concern (test, id, FALSE);
    g_assert_false (receipt_says_closed (test));
    close_concern (test, id, TRUE);
    g_assert_cmpint (receipt_says_closed (test), ==, (int) shown);
  }
}

static void
assert_stays (KithTestCase *test,
              const char   *user)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithOperation) undoable = NULL;
  gint64 operation;

  kith_test_case_sign_in (test, user);
  undoable = kith_case_file_find_undoable (test->file, NULL);
  g_assert_null (undoable);
  g_assert_true (kith_db_get_int64 (test->file->db, "SELECT max (id) FROM operation", &operation, NULL));
  g_assert_false (kith_case_file_undo (test->file, operation, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_assert_nonnull (strstr (error->message, "A concern stays as it was raised"));
}

/* Neither raising it, reading it nor deciding is undone, and removing the student does not take it along. */
static void
test_stays (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = raise_as (test, "mentor");

  assert_stays (test, "mentor");
  g_assert_false (kith_case_file_remove (test->file, &kith_concern_kind, id, &error));
  g_clear_error (&error);
  kith_test_case_sign_in (test, "dsl");
  g_assert_true (kith_concern_log_open (test->file, id, &error));
  assert_stays (test, "dsl");
  close_concern (test, id, TRUE);
  assert_stays (test, "dsl");
  g_assert_false (kith_case_file_remove (test->file, &kith_concern_kind, id, &error));
  g_clear_error (&error);
  kith_test_case_sign_in (test, "manager");
  g_assert_false (kith_case_file_remove (test->file, &kith_student_kind, test->jay, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_assert_nonnull (strstr (error->message, "safeguarding information is held"));
}

static KithRecord *
create_about (KithTestCase *test,
              gint64        staff)
{
  g_autoptr (KithRecord) concern = create_concern (test);

  kith_record_set_text (concern, KITH_CONCERN_ABOUT, "staff");
  kith_record_clear (concern, KITH_CONCERN_STUDENT);
  kith_record_set_number (concern, KITH_CONCERN_STAFF, staff);
  return g_steal_pointer (&concern);
}

static void
set_line (KithTestCase *test,
          gint64        person,
          guint         field,
          gint64        superior)
{
  g_autoptr (KithRecord) record = NULL;

  kith_test_case_sign_in (test, "manager");
  record = kith_case_file_load (test->file, &kith_person_kind, person, NULL);
  kith_record_set_number (record, field, superior);
  kith_test_save (test->file, record);
}

static gboolean
audit_names_concern (KithTestCase *test,
                     gint64        id)
{
  const KithAuditFilter all = { 0 };
  g_autoptr (GPtrArray) lines = kith_audit_list (test->file, &all, NULL, NULL);

  for (guint i = 0; i < lines->len; i++) {
    const KithAuditLine *line = g_ptr_array_index (lines, i);

    if (g_strcmp0 (line->kind, "concern") == 0 && line->record == id)
      return TRUE;
  }
  return FALSE;
}

/* What is about the lead themselves, or about somebody they answer for, is not theirs to see, whatever their role. */
static void
test_bypass (void)
{
  static const guint lines[] = { KITH_NO_FIELD, KITH_PERSON_SUPERVISOR, KITH_PERSON_LINE_MANAGER };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (KithTestCase) test = kith_test_case_new ();
    gint64 staff = lines[i] == KITH_NO_FIELD ? test->dsl : test->coach;
    g_autoptr (KithRecord) concern = create_about (test, staff);
    g_autoptr (KithRecord) seen = NULL;
    g_autoptr (GError) error = NULL;
    gint64 id;

    if (lines[i] != KITH_NO_FIELD)
      set_line (test, staff, lines[i], test->dsl);
    kith_test_case_sign_in (test, "mentor");
    g_assert_false (kith_case_file_save (test->file, concern, KITH_SAVE_DEFAULT, &error));
    g_assert_nonnull (strstr (error->message, "Tell the principal"));
    g_assert_true (kith_case_file_save (test->file, concern, KITH_SAVE_ACCEPT_WARNINGS, NULL));
    id = kith_record_get_id (concern);
    kith_test_case_sign_in (test, "dsl");
    g_assert_cmpint (count (test, &kith_concern_kind), ==, 0);
    g_assert_null (load (test, id));
    g_assert_false (kith_concern_log_open (test->file, id, NULL));
    g_assert_false (audit_names_concern (test, id));
    kith_test_case_sign_in (test, "dpo");
    seen = load (test, id);
    g_assert_nonnull (seen);
    g_assert_true (audit_names_concern (test, id));
  }
}

/* With another lead there is somebody to read it, and nothing to warn of. */
static void
test_bypass_to_deputy (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) concern = create_about (test, test->dsl);
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "admin");
  kith_accounts_add (test->file, "deputy", "Dele Bright", KITH_ROLE_DSL, 0, KITH_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  kith_test_case_sign_in (test, "dsl");
  kith_test_case_sign_in (test, "mentor");
  kith_test_save (test->file, concern);
  kith_test_case_sign_in (test, "deputy");
  g_assert_cmpint (count (test, &kith_concern_kind), ==, 1);
  kith_test_case_sign_in (test, "dsl");
  g_assert_cmpint (count (test, &kith_concern_kind), ==, 0);
}

/* Numbers are all a manager has. */
static void
test_counts (void)
{
  static const char *const refused[] = { "mentor", "coach", "welfare", "admin" };
  static const char *const counting[] = { "manager", "dsl", "dpo" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithConcernCounts counts;
  gint64 id = raise_as (test, "mentor");

  raise_as (test, "coach");
  close_concern (test, id, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (test, refused[i]);
    g_assert_false (kith_concern_log_count (test->file, NULL, NULL, &counts, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  }
  for (guint i = 0; i < G_N_ELEMENTS (counting); i++) {
    kith_test_case_sign_in (test, counting[i]);
    g_assert_true (kith_concern_log_count (test->file, "2026-03-10", "2026-03-10", &counts, NULL));
    g_assert_cmpint (counts.raised, ==, 2);
    g_assert_cmpint (counts.closed, ==, 1);
    g_assert_cmpint (counts.open, ==, 1);
    g_assert_cmpint (counts.students_raised, ==, 1);
    g_assert_cmpint (counts.students_closed, ==, 1);
    g_assert_true (kith_concern_log_count (test->file, NULL, "2026-03-09", &counts, NULL));
    g_assert_cmpint (counts.raised, ==, 0);
    g_assert_cmpint (counts.closed, ==, 0);
    g_assert_cmpint (counts.students_raised, ==, 0);
    g_assert_cmpint (counts.students_closed, ==, 0);
  }
}

/* Whoever sees the student knows that there is something to ask about; nobody else is told even that. */
static void
test_held (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gboolean held = TRUE;

  kith_test_case_sign_in (test, "coach");
  g_assert_true (kith_concern_log_is_held (test->file, test->jay, &held, NULL));
  g_assert_false (held);
  raise_as (test, "mentor");
  kith_test_case_sign_in (test, "coach");
  g_assert_true (kith_concern_log_is_held (test->file, test->jay, &held, NULL));
  g_assert_true (held);
  g_assert_true (kith_concern_log_is_held (test->file, test->zofia, &held, NULL));
  g_assert_false (held);
  kith_test_case_sign_in (test, "mentor2");
  g_assert_true (kith_concern_log_is_held (test->file, test->jay, &held, NULL));
  g_assert_false (held);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/concerns/receipts", test_receipts);
  g_test_add_func ("/store/concerns/only-lead-decides", test_only_lead_decides);
  g_test_add_func ("/store/concerns/reading", test_reading);
  g_test_add_func ("/store/concerns/closing", test_closing);
  g_test_add_func ("/store/concerns/stays", test_stays);
  g_test_add_func ("/store/concerns/bypass", test_bypass);
  g_test_add_func ("/store/concerns/bypass-to-deputy", test_bypass_to_deputy);
  g_test_add_func ("/store/concerns/counts", test_counts);
  g_test_add_func ("/store/concerns/held", test_held);

  return g_test_run ();
}
