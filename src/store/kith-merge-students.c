/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-merge-students.h"

#include "kith-error.h"
#include "kith-moving.h"
#include "kith-operation.h"
#include "kith-record-table.h"
#include "kith-save.h"
#include "kith-scope.h"
#include "kith-student.h"

#include <glib/gi18n.h>

static gboolean
require_both (KithCaseFile  *self,
              gint64         id,
              GError       **error)
{
  return kith_scope_require (self, &kith_student_kind, KITH_ACTION_EDIT, id, error) &&
         kith_scope_require (self, &kith_student_kind, KITH_ACTION_REMOVE, id, error);
}

/* The record that goes is as its reader saw it. */
static gboolean
check_unchanged (KithCaseFile  *self,
                 KithRecord    *emptied,
                 GError       **error)
{
  KithRecordTable *table = kith_record_table_get (self, &kith_student_kind);
  g_autoptr (KithRecord) stored = kith_record_table_find (table, self, kith_record_get_id (emptied), error);

  if (stored == NULL)
    return error != NULL && *error != NULL ? FALSE : kith_case_file_set_not_found (&kith_student_kind, error);
  if (kith_record_get_version (stored) == kith_record_get_version (emptied))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_STALE,
                       _("Somebody changed one of the two students since you opened them. Look at them again before you "
                         "merge them."));
  return FALSE;
}

/* Two drafts of one person about one student cannot both stay, and one about the record itself has nowhere to go. */
static gboolean
check_drafts (KithCaseFile  *self,
              gint64         kept,
              gint64         emptied,
              GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (self->db, "SELECT coalesce (a.full_name, a.\"name\") FROM draft d JOIN account a ON a.id = d.account"
                     " WHERE d.student = :emptied AND (d.kind = 'student' OR EXISTS (SELECT 1 FROM draft o"
                     " WHERE o.account = d.account AND o.kind = d.kind AND o.form = d.form AND o.student = :kept))"
                     " LIMIT 1", error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":kept", kept);
  kith_statement_bind_int64 (row, ":emptied", emptied);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ROW)
    g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                 /* Translators: name of a colleague */
                 _("%s has unsaved writing about these students that cannot be joined. Ask them to save or discard it, "
                   "then merge."), kith_statement_get_text (row, 0));
  return step == KITH_STEP_DONE;
}

/* The college's id of the emptied record is free before the one that stays may take it. */
static gboolean
merge (KithCaseFile  *self,
       KithRecord    *kept,
       KithRecord    *emptied,
       GError       **error)
{
  gint64 from = kith_record_get_id (emptied);
  gint64 to = kith_record_get_id (kept);
  g_autoptr (KithRecord) gone = kith_record_dup (emptied);

  return kith_moving_move_all (self, from, to, error) && kith_moving_empty (self, gone, to, error) &&
         kith_save_record (self, kept, KITH_SAVE_ACCEPT_WARNINGS, error);
}

/**
 * kith_case_file_merge_students:
 * @self: an open case file
 * @kept: the student who stays, with the values that were chosen; has its new version afterwards
 * @emptied: the other one, as they were read
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account may change and remove both; %KITH_ERROR_STALE when one of them was
 *   changed meanwhile
 *
 * Everything that links to @emptied links to @kept afterwards, whoever may read it; sealed records move unopened. What
 * both have once and the same is kept once. Make a backup first.
 *
 * Returns: whether they are one now; otherwise nothing was done
 */
gboolean
kith_case_file_merge_students (KithCaseFile  *self,
                               KithRecord    *kept,
                               KithRecord    *emptied,
                               GError       **error)
{
  gint64 version;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);
  g_return_val_if_fail (KITH_IS_STUDENT (kept) && KITH_IS_STUDENT (emptied), FALSE);
  g_return_val_if_fail (kith_record_get_id (kept) != kith_record_get_id (emptied), FALSE);

  version = kith_record_get_version (kept);
  if (!require_both (self, kith_record_get_id (kept), error) ||
      !require_both (self, kith_record_get_id (emptied), error) || !check_unchanged (self, emptied, error) ||
      !check_drafts (self, kith_record_get_id (kept), kith_record_get_id (emptied), error) ||
      !kith_case_file_begin (self, _("Students: two records merged"), error))
    return FALSE;
  if (!merge (self, kept, emptied, &local_error))
    kith_case_file_rollback (self);
  else if (kith_case_file_commit (self, &local_error))
    return TRUE;
  kith_record_set_version (kept, version);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * kith_case_file_may_merge:
 * @self: an open case file
 * @one: a student's id; 0 for any
 * @other: another student's id; 0 for any
 *
 * Returns: whether the policy lets this account merge the two
 */
gboolean
kith_case_file_may_merge (KithCaseFile *self,
                          gint64        one,
                          gint64        other)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);

  return kith_case_file_may (self, KITH_ACTION_EDIT, &kith_student_kind, one) &&
         kith_case_file_may (self, KITH_ACTION_REMOVE, &kith_student_kind, one) &&
         kith_case_file_may (self, KITH_ACTION_EDIT, &kith_student_kind, other) &&
         kith_case_file_may (self, KITH_ACTION_REMOVE, &kith_student_kind, other);
}
