/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-verify-private.h"

#include "kith-time.h"

#include <glib/gi18n.h>
#include <string.h>

/* After this many there is no doubt that the chain was tampered with, and the list would only be long. */
#define MOST_FINDINGS 100

void
kith_audit_verifier_say (KithAuditVerifier *self,
                         const char        *format,
                         ...)
{
  va_list values;

  va_start (values, format);
  if (self->n_findings++ < MOST_FINDINGS)
    g_strv_builder_take (self->findings, g_strdup_vprintf (format, values));
  va_end (values);
}

static void
check_number (KithAuditVerifier *self,
              gint64             number)
{
  if (number == self->number + 2)
    /* Translators: number of a line of the audit */
    kith_audit_verifier_say (self, _("Line %" G_GINT64_FORMAT " was taken out."), number - 1);
  else if (number != self->number + 1)
    kith_audit_verifier_say (self, _("Lines %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " were taken out."), self->number + 1,
                             number - 1);
}

static const guint8 *
get_hash (GBytes *bytes)
{
  return bytes != NULL && g_bytes_get_size (bytes) == KITH_AUDIT_HASH_SIZE ? g_bytes_get_data (bytes, NULL) : NULL;
}

static void
check_hash (KithAuditVerifier *self,
            KithStatement     *row,
            const guint8      *commitment,
            gboolean           follows)
{
  g_autoptr (GBytes) stored_bytes = kith_statement_dup_bytes (row, 11);
  const guint8 *stored = get_hash (stored_bytes);
  guint8 hash[KITH_AUDIT_HASH_SIZE];
  const KithAuditContent content = {
    .number = kith_statement_get_int64 (row, 0),
    .at = kith_statement_get_int64 (row, 1),
    .person = kith_statement_get_int64 (row, 2),
    .who = kith_statement_get_text (row, 3),
    .action = kith_statement_get_text (row, 4),
    .kind = kith_statement_get_text (row, 5),
    .record = kith_statement_get_int64 (row, 6),
    .version = kith_statement_get_int64 (row, 7),
    .student = kith_statement_get_int64 (row, 8),
    .words = kith_statement_get_text (row, 9),
    .commitment = commitment,
  };

  kith_audit_hash (&content, self->hash, hash);
  /* After a gap the line before is not known, and the gap has been reported. */
  if (follows && (stored == NULL || memcmp (stored, hash, sizeof hash) != 0))
    kith_audit_verifier_say (self, _("Line %" G_GINT64_FORMAT " was changed, moved or put in."), content.number);
  memcpy (self->hash, stored != NULL ? stored : hash, sizeof hash);
}

static void
check_detail (KithAuditVerifier *self,
              KithStatement     *row,
              const guint8      *commitment)
{
  g_autoptr (GBytes) salt = NULL;
  guint8 expected[KITH_AUDIT_HASH_SIZE];

  /* Detail may have been erased with the record it was about; the line stays. */
  if (kith_statement_is_null (row, 13)) {
    if (commitment != NULL)
      kith_audit_verifier_miss_detail (self, kith_statement_get_int64 (row, 0), kith_statement_get_text (row, 5),
                                       kith_statement_get_int64 (row, 6), kith_statement_get_int64 (row, 8));
    return;
  }
  salt = kith_statement_dup_bytes (row, 12);
  if (salt != NULL && g_bytes_get_size (salt) == KITH_AUDIT_SALT_SIZE && commitment != NULL) {
    kith_audit_commit_detail (g_bytes_get_data (salt, NULL), kith_statement_get_text (row, 13), expected);
    if (memcmp (expected, commitment, sizeof expected) == 0)
      return;
  }
  kith_audit_verifier_say (self, _("The old and new values of line %" G_GINT64_FORMAT " were changed."),
                           kith_statement_get_int64 (row, 0));
}

static void
check_line (KithAuditVerifier *self,
            KithStatement     *row)
{
  gint64 number = kith_statement_get_int64 (row, 0);
  gboolean follows = number == self->number + 1;
  g_autoptr (GBytes) commitment_bytes = kith_statement_is_null (row, 10) ? NULL : kith_statement_dup_bytes (row, 10);
  g_autoptr (GBytes) signature = kith_statement_is_null (row, 16) ? NULL : kith_statement_dup_bytes (row, 16);
  g_autoptr (GBytes) old_key = kith_statement_is_null (row, 15) ? NULL : kith_statement_dup_bytes (row, 15);
  const guint8 *commitment = get_hash (commitment_bytes);
  const KithAuditSignedLine line = {
    .number = number,
    .at = kith_statement_get_int64 (row, 1),
    .person = kith_statement_get_int64 (row, 2),
    .action = kith_statement_get_text (row, 4),
    .kind = kith_statement_get_text (row, 5),
    .commitment = commitment,
    .slot = kith_statement_get_text (row, 14),
    .old_key = old_key,
    .signature = signature,
  };

  check_number (self, number);
  check_hash (self, row, commitment, follows);
  check_detail (self, row, commitment);
  self->number = number;
  self->n_lines++;
  kith_audit_verifier_check_signed (self, &line);
}

static gboolean
check_lines (KithAuditVerifier  *self,
             GError            **error)
{
  g_autoptr (KithStatement) rows =
    kith_db_prepare (self->file->db, "SELECT l.id, l.at, l.person, l.who, l.action, l.kind, l.record, l.record_version,"
                     " l.student, l.words, l.commitment, l.hash, d.salt, d.detail, s.slot, s.signing_key, s.signature"
                     " FROM audit l LEFT JOIN audit_detail d ON d.audit = l.id LEFT JOIN audit_signature s ON s.audit = l.id"
                     " ORDER BY l.id", error);
  KithStepResult step = KITH_STEP_ERROR;

  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    check_line (self, rows);
  return step == KITH_STEP_DONE;
}

/* The highest number ever given is remembered beside the lines, and so is where each operation ended. */
static gboolean
check_end (KithAuditVerifier  *self,
           GError            **error)
{
  gint64 highest = 0, last_operation = 0;

  if (!kith_db_get_int64 (self->file->db, "SELECT seq FROM sqlite_sequence WHERE name = 'audit'", &highest, error) ||
      !kith_db_get_int64 (self->file->db, "SELECT max(last_line) FROM operation", &last_operation, error))
    return FALSE;
  highest = MAX (highest, last_operation);
  if (highest > self->number)
    kith_audit_verifier_say (self, _("The end was cut off: the last line is %" G_GINT64_FORMAT ", but there were %"
                                     G_GINT64_FORMAT "."), self->number, highest);
  return TRUE;
}

static gboolean
check_mark (KithAuditVerifier  *self,
            GError            **error)
{
  g_autofree char *words = NULL;
  KithAuditGap gap;

  if (!kith_audit_mark_compare (self->file, &gap, error))
    return FALSE;
  words = kith_audit_gap_format (&gap);
  if (words != NULL)
    kith_audit_verifier_say (self, "%s", words);
  return TRUE;
}

static void
add_old (KithAuditVerifier *self)
{
  g_autofree char *moment = NULL;

  if (self->first_key_line <= 1)
    return;
  moment = kith_time_format_instant (self->first_key_at);
  g_strv_builder_take (self->remarks,
                       g_strdup_printf (
                         /* Translators: number of a line of the audit, day and time */
                         _("Lines 1 to %" G_GINT64_FORMAT ", until %s, were signed with keys that are not on record: an earlier "
                           "Kith wrote them. They are unchanged since."), self->first_key_line - 1, moment));
}

static void
add_unsigned (KithAuditVerifier *self)
{
  if (self->n_unsigned == 0)
    return;
  g_strv_builder_take (self->remarks,
                       g_strdup_printf (ngettext ("%u line was signed by whoever signed in next: Kith ended before its own "
                                                  "author signed out.",
                                                  "%u lines were signed by whoever signed in next: Kith ended before their own "
                                                  "author signed out.", self->n_unsigned), self->n_unsigned));
}

static gboolean
verify (KithAuditVerifier  *self,
        GError            **error)
{
  gboolean checked;

  self->history = kith_audit_history_new ();
  self->pending = g_array_new (FALSE, FALSE, sizeof (KithAuditPending));
  checked = kith_audit_verifier_read_keys (self, error) && check_lines (self, error) && check_end (self, error) &&
            kith_audit_verifier_check_missing (self, error) && kith_audit_verifier_finish_signed (self, error);
  add_old (self);
  add_unsigned (self);
  if (self->n_findings > MOST_FINDINGS)
    g_strv_builder_take (self->findings, g_strdup_printf (ngettext ("And %u more.", "And %u more.",
                                                                    self->n_findings - MOST_FINDINGS),
                                                          self->n_findings - MOST_FINDINGS));
  g_hash_table_unref (self->history);
  g_hash_table_unref (self->keys);
  g_array_unref (self->pending);
  g_clear_pointer (&self->missing, g_array_unref);
  return checked;
}

/* Without asking who may; for the check of the whole file. */
gboolean
kith_audit_verify_unasked (KithCaseFile  *file,
                           gint64        *n_lines,
                           GStrvBuilder  *findings,
                           GError       **error)
{
  g_autoptr (GStrvBuilder) remarks = g_strv_builder_new ();
  KithAuditVerifier verifier = { .file = file, .findings = findings, .remarks = remarks };

  if (!verify (&verifier, error))
    return FALSE;
  *n_lines = verifier.n_lines;
  return TRUE;
}

/**
 * kith_audit_verdict_free:
 * @self: (transfer full) (nullable): what a check came to
 */
void
kith_audit_verdict_free (KithAuditVerdict *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->findings);
  g_strfreev (self->remarks);
  g_free (self);
}

/**
 * kith_audit_verify:
 * @file: an open case file
 * @cancellable: (nullable): gives up
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account reads the audit
 *
 * Checks the chain of the audit from its first line to its last, the history of the keys, and the signatures against it.
 *
 * Returns: (transfer full) (nullable): what it came to; %NULL when the check itself could not be made
 */
KithAuditVerdict *
kith_audit_verify (KithCaseFile  *file,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GStrvBuilder) findings = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) remarks = g_strv_builder_new ();
  KithAuditVerifier verifier = { .file = file, .findings = findings, .remarks = remarks };
  KithAuditVerdict *self;
  gboolean checked;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_READ_AUDIT, error))
    return NULL;
  kith_db_set_cancellable (file->db, cancellable);
  checked = check_mark (&verifier, error) && verify (&verifier, error);
  kith_db_set_cancellable (file->db, NULL);
  if (!checked)
    return NULL;
  self = g_new0 (KithAuditVerdict, 1);
  self->n_lines = verifier.n_lines;
  self->n_signatures = verifier.n_signatures;
  self->findings = g_strv_builder_end (findings);
  self->remarks = g_strv_builder_end (remarks);
  return self;
}
