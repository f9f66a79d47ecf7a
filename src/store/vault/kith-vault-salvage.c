/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-vault-private.h"

#include "db/kith-db-error.h"
#include "db/kith-db-salvage.h"
#include "db/kith-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BLOCK 4096

static char *
dup_journal (const char *path)
{
  return g_strconcat (path, "-wal", NULL);
}

/* A block that the disk does not give back is left empty: then its page fails, and not the whole file. */
static gboolean
copy_blocks (int from,
             int to)
{
  guint8 block[BLOCK];
  goffset size = lseek (from, 0, SEEK_END);

  if (size < 0 || ftruncate (to, size) != 0)
    return FALSE;
  for (goffset at = 0; at < size; at += BLOCK) {
    gssize n = pread (from, block, sizeof block, at);

    if (n > 0 && pwrite (to, block, (gsize) n, at) != n)
      return FALSE;
  }
  return TRUE;
}

static gboolean
copy_file (const char  *from,
           const char  *to,
           GError     **error)
{
  int source = g_open (from, O_RDONLY | O_CLOEXEC, 0);
  int target = source >= 0 ? g_open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
  gboolean done = target >= 0 && copy_blocks (source, target);
  int saved_errno = errno;

  if (source >= 0)
    close (source);
  if (target >= 0)
    close (target);
  if (!done)
    kith_db_set_file_error (error, saved_errno, source < 0 ? from : to);
  return done;
}

/* What was committed last may stand in the journal alone. Connecting to the copy takes it in. */
static void
take_journal_in (const char   *path,
                 const guint8 *data_key)
{
  g_autofree char *journal = dup_journal (path);
  g_autoptr (KithDb) db = NULL;

  if (!g_file_test (journal, G_FILE_TEST_EXISTS))
    return;
  db = kith_db_open (path, data_key, KITH_DB_OPEN_EXISTING, NULL);
  if (db == NULL || !kith_db_close (db, NULL))
    /* Then what stands in the journal is lost as well. */
    g_unlink (journal);
}

/* Where the number was lost it is written again; where it was saved, key slots that are older are refused as ever. */
static gboolean
remember_generation (const char    *path,
                     const guint8  *data_key,
                     guint64        generation,
                     GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT OR IGNORE INTO vault_state (id, generation) VALUES (1, %" G_GUINT64_FORMAT ")",
                                          generation);
  g_autoptr (KithDb) db = kith_db_open (path, data_key, KITH_DB_OPEN_EXISTING, error);

  return db != NULL && kith_db_exec (db, sql, error) && kith_vault_state_check (db, generation, error) &&
         kith_db_close (db, error);
}

static GPtrArray *
salvage_copy (const char       *copy,
              const guint8     *data_key,
              const char       *new_path,
              GBytes           *header,
              guint64           generation,
              KithStandInFunc   stand_in,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (GPtrArray) outcome = NULL;

  take_journal_in (copy, data_key);
  outcome = kith_db_salvage (copy, data_key, new_path, header, stand_in, cancellable, error);
  if (outcome == NULL || remember_generation (new_path, data_key, generation, error))
    return g_steal_pointer (&outcome);
  kith_file_remove (new_path);
  return NULL;
}

/**
 * kith_vault_salvage:
 * @path: a damaged case file, of which nothing is changed
 * @user_name: name of an account
 * @passphrase: its passphrase
 * @new_path: the case file to make, which must not exist
 * @stand_in: says what stands where a text could not be read
 * @cancellable: (nullable): gives up and leaves nothing behind
 * @error: %KITH_ERROR_WRONG_PASSPHRASE, %KITH_ERROR_DAMAGED when the key slots or the description of the database are gone
 *
 * Makes a new case file, with the same key slots, of what can be read of a damaged one. Works on a copy beside the new file,
 * encrypted like the damaged one, and takes it away at the end.
 *
 * Returns: (transfer full) (element-type KithSalvagedTable) (nullable): what became of each table
 */
GPtrArray *
kith_vault_salvage (const char       *path,
                    const char       *user_name,
                    const char       *passphrase,
                    const char       *new_path,
                    KithStandInFunc   stand_in,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_autofree char *resolved = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *copied_journal = NULL;
  g_autoptr (GBytes) header = NULL;
  g_autoptr (KithKey) data_key = NULL;
  GPtrArray *outcome = NULL;
  guint64 generation = 0;

  g_return_val_if_fail (path != NULL && user_name != NULL && passphrase != NULL && new_path != NULL, NULL);

  resolved = kith_file_resolve (path);
  data_key = kith_vault_open_data_key (resolved, user_name, passphrase, &header, &generation, error);
  if (data_key == NULL)
    return NULL;
  copy = g_strconcat (new_path, ".damaged", NULL);
  journal = dup_journal (resolved);
  copied_journal = dup_journal (copy);
  kith_file_remove (copy);
  if (copy_file (resolved, copy, error) &&
      (!g_file_test (journal, G_FILE_TEST_EXISTS) || copy_file (journal, copied_journal, error)))
    outcome = salvage_copy (copy, data_key, new_path, header, generation, stand_in, cancellable, error);
  kith_file_remove (copy);
  return outcome;
}

/**
 * kith_vault_is_sound:
 * @path: a case file or a backup, which nobody has open
 * @user_name: name of an account
 * @passphrase: its passphrase
 * @cancellable: (nullable): stops the check
 * @error: why it does not open
 *
 * Opens it without writing and checks every page of it.
 *
 * Returns: whether nothing in it is damaged
 */
gboolean
kith_vault_is_sound (const char    *path,
                     const char    *user_name,
                     const char    *passphrase,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (KithVault) vault = kith_vault_look (path, user_name, passphrase, error);
  g_auto (GStrv) findings = NULL;

  if (vault == NULL)
    return FALSE;
  kith_db_set_cancellable (vault->db, cancellable);
  return kith_db_check (vault->db, &findings, error) && findings[0] == NULL;
}
