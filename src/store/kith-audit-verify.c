/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* After this many there is no doubt that the chain was tampered with, and the list would only be long. */
#define MOST_FINDINGS 100

typedef struct {
  KithCaseFile *file;
  GStrvBuilder *findings;
  guint n_findings;
  gint64 n_lines;
  gint64 number;
  guint8 hash[KITH_AUDIT_HASH_SIZE];
} Verifier;

G_GNUC_PRINTF (2, 3) static void
say (Verifier   *self,
     const char *format,
     ...)
{
  va_list values;

  va_start (values, format);
  if (self->n_findings++ < MOST_FINDINGS)
    g_strv_builder_take (self->findings, g_strdup_vprintf (format, values));
  va_end (values);
}

static void
check_number (Verifier *self,
              gint64    number)
{
  if (number == self->number + 2)
    /* Translators: number of a line of the audit */
    say (self, _("Line %" G_GINT64_FORMAT " was taken out."), number - 1);
  else if (number != self->number + 1)
    say (self, _("Lines %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " were taken out."), self->number + 1, number - 1);
}

static const guint8 *
get_hash (GBytes *bytes)
{
  return bytes != NULL && g_bytes_get_size (bytes) == KITH_AUDIT_HASH_SIZE ? g_bytes_get_data (bytes, NULL) : NULL;
}

static void
check_hash (Verifier      *self,
            KithStatement *row,
            const guint8  *commitment,
            gboolean       follows)
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
    say (self, _("Line %" G_GINT64_FORMAT " was changed, moved or put in."), content.number);
  memcpy (self->hash, stored != NULL ? stored : hash, sizeof hash);
}

static void
check_detail (Verifier      *self,
              KithStatement *row,
              const guint8  *commitment)
{
  g_autoptr (GBytes) salt = NULL;
  guint8 expected[KITH_AUDIT_HASH_SIZE];

  /* Detail may have been erased with the record it was about; the line stays. */
  if (kith_statement_is_null (row, 13))
    return;
  salt = kith_statement_dup_bytes (row, 12);
  if (salt != NULL && g_bytes_get_size (salt) == KITH_AUDIT_SALT_SIZE && commitment != NULL) {
    kith_audit_commit_detail (g_bytes_get_data (salt, NULL), kith_statement_get_text (row, 13), expected);
    if (memcmp (expected, commitment, sizeof expected) == 0)
      return;
  }
  say (self, _("The old and new values of line %" G_GINT64_FORMAT " were changed."), kith_statement_get_int64 (row, 0));
}

static void
check_line (Verifier      *self,
            KithStatement *row)
{
  gint64 number = kith_statement_get_int64 (row, 0);
  gboolean follows = number == self->number + 1;
  g_autoptr (GBytes) commitment_bytes = kith_statement_is_null (row, 10) ? NULL : kith_statement_dup_bytes (row, 10);
  const guint8 *commitment = get_hash (commitment_bytes);

  check_number (self, number);
  check_hash (self, row, commitment, follows);
  check_detail (self, row, commitment);
  self->number = number;
  self->n_lines++;
}

static gboolean
check_lines (Verifier  *self,
             GError   **error)
{
  g_autoptr (KithStatement) rows =
    kith_db_prepare (self->file->db, "SELECT l.id, l.at, l.person, l.who, l.action, l.kind, l.record, l.record_version,"
                     " l.student, l.words, l.commitment, l.hash, d.salt, d.detail"
                     " FROM audit l LEFT JOIN audit_detail d ON d.audit = l.id ORDER BY l.id", error);
  KithStepResult step = KITH_STEP_ERROR;

  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    check_line (self, rows);
  return step == KITH_STEP_DONE;
}

/* The highest number ever given is remembered beside the lines, and so is where each operation ended. */
static gboolean
check_end (Verifier  *self,
           GError   **error)
{
  gint64 highest = 0, last_operation = 0;

  if (!kith_db_get_int64 (self->file->db, "SELECT seq FROM sqlite_sequence WHERE name = 'audit'", &highest, error) ||
      !kith_db_get_int64 (self->file->db, "SELECT max(last_line) FROM operation", &last_operation, error))
    return FALSE;
  highest = MAX (highest, last_operation);
  if (highest > self->number)
    say (self, _("The end was cut off: the last line is %" G_GINT64_FORMAT ", but there were %" G_GINT64_FORMAT "."),
         self->number, highest);
  return TRUE;
}

static gboolean
is_signed_right (KithStatement *row)
{
  g_autoptr (GBytes) hash = kith_statement_dup_bytes (row, 1);
  g_autoptr (GBytes) signature = kith_statement_dup_bytes (row, 2);
  g_autoptr (GBytes) signing_key = kith_statement_dup_bytes (row, 3);
  g_autoptr (GBytes) message = NULL;

  if (get_hash (hash) == NULL || signature == NULL || signing_key == NULL)
    return FALSE;
  message = kith_audit_dup_head_message (kith_statement_get_int64 (row, 0), get_hash (hash));
  return kith_signature_verify (signing_key, message, signature);
}

/* Somebody who writes the chain anew cannot sign it for those who signed the old one. */
static gboolean
check_signatures (Verifier  *self,
                  GError   **error)
{
  g_autoptr (KithStatement) rows =
    kith_db_prepare (self->file->db, "SELECT s.audit, l.hash, s.signature, s.signing_key"
                     " FROM audit_signature s LEFT JOIN audit l ON l.id = s.audit ORDER BY s.audit", error);
  KithStepResult step = KITH_STEP_ERROR;

  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    if (!is_signed_right (rows))
      say (self, _("The signature at line %" G_GINT64_FORMAT " does not fit: what comes before it was written anew."),
           kith_statement_get_int64 (rows, 0));
  return step == KITH_STEP_DONE;
}

static gboolean
verify (Verifier  *self,
        GError   **error)
{
  return check_lines (self, error) && check_end (self, error) && check_signatures (self, error);
}

/* Without asking who may; for the check of the whole file. */
gboolean
kith_audit_verify_unasked (KithCaseFile  *file,
                           gint64        *n_lines,
                           GStrvBuilder  *findings,
                           GError       **error)
{
  Verifier verifier = { .file = file, .findings = findings };

  if (!verify (&verifier, error))
    return FALSE;
  if (verifier.n_findings > MOST_FINDINGS)
    g_strv_builder_take (findings, g_strdup_printf (ngettext ("And %u more.", "And %u more.",
                                                              verifier.n_findings - MOST_FINDINGS),
                                                    verifier.n_findings - MOST_FINDINGS));
  *n_lines = verifier.n_lines;
  return TRUE;
}

/**
 * kith_audit_verify:
 * @file: an open case file
 * @n_lines: (out): how many lines were checked
 * @findings: (out) (transfer full): what was changed, taken out or put in and where, in words; empty when intact
 * @cancellable: (nullable): gives up
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account reads the audit
 *
 * Checks the chain of the audit from its first line to its last, and the signatures on it.
 *
 * Returns: whether the check itself could be made
 */
gboolean
kith_audit_verify (KithCaseFile  *file,
                   gint64        *n_lines,
                   GStrv         *findings,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean checked;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (n_lines != NULL && findings != NULL, FALSE);

  *n_lines = 0;
  *findings = NULL;
  if (!kith_case_file_require (file, KITH_VERB_READ_AUDIT, error))
    return FALSE;
  kith_db_set_cancellable (file->db, cancellable);
  checked = kith_audit_verify_unasked (file, n_lines, builder, error);
  kith_db_set_cancellable (file->db, NULL);
  if (checked)
    *findings = g_strv_builder_end (builder);
  return checked;
}
