/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-statement.h"

#include "db/kith-db-error.h"
#include "db/kith-db-private.h"

#include <string.h>

/* How many prepared statements wait for their next use. Lists and forms make a few dozen each. */
#define MOST_IDLE 200

struct _KithStatement
{
  KithDb *db;
  sqlite3_stmt *handle;
  /* The first bind that failed, reported by the next step so that binding needs no checks */
  int bind_code;
  GList link;
};

static const char *
get_sql (KithStatement *self)
{
  return sqlite3_sql (self->handle);
}

static void
free_statement (KithStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

static KithStatement *
take_idle (KithDb     *db,
           const char *sql)
{
  KithStatement *self = g_hash_table_lookup (db->idle, sql);

  if (self == NULL)
    return NULL;
  g_hash_table_remove (db->idle, sql);
  g_queue_unlink (&db->idle_order, &self->link);
  return self;
}

static void
drop_oldest_idle (KithDb *db)
{
  KithStatement *oldest = g_queue_peek_head (&db->idle_order);

  g_hash_table_remove (db->idle, get_sql (oldest));
  g_queue_unlink (&db->idle_order, &oldest->link);
  free_statement (oldest);
}

static void
keep_idle (KithDb        *db,
           KithStatement *self)
{
  /* The same SQL may have been in use twice. */
  if (g_hash_table_contains (db->idle, get_sql (self))) {
    free_statement (self);
    return;
  }
  g_hash_table_insert (db->idle, (gpointer) get_sql (self), self);
  g_queue_push_tail_link (&db->idle_order, &self->link);
  if (db->idle_order.length > MOST_IDLE)
    drop_oldest_idle (db);
}

/* Before the connection closes: those in somebody's hands stay allocated but answer that the file is locked. */
void
kith_db_forget_statements (KithDb *self)
{
  GHashTableIter iterator;
  KithStatement *statement;

  g_clear_pointer (&self->rollback, sqlite3_finalize);
  while (self->idle_order.length > 0)
    drop_oldest_idle (self);
  g_hash_table_iter_init (&iterator, self->in_use);
  while (g_hash_table_iter_next (&iterator, (gpointer *) &statement, NULL)) {
    sqlite3_finalize (statement->handle);
    statement->handle = NULL;
  }
  g_hash_table_remove_all (self->in_use);
}

static KithStatement *
prepare (KithDb      *db,
         const char  *sql,
         GError     **error)
{
  sqlite3_stmt *handle = NULL;
  const char *rest = NULL;
  KithStatement *self;
  int code = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, &rest);

  if (code != SQLITE_OK || handle == NULL) {
    kith_db_set_error (error, db->handle, code, KITH_DB_DETAIL_SQL);
    return NULL;
  }
  if (rest != NULL && strspn (rest, " \t\n;") != strlen (rest))
    g_critical ("Only the first of several SQL statements was prepared: %s", sql);
  self = g_new0 (KithStatement, 1);
  self->handle = handle;
  self->link.data = self;
  return self;
}

/**
 * kith_db_prepare: (skip)
 * @db: a connection
 * @sql: one statement we wrote ourselves; values go in by [func@kith_statement_bind_text] and its like
 * @error: return location for an error
 *
 * Gives a statement ready for binding. The same SQL is prepared only once as long as it is used now and then.
 *
 * Returns: (transfer full) (nullable): the statement, to be released
 */
KithStatement *
kith_db_prepare (KithDb      *db,
                 const char  *sql,
                 GError     **error)
{
  KithStatement *self;

  g_return_val_if_fail (KITH_IS_DB (db), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  if (db->handle == NULL) {
    kith_db_set_closed (error);
    return NULL;
  }
  self = take_idle (db, sql);
  if (self == NULL)
    self = prepare (db, sql, error);
  if (self == NULL)
    return NULL;
  self->db = g_object_ref (db);
  g_hash_table_add (db->in_use, self);
  return self;
}

/**
 * kith_statement_release: (skip)
 * @self: (transfer full): a statement
 *
 * Gives it back to the connection, without its values. `g_autoptr (KithStatement)` does this.
 */
void
kith_statement_release (KithStatement *self)
{
  g_autoptr (KithDb) db = NULL;

  g_return_if_fail (self != NULL);

  db = g_steal_pointer (&self->db);
  if (self->handle == NULL) {
    g_free (self);
    return;
  }
  g_hash_table_remove (db->in_use, self);
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->bind_code = SQLITE_OK;
  keep_idle (db, self);
}

/**
 * kith_statement_has_parameter: (skip)
 * @self: a statement
 * @name: a parameter with its colon
 *
 * Returns: whether the SQL has it; for SQL that is put together from parts
 */
gboolean
kith_statement_has_parameter (KithStatement *self,
                              const char    *name)
{
  return self->handle != NULL && sqlite3_bind_parameter_index (self->handle, name) > 0;
}

/* A name the SQL does not have is a mistake in the program, and is said so: silently unbound means NULL. */
static int
find_parameter (KithStatement *self,
                const char    *name)
{
  int index;

  if (self->handle == NULL)
    return 0;
  index = sqlite3_bind_parameter_index (self->handle, name);
  if (index == 0)
    g_critical ("There is no parameter %s in the statement: %s", name, get_sql (self));
  return index;
}

static void
note_bind (KithStatement *self,
           int            code)
{
  if (code != SQLITE_OK && self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

/**
 * kith_statement_bind_null: (skip)
 * @self: a statement that has not been stepped since the last reset
 * @name: a parameter with its colon
 *
 * Binds nothing.
 */
void
kith_statement_bind_null (KithStatement *self,
                          const char    *name)
{
  int index = find_parameter (self, name);

  if (index > 0)
    note_bind (self, sqlite3_bind_null (self->handle, index));
}

/**
 * kith_statement_bind_int64: (skip)
 * @self: a statement that has not been stepped since the last reset
 * @name: a parameter with its colon
 * @value: a number
 */
void
kith_statement_bind_int64 (KithStatement *self,
                           const char    *name,
                           gint64         value)
{
  int index = find_parameter (self, name);

  if (index > 0)
    note_bind (self, sqlite3_bind_int64 (self->handle, index, value));
}

/**
 * kith_statement_bind_double: (skip)
 * @self: a statement that has not been stepped since the last reset
 * @name: a parameter with its colon
 * @value: a number
 */
void
kith_statement_bind_double (KithStatement *self,
                            const char    *name,
                            double         value)
{
  int index = find_parameter (self, name);

  if (index > 0)
    note_bind (self, sqlite3_bind_double (self->handle, index, value));
}

/**
 * kith_statement_bind_text: (skip)
 * @self: a statement that has not been stepped since the last reset
 * @name: a parameter with its colon
 * @value: (nullable): text, copied
 */
void
kith_statement_bind_text (KithStatement *self,
                          const char    *name,
                          const char    *value)
{
  int index = find_parameter (self, name);

  if (index > 0)
    note_bind (self, sqlite3_bind_text64 (self->handle, index, value, value != NULL ? strlen (value) : 0,
                                          SQLITE_TRANSIENT, SQLITE_UTF8));
}

/**
 * kith_statement_bind_blob: (skip)
 * @self: a statement that has not been stepped since the last reset
 * @name: a parameter with its colon
 * @data: (nullable): bytes, copied; %NULL binds nothing
 * @size: how many
 */
void
kith_statement_bind_blob (KithStatement *self,
                          const char    *name,
                          const void    *data,
                          gsize          size)
{
  int index = find_parameter (self, name);

  if (index > 0)
    note_bind (self, sqlite3_bind_blob64 (self->handle, index, data, size, SQLITE_TRANSIENT));
}

/**
 * kith_statement_bind_bytes: (skip)
 * @self: a statement that has not been stepped since the last reset
 * @name: a parameter with its colon
 * @value: (nullable): bytes, copied
 */
void
kith_statement_bind_bytes (KithStatement *self,
                           const char    *name,
                           GBytes        *value)
{
  gsize size = 0;
  const void *data = value != NULL ? g_bytes_get_data (value, &size) : NULL;

  /* No bytes are not the same as nothing. */
  kith_statement_bind_blob (self, name, value != NULL && data == NULL ? "" : data, size);
}

/**
 * kith_statement_step: (skip)
 * @self: a statement
 * @error: return location for an error
 *
 * Goes to the next row.
 *
 * Returns: %KITH_STEP_ROW, %KITH_STEP_DONE, or %KITH_STEP_ERROR with @error set
 */
KithStepResult
kith_statement_step (KithStatement  *self,
                     GError        **error)
{
  int code;

  g_return_val_if_fail (self != NULL, KITH_STEP_ERROR);

  if (self->handle == NULL) {
    kith_db_set_closed (error);
    return KITH_STEP_ERROR;
  }
  if (self->db->held != NULL && !sqlite3_stmt_readonly (self->handle)) {
    kith_db_check_held (self->db, error);
    return KITH_STEP_ERROR;
  }
  code = self->bind_code == SQLITE_OK ? sqlite3_step (self->handle) : self->bind_code;
  if (code == SQLITE_ROW)
    return KITH_STEP_ROW;
  if (code != SQLITE_DONE)
    kith_db_set_error (error, self->db->handle, code, KITH_DB_DETAIL_NONE);
  sqlite3_reset (self->handle);
  return code == SQLITE_DONE ? KITH_STEP_DONE : KITH_STEP_ERROR;
}

/**
 * kith_statement_run: (skip)
 * @self: a statement
 * @error: return location for an error
 *
 * Runs a statement for what it does, passing over any rows, and makes it ready to be bound and run again.
 *
 * Returns: whether it ran to its end
 */
gboolean
kith_statement_run (KithStatement  *self,
                    GError        **error)
{
  KithStepResult step;

  do
    step = kith_statement_step (self, error);
  while (step == KITH_STEP_ROW);
  return step == KITH_STEP_DONE;
}

/**
 * kith_statement_reset: (skip)
 * @self: a statement
 *
 * Makes it ready to be run again; bound values stay. Needed only before the last row was reached.
 */
void
kith_statement_reset (KithStatement *self)
{
  g_return_if_fail (self != NULL);

  self->bind_code = SQLITE_OK;
  if (self->handle != NULL)
    sqlite3_reset (self->handle);
}

static gboolean
has_column (KithStatement *self,
            int            column)
{
  if (self->handle == NULL)
    return FALSE;
  g_return_val_if_fail (column >= 0 && column < sqlite3_column_count (self->handle), FALSE);
  return TRUE;
}

/**
 * kith_statement_get_n_columns: (skip)
 * @self: a statement
 *
 * Returns: how many columns its rows have
 */
int
kith_statement_get_n_columns (KithStatement *self)
{
  return self->handle != NULL ? sqlite3_column_count (self->handle) : 0;
}

/**
 * kith_statement_get_column_name: (skip)
 * @self: a statement
 * @column: counted from 0
 *
 * Returns: (nullable): its name in the SQL
 */
const char *
kith_statement_get_column_name (KithStatement *self,
                                int            column)
{
  return has_column (self, column) ? sqlite3_column_name (self->handle, column) : NULL;
}

/**
 * kith_statement_is_null: (skip)
 * @self: a statement on a row
 * @column: counted from 0
 *
 * Returns: whether there is no value
 */
gboolean
kith_statement_is_null (KithStatement *self,
                        int            column)
{
  return !has_column (self, column) || sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * kith_statement_get_int64: (skip)
 * @self: a statement on a row
 * @column: counted from 0
 *
 * Returns: the number; 0 for no value
 */
gint64
kith_statement_get_int64 (KithStatement *self,
                          int            column)
{
  return has_column (self, column) ? sqlite3_column_int64 (self->handle, column) : 0;
}

/**
 * kith_statement_get_double: (skip)
 * @self: a statement on a row
 * @column: counted from 0
 *
 * Returns: the number; 0 for no value
 */
double
kith_statement_get_double (KithStatement *self,
                           int            column)
{
  return has_column (self, column) ? sqlite3_column_double (self->handle, column) : 0.0;
}

/**
 * kith_statement_get_text: (skip)
 * @self: a statement on a row
 * @column: counted from 0
 *
 * Returns: (nullable) (transfer none): the text, until the next step
 */
const char *
kith_statement_get_text (KithStatement *self,
                         int            column)
{
  return has_column (self, column) ? (const char *) sqlite3_column_text (self->handle, column) : NULL;
}

/**
 * kith_statement_dup_text: (skip)
 * @self: a statement on a row
 * @column: counted from 0
 *
 * Returns: (nullable) (transfer full): the text
 */
char *
kith_statement_dup_text (KithStatement *self,
                         int            column)
{
  return g_strdup (kith_statement_get_text (self, column));
}

/**
 * kith_statement_dup_bytes: (skip)
 * @self: a statement on a row
 * @column: counted from 0
 *
 * Returns: (nullable) (transfer full): the bytes
 */
GBytes *
kith_statement_dup_bytes (KithStatement *self,
                          int            column)
{
  const void *data;

  if (kith_statement_is_null (self, column))
    return NULL;
  data = sqlite3_column_blob (self->handle, column);
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}
