/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-db-private.h"
#include "kith-db-salvage-private.h"

#include "db/kith-db-error.h"

/* A page that cannot be read takes its rows with it. So rows are read in order until one fails, and then the next number
 * that can be read is looked for: one by one, for a page holds a few hundred rows at most, then in ever longer strides. The
 * connection that stumbled over a page may be of no more use: SQLCipher can remember the fault. */

#define ONE_BY_ONE 512
/* Beyond every number that Kith gives. */
#define LONGEST_STRIDE (G_GINT64_CONSTANT (1) << 40)

typedef enum {
  FOUND_UNREADABLE,
  FOUND_ROW,
  FOUND_END,
} SeekResult;

static gboolean
connect_again (KithSalvage  *self,
               GError      **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (kith_db_handle_exec (self->source, "SELECT count (*) FROM sqlite_schema", NULL))
    return TRUE;
  sqlite3_close (g_steal_pointer (&self->source));
  self->source = kith_db_connect (self->path, self->key, KITH_DB_OPEN_READ_ONLY, error);
  return self->source != NULL;
}

static sqlite3_stmt *
prepare_insert (KithSalvage  *self,
                const char   *table,
                int           n_columns,
                GError      **error)
{
  g_autofree char *quoted = kith_salvage_quote (table);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *insert = NULL;
  int code;

  g_string_append_printf (sql, "INSERT OR IGNORE INTO %s VALUES (?", quoted);
  for (int i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  code = sqlite3_prepare_v2 (self->target, sql->str, -1, &insert, NULL);
  if (code != SQLITE_OK)
    kith_db_set_error (error, self->target, code, KITH_DB_DETAIL_NONE);
  return insert;
}

/* @first: the column of @row that is the first of the table */
static gboolean
insert_row (KithSalvage        *self,
            KithSalvagedTable  *table,
            sqlite3_stmt       *row,
            int                 first,
            GError            **error)
{
  int n_columns = sqlite3_column_count (row) - first;
  sqlite3_stmt *insert = prepare_insert (self, table->name, n_columns, error);
  int code = SQLITE_OK;

  if (insert == NULL)
    return FALSE;
  for (int i = 0; code == SQLITE_OK && i < n_columns; i++)
    code = sqlite3_bind_value (insert, i + 1, sqlite3_column_value (row, first + i));
  if (code == SQLITE_OK)
    code = sqlite3_step (insert);
  sqlite3_finalize (insert);
  if (code == SQLITE_DONE) {
    table->n_rows += sqlite3_changes (self->target);
    return TRUE;
  }
  kith_db_set_error (error, self->target, code, KITH_DB_DETAIL_NONE);
  return FALSE;
}

/* From @next on, until the end or until a row cannot be read; @next is what to go on with. FALSE only when writing fails. */
static gboolean
copy_run (KithSalvage        *self,
          KithSalvagedTable  *table,
          gint64             *next,
          gboolean           *ended,
          GError            **error)
{
  g_autofree char *quoted = kith_salvage_quote (table->name);
  g_autofree char *sql = g_strdup_printf ("SELECT rowid, * FROM %s WHERE rowid >= ? ORDER BY rowid", quoted);
  sqlite3_stmt *row = NULL;
  gboolean written = TRUE;
  int code = sqlite3_prepare_v2 (self->source, sql, -1, &row, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_bind_int64 (row, 1, *next);
  while (written && code != SQLITE_DONE && (code = sqlite3_step (row)) == SQLITE_ROW) {
    written = insert_row (self, table, row, 1, error);
    *next = sqlite3_column_int64 (row, 0) + 1;
  }
  *ended = code == SQLITE_DONE;
  sqlite3_finalize (row);
  return written;
}

/* The number of the first row from @from on, if the way there can be read. */
static SeekResult
seek (KithSalvage *self,
      const char  *table,
      gint64       from,
      gint64      *found)
{
  g_autofree char *quoted = kith_salvage_quote (table);
  g_autofree char *sql = g_strdup_printf ("SELECT rowid FROM %s NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1", quoted);
  sqlite3_stmt *row = NULL;
  int code = sqlite3_prepare_v2 (self->source, sql, -1, &row, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_bind_int64 (row, 1, from);
  if (code == SQLITE_OK)
    code = sqlite3_step (row);
  if (code == SQLITE_ROW)
    *found = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  return code == SQLITE_ROW ? FOUND_ROW : code == SQLITE_DONE ? FOUND_END : FOUND_UNREADABLE;
}

/* FALSE only when the file can no longer be connected to. */
static gboolean
seek_past (KithSalvage  *self,
           const char   *table,
           gint64       *next,
           SeekResult   *result,
           GError      **error)
{
  gint64 stride = 1;

  for (guint i = 0; stride < LONGEST_STRIDE; i++) {
    if (i >= ONE_BY_ONE)
      stride *= 2;
    *next += stride;
    *result = seek (self, table, *next, next);
    if (*result != FOUND_UNREADABLE)
      return TRUE;
    if (!connect_again (self, error))
      return FALSE;
  }
  *result = FOUND_END;
  return TRUE;
}

static gboolean
column_is_readable (KithSalvage             *self,
                    const char              *table,
                    const KithSalvageColumn *column,
                    gint64                   number)
{
  g_autofree char *quoted = kith_salvage_quote (table);
  g_autofree char *name = kith_salvage_quote (column->name);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s NOT INDEXED WHERE rowid = ?", name, quoted);
  sqlite3_stmt *row = NULL;
  int code = sqlite3_prepare_v2 (self->source, sql, -1, &row, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_bind_int64 (row, 1, number);
  if (code == SQLITE_OK)
    code = sqlite3_step (row);
  sqlite3_finalize (row);
  return code == SQLITE_ROW;
}

static char *
dup_partial_list (KithSalvage        *self,
                  KithSalvagedTable  *table,
                  gint64              number,
                  GError            **error)
{
  g_autoptr (GPtrArray) columns = kith_salvage_list_columns (self, table->name, error);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; columns != NULL && i < columns->len; i++) {
    const KithSalvageColumn *column = g_ptr_array_index (columns, i);
    g_autofree char *expression = NULL;

    if (column_is_readable (self, table->name, column, number)) {
      expression = kith_salvage_quote (column->name);
    } else {
      expression = kith_salvage_dup_stand_in (self, table->name, column, TRUE);
      if (!connect_again (self, error))
        return NULL;
    }
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", expression);
  }
  return columns != NULL ? g_string_free_and_steal (g_steal_pointer (&list)) : NULL;
}

/* A long text goes on in pages of its own. When one of them is gone, the rest of the row need not be. */
static gboolean
copy_partial (KithSalvage        *self,
              KithSalvagedTable  *table,
              gint64              number,
              GError            **error)
{
  g_autofree char *quoted = kith_salvage_quote (table->name);
  g_autofree char *list = dup_partial_list (self, table, number, error);
  g_autofree char *sql = NULL;
  sqlite3_stmt *row = NULL;
  gboolean written = FALSE;

  if (list == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT %s FROM %s NOT INDEXED WHERE rowid = %" G_GINT64_FORMAT, list, quoted, number);
  if (sqlite3_prepare_v2 (self->source, sql, -1, &row, NULL) == SQLITE_OK && sqlite3_step (row) == SQLITE_ROW) {
    written = insert_row (self, table, row, 0, error);
    table->n_partial++;
  } else {
    written = connect_again (self, error);
    table->n_gaps++;
  }
  sqlite3_finalize (row);
  return written;
}

static gboolean
copy_numbered (KithSalvage        *self,
               KithSalvagedTable  *table,
               GError            **error)
{
  gint64 next = G_MININT64, found = 0;
  SeekResult result;
  gboolean ended;

  for (;;) {
    if (!copy_run (self, table, &next, &ended, error))
      return FALSE;
    if (ended)
      return TRUE;
    if (!connect_again (self, error))
      return FALSE;
    result = seek (self, table->name, next, &found);
    if (result == FOUND_ROW) {
      if (!copy_partial (self, table, found, error))
        return FALSE;
      next = found + 1;
      continue;
    }
    table->n_gaps++;
    if (!connect_again (self, error))
      return FALSE;
    /* Numbers begin at 1; nothing is below. */
    next = MAX (next, 0);
    if (!seek_past (self, table->name, &next, &result, error))
      return FALSE;
    if (result == FOUND_END)
      return TRUE;
  }
}

/* A table without row numbers is read from both ends. */
static gboolean
copy_from_end (KithSalvage        *self,
               KithSalvagedTable  *table,
               const char         *order,
               gboolean           *ended,
               GError            **error)
{
  g_autofree char *quoted = kith_salvage_quote (table->name);
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1 %s", quoted, order);
  sqlite3_stmt *row = NULL;
  gboolean written = TRUE;
  int code = sqlite3_prepare_v2 (self->source, sql, -1, &row, NULL);

  while (written && code != SQLITE_DONE && (code == SQLITE_OK || code == SQLITE_ROW)) {
    code = sqlite3_step (row);
    if (code == SQLITE_ROW)
      written = insert_row (self, table, row, 0, error);
  }
  *ended = code == SQLITE_DONE;
  sqlite3_finalize (row);
  return written;
}

static gboolean
copy_keyed (KithSalvage        *self,
            KithSalvagedTable  *table,
            GError            **error)
{
  gboolean ended;

  if (!copy_from_end (self, table, "ASC", &ended, error))
    return FALSE;
  if (ended)
    return TRUE;
  table->n_gaps++;
  return connect_again (self, error) && copy_from_end (self, table, "DESC", &ended, error) &&
         connect_again (self, error);
}

gboolean
kith_salvage_copy_rows (KithSalvage        *self,
                        KithSalvagedTable  *table,
                        gboolean            has_rowid,
                        GError            **error)
{
  return has_rowid ? copy_numbered (self, table, error) : copy_keyed (self, table, error);
}
