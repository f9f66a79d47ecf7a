/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-db-private.h"
#include "kith-db-salvage-private.h"

#include "db/kith-case-vfs.h"
#include "db/kith-db-error.h"
#include "db/kith-file.h"

#include <errno.h>
#include <string.h>

/* References go from a row to its parent and on to the parent's parent: never so far. */
#define MOST_ROUNDS 12
/* What was said of a line that is gone says nothing any more, and no line of the audit is ever made up. */
#define AUDIT "audit"
/* Beyond every number that Kith gives. */
#define LOST_PARENT "999999999"

void
kith_salvaged_table_free (KithSalvagedTable *self)
{
  g_free (self->name);
  g_free (self);
}

static void
column_free (gpointer data)
{
  KithSalvageColumn *column = data;

  g_free (column->name);
  g_free (column->type);
  g_free (column->parent);
  g_free (column);
}

/* An identifier as SQL has it. */
char *
kith_salvage_quote (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *inside = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", inside);
}

static gboolean
fail (sqlite3  *handle,
      int       code,
      GError  **error)
{
  kith_db_set_error (error, handle, code, KITH_DB_DETAIL_NONE);
  return FALSE;
}

static char *
dup_column_text (sqlite3_stmt *row,
                 int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (row, column));
}

static gboolean
list_parents (KithSalvage  *self,
              const char   *table,
              GPtrArray    *columns,
              GError      **error)
{
  sqlite3_stmt *row = NULL;
  int code = sqlite3_prepare_v2 (self->target, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list (?)", -1, &row,
                                 NULL);

  if (code == SQLITE_OK)
    code = sqlite3_bind_text (row, 1, table, -1, SQLITE_STATIC);
  while (code == SQLITE_OK && (code = sqlite3_step (row)) == SQLITE_ROW) {
    for (guint i = 0; i < columns->len; i++) {
      KithSalvageColumn *column = g_ptr_array_index (columns, i);

      if (column->parent == NULL && g_str_equal (column->name, (const char *) sqlite3_column_text (row, 0)))
        column->parent = dup_column_text (row, 1);
    }
    code = SQLITE_OK;
  }
  sqlite3_finalize (row);
  return code == SQLITE_DONE || fail (self->target, code, error);
}

GPtrArray *
kith_salvage_list_columns (KithSalvage  *self,
                           const char   *table,
                           GError      **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (column_free);
  sqlite3_stmt *row = NULL;
  int code = sqlite3_prepare_v2 (self->target, "SELECT name, type, \"notnull\" OR pk FROM pragma_table_info (?)", -1, &row,
                                 NULL);

  if (code == SQLITE_OK)
    code = sqlite3_bind_text (row, 1, table, -1, SQLITE_STATIC);
  while (code == SQLITE_OK && (code = sqlite3_step (row)) == SQLITE_ROW) {
    KithSalvageColumn *column = g_new0 (KithSalvageColumn, 1);

    column->name = dup_column_text (row, 0);
    column->type = dup_column_text (row, 1);
    column->is_required = sqlite3_column_int (row, 2) != 0;
    g_ptr_array_add (columns, column);
    code = SQLITE_OK;
  }
  sqlite3_finalize (row);
  if (code != SQLITE_DONE) {
    fail (self->target, code, error);
    return NULL;
  }
  return list_parents (self, table, columns, error) ? g_steal_pointer (&columns) : NULL;
}

/* Never the number of a row that is somebody's: what has lost its student is nobody's, not the first student's. */
char *
kith_salvage_dup_stand_in (KithSalvage             *self,
                           const char              *table,
                           const KithSalvageColumn *column,
                           gboolean                 is_partial)
{
  const char *words;
  char *quoted, *sql;

  if (column->parent != NULL && column->is_required)
    return g_strdup (LOST_PARENT);
  if (g_str_equal (column->type, "TEXT") && (is_partial || column->is_required)) {
    words = self->stand_in (table, column->name, column->is_required);
    quoted = words != NULL || column->is_required ? sqlite3_mprintf ("%Q", words != NULL ? words : "") : NULL;
    sql = g_strdup (quoted != NULL ? quoted : "NULL");
    sqlite3_free (quoted);
    return sql;
  }
  if (!column->is_required)
    return g_strdup ("NULL");
  return g_strdup (g_str_equal (column->type, "BLOB") ? "x''" : "1");
}

static gboolean
is_shadow (const char *name,
           GPtrArray  *virtual_tables)
{
  for (guint i = 0; i < virtual_tables->len; i++) {
    const char *owner = g_ptr_array_index (virtual_tables, i);

    if (g_str_has_prefix (name, owner) && name[strlen (owner)] == '_')
      return TRUE;
  }
  return FALSE;
}

typedef gboolean (*EntryFunc) (KithSalvage  *self,
                               const char   *name,
                               const char   *sql,
                               gpointer      data,
                               GError      **error);

/* The description of the database itself has to be readable, or there is nothing to hold on to. */
static gboolean
for_each_entry (KithSalvage  *self,
                const char   *where,
                EntryFunc     func,
                gpointer      data,
                GError      **error)
{
  g_autofree char *query = g_strdup_printf ("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND %s", where);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *row = NULL;
  int code = sqlite3_prepare_v2 (self->source, query, -1, &row, NULL);

  while (code == SQLITE_OK && (code = sqlite3_step (row)) == SQLITE_ROW) {
    g_ptr_array_add (texts, dup_column_text (row, 0));
    g_ptr_array_add (texts, dup_column_text (row, 1));
    code = SQLITE_OK;
  }
  sqlite3_finalize (row);
  if (code != SQLITE_DONE)
    return fail (self->source, code, error);
  for (guint i = 0; i + 1 < texts->len; i += 2)
    if (!func (self, g_ptr_array_index (texts, i), g_ptr_array_index (texts, i + 1), data, error))
      return FALSE;
  return TRUE;
}

static gboolean
remember_name (KithSalvage  *self,
               const char   *name,
               const char   *sql,
               gpointer      data,
               GError      **error)
{
  g_ptr_array_add (data, g_strdup (name));
  return TRUE;
}

static gboolean
make_entry (KithSalvage  *self,
            const char   *name,
            const char   *sql,
            gpointer      data,
            GError      **error)
{
  GPtrArray *virtual_tables = data;

  return g_str_has_prefix (name, "sqlite_") || (virtual_tables != NULL && is_shadow (name, virtual_tables)) ||
         kith_db_handle_exec (self->target, sql, error);
}

typedef struct {
  GPtrArray *virtual_tables;
  GPtrArray *outcome;
} Filling;

static gboolean
fill_table (KithSalvage  *self,
            const char   *name,
            const char   *sql,
            gpointer      data,
            GError      **error)
{
  Filling *filling = data;
  KithSalvagedTable *table;

  if (is_shadow (name, filling->virtual_tables) ||
      (g_str_has_prefix (name, "sqlite_") && !g_str_equal (name, "sqlite_sequence")))
    return TRUE;
  table = g_new0 (KithSalvagedTable, 1);
  table->name = g_strdup (name);
  g_ptr_array_add (filling->outcome, table);
  return kith_salvage_copy_rows (self, table, strstr (sql, "WITHOUT ROWID") == NULL, error);
}

static gboolean
copy_number (KithSalvage  *self,
             const char   *pragma,
             GError      **error)
{
  g_autofree char *ask = g_strconcat ("PRAGMA ", pragma, NULL);
  g_autofree char *value = kith_db_handle_read (self->source, ask, error);
  g_autofree char *set = value != NULL ? g_strdup_printf ("PRAGMA %s=%s", pragma, value) : NULL;

  return set != NULL && kith_db_handle_exec (self->target, set, error);
}

/* An index of words is made anew from the words themselves. */
static gboolean
rebuild_index (KithSalvage  *self,
               const char   *name,
               const char   *sql,
               gpointer      data,
               GError      **error)
{
  g_autofree char *quoted = kith_salvage_quote (name);
  g_autofree char *keep_nothing =
    g_strdup_printf ("INSERT INTO %s (%s, rank) VALUES ('secure-delete', 1)", quoted, quoted);
  g_autofree char *rebuild = g_strdup_printf ("INSERT INTO %s (%s) VALUES ('rebuild')", quoted, quoted);

  return kith_db_handle_exec (self->target, keep_nothing, error) &&
         (strstr (sql, "content =") == NULL || kith_db_handle_exec (self->target, rebuild, error));
}

static char *
dup_stand_in_insert (KithSalvage              *self,
                     const char               *child,
                     const KithSalvageColumn  *column,
                     GError                  **error)
{
  g_autoptr (GPtrArray) columns = kith_salvage_list_columns (self, column->parent, error);
  g_autofree char *child_name = kith_salvage_quote (child);
  g_autofree char *from = kith_salvage_quote (column->name);
  g_autofree char *parent = kith_salvage_quote (column->parent);
  g_autofree char *key = NULL;
  g_autoptr (GString) values = g_string_new (NULL);

  if (columns == NULL)
    return NULL;
  key = kith_salvage_quote (((KithSalvageColumn *) g_ptr_array_index (columns, 0))->name);
  for (guint i = 1; i < columns->len; i++) {
    g_autofree char *value = kith_salvage_dup_stand_in (self, column->parent, g_ptr_array_index (columns, i), FALSE);

    g_string_append_printf (values, ", %s", value);
  }
  return g_strdup_printf ("INSERT OR IGNORE INTO %s SELECT DISTINCT c.%s%s FROM %s c WHERE c.%s IS NOT NULL"
                          " AND c.%s NOT IN (SELECT p.%s FROM %s p)",
                          parent, from, values->str, child_name, from, from, key, parent);
}

static void
count_stand_ins (GPtrArray  *outcome,
                 const char *name,
                 gint64      n)
{
  for (guint i = 0; i < outcome->len; i++) {
    KithSalvagedTable *table = g_ptr_array_index (outcome, i);

    if (g_str_equal (table->name, name))
      table->n_stand_ins += n;
  }
}

static char *
dup_orphan_delete (const char              *child,
                   const KithSalvageColumn *column)
{
  g_autofree char *child_name = kith_salvage_quote (child);
  g_autofree char *from = kith_salvage_quote (column->name);
  g_autofree char *parent = kith_salvage_quote (column->parent);

  return g_strdup_printf ("DELETE FROM %s WHERE %s NOT IN (SELECT rowid FROM %s)", child_name, from, parent);
}

/* @n: rows written, summed up */
static gboolean
mend_reference (KithSalvage             *self,
                const char              *child,
                const KithSalvageColumn *column,
                GPtrArray               *outcome,
                gint64                  *n,
                GError                 **error)
{
  gboolean is_history = g_str_equal (column->parent, AUDIT);
  g_autofree char *sql = is_history ? dup_orphan_delete (child, column)
                                    : dup_stand_in_insert (self, child, column, error);
  gint64 before = sqlite3_total_changes64 (self->target), made;

  if (sql == NULL || !kith_db_handle_exec (self->target, sql, error))
    return FALSE;
  made = sqlite3_total_changes64 (self->target) - before;
  if (!is_history)
    count_stand_ins (outcome, column->parent, made);
  *n += made;
  return TRUE;
}

static gboolean
mend_round (KithSalvage  *self,
            GPtrArray    *outcome,
            gint64       *n,
            GError      **error)
{
  for (guint i = 0; i < outcome->len; i++) {
    const KithSalvagedTable *table = g_ptr_array_index (outcome, i);
    g_autoptr (GPtrArray) columns = kith_salvage_list_columns (self, table->name, error);

    if (columns == NULL)
      return FALSE;
    for (guint j = 0; j < columns->len; j++) {
      const KithSalvageColumn *column = g_ptr_array_index (columns, j);

      if (column->parent != NULL && g_str_equal (column->type, "INTEGER") &&
          !mend_reference (self, table->name, column, outcome, n, error))
        return FALSE;
    }
  }
  return TRUE;
}

/* A note whose student is gone keeps its words: an empty student takes that place, and says so. */
static gboolean
mend_references (KithSalvage  *self,
                 GPtrArray    *outcome,
                 GError      **error)
{
  gint64 n = 1;

  for (guint i = 0; n > 0 && i < MOST_ROUNDS; i++) {
    n = 0;
    if (!mend_round (self, outcome, &n, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
copy_all (KithSalvage  *self,
          GPtrArray    *outcome,
          GError      **error)
{
  g_autoptr (GPtrArray) virtual_tables = g_ptr_array_new_with_free_func (g_free);
  Filling filling = { virtual_tables, outcome };

  return for_each_entry (self, "sql LIKE 'CREATE VIRTUAL%'", remember_name, virtual_tables, error) &&
         for_each_entry (self, "type = 'table'", make_entry, virtual_tables, error) &&
         for_each_entry (self, "type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name LIKE 'sqlite_%'", fill_table,
                         &filling, error) &&
         copy_number (self, "application_id", error) && copy_number (self, "user_version", error) &&
         mend_references (self, outcome, error) &&
         for_each_entry (self, "type = 'index'", make_entry, NULL, error) &&
         for_each_entry (self, "type = 'trigger'", make_entry, NULL, error) &&
         for_each_entry (self, "sql LIKE 'CREATE VIRTUAL%'", rebuild_index, NULL, error);
}

static gboolean
open_target (KithSalvage  *self,
             const char   *path,
             GError      **error)
{
  int code;

  if (!kith_file_create (path, error))
    return FALSE;
  code = sqlite3_open_v2 (path, &self->target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                          KITH_CASE_VFS_NAME);
  if (code == SQLITE_OK)
    code = kith_db_handle_set_key (self->target, self->key);
  if (code != SQLITE_OK)
    return fail (self->target, code, error);
  return kith_db_handle_exec (self->target,
                              "PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=MEMORY; PRAGMA journal_mode=MEMORY;"
                              "PRAGMA synchronous=OFF; PRAGMA secure_delete=ON; BEGIN", error);
}

static gboolean
write_target (KithSalvage  *self,
              GBytes       *header,
              GPtrArray    *outcome,
              GError      **error)
{
  int code;

  if (!copy_all (self, outcome, error) || !kith_db_handle_exec (self->target, "COMMIT", error))
    return FALSE;
  code = kith_case_vfs_write_header (self->target, 0, g_bytes_get_data (header, NULL), g_bytes_get_size (header));
  return code == SQLITE_OK || fail (self->target, code, error);
}

static gboolean
finish_target (const char  *partial,
               const char  *new_path,
               GError     **error)
{
  return kith_file_sync (partial, error) && kith_file_rename_new (partial, new_path, error) &&
         kith_file_sync_folder (new_path, error);
}

/**
 * kith_db_salvage:
 * @path: a damaged case file without a journal beside it; it is only read
 * @key: its data key
 * @new_path: the file to make, which must not exist
 * @header: what stands in front of the new file's database
 * @stand_in: says what stands where a text could not be read
 * @cancellable: (nullable): gives up and leaves nothing behind
 * @error: %KITH_ERROR_DAMAGED when not even the description of the database can be read
 *
 * Copies row by row what can be read into a new database. Rows that refer to others that are gone get empty ones to refer
 * to; indexes are made anew.
 *
 * Returns: (transfer full) (element-type KithSalvagedTable) (nullable): what became of each table
 */
GPtrArray *
kith_db_salvage (const char       *path,
                 const guint8     *key,
                 const char       *new_path,
                 GBytes           *header,
                 KithStandInFunc   stand_in,
                 GCancellable     *cancellable,
                 GError          **error)
{
  KithSalvage self = { path, key, stand_in, cancellable, NULL, NULL };
  g_autoptr (GPtrArray) outcome = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_salvaged_table_free);
  g_autofree char *partial = NULL;
  gboolean done;

  g_return_val_if_fail (path != NULL && key != NULL && new_path != NULL && stand_in != NULL, NULL);
  g_return_val_if_fail (g_bytes_get_size (header) == KITH_CASE_HEADER_SIZE, NULL);

  if (g_file_test (new_path, G_FILE_TEST_EXISTS)) {
    kith_db_set_file_error (error, EEXIST, new_path);
    return NULL;
  }
  partial = g_strconcat (new_path, ".partial", NULL);
  kith_file_remove (partial);
  self.source = kith_db_connect (path, key, KITH_DB_OPEN_READ_ONLY, error);
  done = self.source != NULL && open_target (&self, partial, error) && write_target (&self, header, outcome, error);
  sqlite3_close (self.source);
  sqlite3_close (self.target);
  if (done && finish_target (partial, new_path, error))
    return g_steal_pointer (&outcome);
  kith_file_remove (partial);
  return NULL;
}
