/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "erasure-case.h"
#include "kith-audit.h"
#include "kith-case-file-private.h"
#include "kith-erasure.h"
#include "kith-error.h"
#include "kith-retention-list.h"
#include "kith-test-count.h"
#include "killed-child.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* What is erased is gone from every page of the file; what is anonymised has no word of the person left. Each test says what
 * it counted. KITH_TEST_ERASURES and KITH_TEST_KILLS make the runs longer, for a release. */

static void
assert_refused (ErasureCase *fixture,
                gint64       disposal,
                int          code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDisposalResult) result = kith_disposal_confirm (fixture->test->file, disposal, NULL, &error);

  g_assert_null (result);
  g_assert_error (error, KITH_ERROR, code);
}

/* The bytes as they are on the disk, and what lies beside them but backups. */
static guint
count_in_folder (ErasureCase *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->test->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->test->folder, name, NULL);
    g_autofree char *bytes = NULL;
    gsize size = 0;

    if (!g_file_get_contents (path, &bytes, &size, NULL))
      continue;
    for (guint i = 0; i < fixture->canaries->len; i++)
      n += memmem (bytes, size, g_ptr_array_index (fixture->canaries, i), ERASURE_CASE_CANARY_LENGTH) != NULL;
  }
  return n;
}

static void
test_residue (gconstpointer outcome)
{
  g_auto (ErasureCase) fixture = { NULL };
  g_autoptr (KithDisposalResult) result = NULL;
  gint64 disposal;
  guint n_before;

  erasure_case_init (&fixture);
  erasure_case_fill (&fixture);
  disposal = erasure_case_propose (&fixture, fixture.student, outcome);
  n_before = erasure_case_count_in_pages (&fixture);
  /* all but what is sealed */
  g_assert_cmpuint (n_before, >, fixture.canaries->len / 2);
  kith_test_case_sign_in (fixture.test, "dpo");
  result = erasure_case_confirm (&fixture, disposal);
  g_assert_cmpuint (result->n_records, >, 20);
  g_assert_cmpuint (result->n_phrases, >, 40);
  g_assert_cmpuint (result->n_found, ==, 0);
  g_assert_cmpuint (erasure_case_count_in_pages (&fixture), ==, 0);
  g_assert_cmpuint (count_in_folder (&fixture), ==, 0);
  erasure_case_assert_sound (&fixture);
  g_test_message ("counted: %u words in every field of %u records, %u of them found before to %s, 0 found after",
                  fixture.canaries->len, result->n_records, n_before, (const char *) outcome);
}

/* What the two settings and the writing anew are for. */
static void
test_negative_control (void)
{
  g_auto (ErasureCase) fixture = { NULL };
  g_autoptr (KithErasure) erasure = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  erasure_case_init (&fixture);
  erasure_case_fill (&fixture);
  erasure_case_exec (&fixture, "PRAGMA secure_delete = OFF;"
        "INSERT INTO note_search (note_search, rank) VALUES ('secure-delete', 0);"
        "INSERT INTO record_search (record_search, rank) VALUES ('secure-delete', 0)");
  erasure = kith_erasure_gather (fixture.test->file, fixture.student, &error);
  g_assert_no_error (error);
  g_assert_true (kith_db_begin (fixture.test->file->db, NULL));
  erasure_case_exec (&fixture, "UPDATE disposal SET student = NULL, reason = NULL");
  kith_erasure_run (erasure, KITH_ERASURE_ERASE, &error);
  g_assert_no_error (error);
  g_assert_true (kith_db_commit (fixture.test->file->db, NULL));
  n = erasure_case_count_in_pages (&fixture);
  g_assert_cmpuint (n, >, 0);
  g_test_message ("counted: %u words found after erasing without secure deletion, as it has to be", n);
}

static void
assert_chain (ErasureCase *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithAuditVerdict) verdict = kith_audit_verify (fixture->test->file, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (verdict->findings[0]);
}

static void
test_random (void)
{
  g_auto (ErasureCase) fixture = { NULL };
  guint n_erasures = kith_test_count ("KITH_TEST_ERASURES", 100), n_records = 0;
  g_autoptr (GArray) disposals = g_array_new (FALSE, FALSE, sizeof (gint64));

  erasure_case_init (&fixture);
  for (guint i = 0; i < n_erasures; i++) {
    gint64 id = erasure_case_propose (&fixture, erasure_case_add_random_student (&fixture), g_test_rand_bit () ? "erase" : "anonymise");

    g_array_append_val (disposals, id);
  }
  kith_test_case_sign_in (fixture.test, "dpo");
  for (guint i = 0; i < n_erasures; i++) {
    g_autoptr (KithDisposalResult) result = erasure_case_confirm (&fixture, g_array_index (disposals, gint64, i));

    n_records += result->n_records;
    g_assert_cmpuint (result->n_found, ==, 0);
    assert_chain (&fixture);
  }
  g_assert_cmpuint (erasure_case_count_in_pages (&fixture), ==, 0);
  erasure_case_assert_sound (&fixture);
  g_test_message ("counted: %u random erasures of %u records, %u words, 0 left, the audit verified after each", n_erasures,
                  n_records, fixture.canaries->len);
}

static void
test_two_people (void)
{
  static const char *const others[] = { "mentor", "coach", "welfare", "manager", "admin" };
  g_auto (ErasureCase) fixture = { NULL };
  g_autoptr (KithDisposalResult) result = NULL;
  g_autoptr (KithRecord) certificate = NULL;
  gint64 disposal;

  erasure_case_init (&fixture);
  disposal = erasure_case_propose (&fixture, erasure_case_add_random_student (&fixture), "erase");
  assert_refused (&fixture, disposal, KITH_ERROR_NOT_ALLOWED);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (KithRecord) own = kith_record_new (&kith_disposal_kind);
    g_autoptr (GPtrArray) list = NULL;

    kith_test_case_sign_in (fixture.test, others[i]);
    assert_refused (&fixture, disposal, KITH_ERROR_NOT_ALLOWED);
    kith_record_set_number (own, KITH_DISPOSAL_STUDENT, fixture.student);
    kith_record_set_text (own, KITH_DISPOSAL_OUTCOME, "erase");
    g_assert_false (kith_case_file_save (fixture.test->file, own, KITH_SAVE_ACCEPT_WARNINGS, NULL));
    list = kith_retention_list (fixture.test->file, NULL, NULL);
    g_assert_null (list);
  }
  kith_test_case_sign_in (fixture.test, "dpo");
  result = erasure_case_confirm (&fixture, disposal);
  /* once is enough */
  assert_refused (&fixture, disposal, KITH_ERROR_STALE);
  certificate = kith_case_file_load (fixture.test->file, &kith_disposal_kind, disposal, NULL);
  g_assert_false (kith_record_has (certificate, KITH_DISPOSAL_STUDENT));
  g_assert_false (kith_record_has (certificate, KITH_DISPOSAL_REASON));
  g_assert_cmpint (kith_record_get_number (certificate, KITH_DISPOSAL_PROPOSED_BY), ==, fixture.test->dsl);
  g_assert_cmpint (kith_record_get_number (certificate, KITH_DISPOSAL_CONFIRMED_BY), ==, fixture.test->dpo);
  g_assert_cmpstr (kith_record_get_text (certificate, KITH_DISPOSAL_REFERENCE), ==, result->reference);
  g_test_message ("counted: %u roles and the proposer refused, 1 second person let through",
                  (guint) G_N_ELEMENTS (others));
}

/* Each of these keeps the record, whatever was proposed before. */
static void
test_blocks (void)
{
  static const char *const blocks[] = {
    "INSERT INTO legal_hold (version, student, reason, \"from\", review) SELECT 1, id, 'a claim', '2026-01-01', '2026-09-01'"
    " FROM student WHERE stage = 'left'",
    "INSERT INTO concern (version, about, student, date, told_date, author, recorded_at) SELECT 1, 'student', id,"
    " '2012-01-01', '2012-01-01', (SELECT min(id) FROM person), 0 FROM student WHERE stage = 'left'",
    "INSERT INTO access_request (version, student, received_on, asker) SELECT 1, id, '2026-03-01', 'student' FROM student"
    " WHERE stage = 'left'",
    "INSERT INTO assignment (version, student, person, role, \"from\") SELECT 1, id, (SELECT min(id) FROM person), 'coach',"
    " '2026-03-01' FROM student WHERE stage = 'left'",
    "UPDATE student SET leaving_date = '2026-01-01' WHERE stage = 'left'",
    "UPDATE student SET stage = 'active' WHERE stage = 'left'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++) {
    g_auto (ErasureCase) fixture = { NULL };
    g_autoptr (KithRetentionItem) item = NULL;
    gint64 disposal;

    erasure_case_init (&fixture);
    disposal = erasure_case_propose (&fixture, erasure_case_add_random_student (&fixture), "erase");
    kith_test_case_sign_in (fixture.test, "dpo");
    erasure_case_exec (&fixture, blocks[i]);
    item = kith_retention_find (fixture.test->file, fixture.student, NULL);
    g_assert_cmpuint (g_strv_length (item->blocks), ==, 1);
    assert_refused (&fixture, disposal, KITH_ERROR_INVALID);
    g_assert_cmpuint (erasure_case_count_in_pages (&fixture), >, 0);
    g_assert_true (kith_disposal_withdraw (fixture.test->file, disposal, NULL));
    assert_refused (&fixture, disposal, KITH_ERROR_STALE);
  }
  g_test_message ("counted: %u reasons to keep a record, each refused erasure", (guint) G_N_ELEMENTS (blocks));
}

/* Audit lines of the erased record would seem to be about the new one. */
static void
test_numbers (void)
{
  g_auto (ErasureCase) fixture = { NULL };
  g_autoptr (KithDisposalResult) result = NULL;
  gint64 disposal, erased;

  erasure_case_init (&fixture);
  erased = erasure_case_add_random_student (&fixture);
  disposal = erasure_case_propose (&fixture, erased, "erase");
  kith_test_case_sign_in (fixture.test, "dpo");
  result = erasure_case_confirm (&fixture, disposal);
  kith_test_case_sign_in (fixture.test, "dsl");
  g_assert_cmpint (erasure_case_add_student (&fixture), ==, erased + 1);
  g_assert_cmpint (erasure_case_add_student (&fixture), ==, erased + 2);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *bytes = NULL;
  g_autofree char *journal = g_strconcat (to, "-wal", NULL);
  gsize size = 0;

  g_unlink (journal);
  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

typedef struct {
  ErasureCase *fixture;
  gint64 disposal;
} Confirmation;

static gboolean
sign_in_to_confirm (gpointer data)
{
  const Confirmation *confirmation = data;

  kith_test_case_sign_in (confirmation->fixture->test, "dpo");
  return TRUE;
}

static gboolean
confirm (gpointer data)
{
  const Confirmation *confirmation = data;
  g_autoptr (KithDisposalResult) result =
    kith_disposal_confirm (confirmation->fixture->test->file, confirmation->disposal, NULL, NULL);

  return result != NULL;
}

static gint64
confirm_in_child (ErasureCase *fixture,
                  gint64       disposal,
                  gint64       microseconds)
{
  Confirmation confirmation = { fixture, disposal };

  return killed_child_run (sign_in_to_confirm, confirm, &confirmation, microseconds);
}

/* Whole, or gone with everything, and no word of it left once the file was opened again. */
static gboolean
is_whole (ErasureCase *fixture,
          guint        n_whole)
{
  g_autoptr (KithErasure) erasure = kith_erasure_gather (fixture->test->file, fixture->student, NULL);

  if (kith_erasure_get_n (erasure) == n_whole)
    return TRUE;
  /* the student's own number is always counted */
  g_assert_cmpuint (kith_erasure_get_n (erasure), ==, 1);
  g_assert_cmpuint (erasure_case_count_in_pages (fixture), ==, 0);
  return FALSE;
}

static void
test_killed (void)
{
  g_auto (ErasureCase) fixture = { NULL };
  guint n_kills = kith_test_count ("KITH_TEST_KILLS", 40), n_whole = 0, n_kept = 0;
  g_autoptr (KithErasure) erasure = NULL;
  g_autofree char *original = NULL;
  gint64 disposal, duration;

  erasure_case_init (&fixture);
  erasure_case_fill (&fixture);
  disposal = erasure_case_propose (&fixture, fixture.student, "erase");
  erasure = kith_erasure_gather (fixture.test->file, fixture.student, NULL);
  n_whole = kith_erasure_get_n (erasure);
  kith_test_case_sign_out (fixture.test);
  original = g_strconcat (fixture.test->path, ".original", NULL);
  copy_file (fixture.test->path, original);
  duration = confirm_in_child (&fixture, disposal, -1);
  for (guint i = 0; i < n_kills; i++) {
    copy_file (original, fixture.test->path);
    kith_test_forget_marks ();
    confirm_in_child (&fixture, disposal, duration * i / n_kills);
    kith_test_case_sign_in (fixture.test, "dpo");
    n_kept += is_whole (&fixture, n_whole);
    erasure_case_assert_sound (&fixture);
    kith_test_case_sign_out (fixture.test);
  }
  g_test_message ("counted: %u kills while erasing, %u records whole, %u gone, 0 half", n_kills, n_kept, n_kills - n_kept);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/erasure/residue/erase", "erase", test_residue);
  g_test_add_data_func ("/erasure/residue/anonymise", "anonymise", test_residue);
  g_test_add_func ("/erasure/negative-control", test_negative_control);
  g_test_add_func ("/erasure/random", test_random);
  g_test_add_func ("/erasure/two-people", test_two_people);
  g_test_add_func ("/erasure/blocks", test_blocks);
  g_test_add_func ("/erasure/numbers", test_numbers);
  g_test_add_func ("/erasure/killed", test_killed);
  return g_test_run ();
}
