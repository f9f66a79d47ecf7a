/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-draft.h"

#include "kith-case-file-private.h"

#define SELECT_DRAFTS "SELECT kind, student, record, body, base_version, at FROM draft WHERE account = :account"

/**
 * kith_draft_new:
 * @kind: the kind being written
 * @student: the student it is about, or 0
 * @record: the record being changed, 0 for a new one
 * @base_version: version of @record when the writing began
 * @body: what was typed so far
 *
 * Returns: (transfer full): a draft to save
 */
KithDraft *
kith_draft_new (const KithKind *kind,
                gint64          student,
                gint64          record,
                gint64          base_version,
                const char     *body)
{
  KithDraft *self = g_new0 (KithDraft, 1);

  self->kind = g_strdup (kind->name);
  self->student = student;
  self->record = record;
  self->base_version = base_version;
  self->body = g_strdup (body);
  return self;
}

/**
 * kith_draft_free:
 * @self: (transfer full): a draft
 */
void
kith_draft_free (KithDraft *self)
{
  g_free (self->kind);
  g_free (self->body);
  g_free (self);
}

/**
 * kith_draft_save:
 * @file: an open case file
 * @draft: what was typed
 * @error: return location for an error
 *
 * Keeps a draft in place of the one of the same kind and student. Only this account ever sees it.
 *
 * Returns: whether it is on the disk
 */
gboolean
kith_draft_save (KithCaseFile     *file,
                 const KithDraft  *draft,
                 GError          **error)
{
  g_autoptr (KithStatement) statement = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (draft != NULL && draft->body != NULL, FALSE);

  statement = kith_db_prepare (file->db, "INSERT INTO draft (account, kind, student, record, base_version, body, at)"
                               " VALUES (:account, :kind, :student, :record, :base_version, :body, :at)"
                               " ON CONFLICT (account, kind, student) DO UPDATE SET record = excluded.record,"
                               " base_version = excluded.base_version, body = excluded.body, at = excluded.at", error);
  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":account", file->actor.account);
  kith_statement_bind_text (statement, ":kind", draft->kind);
  kith_statement_bind_int64 (statement, ":student", draft->student);
  kith_statement_bind_int64 (statement, ":record", draft->record);
  kith_statement_bind_int64 (statement, ":base_version", draft->base_version);
  kith_statement_bind_text (statement, ":body", draft->body);
  kith_statement_bind_int64 (statement, ":at", kith_clock_get_now (file->clock));
  return kith_statement_run (statement, error);
}

static KithDraft *
read_draft (KithStatement *row)
{
  KithDraft *self = g_new0 (KithDraft, 1);

  self->kind = kith_statement_dup_text (row, 0);
  self->student = kith_statement_get_int64 (row, 1);
  self->record = kith_statement_get_int64 (row, 2);
  self->body = kith_statement_dup_text (row, 3);
  self->base_version = kith_statement_get_int64 (row, 4);
  self->at = kith_statement_get_int64 (row, 5);
  return self;
}

/**
 * kith_draft_load:
 * @file: an open case file
 * @kind: a kind
 * @student: the student it is about, or 0
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): this account's draft; %NULL without an error when there is none
 */
KithDraft *
kith_draft_load (KithCaseFile    *file,
                 const KithKind  *kind,
                 gint64           student,
                 GError         **error)
{
  g_autoptr (KithStatement) row = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  row = kith_db_prepare (file->db, SELECT_DRAFTS " AND kind = :kind AND student = :student", error);
  if (row == NULL)
    return NULL;
  kith_statement_bind_int64 (row, ":account", file->actor.account);
  kith_statement_bind_text (row, ":kind", kind->name);
  kith_statement_bind_int64 (row, ":student", student);
  return kith_statement_step (row, error) == KITH_STEP_ROW ? read_draft (row) : NULL;
}

/**
 * kith_draft_list:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithDraft) (nullable): all drafts of this account, newest first
 */
GPtrArray *
kith_draft_list (KithCaseFile  *file,
                 GError       **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_draft_free);
  g_autoptr (KithStatement) rows = NULL;
  KithStepResult step;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  rows = kith_db_prepare (file->db, SELECT_DRAFTS " ORDER BY at DESC, kind, student", error);
  if (rows == NULL)
    return NULL;
  kith_statement_bind_int64 (rows, ":account", file->actor.account);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    g_ptr_array_add (drafts, read_draft (rows));
  return step == KITH_STEP_DONE ? g_steal_pointer (&drafts) : NULL;
}

/**
 * kith_draft_discard:
 * @file: an open case file
 * @kind: a kind
 * @student: the student it is about, or 0
 * @error: return location for an error
 *
 * Forgets a draft; its words are overwritten in the file.
 *
 * Returns: whether there is none now
 */
gboolean
kith_draft_discard (KithCaseFile    *file,
                    const KithKind  *kind,
                    gint64           student,
                    GError         **error)
{
  g_autoptr (KithStatement) statement = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  statement = kith_db_prepare (file->db, "DELETE FROM draft WHERE account = :account AND kind = :kind"
                               " AND student = :student", error);
  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":account", file->actor.account);
  kith_statement_bind_text (statement, ":kind", kind->name);
  kith_statement_bind_int64 (statement, ":student", student);
  return kith_statement_run (statement, error);
}
