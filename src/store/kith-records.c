/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-note.h"
#include "kith-operation.h"
#include "kith-record-table.h"
#include "kith-save.h"
#include "kith-scope.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* One record at a time: read it, take it away, strike it out. */

static KithStatement *
prepare_load (KithCaseFile    *self,
              const KithKind  *kind,
              GError         **error)
{
  KithRecordTable *table = kith_record_table_get (self, kind);
  g_autofree char *condition = kith_scope_dup_condition (self, kind, KITH_ACTION_SEE);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s a WHERE a.id = :id AND a.removed_at IS NULL AND %s",
                                          kith_record_table_get_select_list (table), kind->table, condition);
  KithStatement *row = kith_db_prepare (self->db, sql, error);

  if (row != NULL)
    kith_scope_bind (self, row);
  return row;
}

/**
 * kith_case_file_load:
 * @self: an open case file
 * @kind: a kind
 * @id: a record's id
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the record as the actor may see it; %KITH_ERROR_NOT_FOUND for one that is not
 *   there and for one the actor may not see alike
 */
KithRecord *
kith_case_file_load (KithCaseFile   *self,
                     const KithKind *kind,
                     gint64          id,
                     GError        **error)
{
  g_autoptr (KithStatement) row = NULL;
  KithStepResult step;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  row = prepare_load (self, kind, error);
  if (row == NULL)
    return NULL;
  kith_statement_bind_int64 (row, ":id", id);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ROW)
    return kith_record_table_read (kith_record_table_get (self, kind), self, row, KITH_READ_SHOWN);
  if (step == KITH_STEP_DONE)
    kith_case_file_set_not_found (kind, error);
  return NULL;
}

/**
 * kith_case_file_load_many:
 * @self: an open case file
 * @kind: a kind
 * @ids: (array length=n_ids): ids of records
 * @n_ids: how many
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithRecord) (nullable): the records in the order of @ids, without those that
 *   are not there or not to be seen
 */
GPtrArray *
kith_case_file_load_many (KithCaseFile   *self,
                          const KithKind *kind,
                          const gint64   *ids,
                          guint           n_ids,
                          GError        **error)
{
  KithRecordTable *table;
  g_autoptr (KithStatement) row = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (n_ids, g_object_unref);

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  table = kith_record_table_get (self, kind);
  row = prepare_load (self, kind, error);
  if (row == NULL)
    return NULL;
  for (guint i = 0; i < n_ids; i++) {
    KithStepResult step;

    kith_statement_bind_int64 (row, ":id", ids[i]);
    step = kith_statement_step (row, error);
    if (step == KITH_STEP_ERROR)
      return NULL;
    if (step == KITH_STEP_ROW)
      g_ptr_array_add (records, kith_record_table_read (table, self, row, KITH_READ_SHOWN));
    kith_statement_reset (row);
  }
  return g_steal_pointer (&records);
}

/**
 * kith_case_file_dup_title:
 * @self: an open case file
 * @kind: a kind
 * @id: a record's id
 *
 * Returns: (transfer full) (nullable): what to call the record; %NULL when the actor may not see it
 */
char *
kith_case_file_dup_title (KithCaseFile   *self,
                          const KithKind *kind,
                          gint64          id)
{
  g_autoptr (KithRecord) record = kith_case_file_load (self, kind, id, NULL);

  return record != NULL ? kith_record_dup_title (record) : NULL;
}

/**
 * kith_case_file_may:
 * @self: an open case file
 * @action: one action
 * @kind: a kind
 * @id: a record's id; 0 for any record of the kind; for %KITH_ACTION_ADD what a new one would be part of
 *
 * For showing what a person can do. The store asks again when it is done.
 *
 * Returns: whether the policy allows it
 */
gboolean
kith_case_file_may (KithCaseFile   *self,
                    KithAction      action,
                    const KithKind *kind,
                    gint64          id)
{
  gboolean allowed = FALSE;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  if (id == 0)
    return kith_policy_allows_any (self->actor.roles, kind, action);
  if (action == KITH_ACTION_ADD)
    return kith_scope_ask_add (self, kind, id, &allowed, NULL) && allowed;
  return kith_scope_ask (self, kind, action, id, &allowed, NULL) && allowed;
}

static KithRecord *
find_for (KithCaseFile   *self,
          const KithKind *kind,
          gint64          id,
          KithAction      action,
          GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  KithRecord *record = NULL;

  if (!kith_scope_require (self, kind, action, id, error))
    return NULL;
  record = kith_record_table_find (kith_record_table_get (self, kind), self, id, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (record == NULL)
    kith_case_file_set_not_found (kind, error);
  return record;
}

static gboolean
finish (KithCaseFile  *self,
        gboolean       done,
        GError       **error)
{
  if (done)
    return kith_case_file_commit (self, error);
  kith_case_file_rollback (self);
  return FALSE;
}

/**
 * kith_case_file_remove:
 * @self: an open case file
 * @kind: a kind
 * @id: a record's id
 * @error: return location for an error
 *
 * Takes a record away together with everything that is part of it. It can be put back, see [func@case_file_undo].
 *
 * Returns: whether it is gone from every list
 */
gboolean
kith_case_file_remove (KithCaseFile   *self,
                       const KithKind *kind,
                       gint64          id,
                       GError        **error)
{
  g_autoptr (KithRecord) record = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  record = find_for (self, kind, id, KITH_ACTION_REMOVE, error);
  if (record == NULL || !kith_concern_effects_may_go (self, record, error))
    return FALSE;
  /* Translators: a kind of record, such as Note */
  label = g_strdup_printf (_("%s: removed"), _(kind->label));
  return kith_case_file_begin (self, label, error) && finish (self, kith_records_remove (self, record, error), error);
}

static gboolean
check_strike (KithRecord  *note,
              const char  *reason,
              GError     **error)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();

  if (kith_note_is_struck (note))
    kith_problems_add (problems, NULL, KITH_SEVERITY_ERROR, _("This note is struck out already."));
  else if (reason == NULL || kith_text_is_empty (reason))
    kith_problems_add (problems, "struck-reason", KITH_SEVERITY_ERROR, _("Say why the note is struck out."));
  if (kith_problems_get_size (problems) == 0)
    return TRUE;
  kith_problems_to_error (problems, error);
  return FALSE;
}

/**
 * kith_case_file_strike_note:
 * @self: an open case file
 * @id: a note's id
 * @reason: why
 * @error: return location for an error
 *
 * Strikes a note out: it stays readable where it was but counts nowhere, and goes into no print or export but the access
 * pack.
 *
 * Returns: whether it is struck out
 */
gboolean
kith_case_file_strike_note (KithCaseFile  *self,
                            gint64         id,
                            const char    *reason,
                            GError       **error)
{
  g_autoptr (KithRecord) before = NULL;
  g_autoptr (KithRecord) after = NULL;
  g_autofree char *tidy = kith_text_tidy_line (reason);

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);

  before = find_for (self, &kith_note_kind, id, KITH_ACTION_STRIKE, error);
  if (before == NULL || !check_strike (before, tidy, error))
    return FALSE;
  after = kith_record_dup (before);
  kith_record_set_number (after, KITH_NOTE_STRUCK_AT, kith_clock_get_now (self->clock));
  kith_record_set_number (after, KITH_NOTE_STRUCK_BY, self->actor.person);
  kith_record_set_text (after, KITH_NOTE_STRUCK_REASON, tidy);
  return kith_case_file_begin (self, _("Note: struck out"), error) &&
         finish (self, kith_save_write_changed (self, before, after, KITH_AUDIT_STRUCK, error), error);
}
