/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-operation.h"

#include "kith-audit-private.h"
#include "kith-error.h"
#include "kith-save.h"
#include "kith-search-index.h"

/* An operation is a transaction and the audit lines written in it. Its row, with the first and the last of them, is all
 * that undo needs. */

static gboolean
begin_outermost (KithCaseFile  *self,
                 const char    *label,
                 GError       **error)
{
  if (!kith_audit_read_head (self, error))
    return FALSE;
  g_set_str (&self->operation.label, label);
  self->operation.first_line = self->audit.number + 1;
  self->operation.is_bulk = FALSE;
  self->operation.is_undo = FALSE;
  self->operation.takes_back = FALSE;
  self->operation.moves_breaks = FALSE;
  return TRUE;
}

/**
 * kith_case_file_begin:
 * @self: an open case file
 * @label: what the person is doing, for the undo list, such as "Imported 17 students"
 * @error: return location for an error
 *
 * Begins a user action. What follows is written together, by [func@case_file_commit], or not at all.
 *
 * Returns: whether there is an operation now, which has to be committed or rolled back
 */
gboolean
kith_case_file_begin (KithCaseFile  *self,
                      const char    *label,
                      GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  if (!kith_db_begin (self->db, error))
    return FALSE;
  if (self->operation.depth == 0 && !begin_outermost (self, label, error)) {
    kith_db_rollback (self->db);
    return FALSE;
  }
  self->operation.depth++;
  return TRUE;
}

static gboolean
insert_operation (KithCaseFile  *self,
                  GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (self->db, "INSERT INTO operation (at, account, label, is_bulk, is_undo, first_line, last_line,"
                     " n_changes) VALUES (:at, :account, :label, :is_bulk, :is_undo, :first, :last, :n_changes)", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":at", kith_clock_get_now (self->clock));
  kith_statement_bind_int64 (statement, ":account", self->actor.account);
  kith_statement_bind_text (statement, ":label", self->operation.label);
  kith_statement_bind_int64 (statement, ":is_bulk", self->operation.is_bulk);
  kith_statement_bind_int64 (statement, ":is_undo", self->operation.is_undo);
  kith_statement_bind_int64 (statement, ":first", self->operation.first_line);
  kith_statement_bind_int64 (statement, ":last", self->audit.number);
  kith_statement_bind_int64 (statement, ":n_changes", self->audit.number - self->operation.first_line + 1);
  return kith_statement_run (statement, error);
}

static gboolean
finish_outermost (KithCaseFile  *self,
                  gint64        *id,
                  GError       **error)
{
  *id = 0;
  if (self->operation.moves_breaks && !self->operation.is_bulk && !kith_student_effects_fill (self, error))
    return FALSE;
  if (!kith_audit_read_head (self, error))
    return FALSE;
  if (self->audit.number < self->operation.first_line)
    return TRUE;
  if (!insert_operation (self, error))
    return FALSE;
  *id = kith_db_get_last_id (self->db);
  return TRUE;
}

/**
 * kith_case_file_commit:
 * @self: a case file with an operation
 * @error: return location for an error
 *
 * Ends the innermost operation. With the outermost, everything is on the disk. When it fails, the operation is over
 * and nothing of it was written.
 *
 * Returns: whether it was written
 */
gboolean
kith_case_file_commit (KithCaseFile  *self,
                       GError       **error)
{
  gint64 id = 0;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);
  g_return_val_if_fail (self->operation.depth > 0, FALSE);

  if ((self->operation.depth == 1 && !finish_outermost (self, &id, error)) || !kith_db_commit (self->db, error)) {
    kith_case_file_rollback (self);
    return FALSE;
  }
  self->operation.depth--;
  if (id != 0)
    self->last_operation = id;
  if (self->operation.depth == 0 && self->mark_is_due)
    kith_audit_mark_keep (self);
  return TRUE;
}

/**
 * kith_case_file_rollback:
 * @self: a case file with an operation
 *
 * Gives up the innermost operation.
 */
void
kith_case_file_rollback (KithCaseFile *self)
{
  g_return_if_fail (KITH_IS_CASE_FILE (self));
  g_return_if_fail (self->operation.depth > 0);

  kith_db_rollback (self->db);
  self->operation.depth--;
  self->audit.is_known = FALSE;
  kith_student_effects_forget (self);
  g_hash_table_remove_all (self->known_students);
  if (self->operation.depth == 0)
    self->operation.is_bulk = FALSE;
}

/**
 * kith_case_file_begin_bulk:
 * @self: an open case file without an operation
 * @label: for the undo list
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account may import
 *
 * Begins an operation for thousands of new records. In it, new notes are indexed for search and counted as contacts
 * together at the end, and records may bring their own author and moment of recording. Add notes in the order they were
 * made: search shows the newest first by their ids.
 *
 * Returns: whether there is an operation now, for [func@case_file_end_bulk] or [func@case_file_rollback]
 */
gboolean
kith_case_file_begin_bulk (KithCaseFile  *self,
                           const char    *label,
                           GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);
  g_return_val_if_fail (self->operation.depth == 0, FALSE);

  if (!kith_case_file_require (self, KITH_VERB_IMPORT, error) || !kith_case_file_begin (self, label, error))
    return FALSE;
  if (!kith_db_get_int64 (self->db, "SELECT max(id) FROM note", &self->operation.last_note, error) ||
      !kith_search_index_begin_bulk (self, error)) {
    kith_case_file_rollback (self);
    return FALSE;
  }
  self->operation.is_bulk = TRUE;
  return TRUE;
}

/**
 * kith_case_file_end_bulk:
 * @self: a case file with a bulk operation
 * @error: return location for an error
 *
 * Fills the search index and the last contacts, and writes everything.
 *
 * Returns: whether it was written; otherwise the operation is over and nothing of it was
 */
gboolean
kith_case_file_end_bulk (KithCaseFile  *self,
                         GError       **error)
{
  gboolean written;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);
  g_return_val_if_fail (self->operation.is_bulk && self->operation.depth == 1, FALSE);

  if (!kith_note_effects_fill (self, self->operation.last_note, error) || !kith_student_effects_fill (self, error) ||
      !kith_search_index_fill (self, error)) {
    kith_case_file_rollback (self);
    return FALSE;
  }
  kith_save_mark_changed (self, kith_kind_find ("student"));
  written = kith_case_file_commit (self, error);
  self->operation.is_bulk = FALSE;
  g_hash_table_remove_all (self->known_students);
  /* The journal has grown to the size of the import; what is written stays written if this has to wait. */
  if (written)
    kith_db_checkpoint (self->db, NULL);
  return written;
}

/**
 * kith_case_file_get_last_operation:
 * @self: an open case file
 *
 * Returns: the operation written last since the file was opened, for [func@case_file_undo]; 0 for none
 */
gint64
kith_case_file_get_last_operation (KithCaseFile *self)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (self), 0);

  return self->last_operation;
}
