/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-undo.h"

#include "kith-error.h"
#include "kith-moving.h"
#include "kith-record-table.h"
#include "kith-save.h"
#include "kith-scope.h"
#include "kith-student.h"

#include <glib/gi18n.h>

/**
 * kith_case_file_list_removed:
 * @self: an open case file
 * @kind: a kind
 * @limit: most records
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithRecord) (nullable): records that were taken away and that the actor could
 *   take away, newest first
 */
GPtrArray *
kith_case_file_list_removed (KithCaseFile    *self,
                             const KithKind  *kind,
                             guint            limit,
                             GError         **error)
{
  KithRecordTable *table;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *condition = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (KithStatement) rows = NULL;
  KithStepResult step;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  table = kith_record_table_get (self, kind);
  condition = kith_scope_dup_condition (self, kind, KITH_ACTION_REMOVE);
  sql = g_strdup_printf ("SELECT %s FROM %s a WHERE a.removed_at IS NOT NULL AND %s"
                         " ORDER BY a.removed_at DESC, a.id DESC LIMIT :limit",
                         kith_record_table_get_select_list (table), kind->table, condition);
  rows = kith_db_prepare (self->db, sql, error);
  if (rows == NULL)
    return NULL;
  kith_scope_bind (self, rows);
  kith_statement_bind_int64 (rows, ":limit", limit);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    g_ptr_array_add (records, kith_record_table_read (table, self, rows, KITH_READ_SHOWN));
  return step == KITH_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/* What was part of the record is with another student now. */
static gboolean
check_not_merged (KithCaseFile  *self,
                  gint64         student,
                  GError       **error)
{
  gint64 into = kith_moving_find_into (self, student, error);

  if (into == 0)
    return TRUE;
  if (into > 0)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                         _("This record was merged into another one. Whoever merged them can undo that under Recent "
                           "Changes."));
  return FALSE;
}

/**
 * kith_case_file_restore_removed:
 * @self: an open case file
 * @kind: a kind
 * @id: id of a record that was taken away
 * @error: return location for an error
 *
 * Puts a record back together with what went with it.
 *
 * Returns: whether it is back
 */
gboolean
kith_case_file_restore_removed (KithCaseFile    *self,
                                const KithKind  *kind,
                                gint64           id,
                                GError         **error)
{
  g_autoptr (KithRecord) record = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  if (!kith_scope_require (self, kind, KITH_ACTION_REMOVE, id, error))
    return FALSE;
  record = kith_record_table_find_removed (kith_record_table_get (self, kind), self, id, &local_error);
  if (record == NULL) {
    if (local_error == NULL)
      return kith_case_file_set_not_found (kind, error);
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (kind == &kith_student_kind && !check_not_merged (self, id, error))
    return FALSE;
  /* Translators: a kind of record, such as Note */
  label = g_strdup_printf (_("%s: put back"), _(kind->label));
  if (!kith_check_put_back (self, record, NULL, error) || !kith_case_file_begin (self, label, error))
    return FALSE;
  if (kith_records_put_back (self, record, error))
    return kith_case_file_commit (self, error);
  kith_case_file_rollback (self);
  return FALSE;
}
