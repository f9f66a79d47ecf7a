/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-record-table.h"
#include "kith-save.h"

/* What is part of a record goes away with it and comes back with it: a student's notes and goals, a goal's steps. */

typedef gboolean (*PartFunc) (KithCaseFile  *file,
                              KithRecord    *part,
                              GError       **error);

/* The field by which records of @kind are part of one of @owner, or KITH_NO_FIELD. */
static guint
find_link (const KithKind *kind,
           const KithKind *owner)
{
  if (kith_kind_get_parent (kind) == owner)
    return kind->parent_field;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_PART) && g_str_equal (kind->fields[i].kind, owner->name))
      return i;
  return g_str_equal (owner->name, "student") ? kind->student_field : KITH_NO_FIELD;
}

#define WHENEVER_REMOVED -1

/* @removed_at: 0 for parts that are there, or when they were taken away, or WHENEVER_REMOVED for all */
static GPtrArray *
list_parts (KithCaseFile    *file,
            const KithKind  *kind,
            guint            field,
            gint64           owner,
            gint64           removed_at,
            GError         **error)
{
  KithRecordTable *table = kith_record_table_get (file, kind);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s a WHERE a.%s = :owner"
                                          " AND (:removed_at < 0 OR coalesce (a.removed_at, 0) = :removed_at) ORDER BY a.id",
                                          kith_record_table_get_select_list (table), kind->table,
                                          kith_record_table_get_column (table, field));
  g_autoptr (KithStatement) rows = kith_db_prepare (file->db, sql, error);
  KithStepResult step;

  if (rows == NULL)
    return NULL;
  kith_statement_bind_int64 (rows, ":owner", owner);
  kith_statement_bind_int64 (rows, ":removed_at", removed_at);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    g_ptr_array_add (parts, kith_record_table_read (table, file, rows, KITH_READ_WHOLE));
  return step == KITH_STEP_DONE ? g_steal_pointer (&parts) : NULL;
}

static gboolean
for_each_part (KithCaseFile  *file,
               KithRecord    *owner,
               gint64         removed_at,
               PartFunc       function,
               GError       **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    guint field = find_link (kinds[i], kith_record_get_kind (owner));
    g_autoptr (GPtrArray) parts = NULL;

    if (field == KITH_NO_FIELD)
      continue;
    parts = list_parts (file, kinds[i], field, kith_record_get_id (owner), removed_at, error);
    if (parts == NULL)
      return FALSE;
    for (guint j = 0; j < parts->len; j++)
      if (!function (file, g_ptr_array_index (parts, j), error))
        return FALSE;
  }
  return TRUE;
}

gboolean
kith_records_remove (KithCaseFile  *file,
                     KithRecord    *record,
                     GError       **error)
{
  return for_each_part (file, record, 0, kith_records_remove, error) && kith_save_write_removed (file, record, error);
}

static gboolean
find_moment (KithCaseFile  *file,
             KithRecord    *record,
             gint64        *moment,
             GError       **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT removed_at FROM %s WHERE id = :id", kith_record_get_kind (record)->table);
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, sql, error);

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":id", kith_record_get_id (record));
  if (kith_statement_step (row, error) != KITH_STEP_ROW)
    return FALSE;
  *moment = kith_statement_get_int64 (row, 0);
  return TRUE;
}

/* Parts that had been taken away before stay away. */
gboolean
kith_records_put_back (KithCaseFile  *file,
                       KithRecord    *record,
                       GError       **error)
{
  gint64 moment = 0;

  return find_moment (file, record, &moment, error) && kith_save_write_put_back (file, record, error) &&
         for_each_part (file, record, moment, kith_records_put_back, error);
}

gboolean
kith_records_have_parts (KithCaseFile  *file,
                         KithRecord    *record,
                         gboolean      *have,
                         GError       **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  *have = FALSE;
  for (guint i = 0; i < n_kinds && !*have; i++) {
    guint field = find_link (kinds[i], kith_record_get_kind (record));
    g_autoptr (GPtrArray) parts = NULL;

    if (field == KITH_NO_FIELD)
      continue;
    parts = list_parts (file, kinds[i], field, kith_record_get_id (record), 0, error);
    if (parts == NULL)
      return FALSE;
    *have = parts->len > 0;
  }
  return TRUE;
}

static gboolean
rewrite (KithCaseFile  *file,
         KithRecord    *part,
         GError       **error)
{
  if (kith_kind_get_parent (kith_record_get_kind (part)) == NULL)
    return TRUE;
  return kith_record_table_rewrite (kith_record_table_get (file, kith_record_get_kind (part)), file, part, error);
}

/* What is written under a note, and the names marked in it, are sealed when the note is, and open when it is. */
gboolean
kith_records_follow_sealing (KithCaseFile  *file,
                             KithRecord    *before,
                             KithRecord    *after,
                             GError       **error)
{
  guint visibility = kith_record_get_kind (after)->visibility_field;

  if (visibility == KITH_NO_FIELD || kith_record_field_equals (before, after, visibility))
    return TRUE;
  return for_each_part (file, after, WHENEVER_REMOVED, rewrite, error);
}
