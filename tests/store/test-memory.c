/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-statement.h"
#include "kith-secret.h"
#include "store-test.h"
#include "vault/kith-vault.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* After locking, neither keys nor what notes said may be left anywhere in the memory of the process. What is looked for
 * is kept masked, so that the search does not find itself. */

#define MASK 0x55
#define NOTE_SIZE 48

typedef struct {
  guint8 masked[NOTE_SIZE];
  gsize size;
} Wanted;

static void
want (Wanted       *wanted,
      const guint8 *bytes,
      gsize         size)
{
  wanted->size = size;
  for (gsize i = 0; i < size; i++)
    wanted->masked[i] = bytes[i] ^ MASK;
}

static guint
count_in (const guint8 *memory,
          gsize         size,
          const Wanted *wanted)
{
  guint found = 0;

  for (gsize i = 0; i + wanted->size <= size; i++) {
    gsize j = 0;

    while (j < wanted->size && (memory[i + j] ^ MASK) == wanted->masked[j])
      j++;
    found += j == wanted->size;
  }
  return found;
}

/* Reads through /proc, so that a page that goes away meanwhile is no crash. */
static guint
count_in_process (const Wanted *wanted)
{
  FILE *maps = fopen ("/proc/self/maps", "r");
  FILE *memory = fopen ("/proc/self/mem", "r");
  const gsize piece = 1 << 20;
  guint8 *buffer = kith_secret_new (piece + NOTE_SIZE);
  char line[512];
  guint found = 0;

  g_assert_nonnull (maps);
  g_assert_nonnull (memory);
  setvbuf (memory, NULL, _IONBF, 0);
  while (fgets (line, sizeof line, maps) != NULL) {
    unsigned long start, end;
    char rights[8];

    if (sscanf (line, "%lx-%lx %7s", &start, &end, rights) != 3 || rights[1] != 'w' ||
        (start <= (unsigned long) buffer && (unsigned long) buffer < end))
      continue;
    for (unsigned long at = start; at < end; at += piece) {
      gsize size = MIN (end - at, piece + NOTE_SIZE);
      gssize n = pread (fileno (memory), buffer, size, (off_t) at);

      if (n > 0)
        found += count_in (buffer, (gsize) n, wanted);
    }
  }
  fclose (maps);
  fclose (memory);
  kith_secret_free (buffer, piece + NOTE_SIZE);
  return found;
}

static void
write_and_read_notes (KithDb     *db,
                      const char *note)
{
  g_autoptr (KithStatement) insert = kith_db_prepare (db, "INSERT INTO note (body) VALUES (:body)", NULL);
  g_autoptr (KithStatement) sorted = kith_db_prepare (db, "SELECT body FROM note ORDER BY body || id DESC", NULL);
  g_autoptr (KithStatement) matching = kith_db_prepare (db, "SELECT COUNT(*) FROM words WHERE words MATCH 'of'", NULL);

  for (guint i = 0; i < 300; i++) {
    kith_statement_bind_text (insert, ":body", note);
    g_assert_true (kith_statement_run (insert, NULL));
  }
  store_test_exec (db, "INSERT INTO words (words) VALUES ('rebuild')");
  while (kith_statement_step (sorted, NULL) == KITH_STEP_ROW)
    g_assert_cmpint (kith_statement_is_null (sorted, 0), ==, FALSE);
  g_assert_cmpint (kith_statement_step (matching, NULL), ==, KITH_STEP_ROW);
  g_assert_cmpint (kith_statement_get_int64 (matching, 0), ==, 300);
}

static void
test_nothing_left_after_locking (void)
{
  static const guint8 masked_note[] = { 'd' ^ MASK, 'i' ^ MASK, 'a' ^ MASK, 'r' ^ MASK, 'y' ^ MASK, ' ' ^ MASK, 'o' ^ MASK,
                                        'f' ^ MASK, ' ' ^ MASK, 'A' ^ MASK, 'n' ^ MASK, 'w' ^ MASK, 'e' ^ MASK, 'n' ^ MASK };
  g_autofree char *path = store_test_path ("a.kith");
  g_autoptr (KithSecretText) recovery_key = NULL;
  g_autoptr (GError) error = NULL;
  char *note = kith_secret_new (NOTE_SIZE);
  Wanted wanted_note, wanted_seed, wanted_recovery;
  KithVault *vault;

  for (gsize i = 0; i < sizeof masked_note; i++)
    note[i] = (char) (masked_note[i] ^ MASK);
  want (&wanted_note, (const guint8 *) note, sizeof masked_note);

  vault = kith_vault_create (path, "anwen", "passphrase of hers", &store_test_cheap, &recovery_key, &error);
  g_assert_no_error (error);
  store_test_exec (kith_vault_get_db (vault), "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT);"
                   "CREATE VIRTUAL TABLE words USING fts5 (body, content='note', content_rowid='id')");
  want (&wanted_seed, kith_keys_get_seed (kith_vault_get_keys (vault)), KITH_KEY_SIZE);
  want (&wanted_recovery, (const guint8 *) recovery_key, 47);
  write_and_read_notes (kith_vault_get_db (vault), note);

  /* The search is worth something only if it finds what is there. */
  g_assert_cmpuint (count_in_process (&wanted_note), >, 1);
  g_assert_cmpuint (count_in_process (&wanted_seed), >, 0);
  g_assert_cmpuint (count_in_process (&wanted_recovery), >, 0);

  g_assert_true (kith_vault_lock (vault, &error));
  g_assert_no_error (error);
  g_object_unref (vault);
  kith_secret_free (note, NOTE_SIZE);
  g_clear_pointer (&recovery_key, kith_secret_free_text);
  g_assert_cmpuint (count_in_process (&wanted_note), ==, 0);
  g_assert_cmpuint (count_in_process (&wanted_seed), ==, 0);
  g_assert_cmpuint (count_in_process (&wanted_recovery), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#if defined (__SANITIZE_ADDRESS__)
  /* Its shadow of the whole address space would be searched as well. */
  return g_test_run ();
#endif
  g_test_add_func ("/store/memory/nothing-left-after-locking", test_nothing_left_after_locking);
  return g_test_run ();
}
