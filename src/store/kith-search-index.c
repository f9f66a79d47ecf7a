/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-search-index.h"

#include "kith-record-table.h"
#include "kith-search-words.h"

/* One row for each record of a kind with a place in the index, also for removed ones: searches leave those out. The same
 * expression fills it, keeps it and checks it. */

#define STRETCH 40

gint64
kith_search_index_get_row (const KithKind *kind,
                           gint64          id)
{
  return ((gint64) kind->search_slot << STRETCH) + id;
}

gint64
kith_search_index_get_end (const KithKind *kind)
{
  return kith_search_index_get_row (kind, (gint64) 1 << STRETCH);
}

/* The searched fields that have a value, a line for each. */
static char *
dup_words_expression (KithCaseFile   *file,
                      const KithKind *kind)
{
  KithRecordTable *table = kith_record_table_get (file, kind);
  GString *expression = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_SEARCHED))
      g_string_append_printf (expression, "%scoalesce (a.%s || char (10), '')", expression->len > 0 ? " || " : "",
                              kith_record_table_get_column (table, i));
  return g_string_free_and_steal (expression);
}

/* @condition: which rows of the kind's table, with :id in it */
static gboolean
write_rows (KithCaseFile    *file,
            const KithKind  *kind,
            const char      *condition,
            gint64           id,
            GError         **error)
{
  g_autofree char *words = dup_words_expression (file, kind);
  g_autofree char *sql =
    g_strdup_printf ("REPLACE INTO record_search (rowid, words, extra) SELECT %" G_GINT64_FORMAT " + a.id, %s,"
                     " extra_words (%s) FROM %s a WHERE %s ORDER BY a.id", kith_search_index_get_row (kind, 0), words,
                     words, kind->table, condition);
  g_autoptr (KithStatement) statement = kith_db_prepare (file->db, sql, error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":id", id);
  return kith_statement_run (statement, error);
}

static gboolean
has_new_words (KithRecord *before,
               KithRecord *after)
{
  const KithKind *kind = kith_record_get_kind (after);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_SEARCHED) && !kith_record_field_equals (before, after, i))
      return TRUE;
  return FALSE;
}

gboolean
kith_search_index_after_save (KithCaseFile  *file,
                              KithRecord    *before,
                              KithRecord    *after,
                              GError       **error)
{
  const KithKind *kind = kith_record_get_kind (after);
  gint64 id = kith_record_get_id (after);

  if (kind->search_slot == 0 || (before != NULL && !has_new_words (before, after)) ||
      (file->operation.is_bulk && id > file->operation.last_indexed[kind->search_slot]))
    return TRUE;
  return write_rows (file, kind, "a.id = :id", id, error);
}

gboolean
kith_search_index_write (KithCaseFile    *file,
                         const KithKind  *kind,
                         gint64           id,
                         GError         **error)
{
  return kind->search_slot == 0 || write_rows (file, kind, "a.id = :id", id, error);
}

gboolean
kith_search_index_begin_bulk (KithCaseFile  *file,
                              GError       **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT max (id) FROM %s", kinds[i]->table);

    if (kinds[i]->search_slot != 0 &&
        !kith_db_get_int64 (file->db, sql, &file->operation.last_indexed[kinds[i]->search_slot], error))
      return FALSE;
  }
  return TRUE;
}

/* One statement for each kind, in the order the index likes. */
gboolean
kith_search_index_fill (KithCaseFile  *file,
                        GError       **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint slot = 1; slot < KITH_SEARCH_SLOTS; slot++)
    for (guint i = 0; i < n_kinds; i++)
      if (kinds[i]->search_slot == slot &&
          !write_rows (file, kinds[i], "a.id > :id", file->operation.last_indexed[slot], error))
        return FALSE;
  return TRUE;
}

static gboolean
count_wrong_of (KithCaseFile    *file,
                const KithKind  *kind,
                gint64          *n_wrong,
                GError         **error)
{
  g_autofree char *words = dup_words_expression (file, kind);
  g_autofree char *missing =
    g_strdup_printf ("SELECT count(*) FROM %s a LEFT JOIN record_search f ON f.rowid = %" G_GINT64_FORMAT " + a.id"
                     " WHERE f.words IS NOT (%s) OR f.extra IS NOT extra_words (%s)", kind->table,
                     kith_search_index_get_row (kind, 0), words, words);
  g_autofree char *surplus =
    g_strdup_printf ("SELECT count(*) FROM record_search f WHERE f.rowid >= %" G_GINT64_FORMAT " AND f.rowid < %"
                     G_GINT64_FORMAT " AND NOT EXISTS (SELECT 1 FROM %s a WHERE a.id = f.rowid - %" G_GINT64_FORMAT ")",
                     kith_search_index_get_row (kind, 0), kith_search_index_get_end (kind), kind->table,
                     kith_search_index_get_row (kind, 0));
  gint64 n_missing = 0, n_surplus = 0;

  if (!kith_db_get_int64 (file->db, missing, &n_missing, error) ||
      !kith_db_get_int64 (file->db, surplus, &n_surplus, error))
    return FALSE;
  *n_wrong += n_missing + n_surplus;
  return TRUE;
}

gboolean
kith_search_index_count_wrong (KithCaseFile  *file,
                               gint64        *n_wrong,
                               GError       **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  *n_wrong = 0;
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i]->search_slot != 0 && !count_wrong_of (file, kinds[i], n_wrong, error))
      return FALSE;
  return TRUE;
}
