/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-query-private.h"
#include "kith-record-table.h"

/* How many records an export holds at a time. */
#define PAGE 200

/**
 * kith_case_file_list_ids:
 * @self: an open case file
 * @query: what to list
 * @cancellable: (nullable): gives up
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): ids in order
 */
GArray *
kith_case_file_list_ids (KithCaseFile  *self,
                         KithQuery     *query,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStatement) rows = NULL;
  KithStepResult step = KITH_STEP_ERROR;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  kith_db_set_cancellable (self->db, cancellable);
  rows = kith_query_prepare (query, self, "a.id", error);
  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    gint64 id = kith_statement_get_int64 (rows, 0);

    g_array_append_val (ids, id);
  }
  kith_db_set_cancellable (self->db, NULL);
  return step == KITH_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * kith_case_file_list:
 * @self: an open case file
 * @query: what to list
 * @cancellable: (nullable): gives up
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithRecord) (nullable): records in order
 */
GPtrArray *
kith_case_file_list (KithCaseFile  *self,
                     KithQuery     *query,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KithStatement) rows = NULL;
  KithRecordTable *table;
  KithStepResult step = KITH_STEP_ERROR;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  table = kith_record_table_get (self, query->kind);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  kith_db_set_cancellable (self->db, cancellable);
  rows = kith_query_prepare (query, self, kith_record_table_get_select_list (table), error);
  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    g_ptr_array_add (records, kith_record_table_read (table, self, rows, KITH_READ_SHOWN));
  kith_db_set_cancellable (self->db, NULL);
  return step == KITH_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/**
 * kith_case_file_count:
 * @self: an open case file
 * @query: what to count; its limit does not matter
 * @error: return location for an error
 *
 * Returns: how many records a list of the same query has, -1 on failure
 */
gint64
kith_case_file_count (KithCaseFile  *self,
                      KithQuery     *query,
                      GError       **error)
{
  g_autoptr (KithStatement) row = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), -1);
  g_return_val_if_fail (query != NULL, -1);

  row = kith_query_prepare_count (query, self, 0, error);
  if (row == NULL || kith_statement_step (row, error) != KITH_STEP_ROW)
    return -1;
  return kith_statement_get_int64 (row, 0);
}

/**
 * kith_case_file_list_values:
 * @self: an open case file
 * @query: whose values; its order does not matter
 * @field: name of a field of text
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): each value that some record of the query has, once, in order
 */
GStrv
kith_case_file_list_values (KithCaseFile  *self,
                            KithQuery     *query,
                            const char    *field,
                            GError       **error)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (KithQuery) ordered = NULL;
  g_autoptr (KithStatement) rows = NULL;
  g_autofree char *select = NULL;
  guint position;
  KithStepResult step = KITH_STEP_ERROR;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);
  position = kith_kind_find_field (query->kind, field);
  g_return_val_if_fail (position != KITH_NO_FIELD, NULL);

  ordered = kith_query_copy (query);
  kith_query_set_order (ordered, field);
  select = g_strdup_printf ("DISTINCT a.%s", kith_record_table_get_column (kith_record_table_get (self, query->kind),
                                                                            position));
  rows = kith_query_prepare (ordered, self, select, error);
  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    if (!kith_statement_is_null (rows, 0))
      g_strv_builder_add (values, kith_statement_get_text (rows, 0));
  return step == KITH_STEP_DONE ? g_strv_builder_end (values) : NULL;
}

static gboolean
call_for_page (KithCaseFile    *self,
               const KithKind  *kind,
               const gint64    *ids,
               guint            n_ids,
               KithRecordFunc   function,
               gpointer         data,
               GError         **error)
{
  g_autoptr (GPtrArray) page = kith_case_file_load_many (self, kind, ids, n_ids, error);

  if (page == NULL)
    return FALSE;
  for (guint i = 0; i < page->len; i++)
    if (!function (g_ptr_array_index (page, i), data, error))
      return FALSE;
  return TRUE;
}

/**
 * kith_case_file_each:
 * @self: an open case file
 * @query: what to go through
 * @function: (scope call): called for each record in order; may stop with an error
 * @data: for @function
 * @cancellable: (nullable): gives up between records
 * @error: return location for an error
 *
 * Goes through records without holding all of them, for exports.
 *
 * Returns: whether it came to the end
 */
gboolean
kith_case_file_each (KithCaseFile    *self,
                     KithQuery       *query,
                     KithRecordFunc   function,
                     gpointer         data,
                     GCancellable    *cancellable,
                     GError         **error)
{
  g_autoptr (GArray) ids = kith_case_file_list_ids (self, query, cancellable, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i += PAGE)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !call_for_page (self, query->kind, &g_array_index (ids, gint64, i), MIN (PAGE, ids->len - i), function, data,
                        error))
      return FALSE;
  return TRUE;
}
