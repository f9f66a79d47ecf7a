/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-db-private.h"

#include "db/kith-case-vfs.h"
#include "db/kith-db-error.h"
#include "db/kith-file.h"
#include "kith-error.h"

/* How many virtual machine steps pass between two looks at the cancellable: well under a millisecond. */
#define STEPS_BETWEEN_LOOKS 2000

G_DEFINE_FINAL_TYPE (KithDb, kith_db, G_TYPE_OBJECT)

static int
is_cancelled_cb (void *user_data)
{
  KithDb *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static void
close_handle (KithDb *self)
{
  int code;

  if (self->handle == NULL)
    return;
  kith_db_forget_statements (self);
  code = sqlite3_close (self->handle);
  if (code != SQLITE_OK)
    g_critical ("A database was closed while something still used it (code %d)", code);
  self->handle = NULL;
  self->depth = 0;
}

/* What could not be undone in any other way is, as nothing that was not committed outlives the connection. */
void
kith_db_abandon (KithDb *self)
{
  close_handle (self);
}

static void
kith_db_finalize (GObject *object)
{
  KithDb *self = KITH_DB (object);

  close_handle (self);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->idle, g_hash_table_unref);
  g_clear_pointer (&self->in_use, g_hash_table_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->held, g_free);
  G_OBJECT_CLASS (kith_db_parent_class)->finalize (object);
}

static void
kith_db_class_init (KithDbClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kith_db_finalize;
}

static void
kith_db_init (KithDb *self)
{
  self->idle = g_hash_table_new (g_str_hash, g_str_equal);
  self->in_use = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->idle_order);
}

/* Makes @handle, which is taken over, the connection of @self. */
void
kith_db_adopt_handle (KithDb  *self,
                      sqlite3 *handle)
{
  g_assert (self->handle == NULL);

  self->handle = handle;
  sqlite3_prepare_v3 (handle, "ROLLBACK", -1, SQLITE_PREPARE_PERSISTENT, &self->rollback, NULL);
  sqlite3_progress_handler (handle, STEPS_BETWEEN_LOOKS, is_cancelled_cb, self);
}

/**
 * kith_db_open:
 * @path: the case file
 * @key: (nullable) (array fixed-size=32): its data key; %NULL only in tests
 * @flags: %KITH_DB_OPEN_CREATE makes a new file and never opens an existing one; %KITH_DB_OPEN_READ_ONLY is for
 *   backups and read-only places: it takes no lock and sees no changes made meanwhile
 * @error: return location for an error
 *
 * Opens the database in a case file, checks every setting Kith depends on, and takes the lock that keeps other programs
 * out until it is closed. The connection may be used by one thread at a time.
 *
 * Returns: (transfer full): the connection; on failure %KITH_ERROR_IN_USE, %KITH_ERROR_DAMAGED (which a wrong key looks
 *   like), %KITH_ERROR_READ_ONLY, %KITH_ERROR_EXISTS, %KITH_ERROR_NOT_FOUND or %KITH_ERROR_FAILED
 */
KithDb *
kith_db_open (const char       *path,
              const guint8     *key,
              KithDbOpenFlags   flags,
              GError          **error)
{
  g_autofree char *resolved = NULL;
  sqlite3 *handle;
  KithDb *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  resolved = kith_file_resolve (path);
  handle = kith_db_connect (resolved, key, flags, error);
  if (handle == NULL)
    return NULL;
  self = g_object_new (KITH_TYPE_DB, NULL);
  self->path = g_steal_pointer (&resolved);
  self->flags = flags;
  kith_db_adopt_handle (self, handle);
  return self;
}

/**
 * kith_db_open_memory:
 * @error: return location for an error
 *
 * For tests, and for working something out on the side.
 *
 * Returns: (transfer full): a connection to an empty database that goes away with it
 */
KithDb *
kith_db_open_memory (GError **error)
{
  sqlite3 *handle = kith_db_connect_memory (error);
  KithDb *self;

  if (handle == NULL)
    return NULL;
  self = g_object_new (KITH_TYPE_DB, NULL);
  kith_db_adopt_handle (self, handle);
  return self;
}

/**
 * kith_db_close:
 * @self: a connection
 * @error: return location for an error
 *
 * Writes the journal back into the file and closes it. Unfinished transactions are rolled back. The connection is
 * closed whatever is returned; an error only means that the journal stays beside the file until it is opened again.
 *
 * Returns: whether everything is in the one file now
 */
gboolean
kith_db_close (KithDb  *self,
               GError **error)
{
  gboolean tidy = TRUE;

  g_return_val_if_fail (KITH_IS_DB (self), FALSE);

  if (self->handle == NULL)
    return TRUE;
  while (self->depth > 0)
    kith_db_rollback (self);
  kith_db_forget_statements (self);
  if (self->handle != NULL && self->path != NULL && !(self->flags & KITH_DB_OPEN_READ_ONLY))
    tidy = kith_db_checkpoint (self, error);
  close_handle (self);
  return tidy;
}

/**
 * kith_db_is_open:
 * @self: a connection
 *
 * Returns: whether it can be used
 */
gboolean
kith_db_is_open (KithDb *self)
{
  g_return_val_if_fail (KITH_IS_DB (self), FALSE);

  return self->handle != NULL;
}

/**
 * kith_db_is_read_only:
 * @self: a connection
 *
 * Returns: whether it was opened for reading only, or is held
 */
gboolean
kith_db_is_read_only (KithDb *self)
{
  g_return_val_if_fail (KITH_IS_DB (self), FALSE);

  return (self->flags & KITH_DB_OPEN_READ_ONLY) != 0 || self->held != NULL;
}

/**
 * kith_db_hold:
 * @self: a connection
 * @why: (nullable): a whole sentence, %NULL to let go
 *
 * Refuses every transaction with that sentence, though the file could be written.
 */
void
kith_db_hold (KithDb     *self,
              const char *why)
{
  g_return_if_fail (KITH_IS_DB (self));

  g_set_str (&self->held, why);
}

/**
 * kith_db_check_held:
 * @self: a connection
 * @error: %KITH_ERROR_READ_ONLY with the sentence
 *
 * Returns: whether it is not held
 */
gboolean
kith_db_check_held (KithDb  *self,
                    GError **error)
{
  g_return_val_if_fail (KITH_IS_DB (self), FALSE);

  if (self->held == NULL)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_READ_ONLY, self->held);
  return FALSE;
}

/**
 * kith_db_get_path:
 * @self: a connection
 *
 * Returns: (nullable): the file, absolute and without links; %NULL for one in memory
 */
const char *
kith_db_get_path (KithDb *self)
{
  g_return_val_if_fail (KITH_IS_DB (self), NULL);

  return self->path;
}

/**
 * kith_db_exec:
 * @self: a connection
 * @script: statements we wrote ourselves, separated by semicolons, without values of records
 * @error: return location for an error
 *
 * Returns: whether all of them ran; those before a failing one stay done unless there is a transaction
 */
gboolean
kith_db_exec (KithDb      *self,
              const char  *script,
              GError     **error)
{
  g_return_val_if_fail (KITH_IS_DB (self), FALSE);
  g_return_val_if_fail (script != NULL, FALSE);

  if (self->handle == NULL) {
    kith_db_set_closed (error);
    return FALSE;
  }
  return kith_db_handle_exec (self->handle, script, error);
}

/**
 * kith_db_get_int64:
 * @self: a connection
 * @sql: a query without parameters
 * @value: (out): the first number; 0 when there is no row
 * @error: return location for an error
 *
 * Returns: whether the query ran
 */
gboolean
kith_db_get_int64 (KithDb      *self,
                   const char  *sql,
                   gint64      *value,
                   GError     **error)
{
  g_autoptr (KithStatement) statement = NULL;
  KithStepResult step;

  g_return_val_if_fail (KITH_IS_DB (self), FALSE);

  *value = 0;
  statement = kith_db_prepare (self, sql, error);
  if (statement == NULL)
    return FALSE;
  step = kith_statement_step (statement, error);
  if (step == KITH_STEP_ROW)
    *value = kith_statement_get_int64 (statement, 0);
  return step != KITH_STEP_ERROR;
}

/**
 * kith_db_get_last_id:
 * @self: a connection
 *
 * Returns: the row id of the newest inserted row
 */
gint64
kith_db_get_last_id (KithDb *self)
{
  g_return_val_if_fail (KITH_IS_DB (self), 0);

  return self->handle != NULL ? sqlite3_last_insert_rowid (self->handle) : 0;
}

/**
 * kith_db_get_changes:
 * @self: a connection
 *
 * Returns: how many rows the last INSERT, UPDATE or DELETE changed
 */
gint64
kith_db_get_changes (KithDb *self)
{
  g_return_val_if_fail (KITH_IS_DB (self), 0);

  return self->handle != NULL ? sqlite3_changes64 (self->handle) : 0;
}

/**
 * kith_db_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): what may stop the work that follows
 *
 * Whatever runs when @cancellable fires ends with %G_IO_ERROR_CANCELLED, and so does everything after it until another
 * one, or %NULL, is set.
 */
void
kith_db_set_cancellable (KithDb       *self,
                         GCancellable *cancellable)
{
  g_return_if_fail (KITH_IS_DB (self));

  g_set_object (&self->cancellable, cancellable);
}

/**
 * kith_db_checkpoint:
 * @self: a connection
 * @error: return location for an error
 *
 * Moves everything from the journal into the file and empties the journal.
 *
 * Returns: whether it is done
 */
gboolean
kith_db_checkpoint (KithDb  *self,
                    GError **error)
{
  int code;

  g_return_val_if_fail (KITH_IS_DB (self), FALSE);

  if (self->handle == NULL) {
    kith_db_set_closed (error);
    return FALSE;
  }
  code = sqlite3_wal_checkpoint_v2 (self->handle, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (code != SQLITE_OK)
    kith_db_set_error (error, self->handle, code, KITH_DB_DETAIL_NONE);
  return code == SQLITE_OK;
}

static gboolean
finish_transfer (KithDb  *self,
                 int      code,
                 GError **error)
{
  if (code != SQLITE_OK)
    kith_db_set_error (error, self->handle, code, KITH_DB_DETAIL_NONE);
  return code == SQLITE_OK;
}

/**
 * kith_db_read_header:
 * @self: a connection to a file
 * @bytes: (out caller-allocates) (array length=size): the start of the file
 * @size: how much of it
 * @error: return location for an error
 *
 * Reads the room in front of the database.
 *
 * Returns: whether it was read
 */
gboolean
kith_db_read_header (KithDb  *self,
                     guint8  *bytes,
                     gsize    size,
                     GError **error)
{
  g_return_val_if_fail (KITH_IS_DB (self) && self->path != NULL, FALSE);
  g_return_val_if_fail (size <= KITH_CASE_HEADER_SIZE, FALSE);

  if (self->handle == NULL) {
    kith_db_set_closed (error);
    return FALSE;
  }
  return finish_transfer (self, kith_case_vfs_read (self->handle, 0, bytes, size), error);
}

/**
 * kith_db_write_header:
 * @self: a connection to a file
 * @offset: where in the header
 * @bytes: (array length=size): what to write
 * @size: how much
 * @error: return location for an error
 *
 * Writes into the room in front of the database and waits until it is on the disk.
 *
 * Returns: whether it is
 */
gboolean
kith_db_write_header (KithDb        *self,
                      gsize          offset,
                      const guint8  *bytes,
                      gsize          size,
                      GError       **error)
{
  g_return_val_if_fail (KITH_IS_DB (self) && self->path != NULL, FALSE);

  if (self->handle == NULL) {
    kith_db_set_closed (error);
    return FALSE;
  }
  return finish_transfer (self, kith_case_vfs_write_header (self->handle, offset, bytes, size), error);
}
