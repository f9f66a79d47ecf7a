/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-maintenance.h"

#include "db/kith-db-error.h"
#include "db/kith-file.h"
#include "db/kith-migrator.h"
#include "kith-audit-private.h"
#include "kith-backup.h"
#include "kith-error.h"
#include "kith-restored.h"
#include "kith-save.h"
#include "kith-search-index.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

static gboolean
is_finding (const GError *error)
{
  return error->domain == KITH_ERROR && (error->code == KITH_ERROR_DAMAGED || error->code == KITH_ERROR_FAILED);
}

/* What FTS5 finds wrong with an index itself, and with what it is an index of. */
static gboolean
check_index (KithCaseFile  *file,
             const char    *sql,
             const char    *sentence,
             GStrvBuilder  *findings,
             GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  if (kith_db_exec (file->db, sql, &local_error))
    return TRUE;
  if (is_finding (local_error)) {
    g_strv_builder_add (findings, sentence);
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_search_index (KithCaseFile  *file,
                    GStrvBuilder  *findings,
                    GError       **error)
{
  const char *records = _("The search index does not fit the plans, tasks and other records, so searches may miss some. "
                          "The records themselves are not affected.");
  gint64 n_wrong = 0;

  if (!check_index (file, "INSERT INTO note_search (note_search, rank) VALUES ('integrity-check', 1)",
                    _("The search index does not fit the notes, so searches may miss some. The notes themselves are not "
                      "affected."), findings, error) ||
      !check_index (file, "INSERT INTO record_search (record_search, rank) VALUES ('integrity-check', 1)", records,
                    findings, error) ||
      !kith_search_index_count_wrong (file, &n_wrong, error))
    return FALSE;
  if (n_wrong > 0)
    g_strv_builder_take (findings, g_strdup_printf ("%s (%" G_GINT64_FORMAT ")", records, n_wrong));
  return TRUE;
}

static gboolean
check_student_effects (KithCaseFile  *file,
                       GStrvBuilder  *findings,
                       GError       **error)
{
  gint64 n = 0;

  if (!kith_student_effects_count_wrong (file, &n, error))
    return FALSE;
  if (n > 0)
    g_strv_builder_take (findings, g_strdup_printf ("%s (%" G_GINT64_FORMAT ")",
                                                    _("The last contact, the day the next is due or the next plan of some "
                                                      "students does not fit their records."), n));
  return TRUE;
}

/* A key slot that belongs to no account was put there by something else than Kith. */
static gboolean
check_slots (KithCaseFile  *file,
             GStrvBuilder  *findings,
             GError       **error)
{
  g_autoptr (GPtrArray) slots = kith_vault_list_slots (file->vault);
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT 1 FROM account WHERE slot = :slot AND public_key = :public_key", error);

  for (guint i = 0; row != NULL && i < slots->len; i++) {
    const KithSlotInfo *slot = g_ptr_array_index (slots, i);
    KithStepResult step;

    if (slot->kind == KITH_SLOT_RECOVERY)
      continue;
    kith_statement_bind_text (row, ":slot", slot->id);
    kith_statement_bind_bytes (row, ":public_key", slot->public_key);
    step = kith_statement_step (row, error);
    if (step == KITH_STEP_ERROR)
      return FALSE;
    if (step == KITH_STEP_DONE)
      g_strv_builder_add (findings, _("A key slot of the file belongs to no account. Tell your data protection "
                                      "officer."));
    kith_statement_reset (row);
  }
  return row != NULL;
}

static gboolean
write_line (KithCaseFile  *file,
            GError       **error)
{
  const KithAuditEntry entry = { .action = KITH_AUDIT_CHECKED };

  return kith_db_is_read_only (file->db) ||
         (kith_db_begin (file->db, error) && kith_audit_commit (file, kith_audit_append (file, &entry, error), error));
}

static gboolean
check_all (KithCaseFile  *file,
           GStrvBuilder  *findings,
           GError       **error)
{
  g_auto (GStrv) structure = NULL;
  gint64 n_lines = 0;

  if (!kith_db_check (file->db, &structure, error))
    return FALSE;
  g_strv_builder_addv (findings, (const char **) structure);
  return check_search_index (file, findings, error) && check_student_effects (file, findings, error) &&
         check_slots (file, findings, error) && kith_audit_verify_unasked (file, &n_lines, findings, error);
}

/**
 * kith_maintenance_check:
 * @file: an open case file
 * @findings: (out) (transfer full): what is wrong, in words; empty when all is well
 * @cancellable: (nullable): gives up
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account may check
 *
 * Checks encryption and structure of every page, links between records, the search index, the last contacts, the key
 * slots and the audit.
 *
 * Returns: whether the check itself could be made
 */
gboolean
kith_maintenance_check (KithCaseFile  *file,
                        GStrv         *findings,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean checked;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (findings != NULL, FALSE);
  g_return_val_if_fail (file->operation.depth == 0, FALSE);

  *findings = NULL;
  if (!kith_case_file_require (file, KITH_VERB_CHECK, error))
    return FALSE;
  kith_db_set_cancellable (file->db, cancellable);
  checked = check_all (file, builder, error);
  kith_db_set_cancellable (file->db, NULL);
  if (!checked || !write_line (file, error))
    return FALSE;
  *findings = g_strv_builder_end (builder);
  return TRUE;
}

/* What GIO says of the system is not for people; the file error has the sentence and the way on. */
static gboolean
fail_copy (GError      *reason,
           const char  *path,
           GError     **error)
{
  static const struct {
    GIOErrorEnum code;
    int saved_errno;
  } meanings[] = {
    { G_IO_ERROR_NO_SPACE, ENOSPC },
    { G_IO_ERROR_PERMISSION_DENIED, EACCES },
    { G_IO_ERROR_READ_ONLY, EROFS },
    { G_IO_ERROR_NOT_FOUND, ENOENT },
  };
  g_autofree char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (g_error_matches (reason, G_IO_ERROR, (int) meanings[i].code)) {
      kith_db_set_file_error (error, meanings[i].saved_errno, path);
      g_error_free (reason);
      return FALSE;
    }
  name = g_filename_display_basename (path);
  g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
               /* TRANSLATORS: name of a file, and what the system says */
               _("“%s” could not be copied (%s). Check that its disk is still connected, then try again."), name,
               reason->message);
  g_error_free (reason);
  return FALSE;
}

static gboolean
copy_contents (const char  *from,
               const char  *to,
               GError     **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  GError *reason = NULL;
  g_autoptr (GFileInputStream) input = g_file_read (source, NULL, &reason);
  g_autoptr (GFileOutputStream) output = NULL;

  if (input == NULL)
    return fail_copy (reason, from, error);
  /* Private and from scratch: a leftover of an earlier attempt goes. */
  output = g_file_replace (target, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                           &reason);
  if (output != NULL &&
      g_output_stream_splice (G_OUTPUT_STREAM (output), G_INPUT_STREAM (input),
                              G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL,
                              &reason) >= 0)
    return TRUE;
  return fail_copy (reason, to, error);
}

/**
 * kith_maintenance_restore:
 * @backup: a backup
 * @new_path: the case file to make
 * @error: %KITH_ERROR_EXISTS when there is a file of that name
 *
 * Makes a case file of a backup. It opens with the passphrases of the day of the backup. When it is first opened, what was
 * erased since that day is erased again.
 *
 * Returns: whether it is there, complete
 */
gboolean
kith_maintenance_restore (const char  *backup,
                          const char  *new_path,
                          GError     **error)
{
  g_autofree char *partial = NULL;

  g_return_val_if_fail (backup != NULL && new_path != NULL, FALSE);

  if (!kith_vault_peek_backup (backup, error))
    return FALSE;
  if (g_file_test (new_path, G_FILE_TEST_EXISTS)) {
    g_autofree char *name = g_filename_display_basename (new_path);

    g_set_error (error, KITH_ERROR, KITH_ERROR_EXISTS,
                 _("There is a file named “%s” already. Choose another name; a backup never replaces a file."), name);
    return FALSE;
  }
  partial = g_strconcat (new_path, ".partial", NULL);
  if (kith_restored_mark (backup, new_path, error) && copy_contents (backup, partial, error) && kith_vault_peek (partial, error) && kith_file_sync (partial, error) &&
      kith_file_rename_new (partial, new_path, error) && kith_file_sync_folder (new_path, error))
    return TRUE;
  g_unlink (partial);
  kith_restored_forget_mark (new_path);
  return FALSE;
}

/**
 * kith_stats_free:
 * @self: (transfer full): statistics
 */
void
kith_stats_free (KithStats *self)
{
  g_array_unref (self->kinds);
  g_free (self->cipher);
  g_free (self);
}

static gboolean
count_kinds (KithStats     *self,
             KithCaseFile  *file,
             GError       **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    g_autoptr (KithQuery) query = kith_query_new (kinds[i]);
    gint64 n = kith_case_file_count (file, query, error);

    if (n < 0)
      return FALSE;
    g_array_append_val (self->kinds, n);
  }
  return TRUE;
}

static char *
dup_cipher_version (KithCaseFile *file)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, "PRAGMA cipher_version", NULL);

  return row != NULL && kith_statement_step (row, NULL) == KITH_STEP_ROW ? kith_statement_dup_text (row, 0) : NULL;
}

/**
 * kith_maintenance_get_stats:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): figures about the file, counting only what the account may see
 */
KithStats *
kith_maintenance_get_stats (KithCaseFile  *file,
                            GError       **error)
{
  g_autoptr (KithStats) self = g_new0 (KithStats, 1);
  g_autofree char *last_backup = NULL;
  GStatBuf status;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  self->kinds = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!count_kinds (self, file, error) || !kith_migrator_get_version (file->db, &self->schema_version, error))
    return NULL;
  self->cipher = dup_cipher_version (file);
  last_backup = kith_setting_dup (file, "last-backup", NULL);
  self->last_backup = last_backup != NULL ? g_ascii_strtoll (last_backup, NULL, 10) : 0;
  if (g_stat (file->path, &status) == 0)
    self->file_size = status.st_size;
  return g_steal_pointer (&self);
}
