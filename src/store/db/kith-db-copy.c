/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-db-private.h"

#include "db/kith-case-vfs.h"
#include "db/kith-db-error.h"
#include "db/kith-file.h"
#include "kith-error.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Pages between two looks at the cancellable: 8 MiB. */
#define PAGES_AT_ONCE 2048

static int
copy_pages (sqlite3_backup *backup,
            GCancellable   *cancellable)
{
  int code;

  do {
    if (g_cancellable_is_cancelled (cancellable))
      return SQLITE_INTERRUPT;
    code = sqlite3_backup_step (backup, PAGES_AT_ONCE);
  } while (code == SQLITE_OK);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int
copy_database (KithDb        *self,
               sqlite3       *target,
               GCancellable  *cancellable)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", self->handle, "main");
  int code, finish_code;

  if (backup == NULL)
    return sqlite3_extended_errcode (target);
  code = copy_pages (backup, cancellable);
  finish_code = sqlite3_backup_finish (backup);
  return code != SQLITE_OK ? code : finish_code;
}

/* Nothing depends on the partial file until it is checked and synced, so SQLite need not sync it on the way. */
static int
fill_target (KithDb        *self,
             sqlite3       *target,
             const guint8  *key,
             GBytes        *header,
             GCancellable  *cancellable)
{
  int code = kith_db_handle_set_key (target, key);

  if (code == SQLITE_OK)
    code = sqlite3_exec (target, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=MEMORY; PRAGMA journal_mode=MEMORY;"
                                 "PRAGMA synchronous=OFF", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = copy_database (self, target, cancellable);
  if (code == SQLITE_OK && header != NULL)
    code = kith_case_vfs_write_header (target, 0, g_bytes_get_data (header, NULL), g_bytes_get_size (header));
  return code;
}

static gboolean
write_partial (KithDb        *self,
               const char    *partial,
               const guint8  *key,
               GBytes        *header,
               GCancellable  *cancellable,
               GError       **error)
{
  sqlite3 *target = NULL;
  int code;

  if (!kith_file_create (partial, error))
    return FALSE;
  code = sqlite3_open_v2 (partial, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                          KITH_CASE_VFS_NAME);
  if (code == SQLITE_OK)
    code = fill_target (self, target, key, header, cancellable);
  if (code != SQLITE_OK)
    kith_db_set_error (error, target, code, KITH_DB_DETAIL_NONE);
  sqlite3_close (target);
  return code == SQLITE_OK;
}

static gboolean
check_partial (const char    *partial,
               const guint8  *key,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (KithDb) copy = kith_db_open (partial, key, KITH_DB_OPEN_READ_ONLY, error);
  g_auto (GStrv) findings = NULL;

  if (copy == NULL)
    return FALSE;
  kith_db_set_cancellable (copy, cancellable);
  if (!kith_db_check (copy, &findings, error))
    return FALSE;
  if (findings[0] == NULL)
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
               /* TRANSLATORS: then a sentence about what is damaged */
               _("The copy was checked and is not sound, so it was not kept. %s"), findings[0]);
  return FALSE;
}

static gboolean
make_partial (KithDb        *self,
              const char    *partial,
              const guint8  *key,
              GBytes        *header,
              GCancellable  *cancellable,
              GError       **error)
{
  if (write_partial (self, partial, key, header, cancellable, error) &&
      kith_file_sync (partial, error) &&
      check_partial (partial, key, cancellable, error))
    return TRUE;
  kith_file_remove (partial);
  return FALSE;
}

/**
 * kith_db_copy_to:
 * @self: a connection to a file, outside any transaction
 * @path: the file to make
 * @key: (nullable): the data key of the copy, which may be another
 * @header: (nullable): what stands in front of the copy's database
 * @flags: whether a file of that name may be replaced
 * @cancellable: (nullable): stops the copy
 * @error: return location for an error
 *
 * Makes a complete copy: written under a name that ends in “.partial”, checked page by page, on the disk, and only then
 * given its name.
 *
 * Returns: whether there is a sound copy; otherwise nothing is left behind
 */
gboolean
kith_db_copy_to (KithDb           *self,
                 const char       *path,
                 const guint8     *key,
                 GBytes           *header,
                 KithDbCopyFlags   flags,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autofree char *partial = NULL;
  gboolean renamed;

  g_return_val_if_fail (KITH_IS_DB (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (header == NULL || g_bytes_get_size (header) == KITH_CASE_HEADER_SIZE, FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  if (self->handle == NULL) {
    kith_db_set_closed (error);
    return FALSE;
  }
  if (flags == KITH_DB_COPY_NEW && g_file_test (path, G_FILE_TEST_EXISTS)) {
    kith_db_set_file_error (error, EEXIST, path);
    return FALSE;
  }
  partial = g_strconcat (path, ".partial", NULL);
  kith_file_remove (partial);
  if (!make_partial (self, partial, key, header, cancellable, error))
    return FALSE;
  renamed = flags == KITH_DB_COPY_REPLACE ? kith_file_rename (partial, path, error)
                                          : kith_file_rename_new (partial, path, error);
  if (!renamed)
    kith_file_remove (partial);
  return renamed && kith_file_sync_folder (path, error);
}

/* No journal may be left beside a file that is about to take this one's place: SQLite would play it into the new one. */
static gboolean
put_journal_away (KithDb  *self,
                  GError **error)
{
  g_autofree char *mode = NULL;

  kith_db_forget_statements (self);
  if (!kith_db_checkpoint (self, error))
    return FALSE;
  mode = kith_db_handle_read (self->handle, "PRAGMA journal_mode=DELETE", error);
  if (mode == NULL)
    return FALSE;
  if (!g_str_equal (mode, "delete")) {
    kith_db_set_error (error, self->handle, SQLITE_BUSY, KITH_DB_DETAIL_NONE);
    return FALSE;
  }
  return kith_file_sync_folder (self->path, error);
}

/* The old file keeps its lock until the new one has the name, so no other program can start on it in between. */
static gboolean
swap_files (KithDb      *self,
            const char  *new_path,
            GError     **error)
{
  g_autofree char *mode = NULL;

  if (put_journal_away (self, error) && kith_file_rename (new_path, self->path, error))
    return TRUE;
  mode = kith_db_handle_read (self->handle, "PRAGMA journal_mode=WAL", NULL);
  return FALSE;
}

/**
 * kith_db_replace:
 * @self: a connection to a file, outside any transaction
 * @new_path: a complete case file in the same folder, made by [method@Db.copy_to]
 * @new_key: its data key
 * @error: return location for an error
 *
 * Puts another file in the place of this one, by one rename, and connects to it. Whatever happens in between, the name
 * stands for a complete file, the old one or the new one. After an error, [method@Db.is_open] says whether the old file
 * is still in use (nothing changed) or the new one has to be opened afresh.
 *
 * Returns: whether @self is connected to the new file
 */
gboolean
kith_db_replace (KithDb        *self,
                 const char    *new_path,
                 const guint8  *new_key,
                 GError       **error)
{
  g_autofree char *journal = NULL;
  sqlite3 *handle;

  g_return_val_if_fail (KITH_IS_DB (self) && self->path != NULL, FALSE);
  g_return_val_if_fail (!kith_db_is_read_only (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  if (self->handle == NULL) {
    kith_db_set_closed (error);
    return FALSE;
  }
  if (!swap_files (self, new_path, error))
    return FALSE;

  kith_db_forget_statements (self);
  sqlite3_close (g_steal_pointer (&self->handle));
  /* What the old one may have left: an ended rollback journal, of no use to anyone. */
  journal = g_strconcat (self->path, "-journal", NULL);
  g_unlink (journal);
  if (!kith_file_sync_folder (self->path, error))
    return FALSE;
  handle = kith_db_connect (self->path, new_key, KITH_DB_OPEN_EXISTING, error);
  if (handle == NULL)
    return FALSE;
  kith_db_adopt_handle (self, handle);
  return TRUE;
}
