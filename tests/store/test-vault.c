/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "store-test.h"
#include "vault/kith-header.h"
#include "vault/kith-seal.h"
#include "vault/kith-vault.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NAME "Zoë O'Brien"
#define PASSPHRASE "correct horse battery staple"

typedef struct {
  char *path;
  char *recovery_key;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  KithVault *vault;

  fixture->path = store_test_path ("Year 12 support.kith");
  vault = kith_vault_create (fixture->path, NAME, PASSPHRASE, &store_test_cheap, &fixture->recovery_key, &error);
  g_assert_no_error (error);
  store_test_exec (kith_vault_get_db (vault), "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT);"
                                              "INSERT INTO note (body) VALUES ('first'), ('second')");
  g_assert_true (kith_vault_lock (vault, &error));
  g_assert_no_error (error);
  g_assert_null (kith_vault_get_keys (vault));
  g_assert_finalize_object (vault);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->path);
  kith_secret_free_text (fixture->recovery_key);
}

static KithVault *
unlock_as (Fixture    *fixture,
           const char *name,
           const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  KithVault *vault = kith_vault_unlock (fixture->path, name, passphrase, &error);

  g_assert_no_error (error);
  g_assert_nonnull (vault);
  g_assert_cmpint (store_test_int64 (kith_vault_get_db (vault), "SELECT COUNT(*) FROM note"), ==, 2);
  return vault;
}

static void
assert_refused (Fixture    *fixture,
                const char *name,
                const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_vault_unlock (fixture->path, name, passphrase, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
}

static void
assert_fails (Fixture   *fixture,
              KithError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_vault_unlock (fixture->path, NAME, PASSPHRASE, &error));
  g_assert_error (error, KITH_ERROR, (int) code);
}

static void
test_create_and_unlock (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *partial = g_strconcat (fixture->path, ".partial", NULL);
  g_autofree char *other_recovery = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slots = NULL;
  KithVault *vault = unlock_as (fixture, "  zoë o'brien ", PASSPHRASE);
  KithSlotInfo *own, *recovery;

  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
  slots = kith_vault_list_slots (vault);
  g_assert_cmpuint (slots->len, ==, 2);
  own = g_ptr_array_index (slots, 0);
  recovery = g_ptr_array_index (slots, 1);
  g_assert_cmpint (own->kind, ==, KITH_SLOT_PASSPHRASE);
  g_assert_cmpint (recovery->kind, ==, KITH_SLOT_RECOVERY);
  g_assert_cmpstr (own->id, ==, kith_vault_get_slot_id (vault));
  g_assert_true (g_bytes_equal (own->public_key, kith_keys_get_public_key (kith_vault_get_keys (vault))));
  g_assert_finalize_object (vault);

  g_assert_null (kith_vault_create (fixture->path, "x", "y", &store_test_cheap, &other_recovery, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_assert_null (other_recovery);
  g_object_unref (unlock_as (fixture, NAME, PASSPHRASE));
}

static void
test_wrong_name_and_wrong_passphrase_look_alike (Fixture       *fixture,
                                                 gconstpointer  data)
{
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GError) unknown = NULL;

  g_assert_null (kith_vault_unlock (fixture->path, NAME, "Correct horse battery staple", &wrong));
  g_assert_null (kith_vault_unlock (fixture->path, "Nobody", PASSPHRASE, &unknown));
  g_assert_error (wrong, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_assert_error (unknown, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_assert_cmpstr (wrong->message, ==, unknown->message);
}

static gint64
time_refusal (const char *path,
              const char *name)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 5; i++) {
    gint64 start = g_get_monotonic_time ();

    g_assert_null (kith_vault_unlock (path, name, "no", NULL));
    best = MIN (best, g_get_monotonic_time () - start);
  }
  return best;
}

static void
test_unknown_names_take_as_long (void)
{
  const KithKdfSettings settings = { .memory_kib = 16 * 1024, .passes = 2, .lanes = 1, .for_tests = TRUE };
  g_autofree char *path = store_test_path ("a.kith");
  g_autoptr (KithSecretText) recovery_key = NULL;
  g_autoptr (GError) error = NULL;
  KithVault *vault = kith_vault_create (path, NAME, PASSPHRASE, &settings, &recovery_key, &error);
  gint64 known, unknown;

  g_assert_no_error (error);
  g_object_unref (vault);
  known = time_refusal (path, NAME);
  unknown = time_refusal (path, "Nobody");
  g_assert_cmpint (unknown, >, known / 2);
  g_assert_cmpint (unknown, <, known * 2);
}

static void
test_same_passphrase_from_another_keyboard (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  KithVault *vault = unlock_as (fixture, NAME, PASSPHRASE);

  /* é as one character, then as e with an accent */
  g_assert_true (kith_vault_change_passphrase (vault, PASSPHRASE, "caf\xc3\xa9 au lait", &store_test_cheap, &error));
  g_object_unref (vault);
  g_object_unref (unlock_as (fixture, NAME, "cafe\xcc\x81 au lait"));
}

static void
test_change_passphrase (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  KithVault *vault = unlock_as (fixture, NAME, PASSPHRASE);

  g_assert_true (kith_vault_check_passphrase (vault, PASSPHRASE, &error));
  g_assert_false (kith_vault_check_passphrase (vault, "guess", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (kith_vault_change_passphrase (vault, "guess", "new", &store_test_cheap, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_true (kith_vault_change_passphrase (vault, PASSPHRASE, "four new words here", &store_test_cheap, &error));
  g_assert_no_error (error);
  g_object_unref (vault);
  assert_refused (fixture, NAME, PASSPHRASE);
  g_object_unref (unlock_as (fixture, NAME, "four new words here"));
}

static void
test_settings_below_the_floor (Fixture       *fixture,
                               gconstpointer  data)
{
  const KithKdfSettings weak = { .memory_kib = 1024, .passes = 3, .lanes = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVault) vault = unlock_as (fixture, NAME, PASSPHRASE);

  g_assert_null (kith_vault_add_account (vault, "amina", "code", &weak, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
}

static void
test_add_and_remove_account (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *new_path = g_strconcat (fixture->path, ".new", NULL);
  g_autofree char *before = store_test_path ("before.kith");
  g_autofree char *id = NULL;
  g_autofree char *file_id = NULL;
  g_autoptr (GBytes) old_file = NULL;
  g_autoptr (GPtrArray) slots = NULL;
  g_autoptr (GError) error = NULL;
  KithVault *vault = unlock_as (fixture, NAME, PASSPHRASE);
  KithDb *db = kith_vault_get_db (vault);

  file_id = g_strdup (kith_vault_get_file_id (vault));
  id = kith_vault_add_account (vault, "سلمى", "activation", &store_test_cheap, &error);
  g_assert_no_error (error);
  g_assert_null (kith_vault_add_account (vault, " سلمى", "other", &store_test_cheap, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (kith_vault_add_account (vault, "  ", "other", &store_test_cheap, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_object_unref (vault);

  vault = unlock_as (fixture, "سلمى", "activation");
  g_assert_cmpstr (kith_vault_get_slot_id (vault), ==, id);
  g_assert_false (kith_vault_remove_account (vault, id, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  g_object_unref (vault);
  old_file = store_test_read_file (fixture->path);

  vault = unlock_as (fixture, NAME, PASSPHRASE);
  db = kith_vault_get_db (vault);
  g_assert_true (kith_vault_remove_account (vault, id, NULL, &error));
  g_assert_no_error (error);
  /* The connection goes on with the new file. */
  g_assert_true (kith_vault_get_db (vault) == db);
  store_test_exec (db, "INSERT INTO note (body) VALUES ('third'); DELETE FROM note WHERE body = 'third'");
  slots = kith_vault_list_slots (vault);
  g_assert_cmpuint (slots->len, ==, 2);
  g_assert_false (kith_vault_remove_account (vault, id, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpstr (kith_vault_get_file_id (vault), ==, file_id);
  g_object_unref (vault);

  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (new_path, G_FILE_TEST_EXISTS));
  assert_refused (fixture, "سلمى", "activation");
  g_object_unref (unlock_as (fixture, NAME, PASSPHRASE));

  /* The old slots in front of the new records open nothing either: they hold the old data key. */
  {
    g_autoptr (GBytes) new_file = store_test_read_file (fixture->path);
    gsize size;
    g_autofree guint8 *mixed = g_memdup2 (g_bytes_get_data (new_file, &size), g_bytes_get_size (new_file));

    memcpy (mixed, g_bytes_get_data (old_file, NULL), KITH_HEADER_SIZE);
    store_test_write_file (before, mixed, size);
#if KITH_ENCRYPTED
    g_assert_null (kith_vault_unlock (before, "سلمى", "activation", &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
#endif
  }
}

static void
test_rotation_can_be_cancelled (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  KithVault *vault = unlock_as (fixture, NAME, PASSPHRASE);

  g_cancellable_cancel (cancellable);
  g_assert_false (kith_vault_rotate (vault, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  store_test_exec (kith_vault_get_db (vault), "DELETE FROM note WHERE body = 'nothing'");
  g_assert_true (kith_vault_rotate (vault, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (kith_vault_change_passphrase (vault, PASSPHRASE, "after", &store_test_cheap, &error));
  g_object_unref (vault);
  g_object_unref (unlock_as (fixture, NAME, "after"));
}

static void
test_recovery (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *slot = NULL;
  g_autofree char *recovery_slot = NULL;
  g_autofree char *lower = g_ascii_strdown (fixture->recovery_key, -1);
  g_autoptr (KithSecretText) next = NULL;
  g_autoptr (GError) error = NULL;
  KithVault *vault = kith_vault_unlock_with_recovery_key (fixture->path, lower, &error);

  g_assert_no_error (error);
  g_assert_cmpint (kith_vault_get_slot_kind (vault), ==, KITH_SLOT_RECOVERY);
  g_assert_null (kith_vault_reset_account (vault, "Nobody", "fresh start", &store_test_cheap, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  slot = kith_vault_reset_account (vault, NAME, "fresh start", &store_test_cheap, &error);
  g_assert_no_error (error);
  next = kith_vault_replace_recovery_key (vault, kith_vault_get_slot_id (vault), &store_test_cheap, &recovery_slot, &error);
  g_assert_no_error (error);
  g_object_unref (vault);

  assert_refused (fixture, NAME, PASSPHRASE);
  vault = unlock_as (fixture, NAME, "fresh start");
  g_assert_cmpstr (kith_vault_get_slot_id (vault), ==, slot);
  g_object_unref (vault);

  g_assert_null (kith_vault_unlock_with_recovery_key (fixture->path, fixture->recovery_key, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  vault = kith_vault_unlock_with_recovery_key (fixture->path, next, &error);
  g_assert_no_error (error);
  g_object_unref (vault);

  next[2] = next[2] == 'A' ? 'B' : 'A';
  g_assert_null (kith_vault_unlock_with_recovery_key (fixture->path, next, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "group 1"));
}

static void
test_backup_opens_with_the_same_passphrase (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autofree char *backup = store_test_path ("backup.kith");
  g_autoptr (GError) error = NULL;
  KithVault *vault = unlock_as (fixture, NAME, PASSPHRASE);
  KithVault *copy;

  g_assert_true (kith_vault_backup (vault, backup, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (kith_vault_backup (vault, backup, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);
  copy = kith_vault_unlock (backup, NAME, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kith_vault_get_file_id (copy), ==, kith_vault_get_file_id (vault));
  store_test_assert_sound (kith_vault_get_db (copy));
  g_object_unref (copy);
  g_object_unref (vault);
}

static void
test_rotten_copies (Fixture       *fixture,
                    gconstpointer  data)
{
  static const gsize places[] = { 0, 12, 20, 33, 44, 70, 130, 150, 200, 300, 5000, 32704, 32740, 32767 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    for (guint copy = 0; copy < 2; copy++) {
      g_autoptr (GBytes) mended = NULL;

      store_test_flip_byte (fixture->path, copy * KITH_HEADER_COPY_SIZE + places[i]);
      g_object_unref (unlock_as (fixture, NAME, PASSPHRASE));
      mended = store_test_read_file (fixture->path);
      g_assert_cmpmem (g_bytes_get_data (mended, NULL), KITH_HEADER_COPY_SIZE,
                       (const char *) g_bytes_get_data (mended, NULL) + KITH_HEADER_COPY_SIZE, KITH_HEADER_COPY_SIZE);
    }
  }
  store_test_flip_byte (fixture->path, 100);
  store_test_flip_byte (fixture->path, KITH_HEADER_COPY_SIZE + 200);
  assert_fails (fixture, KITH_ERROR_DAMAGED);
}

/* Whoever can write the file but not open it puts their own public key into a slot and makes the sum right. */
static void
test_forged_slot_is_refused (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GBytes) file = store_test_read_file (fixture->path);
  gsize size;
  g_autofree guint8 *forged = g_memdup2 (g_bytes_get_data (file, &size), g_bytes_get_size (file));

  for (guint copy = 0; copy < 2; copy++) {
    guint8 *start = forged + copy * KITH_HEADER_COPY_SIZE;
    g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
    gsize sum_size = 32;

    start[64 + 320 + 128 + 3] ^= 1;
    g_checksum_update (checksum, start, KITH_HEADER_COPY_SIZE - 32);
    g_checksum_get_digest (checksum, start + KITH_HEADER_COPY_SIZE - 32, &sum_size);
  }
  store_test_write_file (fixture->path, forged, size);
  assert_fails (fixture, KITH_ERROR_DAMAGED);
}

/* The old first 64 KiB in front of today's records would bring back a passphrase that was changed. */
static void
test_older_slots_are_refused (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GBytes) before = store_test_read_file (fixture->path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *mixed = NULL;
  KithVault *vault = unlock_as (fixture, NAME, PASSPHRASE);
  gsize size;

  g_assert_true (kith_vault_change_passphrase (vault, PASSPHRASE, "changed", &store_test_cheap, &error));
  g_object_unref (vault);
  after = store_test_read_file (fixture->path);
  mixed = g_memdup2 (g_bytes_get_data (after, &size), g_bytes_get_size (after));
  memcpy (mixed, g_bytes_get_data (before, NULL), KITH_HEADER_SIZE);
  store_test_write_file (fixture->path, mixed, size);
  assert_fails (fixture, KITH_ERROR_DAMAGED);
}

static void
assert_peek (const char *path,
             const void *data,
             gsize       size,
             KithError   code)
{
  g_autoptr (GError) error = NULL;

  store_test_write_file (path, data, size);
  g_assert_false (kith_vault_peek (path, &error));
  g_assert_error (error, KITH_ERROR, (int) code);
  g_clear_error (&error);
  g_assert_null (kith_vault_unlock (path, NAME, PASSPHRASE, &error));
  g_assert_error (error, KITH_ERROR, (int) code);
}

static void
test_peek (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *other = store_test_path ("other.kith");
  g_autoptr (GBytes) file = store_test_read_file (fixture->path);
  g_autofree guint8 *plain = g_malloc0 (100000);
  g_autoptr (GError) error = NULL;
  KithVault *vault;

  g_assert_true (kith_vault_peek (fixture->path, &error));
  g_assert_no_error (error);
  memcpy (plain, "SQLite format 3", 16);
  assert_peek (other, plain, 100000, KITH_ERROR_NOT_A_CASE_FILE);
  assert_peek (other, "hello", 5, KITH_ERROR_NOT_A_CASE_FILE);
  assert_peek (other, "", 0, KITH_ERROR_NOT_A_CASE_FILE);
  assert_peek (other, g_bytes_get_data (file, NULL), 40000, KITH_ERROR_DAMAGED);

  g_unlink (other);
  g_assert_false (kith_vault_peek (other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (kith_vault_peek (g_get_user_data_dir (), &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_A_CASE_FILE);
  g_clear_error (&error);

  /* Looking with a second descriptor would drop the lock. */
  vault = unlock_as (fixture, NAME, PASSPHRASE);
  g_assert_false (kith_vault_peek (fixture->path, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_IN_USE);
  g_object_unref (vault);
}

/* The first 64 KiB are whole, the database behind them is cut off. */
static void
test_cut_off_behind_the_header (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (GBytes) file = store_test_read_file (fixture->path);
  g_autoptr (GError) error = NULL;
  KithVault *vault;

  store_test_write_file (fixture->path, g_bytes_get_data (file, NULL), KITH_HEADER_SIZE + 5000);
  vault = kith_vault_unlock (fixture->path, NAME, PASSPHRASE, &error);
  g_assert_null (vault);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_clear_error (&error);
  store_test_write_file (fixture->path, g_bytes_get_data (file, NULL), KITH_HEADER_SIZE);
  vault = kith_vault_unlock (fixture->path, NAME, PASSPHRASE, &error);
  g_assert_null (vault);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

/* POSIX drops all locks of a process on a file when it closes any descriptor of it. */
static void
test_lock_survives_looking_at_the_header (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVault) vault = unlock_as (fixture, NAME, PASSPHRASE);
  g_autofree char *id = kith_vault_add_account (vault, "Rhys", "code", &store_test_cheap, &error);
  g_autofree char *output = NULL;
  char *const command[] = { (char *) "/proc/self/exe", (char *) "--unlock", fixture->path, NULL };

  g_assert_nonnull (id);
  g_assert_false (kith_vault_peek (fixture->path, NULL));
  g_assert_null (kith_vault_unlock (fixture->path, NAME, PASSPHRASE, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (output, ==, "in use\n");
  g_clear_object (&vault);
  g_clear_pointer (&output, g_free);
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error));
  g_assert_cmpstr (output, ==, "unlocked\n");
}

/* Another process that tries its luck. */
static int
run_as_other (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVault) vault = kith_vault_unlock (path, NAME, PASSPHRASE, &error);

  puts (vault != NULL ? "unlocked" : g_error_matches (error, KITH_ERROR, KITH_ERROR_IN_USE) ? "in use" : error->message);
  return 0;
}

static void
test_full_of_slots (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVault) vault = unlock_as (fixture, NAME, PASSPHRASE);

  for (guint i = 2; i < KITH_HEADER_MOST_SLOTS; i++) {
    g_autofree char *name = g_strdup_printf ("person %u", i);
    g_autofree char *id = kith_vault_add_account (vault, name, "code", &store_test_cheap, &error);

    g_assert_no_error (error);
  }
  g_assert_null (kith_vault_add_account (vault, "one more", "code", &store_test_cheap, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_object (&vault);
  vault = unlock_as (fixture, "person 63", "code");
}

static void
test_header_tells_no_names (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GBytes) file = store_test_read_file (fixture->path);

  g_assert_null (memmem (g_bytes_get_data (file, NULL), KITH_HEADER_SIZE, "Brien", 5));
  g_assert_null (memmem (g_bytes_get_data (file, NULL), KITH_HEADER_SIZE, "brien", 5));
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--unlock"))
    return run_as_other (argv[2]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kith_secret_init_process ();

#define ADD(path, function) g_test_add ("/store/vault/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("create-and-unlock", test_create_and_unlock);
  ADD ("refusals-look-alike", test_wrong_name_and_wrong_passphrase_look_alike);
  g_test_add_func ("/store/vault/refusals-take-as-long", test_unknown_names_take_as_long);
  ADD ("keyboards", test_same_passphrase_from_another_keyboard);
  ADD ("change-passphrase", test_change_passphrase);
  ADD ("floor", test_settings_below_the_floor);
  ADD ("add-and-remove", test_add_and_remove_account);
  ADD ("rotation-cancelled", test_rotation_can_be_cancelled);
  ADD ("recovery", test_recovery);
  ADD ("backup", test_backup_opens_with_the_same_passphrase);
  ADD ("rotten-copies", test_rotten_copies);
  ADD ("forged-slot", test_forged_slot_is_refused);
  ADD ("older-slots", test_older_slots_are_refused);
  ADD ("peek", test_peek);
  ADD ("cut-off", test_cut_off_behind_the_header);
  ADD ("lock-survives", test_lock_survives_looking_at_the_header);
  ADD ("full", test_full_of_slots);
  ADD ("no-names", test_header_tells_no_names);
  return g_test_run ();
}
