/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-gap.h"
#include "kith-audit-receipt.h"
#include "kith-audit.h"
#include "kith-case-file-private.h"
#include "kith-error.h"
#include "kith-test-case.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

static KithAuditLine *
newest (KithTestCase *test,
        gint64        student)
{
  const KithAuditFilter filter = { .student = student, .limit = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = kith_audit_list (test->file, &filter, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 1);
  return g_ptr_array_steal_index (lines, 0);
}

static void
test_change_line (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  g_autoptr (KithAuditLine) line = NULL;
  g_autoptr (JsonNode) detail = NULL;
  JsonArray *values;

  kith_record_set_text (student, KITH_STUDENT_CAMPUS, "North");
  kith_test_save (test->file, student);
  kith_record_set_text (student, KITH_STUDENT_CAMPUS, "South");
  kith_test_save (test->file, student);
  kith_test_case_sign_in (test, "dsl");
  line = newest (test, test->jay);
  g_assert_cmpint (line->action, ==, KITH_AUDIT_CHANGED);
  g_assert_cmpint (line->person, ==, test->manager);
  g_assert_cmpstr (line->who, ==, "Yusuf Demir");
  g_assert_cmpint (line->at, ==, KITH_TEST_NOW);
  g_assert_cmpstr (line->kind, ==, "student");
  g_assert_cmpint (line->record, ==, test->jay);
  detail = json_from_string (line->detail, NULL);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (detail)), ==, 1);
  values = json_object_get_array_member (json_node_get_object (detail), "campus");
  g_assert_cmpstr (json_array_get_string_element (values, 0), ==, "North");
  g_assert_cmpstr (json_array_get_string_element (values, 1), ==, "South");
}

/* Views, prints and exports too; and what is about a note is about its student. */
static void
test_other_lines (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const KithAuditFilter filter = { .student = test->jay, .limit = 4 };
  const KithAuditAction expected[] = { KITH_AUDIT_PRINTED, KITH_AUDIT_VIEWED, KITH_AUDIT_VIEWED, KITH_AUDIT_ADDED };
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Met.");
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "mentor");
  kith_test_save (test->file, note);
  g_assert_true (kith_audit_note_view (test->file, &kith_student_kind, test->jay, &error));
  g_assert_true (kith_audit_note_view (test->file, &kith_note_kind, kith_record_get_id (note), &error));
  g_assert_true (kith_audit_note_print (test->file, "student-summary", test->jay, NULL, &error));
  g_assert_false (kith_audit_note_view (test->file, &kith_student_kind, test->ali, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  kith_test_case_sign_in (test, "dpo");
  lines = kith_audit_list (test->file, &filter, NULL, NULL);
  g_assert_cmpuint (lines->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (((KithAuditLine *) g_ptr_array_index (lines, i))->action, ==, expected[i]);
  g_assert_cmpstr (((KithAuditLine *) g_ptr_array_index (lines, 0))->words, ==, "Printed: student-summary");
}

static void
test_readers (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const char *const others[] = { "mentor", "coach", "welfare", "manager", "admin" };
  const KithAuditFilter filter = { .limit = 10 };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (test, others[i]);
    g_assert_null (kith_audit_list (test->file, &filter, NULL, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  }
}

static void
test_filters (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithAuditFilter filter = { .person = test->manager };
  g_autoptr (GPtrArray) by_manager = NULL;
  g_autoptr (GPtrArray) tomorrow = NULL;
  g_autoptr (GPtrArray) page = NULL;

  kith_test_case_sign_in (test, "dpo");
  by_manager = kith_audit_list (test->file, &filter, NULL, NULL);
  g_assert_cmpuint (by_manager->len, >=, 7);
  for (guint i = 0; i < by_manager->len; i++)
    g_assert_cmpint (((KithAuditLine *) g_ptr_array_index (by_manager, i))->person, ==, test->manager);
  filter.since = "2026-03-11";
  tomorrow = kith_audit_list (test->file, &filter, NULL, NULL);
  g_assert_cmpuint (tomorrow->len, ==, 0);
  filter.since = KITH_TEST_TODAY;
  filter.until = KITH_TEST_TODAY;
  filter.before = ((KithAuditLine *) g_ptr_array_index (by_manager, 2))->number;
  filter.limit = 2;
  page = kith_audit_list (test->file, &filter, NULL, NULL);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpint (((KithAuditLine *) g_ptr_array_index (page, 0))->number, ==,
                   ((KithAuditLine *) g_ptr_array_index (by_manager, 3))->number);
}

/* Everything about one record, whoever did it. */
static void
test_record_filter (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Met.");
  g_autoptr (KithRecord) other = kith_test_note (test->jay, "Met again.");
  KithAuditFilter filter = { .kind = "note" };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) by_coach = NULL;

  kith_test_case_sign_in (test, "mentor");
  filter.record = kith_test_save (test->file, note);
  kith_test_save (test->file, other);
  kith_test_case_sign_in (test, "coach");
  g_assert_true (kith_audit_note_view (test->file, &kith_note_kind, filter.record, NULL));
  kith_test_case_sign_in (test, "dpo");
  lines = kith_audit_list (test->file, &filter, NULL, NULL);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpint (((KithAuditLine *) g_ptr_array_index (lines, 0))->action, ==, KITH_AUDIT_VIEWED);
  g_assert_cmpint (((KithAuditLine *) g_ptr_array_index (lines, 1))->action, ==, KITH_AUDIT_ADDED);
  filter.person = test->coach;
  by_coach = kith_audit_list (test->file, &filter, NULL, NULL);
  g_assert_cmpuint (by_coach->len, ==, 1);
}

/* What people type of a purpose is no part of the chain: it can be erased, and the line stays. */
static void
test_purpose_is_detail (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithAuditLine) line = NULL;
  g_autoptr (KithAuditLine) after = NULL;
  gint64 n = 0;

  kith_test_case_sign_in (test, "coach");
  g_assert_true (kith_audit_note_print (test->file, "Student Summary", test->jay, " Jay’s  panel ", NULL));
  kith_test_case_sign_in (test, "dpo");
  line = newest (test, test->jay);
  g_assert_cmpstr (line->words, ==, "Printed: Student Summary, for “Jay’s panel”");
  g_assert_true (kith_db_get_int64 (test->file->db, "SELECT count(*) FROM audit WHERE words LIKE '%panel%'", &n, NULL));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (kith_db_exec (test->file->db, "DELETE FROM audit_detail", NULL));
  after = newest (test, test->jay);
  g_assert_cmpstr (after->words, ==, "Printed: Student Summary");
}

static void
test_wrong_passphrases (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const KithAuditFilter filter = { .limit = 3 };
  g_autoptr (GPtrArray) lines = NULL;
  gboolean found = FALSE;

  kith_test_case_sign_out (test);
  for (guint i = 0; i < 3; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (kith_case_file_open (test->path, "dsl", "not the passphrase", test->clock, NULL, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  }
  kith_test_case_sign_in (test, "dsl");
  lines = kith_audit_list (test->file, &filter, NULL, NULL);
  for (guint i = 0; i < lines->len; i++) {
    const KithAuditLine *line = g_ptr_array_index (lines, i);

    if (line->action == KITH_AUDIT_WRONG_PASSPHRASES)
      found = g_str_equal (line->words, "Wrong passphrases: 3 times");
  }
  g_assert_true (found);
}

static GStrv
verify (KithTestCase *test,
        gint64       *n_lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithAuditVerdict) verdict = kith_audit_verify (test->file, NULL, &error);

  g_assert_no_error (error);
  *n_lines = verdict->n_lines;
  return g_steal_pointer (&verdict->findings);
}

static void
tamper (KithTestCase *test,
        const char   *script)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_db_exec (test->file->db, "DROP TRIGGER IF EXISTS audit_is_not_changed;"
                               "DROP TRIGGER IF EXISTS audit_is_not_deleted; PRAGMA foreign_keys = OFF", &error));
  g_assert_true (kith_db_exec (test->file->db, script, &error));
  g_assert_no_error (error);
  test->file->audit.is_known = FALSE;
}

typedef struct {
  const char *name;
  const char *script;
  const char *finding;
} Tampering;

static const Tampering tamperings[] = {
  { "flip", "UPDATE audit SET who = 'Somebody Else' WHERE id = 5", "Line 5 " },
  { "moment", "UPDATE audit SET at = at - 1 WHERE id = 6", "Line 6 " },
  { "person", "UPDATE audit SET person = person + 1 WHERE id = 7", "Line 7 " },
  { "delete", "DELETE FROM audit WHERE id = 6", "Line 6 was taken out" },
  { "delete-some", "DELETE FROM audit WHERE id BETWEEN 6 AND 8", "Lines 6 to 8 were taken out" },
  { "cut", "DELETE FROM audit WHERE id > 10; DELETE FROM audit_signature; DELETE FROM operation", "The end was cut off" },
  { "insert", "INSERT INTO audit (at, person, who, action, record, record_version, student, words, hash)"
    " SELECT at, person, who, action, record, record_version, student, words, hash FROM audit WHERE id = 4",
    " was changed, moved or put in" },
  { "swap", "UPDATE audit SET id = -5 WHERE id = 5; UPDATE audit SET id = 5 WHERE id = 6;"
    " UPDATE audit SET id = 6 WHERE id = -5", "Line 5 " },
  { "detail", "UPDATE audit_detail SET detail = replace (detail, 'Okafor', 'Smith')", "old and new values of line" },
  { "signature", "UPDATE audit_signature SET signature = zeroblob (64) WHERE audit = (SELECT min (audit) FROM"
    " audit_signature)", "The signature at line" },
};

static void
test_tampering (gconstpointer data)
{
  const Tampering *tampering = data;
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;
  g_autofree char *all = NULL;
  gint64 n_lines = 0;

  kith_test_case_sign_in (test, "dsl");
  before = verify (test, &n_lines);
  g_assert_cmpuint (g_strv_length (before), ==, 0);
  g_assert_cmpint (n_lines, >, 20);
  tamper (test, tampering->script);
  after = verify (test, &n_lines);
  all = g_strjoinv ("\n", after);
  g_test_message ("%s", all);
  g_assert_nonnull (strstr (all, tampering->finding));
}

/* Erasing a record takes its old values with it and does not break the chain; fault-erasure does it as people do. Taken out
 * alone they are missed, and what anybody typed of no record is not. */
static void
test_erased_detail (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_auto (GStrv) none = NULL;
  g_auto (GStrv) findings = NULL;
  g_autofree char *all = NULL;
  gint64 n_lines = 0, n_missed = 0;

  kith_test_case_sign_in (test, "coach");
  g_assert_true (kith_audit_note_print (test->file, "Student Summary", test->jay, "Jay’s panel", NULL));
  kith_test_case_sign_in (test, "dsl");
  tamper (test, "DELETE FROM audit_detail WHERE audit IN (SELECT id FROM audit WHERE kind IS NULL)");
  none = verify (test, &n_lines);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_true (kith_db_get_int64 (test->file->db, "SELECT count(*) FROM audit_detail", &n_missed, NULL));
  tamper (test, "DELETE FROM audit_detail");
  findings = verify (test, &n_lines);
  all = g_strjoinv ("\n", findings);
  g_assert_nonnull (strstr (all, "were taken out"));
  g_assert_cmpuint (g_strv_length (findings), ==, n_missed);
}

/* A save that was given up leaves no gap. */
static void
test_rollback_keeps_chain (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_auto (GStrv) findings = NULL;
  gint64 n_lines = 0;

  for (guint i = 0; i < 5; i++) {
    g_autoptr (KithRecord) good = kith_test_note (test->jay, "Met.");
    g_autoptr (KithRecord) bad = kith_test_student ("Double", "4471");

    kith_test_save (test->file, good);
    g_assert_false (kith_case_file_save (test->file, bad, KITH_SAVE_DEFAULT, NULL));
  }
  kith_test_case_sign_in (test, "dpo");
  findings = verify (test, &n_lines);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
}

static void
test_cells (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_auto (GStrv) headings = kith_audit_dup_headings ();
  g_auto (GStrv) cells = NULL;
  g_autoptr (KithAuditLine) line = NULL;

  kith_test_case_sign_in (test, "dsl");
  line = newest (test, test->jay);
  cells = kith_audit_line_dup_cells (line);
  g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (headings));
  g_assert_cmpstr (headings[1], ==, "at");
  g_assert_cmpstr (cells[1], ==, "2026-03-10T10:00:00Z");
  g_assert_cmpstr (cells[4], ==, "added");
}

/* Nor does the audit say who found a note hard. */
static void
test_private_field (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "A long talk.");
  g_autoptr (KithAuditLine) line = NULL;

  kith_test_case_sign_in (test, "mentor");
  kith_test_save (test->file, note);
  kith_record_set_number (note, KITH_NOTE_HARD, 1);
  kith_test_save (test->file, note);
  kith_test_case_sign_in (test, "dsl");
  /* a change of nothing else would say it without saying what it was */
  line = newest (test, test->jay);
  g_assert_cmpint (line->action, ==, KITH_AUDIT_ADDED);
  g_assert_null (strstr (line->detail, "hard"));
}

static char *
copy_beside (KithTestCase *test,
             const char   *name)
{
  char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (test->path);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_out (test);
  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static KithCaseFile *
open_copy (KithTestCase *test,
           const char   *path,
           const char   *user)
{
  g_autoptr (GError) error = NULL;
  KithCaseFile *file = kith_case_file_open (path, user, KITH_TEST_PASSPHRASE, test->clock, NULL, &error);

  g_assert_no_error (error);
  return file;
}

/* An older copy can be read, and nothing of it written, until an administrator says why it is used. */
static void
test_older_copy (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *path = copy_beside (test, "older.kith");
  g_autoptr (KithCaseFile) file = NULL;
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Met.");
  g_autoptr (KithAuditVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  kith_test_case_sign_in (test, "coach");
  g_assert_null (kith_audit_gap_dup_words (test->file));
  kith_test_case_sign_out (test);
  file = open_copy (test, path, "dpo");
  words = kith_audit_gap_dup_words (file);
  g_assert_true (g_str_has_prefix (words, "This file is an older copy: lines "));
  verdict = kith_audit_verify (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (verdict->findings[0], ==, words);
  g_assert_false (kith_audit_note_print (file, "Student Summary", test->jay, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY);
  g_assert_true (g_str_has_prefix (error->message, words));
  g_clear_error (&error);
  g_assert_false (kith_audit_gap_accept (file, "Because", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_clear_object (&file);

  file = open_copy (test, path, "coach");
  g_assert_false (kith_case_file_save (file, note, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_clear_object (&file);

  file = open_copy (test, path, "admin");
  g_assert_false (kith_audit_gap_accept (file, "  ", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_audit_gap_accept (file, "The disk failed", &error));
  g_assert_no_error (error);
  g_assert_null (kith_audit_gap_dup_words (file));
  g_assert_false (kith_audit_gap_accept (file, "Again", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  g_clear_object (&file);
  file = open_copy (test, path, "coach");
  kith_test_save (file, note);
  g_clear_object (&file);
}

static void
assert_gap (KithTestCase *test,
            const char   *path,
            const char   *beginning)
{
  g_autoptr (KithCaseFile) file = open_copy (test, path, "dpo");
  g_autofree char *words = kith_audit_gap_dup_words (file);

  if (beginning == NULL)
    g_assert_cmpstr (words, ==, NULL);
  else
    g_assert_true (words != NULL && g_str_has_prefix (words, beginning));
}

static void
accept_copy (KithTestCase *test,
             const char   *path)
{
  g_autoptr (KithCaseFile) file = open_copy (test, path, "admin");
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_audit_gap_accept (file, "Only to look at", &error));
  g_assert_no_error (error);
}

/* A copy that was accepted elsewhere does not hold up the file everybody works in, but may not take its place unseen. */
static void
test_two_places (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *path = copy_beside (test, "older.kith");

  kith_test_case_sign_in (test, "coach");
  kith_test_case_sign_out (test);
  accept_copy (test, path);
  assert_gap (test, path, NULL);
  assert_gap (test, test->path, NULL);
  g_assert_cmpint (g_rename (path, test->path), ==, 0);
  assert_gap (test, test->path, "This file is another copy than the one seen here last");
}

/* What was moved goes on from where it was; an older copy of it goes on from nowhere, wherever it is put. */
static void
test_moved (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *older = copy_beside (test, "older.kith");
  g_autofree char *newer = NULL;
  g_autofree char *moved = g_build_filename (test->folder, "moved.kith", NULL);
  g_autofree char *link = g_build_filename (test->folder, "link.kith", NULL);

  kith_test_case_sign_in (test, "coach");
  newer = copy_beside (test, "newer.kith");
  g_assert_cmpint (g_rename (test->path, moved), ==, 0);
  assert_gap (test, moved, NULL);
  g_assert_cmpint (symlink (moved, link), ==, 0);
  assert_gap (test, link, NULL);
  assert_gap (test, newer, "This file is an older copy");
  assert_gap (test, older, "This file is an older copy");
  g_assert_cmpint (g_rename (newer, moved), ==, 0);
  assert_gap (test, link, "This file is an older copy");
}

/* The line that spans the gap is signed, and says what was missing and why. */
static void
test_accepted_line (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *path = copy_beside (test, "older.kith");
  g_autoptr (KithCaseFile) file = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (KithAuditVerdict) verdict = NULL;
  const KithAuditFilter filter = { .actions = 1u << KITH_AUDIT_ACCEPTED };
  const KithAuditLine *line;

  kith_test_case_sign_in (test, "coach");
  kith_test_case_sign_out (test);
  file = open_copy (test, path, "admin");
  g_assert_true (kith_audit_gap_accept (file, "The disk failed", NULL));
  g_clear_object (&file);
  file = open_copy (test, path, "dpo");
  lines = kith_audit_list (file, &filter, NULL, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  line = g_ptr_array_index (lines, 0);
  g_assert_nonnull (strstr (line->words, "an older copy, without lines "));
  g_assert_cmpstr (line->detail, ==, "{\"reason\":\"The disk failed\"}");
  g_assert_cmpint (line->person, ==, test->admin);
  verdict = kith_audit_verify (file, NULL, NULL);
  g_assert_cmpuint (g_strv_length (verdict->findings), ==, 0);
}

static char *
check_receipt (KithTestCase *test,
               const char   *text,
               gboolean     *fits)
{
  g_autoptr (GError) error = NULL;
  char *sentence = kith_audit_receipt_check (test->file, text, fits, &error);

  g_assert_no_error (error);
  return sentence;
}

static void
assert_fits (KithTestCase *test,
             const char   *text)
{
  gboolean fits = FALSE;
  g_autofree char *sentence = check_receipt (test, text, &fits);

  g_test_message ("%s", sentence);
  g_assert_true (fits);
}

/* On paper, as text and as a machine reads it, however it is typed. */
static void
test_receipt (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithAuditReceipt) receipt = NULL;
  g_autofree char *page = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *spaced = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean fits = TRUE;

  kith_test_case_sign_in (test, "dpo");
  receipt = kith_audit_receipt_new (test->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (receipt->signers->len, ==, 2);
  g_assert_cmpuint (g_strv_length (receipt->verdict->findings), ==, 0);
  kith_test_case_sign_in (test, "coach");
  kith_test_case_sign_in (test, "dsl");
  page = g_strdup_printf ("Audit Receipt 2026\nLines: %" G_GINT64_FORMAT "\n%s\nKeep this page.", receipt->number, receipt->code);
  lower = g_ascii_strdown (receipt->code, -1);
  spaced = g_strdelimit (g_strdup (receipt->code), "-", ' ');
  assert_fits (test, receipt->code);
  assert_fits (test, receipt->payload);
  assert_fits (test, page);
  assert_fits (test, lower);
  assert_fits (test, spaced);
  g_assert_null (kith_audit_receipt_check (test->file, "nothing of the kind", &fits, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNREADABLE);
  sentence = check_receipt (test, "KITH AUDIT 00000000000000000000000000000000 5 00000000000000000000000000000000", &fits);
  g_assert_cmpstr (sentence, ==, "This receipt is of another case file.");
}

/* What nobody inside the file can know: the page can. */
static void
test_receipt_of_longer (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithAuditReceipt) receipt = NULL;
  g_autofree char *rewritten = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *other = NULL;
  gboolean fits = TRUE;

  kith_test_case_sign_in (test, "dpo");
  receipt = kith_audit_receipt_new (test->file, NULL, NULL);
  rewritten = g_strdup_printf ("UPDATE audit SET hash = zeroblob (32) WHERE id = %" G_GINT64_FORMAT, receipt->number);
  tamper (test, rewritten);
  other = check_receipt (test, receipt->code, &fits);
  g_assert_false (fits);
  g_assert_nonnull (strstr (other, "is not the one the receipt was printed for"));
  tamper (test, "DELETE FROM audit WHERE id > 30; DELETE FROM audit_signature; DELETE FROM operation");
  sentence = check_receipt (test, receipt->code, &fits);
  g_assert_false (fits);
  g_test_message ("%s", sentence);
  g_assert_true (g_str_has_prefix (sentence, "Lines 31 to 39 are missing here"));
}

/* Once a month, to whoever reads the audit. */
static void
test_receipt_is_due (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "dpo");
  g_assert_false (kith_audit_receipt_is_due (test->file));
  kith_clock_advance (test->clock, 32 * 24 * 3600);
  g_assert_true (kith_audit_receipt_is_due (test->file));
  g_assert_true (kith_audit_receipt_set_kept (test->file, NULL));
  g_assert_false (kith_audit_receipt_is_due (test->file));
  kith_clock_advance (test->clock, 32 * 24 * 3600);
  kith_test_case_sign_in (test, "coach");
  g_assert_false (kith_audit_receipt_is_due (test->file));
}

/* What an earlier Kith signed is told calmly, and stays as it is. */
static void
test_before_keys (void)
{
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "fixtures", "case-files", "v7.kith", NULL);
  g_autofree char *folder = g_dir_make_tmp ("kith-audit-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "v7.kith", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (fixture);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW + 3600);
  g_autoptr (KithCaseFile) file = NULL;
  g_autoptr (KithAuditVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error));
  file = kith_case_file_open (path, "sam", KITH_TEST_PASSPHRASE, clock, NULL, &error);
  g_assert_no_error (error);
  verdict = kith_audit_verify (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (verdict->findings), ==, 0);
  g_assert_cmpuint (g_strv_length (verdict->remarks), ==, 1);
  g_test_message ("%s", verdict->remarks[0]);
  g_assert_nonnull (strstr (verdict->remarks[0], "keys that are not on record"));
}

/* The mark has no word of a record in it and is nobody else's to read. */
static void
test_mark_is_private (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "kith", "audit-marks",
                                            kith_vault_get_file_id (test->file->vault), NULL);
  g_autofree char *text = NULL;
  GStatBuf status;

  kith_test_case_sign_out (test);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_regex_match_simple ("^[0-9]+ [0-9a-f]{64} file:///[^ ]*\n$", text, 0, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/audit/change-line", test_change_line);
  g_test_add_func ("/store/audit/other-lines", test_other_lines);
  g_test_add_func ("/store/audit/readers", test_readers);
  g_test_add_func ("/store/audit/filters", test_filters);
  g_test_add_func ("/store/audit/record-filter", test_record_filter);
  g_test_add_func ("/store/audit/purpose-is-detail", test_purpose_is_detail);
  g_test_add_func ("/store/audit/wrong-passphrases", test_wrong_passphrases);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++) {
    g_autofree char *path = g_strconcat ("/store/audit/tampering/", tamperings[i].name, NULL);

    g_test_add_data_func (path, &tamperings[i], test_tampering);
  }
  g_test_add_func ("/store/audit/erased-detail", test_erased_detail);
  g_test_add_func ("/store/audit/rollback-keeps-chain", test_rollback_keeps_chain);
  g_test_add_func ("/store/audit/cells", test_cells);
  g_test_add_func ("/store/audit/private-field", test_private_field);
  g_test_add_func ("/store/audit/older-copy", test_older_copy);
  g_test_add_func ("/store/audit/two-places", test_two_places);
  g_test_add_func ("/store/audit/moved", test_moved);
  g_test_add_func ("/store/audit/accepted-line", test_accepted_line);
  g_test_add_func ("/store/audit/before-keys", test_before_keys);
  g_test_add_func ("/store/audit/receipt", test_receipt);
  g_test_add_func ("/store/audit/receipt-of-longer", test_receipt_of_longer);
  g_test_add_func ("/store/audit/receipt-is-due", test_receipt_is_due);
  g_test_add_func ("/store/audit/mark-is-private", test_mark_is_private);
  return g_test_run ();
}
