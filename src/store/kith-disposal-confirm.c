/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-disposal-confirm.h"

#include "db/kith-db-compact.h"
#include "kith-audit-private.h"
#include "kith-backup.h"
#include "kith-disposal-finish.h"
#include "kith-erasure-ledger.h"
#include "kith-erasure.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-maintenance.h"
#include "kith-retention-list.h"
#include "kith-save.h"

#include <glib/gi18n.h>
#include <string.h>

/* The second person. What goes cannot be brought back, so it is no operation that could be undone; and who proposed it and
 * who confirms it are asked here, not in the window. */

#define UNFINISHED "erasure-unfinished"

/**
 * kith_disposal_result_free:
 * @self: (transfer full): a result
 */
void
kith_disposal_result_free (KithDisposalResult *self)
{
  g_free (self->reference);
  g_free (self);
}

static KithRecord *
load_waiting (KithCaseFile  *file,
              gint64         id,
              GError       **error)
{
  g_autoptr (KithRecord) disposal = NULL;

  if (!kith_policy_allows_any (file->actor.roles, &kith_disposal_kind, KITH_ACTION_ADD)) {
    kith_case_file_set_not_allowed (file, &kith_disposal_kind, KITH_ACTION_EDIT, error);
    return NULL;
  }
  disposal = kith_case_file_load (file, &kith_disposal_kind, id, error);
  if (disposal == NULL || kith_disposal_is_waiting (disposal))
    return g_steal_pointer (&disposal);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_STALE, _("This was confirmed or taken back already. Look at the list again."));
  return NULL;
}

static gboolean
check_second_person (KithCaseFile  *file,
                     KithRecord    *disposal,
                     GError       **error)
{
  if (file->actor.person != 0 &&
      kith_record_get_number (disposal, KITH_DISPOSAL_PROPOSED_BY) != file->actor.person)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                       _("You proposed this, so somebody else has to confirm it: the safeguarding lead or the data "
                         "protection officer."));
  return FALSE;
}

/* Asked again in the last moment, whatever it was when it was proposed. */
static gboolean
check_blocks (KithCaseFile  *file,
              gint64         student,
              GError       **error)
{
  g_autoptr (KithRetentionItem) item = kith_retention_find (file, student, error);
  g_autofree char *reasons = NULL;

  if (item == NULL)
    return FALSE;
  if (item->blocks[0] == NULL)
    return TRUE;
  reasons = g_strjoinv (" ", item->blocks);
  /* Translators: then sentences that say why */
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _("This record may not go yet. %s"), reasons);
  return FALSE;
}

static char *
dup_reference (KithCaseFile *file,
               gint64        id)
{
  g_autofree char *today = kith_clock_dup_today (file->clock);

  return g_strdup_printf ("D-%.4s-%04" G_GINT64_FORMAT, today, id);
}

static gboolean
write_outcome (KithCaseFile        *file,
               KithRecord          *disposal,
               gboolean             is_erased,
               const char          *reference,
               const char          *counts,
               GError             **error)
{
  gint64 student = kith_record_get_number (disposal, KITH_DISPOSAL_STUDENT);
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "UPDATE disposal SET version = version + 1, reason = NULL, reference = :reference,"
                     " counts = :counts, confirmed_by = :person, confirmed_at = :now,"
                     " student = CASE WHEN :is_erased THEN NULL ELSE student END WHERE id = :id", error);
  g_autoptr (KithStatement) others = NULL;

  if (statement == NULL)
    return FALSE;
  others =
    kith_db_prepare (file->db, "UPDATE disposal SET version = version + 1, reason = NULL WHERE student = :student", error);
  if (others == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":reference", reference);
  kith_statement_bind_text (statement, ":counts", counts);
  kith_statement_bind_int64 (statement, ":person", file->actor.person);
  kith_statement_bind_int64 (statement, ":now", kith_clock_get_now (file->clock));
  kith_statement_bind_int64 (statement, ":is_erased", is_erased);
  kith_statement_bind_int64 (statement, ":id", kith_record_get_id (disposal));
  kith_statement_bind_int64 (others, ":student", student);
  return kith_statement_run (others, error) && kith_statement_run (statement, error);
}

static gboolean
write_line (KithCaseFile  *file,
            KithRecord    *disposal,
            const char    *reference,
            GError       **error)
{
  const KithAuditEntry entry = {
    .action = KITH_AUDIT_ERASED,
    .kind = &kith_disposal_kind,
    .record = kith_record_get_id (disposal),
    .version = kith_record_get_version (disposal) + 1,
    .words = reference,
  };

  kith_save_mark_changed (file, &kith_disposal_kind);
  return kith_audit_append (file, &entry, error);
}

static gboolean
dispose_in_transaction (KithCaseFile  *file,
                        KithRecord    *disposal,
                        KithErasure   *erasure,
                        const char    *reference,
                        GError       **error)
{
  gboolean is_erased = g_strcmp0 (kith_record_get_text (disposal, KITH_DISPOSAL_OUTCOME), "erase") == 0;
  KithErasureMode mode = is_erased ? KITH_ERASURE_ERASE : KITH_ERASURE_ANONYMISE;
  g_autofree char *counts = kith_erasure_dup_counts (erasure);

  /* The reason first: while it has a student it is found by it. */
  return write_outcome (file, disposal, is_erased, reference, counts, error) &&
         kith_erasure_ledger_write (erasure, file, mode, reference, error) && kith_erasure_run (erasure, mode, error) &&
         kith_disposal_set_unfinished (file, error) && write_line (file, disposal, reference, error);
}

static gboolean
dispose (KithCaseFile  *file,
         KithRecord    *disposal,
         KithErasure   *erasure,
         const char    *reference,
         GError       **error)
{
  return kith_db_begin (file->db, error) &&
         kith_audit_commit (file, dispose_in_transaction (file, disposal, erasure, reference, error), error);
}

gboolean
kith_disposal_set_unfinished (KithCaseFile  *file,
                              GError       **error)
{
  return kith_setting_put (file, UNFINISHED, "yes", error);
}

/* An older backup must find it, even when the computer is switched off before the pages are written. */
static void
publish_ledger (KithCaseFile *file)
{
  g_autoptr (GError) error = NULL;

  if (kith_erasure_ledger_is (file, KITH_LEDGER_WAITS) && !kith_erasure_ledger_publish (file, &error))
    g_info ("The list of what was erased waits to be copied: %s", error->message);
}

/* When the pages cannot be written anew now, because the disk is full or the computer is switched off, they are when the file
 * is opened next. */
void
kith_disposal_finish (KithCaseFile *file)
{
  g_autofree char *unfinished = kith_setting_dup (file, UNFINISHED, NULL);
  g_autoptr (GError) error = NULL;

  if (kith_db_is_read_only (file->db))
    return;
  publish_ledger (file);
  if (unfinished == NULL)
    return;
  if (!kith_db_compact (file->db, &error) ||
      !kith_db_exec (file->db, "DELETE FROM setting WHERE name = '" UNFINISHED "'", &error))
    g_info ("The pages of an erased record wait to be written anew: %s", error->message);
}

/**
 * kith_disposal_confirm:
 * @file: an open case file
 * @disposal: id of a disposal that waits
 * @cancellable: (nullable): gives up before anything has changed
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever proposed it, %KITH_ERROR_INVALID while something keeps the record
 *
 * Makes a backup, disposes of the record in one transaction, writes every page of the file anew, and looks whether anything
 * is left. It cannot be undone.
 *
 * Returns: (transfer full) (nullable): what was done
 */
KithDisposalResult *
kith_disposal_confirm (KithCaseFile  *file,
                       gint64         disposal,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (KithRecord) record = NULL;
  g_autoptr (KithErasure) erasure = NULL;
  g_autoptr (KithDisposalResult) result = g_new0 (KithDisposalResult, 1);
  gint64 student;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (file->operation.depth == 0, NULL);

  record = load_waiting (file, disposal, error);
  if (record == NULL || !check_second_person (file, record, error))
    return NULL;
  student = kith_record_get_number (record, KITH_DISPOSAL_STUDENT);
  if (!check_blocks (file, student, error) ||
      !kith_maintenance_backup_before (file, KITH_BACKUP_BEFORE_ERASURE, cancellable, error))
    return NULL;
  erasure = kith_erasure_gather (file, student, error);
  result->reference = dup_reference (file, disposal);
  if (erasure == NULL || !dispose (file, record, erasure, result->reference, error))
    return NULL;
  kith_disposal_finish (file);
  /* It is done by now, whether or not it can be looked for. */
  result->was_searched = kith_db_count_found (file->db, kith_erasure_get_phrases (erasure), &result->n_found, NULL);
  result->n_records = kith_erasure_get_n (erasure);
  result->n_phrases = kith_erasure_get_phrases (erasure)->len;
  return g_steal_pointer (&result);
}

/**
 * kith_disposal_withdraw:
 * @file: an open case file
 * @disposal: id of a disposal that waits
 * @error: %KITH_ERROR_NOT_ALLOWED and others
 *
 * Takes a proposal back: the record stays and comes before people again.
 *
 * Returns: whether it was taken back
 */
gboolean
kith_disposal_withdraw (KithCaseFile  *file,
                        gint64         disposal,
                        GError       **error)
{
  g_autoptr (KithRecord) record = NULL;
  gboolean saved;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  record = load_waiting (file, disposal, error);
  if (record == NULL)
    return FALSE;
  kith_record_set_number (record, KITH_DISPOSAL_WITHDRAWN_AT, kith_clock_get_now (file->clock));
  file->trusted++;
  saved = kith_case_file_save (file, record, KITH_SAVE_ACCEPT_WARNINGS, error);
  file->trusted--;
  return saved;
}
