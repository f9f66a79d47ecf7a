/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "erasure-case.h"
#include "kith-audit-gap.h"
#include "kith-audit.h"
#include "kith-backups.h"
#include "kith-case-file-private.h"
#include "kith-erasure-ledger.h"
#include "kith-erasure.h"
#include "kith-error.h"
#include "kith-merge-students.h"
#include "kith-restored.h"
#include "kith-test-count.h"
#include "killed-child.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A backup from before an erasure has the person in it. Restored, it must not: what was erased since is erased again when the
 * file is first opened, by whoever opens it. KITH_TEST_KILLS makes the killed run longer, for a release. */

#define DAYS_BETWEEN 19

typedef struct {
  ErasureCase erasure;
  char *backup;
  char *restored;
  KithCaseFile *file;
} Fixture;

static void
close_restored (Fixture *fixture)
{
  if (fixture->file != NULL)
    kith_case_file_close (fixture->file, NULL);
  g_clear_object (&fixture->file);
}

static void
fixture_clear (Fixture *fixture)
{
  close_restored (fixture);
  erasure_case_clear (&fixture->erasure);
  g_free (fixture->backup);
  g_free (fixture->restored);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
fixture_init (Fixture *fixture)
{
  erasure_case_init (&fixture->erasure);
  fixture->backup = g_build_filename (fixture->erasure.test->folder, "Copy.kith", NULL);
  fixture->restored = g_build_filename (fixture->erasure.test->folder, "Restored.kith", NULL);
}

/* A backup of the moment, then some days. */
static void
back_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (fixture->erasure.test, "admin");
  kith_maintenance_backup (fixture->erasure.test->file, fixture->backup, NULL, &error);
  g_assert_no_error (error);
  kith_clock_advance (fixture->erasure.test->clock, DAYS_BETWEEN * 24 * 3600);
}

static guint
erase (Fixture    *fixture,
       gint64      student,
       const char *outcome)
{
  g_autoptr (KithDisposalResult) result = NULL;
  gint64 disposal;

  kith_test_case_sign_in (fixture->erasure.test, "dsl");
  disposal = erasure_case_propose (&fixture->erasure, student, outcome);
  kith_test_case_sign_in (fixture->erasure.test, "dpo");
  result = erasure_case_confirm (&fixture->erasure, disposal);
  g_assert_cmpuint (result->n_found, ==, 0);
  return result->n_records;
}

static void
restore (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  kith_maintenance_restore (fixture->backup, fixture->restored, &error);
  g_assert_no_error (error);
}

static KithCaseFile *
open_restored (Fixture    *fixture,
               const char *user)
{
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_out (fixture->erasure.test);
  fixture->file = kith_case_file_open (fixture->restored, user, KITH_TEST_PASSPHRASE, fixture->erasure.test->clock, NULL,
                                       &error);
  g_assert_no_error (error);
  return fixture->file;
}

static guint
count_restored (Fixture *fixture)
{
  return erasure_case_count_in (&fixture->erasure, fixture->file);
}

static void
assert_words (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = kith_restored_dup_words (fixture->file, &error);

  g_assert_no_error (error);
  g_assert_nonnull (words);
  g_test_message ("%s", words);
  g_assert_nonnull (strstr (words, expected));
}

static void
assert_restored_is_sound (Fixture *fixture)
{
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;

  close_restored (fixture);
  open_restored (fixture, "dpo");
  kith_maintenance_check (fixture->file, &findings, NULL, &error);
  if (g_error_matches (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED)) {
    g_clear_error (&error);
    close_restored (fixture);
    kith_maintenance_check (open_restored (fixture, "admin"), &findings, NULL, &error);
  }
  g_assert_no_error (error);
  g_assert_cmpstr (findings[0], ==, NULL);
}

/* The audit says that it was restored, and how. */
static guint
count_lines (Fixture *fixture)
{
  gint64 n = 0;

  g_assert_true (kith_db_get_int64 (fixture->file->db, "SELECT count(*) FROM audit WHERE action = 'restored'", &n, NULL));
  return (guint) n;
}

static void
test_erased_again (gconstpointer outcome)
{
  g_auto (Fixture) fixture = { 0 };
  guint n_records, n_before;

  fixture_init (&fixture);
  erasure_case_fill (&fixture.erasure);
  n_before = erasure_case_count_in_pages (&fixture.erasure);
  back_up (&fixture);
  n_records = erase (&fixture, fixture.erasure.student, outcome);
  restore (&fixture);
  /* whoever comes first */
  open_restored (&fixture, "mentor");
  g_assert_cmpuint (count_restored (&fixture), ==, 0);
  assert_words (&fixture, "10 March 2026, 10:00am, 19 days");
  assert_words (&fixture, "erased again");
  g_assert_cmpuint (count_lines (&fixture), ==, 1);
  assert_restored_is_sound (&fixture);
  /* and it is done once */
  g_assert_cmpuint (count_lines (&fixture), ==, 1);
  /* those who can do something about it put it away, nobody for them */
  close_restored (&fixture);
  g_assert_false (kith_restored_set_read (open_restored (&fixture, "coach"), NULL));
  assert_words (&fixture, "erased again");
  close_restored (&fixture);
  g_assert_true (kith_restored_set_read (open_restored (&fixture, "dsl"), NULL));
  g_assert_null (kith_restored_dup_words (fixture.file, NULL));
  g_test_message ("counted: %u words in the backup, %u records to %s, 0 words after the backup was restored", n_before,
                  n_records, (const char *) outcome);
}

/* Copied with the file manager instead, into the place of the file. */
static void
test_copied_by_hand (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *bytes = NULL;
  gsize size = 0;

  fixture_init (&fixture);
  erasure_case_fill (&fixture.erasure);
  back_up (&fixture);
  erase (&fixture, fixture.erasure.student, "erase");
  kith_test_case_sign_out (fixture.erasure.test);
  g_assert_true (g_file_get_contents (fixture.backup, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (fixture.restored, bytes, (gssize) size, NULL));
  open_restored (&fixture, "coach");
  g_assert_cmpuint (count_restored (&fixture), ==, 0);
  assert_words (&fixture, "erased again");
}

/* On another computer there is only what lay beside the backup. */
static void
test_elsewhere (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *elsewhere = NULL;
  g_autofree char *ledger = NULL;

  fixture_init (&fixture);
  erasure_case_fill (&fixture.erasure);
  back_up (&fixture);
  erase (&fixture, fixture.erasure.student, "erase");
  elsewhere = g_build_filename (fixture.erasure.test->folder, "elsewhere", NULL);
  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_free (fixture.restored);
  fixture.restored = g_build_filename (elsewhere, "Restored.kith", NULL);
  restore (&fixture);
  open_restored (&fixture, "welfare");
  g_assert_cmpuint (count_restored (&fixture), ==, 0);
  assert_words (&fixture, "erased again");
  /* a backup of this one is as good */
  ledger = kith_erasure_ledger_dup_path (fixture.file);
  g_assert_true (g_str_has_prefix (ledger, elsewhere));
  g_assert_true (g_file_test (ledger, G_FILE_TEST_EXISTS));
}

/* The backup is under the data key of its time. */
static void
test_key_changed (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  erasure_case_fill (&fixture.erasure);
  back_up (&fixture);
  kith_test_case_sign_in (fixture.erasure.test, "admin");
  kith_accounts_disable (fixture.erasure.test->file, "mentor2", NULL, &error);
  g_assert_no_error (error);
  erase (&fixture, fixture.erasure.student, "erase");
  restore (&fixture);
  /* the account was there then */
  open_restored (&fixture, "mentor2");
  g_assert_cmpuint (count_restored (&fixture), ==, 0);
  assert_words (&fixture, "erased again");
}

/* Without the list the person is back, as without a ledger at all; that is said. */
static void
test_missing (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *ledger = NULL;
  guint n;

  fixture_init (&fixture);
  erasure_case_fill (&fixture.erasure);
  back_up (&fixture);
  erase (&fixture, fixture.erasure.student, "erase");
  ledger = kith_erasure_ledger_dup_path (fixture.erasure.test->file);
  g_assert_cmpint (g_unlink (ledger), ==, 0);
  restore (&fixture);
  open_restored (&fixture, "manager");
  n = count_restored (&fixture);
  g_assert_cmpuint (n, >, 0);
  assert_words (&fixture, "was not there");
  g_assert_cmpuint (count_lines (&fixture), ==, 1);
  g_test_message ("counted: 1 list taken away, %u words back, as it has to be, and said so", n);
}

static GBytes *
read_bytes (const char *path)
{
  char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return g_bytes_new_take (bytes, size);
}

static void
write_bytes (const char *path,
             GBytes     *bytes,
             gsize       size)
{
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) size, NULL));
}

/* The list near the backups is gone with the computer; the one in the second place knows, though no backup was copied there
 * since. */
static void
test_second_place (void)
{
  g_auto (Fixture) fixture = { 0 };
  KithTestCase *test = NULL;
  g_autofree char *second = NULL;
  g_autofree char *near = NULL;
  g_autofree char *far = NULL;
  g_autofree char *name = NULL;

  fixture_init (&fixture);
  test = fixture.erasure.test;
  erasure_case_fill (&fixture.erasure);
  kith_test_case_sign_in (test, "admin");
  second = g_build_filename (test->folder, "usb", NULL);
  g_assert_cmpint (g_mkdir (second, 0700), ==, 0);
  g_assert_true (kith_backups_set_second (test->file, second, NULL));
  back_up (&fixture);
  erase (&fixture, fixture.erasure.student, "erase");
  kith_test_case_sign_in (test, "coach");
  near = kith_erasure_ledger_dup_path (test->file);
  name = g_path_get_basename (near);
  far = g_build_filename (second, name, NULL);
  g_assert_true (g_file_test (far, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (near), ==, 0);
  restore (&fixture);
  open_restored (&fixture, "manager");
  g_assert_cmpuint (count_restored (&fixture), ==, 0);
  assert_words (&fixture, "erased again");
  assert_restored_is_sound (&fixture);
}

/* The whole folder was put back from an older image of the disk, list and all. The list in the second place is longer, is not
 * written over, and is read at the next unlock. */
static void
test_second_is_ahead (void)
{
  g_auto (Fixture) fixture = { 0 };
  KithTestCase *test = NULL;
  g_autofree char *second = NULL;
  g_autofree char *near = NULL;
  g_autofree char *name = NULL;
  g_autofree char *far = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) list = NULL;
  g_autoptr (GBytes) kept = NULL;

  fixture_init (&fixture);
  test = fixture.erasure.test;
  erasure_case_fill (&fixture.erasure);
  kith_test_case_sign_in (test, "admin");
  second = g_build_filename (test->folder, "usb", NULL);
  g_assert_cmpint (g_mkdir (second, 0700), ==, 0);
  g_assert_true (kith_backups_set_second (test->file, second, NULL));
  near = kith_erasure_ledger_dup_path (test->file);
  name = g_path_get_basename (near);
  far = g_build_filename (second, name, NULL);
  kith_test_case_sign_out (test);
  file = read_bytes (test->path);
  list = read_bytes (near);
  erase (&fixture, fixture.erasure.student, "erase");
  kith_test_case_sign_in (test, "coach");
  kith_test_case_sign_out (test);
  write_bytes (test->path, file, g_bytes_get_size (file));
  write_bytes (near, list, g_bytes_get_size (list));
  kith_test_forget_marks ();
  kith_test_case_sign_in (test, "coach");
  g_assert_cmpuint (erasure_case_count_in (&fixture.erasure, test->file), >, 0);
  kept = read_bytes (far);
  g_assert_cmpuint (g_bytes_get_size (kept), >, g_bytes_get_size (list));
  kith_test_case_sign_in (test, "manager");
  g_assert_cmpuint (erasure_case_count_in (&fixture.erasure, test->file), ==, 0);
  kith_test_case_sign_in (test, "admin");
  g_assert_true (kith_backups_copy_to_second (test->file, NULL, NULL));
}

/* Whoever gives up while an older copy is opened leaves it as much an older copy as before. */
static void
test_given_up (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  fixture_init (&fixture);
  erasure_case_fill (&fixture.erasure);
  back_up (&fixture);
  erase (&fixture, fixture.erasure.student, "erase");
  restore (&fixture);
  kith_test_case_sign_out (fixture.erasure.test);
  g_cancellable_cancel (cancellable);
  g_assert_null (kith_case_file_open (fixture.restored, "coach", KITH_TEST_PASSPHRASE, fixture.erasure.test->clock, cancellable,
                                      &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  open_restored (&fixture, "coach");
  words = kith_audit_gap_dup_words (fixture.file);
  g_assert_nonnull (words);
  g_assert_true (kith_case_file_get_actor (fixture.file)->roles & KITH_ROLE_LOOKS_ONLY);
  g_assert_cmpuint (count_restored (&fixture), ==, 0);
}

static void
copy_to (Fixture    *fixture,
         const char *from,
         const char *name)
{
  g_autofree char *path = g_build_filename (fixture->erasure.test->folder, "backups", name, NULL);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static gboolean
is_there (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->erasure.test->folder, "backups", name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Of the copies made before an update those of this file go, for the person is in them, and nothing else of a similar name. */
static void
test_before_update (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (Fixture) other = { 0 };

  fixture_init (&fixture);
  fixture_init (&other);
  kith_test_case_sign_out (other.erasure.test);
  erasure_case_fill (&fixture.erasure);
  back_up (&fixture);
  erase (&fixture, fixture.erasure.student, "erase");
  restore (&fixture);
  copy_to (&fixture, fixture.backup, "Restored-schema-7-2026-03-01.kith");
  copy_to (&fixture, fixture.backup, "Restored-schema-tried.kith");
  copy_to (&fixture, other.erasure.test->path, "Restored-schema-7.kith");
  open_restored (&fixture, "manager");
  g_assert_cmpuint (count_restored (&fixture), ==, 0);
  g_assert_false (is_there (&fixture, "Restored-schema-7-2026-03-01.kith"));
  g_assert_true (is_there (&fixture, "Restored-schema-tried.kith"));
  g_assert_true (is_there (&fixture, "Restored-schema-7.kith"));
}

/* Each byte of the list changed, and the list cut at each length. */
static void
test_damaged_bytes (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gsize size;

  fixture_init (&fixture);
  erase (&fixture, erasure_case_add_random_student (&fixture.erasure), "erase");
  path = kith_erasure_ledger_dup_path (fixture.erasure.test->file);
  whole = read_bytes (path);
  size = g_bytes_get_size (whole);
  lines = kith_erasure_ledger_read (fixture.erasure.test->file, whole, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  for (gsize i = 0; i < size; i++) {
    g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
    g_autoptr (GBytes) changed = NULL;
    g_autoptr (GBytes) cut = g_bytes_new (bytes, i);
    g_autoptr (GError) error = NULL;

    bytes[i] ^= (guint8) g_test_rand_int_range (1, 256);
    changed = g_bytes_new (bytes, size);
    g_assert_null (kith_erasure_ledger_read (fixture.erasure.test->file, changed, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
    g_clear_error (&error);
    g_assert_null (kith_erasure_ledger_read (fixture.erasure.test->file, cut, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  }
  g_test_message ("counted: %u changed and %u cut lists of what was erased, 0 believed", (guint) size, (guint) size);
}

/* A changed list, and that of another case file. */
static void
test_not_believed (void)
{
  for (guint i = 0; i < 2; i++) {
    g_auto (Fixture) fixture = { 0 };
    g_auto (Fixture) other = { 0 };
    g_autofree char *ledger = NULL;
    g_autofree char *aside = NULL;
    g_autofree char *foreign = NULL;
    g_autoptr (GBytes) bytes = NULL;

    fixture_init (&fixture);
    erasure_case_fill (&fixture.erasure);
    back_up (&fixture);
    erase (&fixture, fixture.erasure.student, "erase");
    ledger = kith_erasure_ledger_dup_path (fixture.erasure.test->file);
    fixture_init (&other);
    foreign = kith_erasure_ledger_dup_path (other.erasure.test->file);
    bytes = read_bytes (i == 0 ? ledger : foreign);
    write_bytes (ledger, bytes, g_bytes_get_size (bytes) - (i == 0 ? 1 : 0));
    restore (&fixture);
    open_restored (&fixture, "manager");
    g_assert_cmpuint (count_restored (&fixture), >, 0);
    assert_words (&fixture, "damaged or belongs to another");
    /* for whoever has to find out; and there is one again */
    aside = g_strconcat (ledger, ".damaged", NULL);
    g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
    g_assert_true (g_file_test (ledger, G_FILE_TEST_EXISTS));
  }
}

/* A list that was once good, put back to hide what came after. */
static void
test_old_list (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *ledger = NULL;
  g_autoptr (GBytes) old = NULL;

  fixture_init (&fixture);
  erase (&fixture, erasure_case_add_random_student (&fixture.erasure), "erase");
  ledger = kith_erasure_ledger_dup_path (fixture.erasure.test->file);
  old = read_bytes (ledger);
  kith_test_case_sign_in (fixture.erasure.test, "dsl");
  erase (&fixture, erasure_case_add_random_student (&fixture.erasure), "erase");
  back_up (&fixture);
  write_bytes (ledger, old, g_bytes_get_size (old));
  restore (&fixture);
  open_restored (&fixture, "manager");
  assert_words (&fixture, "is older than this file");
}

static void
merge (Fixture *fixture,
       gint64   kept,
       gint64   emptied)
{
  KithCaseFile *file = fixture->erasure.test->file;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) one = kith_case_file_load (file, &kith_student_kind, kept, &error);
  g_autoptr (KithRecord) other = kith_case_file_load (file, &kith_student_kind, emptied, &error);

  g_assert_no_error (error);
  kith_case_file_merge_students (file, one, other, &error);
  g_assert_no_error (error);
}

/* Merged after the backup, so that in the backup the person is two; both go. */
static void
test_merged_since (void)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 first, second;

  fixture_init (&fixture);
  first = erasure_case_add_random_student (&fixture.erasure);
  second = erasure_case_add_random_student (&fixture.erasure);
  back_up (&fixture);
  kith_test_case_sign_in (fixture.erasure.test, "dsl");
  merge (&fixture, first, second);
  erase (&fixture, first, "erase");
  restore (&fixture);
  open_restored (&fixture, "manager");
  g_assert_cmpuint (count_restored (&fixture), ==, 0);
  assert_restored_is_sound (&fixture);
}

/* In a copy that went its own way the number belongs to somebody else, who stays. */
static void
test_number_of_another (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *ledger = NULL;
  g_autoptr (GBytes) list = NULL;
  g_autoptr (KithRecord) other = kith_test_student ("Ottoline", "9901");
  g_autoptr (KithRecord) found = NULL;
  gint64 erased;

  fixture_init (&fixture);
  back_up (&fixture);
  kith_test_case_sign_in (fixture.erasure.test, "dsl");
  erased = erasure_case_add_random_student (&fixture.erasure);
  erase (&fixture, erased, "erase");
  ledger = kith_erasure_ledger_dup_path (fixture.erasure.test->file);
  list = read_bytes (ledger);
  g_assert_cmpint (g_unlink (ledger), ==, 0);
  restore (&fixture);
  /* on another computer */
  kith_test_case_sign_out (fixture.erasure.test);
  kith_test_forget_marks ();
  open_restored (&fixture, "manager");
  g_assert_cmpint (kith_test_save (fixture.file, other), ==, erased);
  close_restored (&fixture);
  write_bytes (ledger, list, g_bytes_get_size (list));
  open_restored (&fixture, "manager");
  found = kith_case_file_load (fixture.file, &kith_student_kind, erased, NULL);
  g_assert_nonnull (found);
}

static gboolean
open_as_coach (gpointer data)
{
  open_restored (data, "coach");
  return TRUE;
}

static gint64
open_in_child (Fixture *fixture,
               gint64   microseconds)
{
  return killed_child_run (NULL, open_as_coach, fixture, microseconds);
}

static void
remove_restored (Fixture *fixture)
{
  static const char *const ends[] = { "", "-wal", ".restored" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *path = g_strconcat (fixture->restored, ends[i], NULL);

    g_unlink (path);
  }
}

static void
test_killed (void)
{
  g_auto (Fixture) fixture = { 0 };
  guint n_kills = kith_test_count ("KITH_TEST_KILLS", 20);
  gint64 duration;

  fixture_init (&fixture);
  erasure_case_fill (&fixture.erasure);
  back_up (&fixture);
  erase (&fixture, fixture.erasure.student, "erase");
  kith_test_case_sign_out (fixture.erasure.test);
  restore (&fixture);
  duration = open_in_child (&fixture, -1);
  for (guint i = 0; i < n_kills; i++) {
    remove_restored (&fixture);
    restore (&fixture);
    open_in_child (&fixture, duration * i / n_kills);
    open_restored (&fixture, "mentor");
    g_assert_cmpuint (count_restored (&fixture), ==, 0);
    assert_words (&fixture, "erased again");
    g_assert_cmpuint (count_lines (&fixture), ==, 1);
    close_restored (&fixture);
  }
  g_test_message ("counted: %u kills while a restored backup was opened for the first time, 0 words left, 0 told twice",
                  n_kills);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/restore/erased-again/erase", "erase", test_erased_again);
  g_test_add_data_func ("/restore/erased-again/anonymise", "anonymise", test_erased_again);
  g_test_add_func ("/restore/copied-by-hand", test_copied_by_hand);
  g_test_add_func ("/restore/elsewhere", test_elsewhere);
  g_test_add_func ("/restore/key-changed", test_key_changed);
  g_test_add_func ("/restore/missing", test_missing);
  g_test_add_func ("/restore/second-place", test_second_place);
  g_test_add_func ("/restore/second-is-ahead", test_second_is_ahead);
  g_test_add_func ("/restore/given-up", test_given_up);
  g_test_add_func ("/restore/before-update", test_before_update);
  g_test_add_func ("/restore/damaged-bytes", test_damaged_bytes);
  g_test_add_func ("/restore/not-believed", test_not_believed);
  g_test_add_func ("/restore/old-list", test_old_list);
  g_test_add_func ("/restore/merged-since", test_merged_since);
  g_test_add_func ("/restore/number-of-another", test_number_of_another);
  g_test_add_func ("/restore/killed", test_killed);
  return g_test_run ();
}
