/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-db-compact.h"
#include "kith-audit.h"
#include "kith-case-file-private.h"
#include "kith-disposal-confirm.h"
#include "kith-draft.h"
#include "kith-erasure-blank.h"
#include "kith-erasure.h"
#include "kith-error.h"
#include "kith-lists.h"
#include "kith-retention-list.h"
#include "kith-save.h"
#include "kith-test-case.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is erased is gone from every page of the file; what is anonymised has no word of the person left. Each test says what
 * it counted. KITH_TEST_ERASURES and KITH_TEST_KILLS make the runs longer, for a release. */

#define CANARY_LENGTH 15
/* the beginning of a word is left out of the index where it is that of the word before */
#define CANARY_TAIL 5

typedef struct {
  KithTestCase *test;
  gint64 student;
  GPtrArray *canaries;
} Fixture;

static guint
get_n (const char *variable,
       guint       usual)
{
  const char *wanted = g_getenv (variable);

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : usual;
}

static void
fixture_clear (Fixture *fixture)
{
  kith_test_case_free (fixture->test);
  g_ptr_array_unref (fixture->canaries);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* A word that stands nowhere else, borrowed. */
static const char *
create_canary (Fixture *fixture)
{
  char *word = g_new0 (char, CANARY_LENGTH + 1);

  for (guint i = 0; i < CANARY_LENGTH; i++)
    word[i] = (char) g_test_rand_int_range ('a', 'z' + 1);
  g_ptr_array_add (fixture->canaries, word);
  return word;
}

static void
exec (Fixture    *fixture,
      const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_db_exec (fixture->test->file->db, sql, &error));
  g_assert_no_error (error);
}

/* A word in every field of words that takes one. */
static guint
mark (Fixture    *fixture,
      KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++) {
    g_autoptr (KithProblems) problems = kith_problems_new ();
    g_autofree char *before = kith_record_dup_stored (record, i);

    if (!kith_erasure_blank_is_words (kind, i) || kith_field_has (&kind->fields[i], KITH_FIELD_SYSTEM))
      continue;
    kith_record_set_text (record, i, create_canary (fixture));
    if (kith_case_file_check (fixture->test->file, record, problems, NULL) &&
        !kith_problems_have (problems, KITH_SEVERITY_ERROR)) {
      n++;
      continue;
    }
    g_ptr_array_remove_index (fixture->canaries, fixture->canaries->len - 1);
    kith_record_set_stored (record, i, before);
  }
  return n;
}

static gboolean
belongs_to_student (const KithKind *kind)
{
  const KithKind *parent = kith_kind_get_parent (kind);

  return kind->student_field != KITH_NO_FIELD || (parent != NULL && belongs_to_student (parent));
}

static gint64
save (Fixture    *fixture,
      KithRecord *record)
{
  g_autoptr (GError) error = NULL;

  kith_case_file_save (fixture->test->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
  return kith_record_get_id (record);
}

/* One of every kind that belongs to the student; each is changed once, so that the audit has old words as well. */
static guint
add_everything (Fixture *fixture)
{
  guint n_kinds = 0, n_fields = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_kinds; i++) {
    const KithKind *parent = kith_kind_get_parent (kinds[i]);
    g_autoptr (KithRecord) record = NULL;
    gint64 id;

    if (!belongs_to_student (kinds[i]))
      continue;
    record = kith_test_record (fixture->test, kinds[i], fixture->student,
                               parent != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (ids, parent->name)) : 0);
    n_fields += mark (fixture, record);
    id = save (fixture, record);
    g_hash_table_insert (ids, (gpointer) kinds[i]->name, GINT_TO_POINTER (id));
  }
  return n_fields;
}

static void
add_drafts (Fixture *fixture)
{
  static const char *const users[] = { "coach", "welfare", "dsl" };

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autofree char *body = g_strdup_printf ("{\"text\":\"%s\"}", create_canary (fixture));
    g_autoptr (KithDraft) draft = kith_draft_new (&kith_note_kind, fixture->student, 0, 0, body);
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (fixture->test, users[i]);
    kith_draft_save (fixture->test->file, draft, &error);
    g_assert_no_error (error);
  }
}

/* The student left long ago, everything about them is settled, and the college keeps records for a year. */
static void
settle (Fixture *fixture)
{
  g_autofree char *sql = g_strdup_printf (
    "UPDATE concern SET closed_on = '2013-01-01' WHERE student = %" G_GINT64_FORMAT ";"
    "UPDATE access_request SET withdrawn_on = '2026-03-10' WHERE student = %" G_GINT64_FORMAT ";"
    "UPDATE assignment SET until = '2026-03-01' WHERE student = %" G_GINT64_FORMAT ";"
    "UPDATE legal_hold SET until = '2026-03-05' WHERE student = %" G_GINT64_FORMAT ";"
    "UPDATE disposal SET keep_until = '2014-01-01' WHERE student = %" G_GINT64_FORMAT ";"
    "UPDATE bursary SET year = 2010 WHERE student = %" G_GINT64_FORMAT ";"
    "UPDATE student SET stage = 'left', contact_due = NULL, start_date = '2010-09-01', leaving_date = '2012-07-06',"
    " date_of_birth = '1994-05-17' WHERE id = %" G_GINT64_FORMAT, fixture->student, fixture->student, fixture->student,
    fixture->student, fixture->student, fixture->student, fixture->student);

  exec (fixture, sql);
  g_assert_true (kith_student_effects_fill (fixture->test->file, NULL));
}

static void
add_rules (Fixture *fixture)
{
  for (guint i = 0; i < kith_retention_groups.n_choices; i++) {
    g_autoptr (KithRecord) rule = kith_record_new (&kith_retention_rule_kind);

    kith_record_set_text (rule, KITH_RETENTION_RULE_GROUP, kith_retention_groups.choices[i].code);
    kith_record_set_number (rule, KITH_RETENTION_RULE_LEAVING_YEARS, 1);
    save (fixture, rule);
  }
}

static gint64
add_student (Fixture *fixture)
{
  g_autoptr (KithRecord) student = kith_test_record (fixture->test, &kith_student_kind, 0, 0);

  mark (fixture, student);
  save (fixture, student);
  kith_record_set_text (student, KITH_STUDENT_LEGAL_LAST_NAME, create_canary (fixture));
  return save (fixture, student);
}

static void
fixture_init (Fixture *fixture)
{
  fixture->test = kith_test_case_new ();
  fixture->canaries = g_ptr_array_new_with_free_func (g_free);
  kith_test_case_sign_in (fixture->test, "dsl");
  add_rules (fixture);
}

static void
fixture_fill (Fixture *fixture)
{
  fixture->student = add_student (fixture);
  g_test_message ("%u fields have a word of their own", add_everything (fixture));
  add_drafts (fixture);
  kith_test_case_sign_in (fixture->test, "dsl");
  settle (fixture);
}

static gint64
propose (Fixture    *fixture,
         gint64      student,
         const char *outcome)
{
  g_autoptr (KithRecord) disposal = kith_record_new (&kith_disposal_kind);

  kith_record_set_number (disposal, KITH_DISPOSAL_STUDENT, student);
  kith_record_set_text (disposal, KITH_DISPOSAL_OUTCOME, outcome);
  kith_record_set_text (disposal, KITH_DISPOSAL_REASON, create_canary (fixture));
  return save (fixture, disposal);
}

static KithDisposalResult *
confirm (Fixture *fixture,
         gint64   disposal)
{
  g_autoptr (GError) error = NULL;
  KithDisposalResult *result = kith_disposal_confirm (fixture->test->file, disposal, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_refused (Fixture *fixture,
                gint64   disposal,
                int      code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDisposalResult) result = kith_disposal_confirm (fixture->test->file, disposal, NULL, &error);

  g_assert_null (result);
  g_assert_error (error, KITH_ERROR, code);
}

/* Pages as they are decrypted: records, indexes, free pages, drafts, detail. */
static guint
count_in_pages (Fixture *fixture)
{
  g_autoptr (GPtrArray) tails = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < fixture->canaries->len; i++)
    g_ptr_array_add (tails, (char *) g_ptr_array_index (fixture->canaries, i) + CANARY_TAIL);
  g_assert_true (kith_db_count_found (fixture->test->file->db, tails, &n, &error));
  g_assert_no_error (error);
  return n;
}

/* The bytes as they are on the disk, and what lies beside them but backups. */
static guint
count_in_folder (Fixture *fixture)
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
      n += memmem (bytes, size, g_ptr_array_index (fixture->canaries, i), CANARY_LENGTH) != NULL;
  }
  return n;
}

static void
assert_sound (Fixture *fixture)
{
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;

  kith_maintenance_check (fixture->test->file, &findings, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; findings[i] != NULL; i++) {
    g_test_message ("%s", findings[i]);
    g_test_fail ();
  }
}

static void
test_residue (gconstpointer outcome)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (KithDisposalResult) result = NULL;
  gint64 disposal;
  guint n_before;

  fixture_init (&fixture);
  fixture_fill (&fixture);
  disposal = propose (&fixture, fixture.student, outcome);
  n_before = count_in_pages (&fixture);
  /* all but what is sealed */
  g_assert_cmpuint (n_before, >, fixture.canaries->len / 2);
  kith_test_case_sign_in (fixture.test, "dpo");
  result = confirm (&fixture, disposal);
  g_assert_cmpuint (result->n_records, >, 20);
  g_assert_cmpuint (result->n_phrases, >, 40);
  g_assert_cmpuint (result->n_found, ==, 0);
  g_assert_cmpuint (count_in_pages (&fixture), ==, 0);
  g_assert_cmpuint (count_in_folder (&fixture), ==, 0);
  assert_sound (&fixture);
  g_test_message ("counted: %u words in every field of %u records, %u of them found before to %s, 0 found after",
                  fixture.canaries->len, result->n_records, n_before, (const char *) outcome);
}

/* What the two settings and the writing anew are for. */
static void
test_negative_control (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (KithErasure) erasure = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  fixture_init (&fixture);
  fixture_fill (&fixture);
  exec (&fixture, "PRAGMA secure_delete = OFF;"
        "INSERT INTO note_search (note_search, rank) VALUES ('secure-delete', 0);"
        "INSERT INTO record_search (record_search, rank) VALUES ('secure-delete', 0)");
  erasure = kith_erasure_gather (fixture.test->file, fixture.student, &error);
  g_assert_no_error (error);
  g_assert_true (kith_db_begin (fixture.test->file->db, NULL));
  exec (&fixture, "UPDATE disposal SET student = NULL, reason = NULL");
  kith_erasure_run (erasure, KITH_ERASURE_ERASE, &error);
  g_assert_no_error (error);
  g_assert_true (kith_db_commit (fixture.test->file->db, NULL));
  n = count_in_pages (&fixture);
  g_assert_cmpuint (n, >, 0);
  g_test_message ("counted: %u words found after erasing without secure deletion, as it has to be", n);
}

static gint64
add_random_student (Fixture *fixture)
{
  static const KithKind *const kinds[] = { &kith_note_kind, &kith_goal_kind, &kith_task_kind, &kith_home_kind,
                                           &kith_achievement_kind, &kith_professional_kind };
  guint n = (guint) g_test_rand_int_range (0, 5);

  fixture->student = add_student (fixture);
  for (guint i = 0; i < n; i++) {
    g_autoptr (KithRecord) record =
      kith_test_record (fixture->test, kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))], fixture->student, 0);

    mark (fixture, record);
    save (fixture, record);
  }
  settle (fixture);
  return fixture->student;
}

static void
assert_chain (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithAuditVerdict) verdict = kith_audit_verify (fixture->test->file, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (verdict->findings[0]);
}

static void
test_random (void)
{
  g_auto (Fixture) fixture = { NULL };
  guint n_erasures = get_n ("KITH_TEST_ERASURES", 100), n_records = 0;
  g_autoptr (GArray) disposals = g_array_new (FALSE, FALSE, sizeof (gint64));

  fixture_init (&fixture);
  for (guint i = 0; i < n_erasures; i++) {
    gint64 id = propose (&fixture, add_random_student (&fixture), g_test_rand_bit () ? "erase" : "anonymise");

    g_array_append_val (disposals, id);
  }
  kith_test_case_sign_in (fixture.test, "dpo");
  for (guint i = 0; i < n_erasures; i++) {
    g_autoptr (KithDisposalResult) result = confirm (&fixture, g_array_index (disposals, gint64, i));

    n_records += result->n_records;
    g_assert_cmpuint (result->n_found, ==, 0);
    assert_chain (&fixture);
  }
  g_assert_cmpuint (count_in_pages (&fixture), ==, 0);
  assert_sound (&fixture);
  g_test_message ("counted: %u random erasures of %u records, %u words, 0 left, the audit verified after each", n_erasures,
                  n_records, fixture.canaries->len);
}

static void
test_two_people (void)
{
  static const char *const others[] = { "mentor", "coach", "welfare", "manager", "admin" };
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (KithDisposalResult) result = NULL;
  g_autoptr (KithRecord) certificate = NULL;
  gint64 disposal;

  fixture_init (&fixture);
  disposal = propose (&fixture, add_random_student (&fixture), "erase");
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
  result = confirm (&fixture, disposal);
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
    g_auto (Fixture) fixture = { NULL };
    g_autoptr (KithRetentionItem) item = NULL;
    gint64 disposal;

    fixture_init (&fixture);
    disposal = propose (&fixture, add_random_student (&fixture), "erase");
    kith_test_case_sign_in (fixture.test, "dpo");
    exec (&fixture, blocks[i]);
    item = kith_retention_find (fixture.test->file, fixture.student, NULL);
    g_assert_cmpuint (g_strv_length (item->blocks), ==, 1);
    assert_refused (&fixture, disposal, KITH_ERROR_INVALID);
    g_assert_cmpuint (count_in_pages (&fixture), >, 0);
    g_assert_true (kith_disposal_withdraw (fixture.test->file, disposal, NULL));
    assert_refused (&fixture, disposal, KITH_ERROR_STALE);
  }
  g_test_message ("counted: %u reasons to keep a record, each refused erasure", (guint) G_N_ELEMENTS (blocks));
}

/* Audit lines of the erased record would seem to be about the new one. */
static void
test_numbers (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (KithDisposalResult) result = NULL;
  gint64 disposal, erased;

  fixture_init (&fixture);
  erased = add_random_student (&fixture);
  disposal = propose (&fixture, erased, "erase");
  kith_test_case_sign_in (fixture.test, "dpo");
  result = confirm (&fixture, disposal);
  kith_test_case_sign_in (fixture.test, "dsl");
  g_assert_cmpint (add_student (&fixture), ==, erased + 1);
  g_assert_cmpint (add_student (&fixture), ==, erased + 2);
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

static gint64
confirm_in_child (Fixture *fixture,
                  gint64   disposal,
                  gint64   microseconds)
{
  gint64 start;
  char byte = 0;
  int ends[2], status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0) {
    g_autoptr (KithDisposalResult) result = NULL;

    kith_test_case_sign_in (fixture->test, "dpo");
    if (write (ends[1], "!", 1) != 1)
      _exit (1);
    result = kith_disposal_confirm (fixture->test->file, disposal, NULL, NULL);
    _exit (result != NULL ? 0 : 1);
  }
  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  start = g_get_monotonic_time ();
  if (microseconds >= 0) {
    g_usleep ((gulong) microseconds);
    kill (child, SIGKILL);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (microseconds >= 0 || (WIFEXITED (status) && WEXITSTATUS (status) == 0));
  close (ends[0]);
  close (ends[1]);
  return g_get_monotonic_time () - start;
}

/* Whole, or gone with everything, and no word of it left once the file was opened again. */
static gboolean
is_whole (Fixture *fixture,
          guint    n_whole)
{
  g_autoptr (KithErasure) erasure = kith_erasure_gather (fixture->test->file, fixture->student, NULL);

  if (kith_erasure_get_n (erasure) == n_whole)
    return TRUE;
  /* the student's own number is always counted */
  g_assert_cmpuint (kith_erasure_get_n (erasure), ==, 1);
  g_assert_cmpuint (count_in_pages (fixture), ==, 0);
  return FALSE;
}

static void
test_killed (void)
{
  g_auto (Fixture) fixture = { NULL };
  guint n_kills = get_n ("KITH_TEST_KILLS", 40), n_whole = 0, n_kept = 0;
  g_autoptr (KithErasure) erasure = NULL;
  g_autofree char *original = NULL;
  gint64 disposal, duration;

  fixture_init (&fixture);
  fixture_fill (&fixture);
  disposal = propose (&fixture, fixture.student, "erase");
  erasure = kith_erasure_gather (fixture.test->file, fixture.student, NULL);
  n_whole = kith_erasure_get_n (erasure);
  kith_test_case_sign_out (fixture.test);
  original = g_strconcat (fixture.test->path, ".original", NULL);
  copy_file (fixture.test->path, original);
  duration = confirm_in_child (&fixture, disposal, -1);
  for (guint i = 0; i < n_kills; i++) {
    copy_file (original, fixture.test->path);
    confirm_in_child (&fixture, disposal, duration * i / n_kills);
    kith_test_case_sign_in (fixture.test, "dpo");
    n_kept += is_whole (&fixture, n_whole);
    assert_sound (&fixture);
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
