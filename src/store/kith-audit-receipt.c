/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-receipt.h"

#include "kith-audit-private.h"
#include "kith-backup.h"
#include "kith-error.h"
#include "vault/kith-base32.h"

#include <glib/gi18n.h>
#include <string.h>

/* 160 of the 256 bits: nobody finds another audit with the same, and it can still be typed. */
#define CODE_SIZE 20
#define CODE_LENGTH 32
#define FILE_CODE_LENGTH 8
#define PAYLOAD_BEGINS "KITH AUDIT"
/* settings */
#define KEPT "audit-receipt"
#define MONTH_SECONDS (G_GINT64_CONSTANT (31) * 24 * 60 * 60)

static void
signer_free (KithAuditSigner *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * kith_audit_receipt_free:
 * @self: (transfer full) (nullable): a receipt
 */
void
kith_audit_receipt_free (KithAuditReceipt *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->payload);
  g_free (self->file_code);
  g_clear_pointer (&self->signers, g_ptr_array_unref);
  kith_audit_verdict_free (self->verdict);
  g_free (self);
}

static char *
dup_without_dashes (const char *text)
{
  g_auto (GStrv) groups = g_strsplit (text, "-", -1);

  return g_strjoinv ("", groups);
}

static void
write_codes (KithAuditReceipt *self,
             KithCaseFile     *file)
{
  g_autofree char *groups = kith_base32_format (file->audit.hash, CODE_SIZE);
  g_autofree char *plain = dup_without_dashes (groups);
  g_autofree char *id = g_ascii_strup (kith_vault_get_file_id (file->vault), -1);

  self->code = g_strdup_printf ("%" G_GINT64_FORMAT " %s", self->number, groups);
  self->payload = g_strdup_printf (PAYLOAD_BEGINS " %s %" G_GINT64_FORMAT " %s", id, self->number, plain);
  self->file_code = g_strndup (id, FILE_CODE_LENGTH);
}

static gboolean
read_moment (KithAuditReceipt  *self,
             KithCaseFile      *file,
             GError           **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, "SELECT at FROM audit WHERE id = :id", error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":id", self->number);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ROW)
    self->at = kith_statement_get_int64 (row, 0);
  return step != KITH_STEP_ERROR;
}

static gboolean
read_signers (KithAuditReceipt  *self,
              KithCaseFile      *file,
              GError           **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (
    file->db, "SELECT k.person, coalesce (p.name, ''), count(*), max (l.at) FROM audit_signature s JOIN audit l ON l.id = s.audit"
    " JOIN audit_key k ON k.audit = (SELECT max (audit) FROM audit_key WHERE slot = s.slot)"
    " LEFT JOIN person p ON p.id = k.person GROUP BY k.person ORDER BY count(*) DESC, k.person", error);
  KithStepResult step = KITH_STEP_ERROR;

  while (row != NULL && (step = kith_statement_step (row, error)) == KITH_STEP_ROW) {
    KithAuditSigner *signer = g_new0 (KithAuditSigner, 1);

    signer->name = kith_statement_get_int64 (row, 0) != 0 ? kith_statement_dup_text (row, 1) : g_strdup (_("Recovery key"));
    signer->n_signatures = kith_statement_get_int64 (row, 2);
    signer->last_at = kith_statement_get_int64 (row, 3);
    g_ptr_array_add (self->signers, signer);
  }
  return step == KITH_STEP_DONE;
}

/**
 * kith_audit_receipt_new:
 * @file: an open case file
 * @cancellable: (nullable): gives up
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account reads the audit
 *
 * Checks the audit and says where it ends.
 *
 * Returns: (transfer full) (nullable): the receipt
 */
KithAuditReceipt *
kith_audit_receipt_new (KithCaseFile  *file,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (KithAuditReceipt) self = g_new0 (KithAuditReceipt, 1);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  self->signers = g_ptr_array_new_with_free_func ((GDestroyNotify) signer_free);
  self->verdict = kith_audit_verify (file, cancellable, error);
  if (self->verdict == NULL || !kith_audit_read_head (file, error))
    return NULL;
  self->number = file->audit.number;
  self->now = kith_clock_get_now (file->clock);
  write_codes (self, file);
  return read_moment (self, file, error) && read_signers (self, file, error) ? g_steal_pointer (&self) : NULL;
}

/* The number, then eight groups of four, wherever in @text they stand. */
static gboolean
parse (const char *text,
       gint64     *number,
       guint8     *code)
{
  g_autoptr (GRegex) regex = g_regex_new ("(?<![0-9A-Za-z-])([0-9]{1,12})[\\s:·-]+"
                                          "([0-9A-Za-z]{4}(?:[ \\t-]{0,3}[0-9A-Za-z]{4}){7})(?!-?[0-9A-Za-z])", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  do {
    g_autofree char *digits = g_match_info_fetch (match, 1);
    g_autofree char *groups = g_match_info_fetch (match, 2);

    if (g_ascii_string_to_signed (digits, 10, 1, G_MAXINT64, number, NULL) && kith_base32_parse (groups, code, CODE_SIZE))
      return TRUE;
  } while (g_match_info_next (match, NULL));
  return FALSE;
}

/* On what a machine read the id of the file stands as well. */
static gboolean
is_of_another (KithCaseFile *file,
               const char   *text)
{
  const char *begins = strstr (text, PAYLOAD_BEGINS " ");
  const char *id = kith_vault_get_file_id (file->vault);

  return begins != NULL && g_ascii_strncasecmp (begins + strlen (PAYLOAD_BEGINS " "), id, strlen (id)) != 0;
}

static GBytes *
read_hash (KithCaseFile  *file,
           gint64         number,
           gboolean      *failed,
           GError       **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, "SELECT hash FROM audit WHERE id = :id", error);
  KithStepResult step = KITH_STEP_ERROR;

  if (row != NULL) {
    kith_statement_bind_int64 (row, ":id", number);
    step = kith_statement_step (row, error);
  }
  *failed = step == KITH_STEP_ERROR;
  return step == KITH_STEP_ROW ? kith_statement_dup_bytes (row, 0) : NULL;
}

static char *
dup_missing (KithCaseFile *file,
             gint64        number)
{
  if (file->audit.number < number)
    /* Translators: numbers of lines of the audit */
    return g_strdup_printf (_("Lines %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " are missing here: the receipt is for line %"
                              G_GINT64_FORMAT "."), file->audit.number + 1, number, number);
  return g_strdup_printf (_("Line %" G_GINT64_FORMAT ", which the receipt is for, was taken out."), number);
}

/**
 * kith_audit_receipt_check:
 * @file: an open case file
 * @text: what stands on a receipt
 * @fits: (out): whether everything up to it is as it was
 * @error: %KITH_ERROR_UNREADABLE when there is no receipt in @text, %KITH_ERROR_NOT_ALLOWED unless the account reads the audit
 *
 * Compares the audit with what was printed once. That everything before that line is what leads to it is for
 * [func@audit_verify].
 *
 * Returns: (transfer full) (nullable): a sentence
 */
char *
kith_audit_receipt_check (KithCaseFile  *file,
                          const char    *text,
                          gboolean      *fits,
                          GError       **error)
{
  g_autoptr (GBytes) hash = NULL;
  guint8 code[CODE_SIZE];
  gint64 number = 0;
  gboolean failed = FALSE;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (text != NULL && fits != NULL, NULL);

  *fits = FALSE;
  if (!kith_case_file_require (file, KITH_VERB_READ_AUDIT, error) || !kith_audit_read_head (file, error))
    return NULL;
  if (!parse (text, &number, code)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNREADABLE,
                         _("There is no receipt in this. Enter the number and the eight groups as they stand on the page, such as "
                           "“1842 7K3M-9PQR-…”."));
    return NULL;
  }
  if (is_of_another (file, text))
    return g_strdup (_("This receipt is of another case file."));
  hash = read_hash (file, number, &failed, error);
  if (failed)
    return NULL;
  if (hash == NULL)
    return dup_missing (file, number);
  *fits = g_bytes_get_size (hash) == KITH_AUDIT_HASH_SIZE && memcmp (g_bytes_get_data (hash, NULL), code, sizeof code) == 0;
  if (*fits)
    return g_strdup_printf (_("The receipt fits: line %" G_GINT64_FORMAT " is the one it was printed for."), number);
  return g_strdup_printf (_("Line %" G_GINT64_FORMAT " is not the one the receipt was printed for: the audit was written anew, or "
                            "a group was mistyped."), number);
}

/**
 * kith_audit_receipt_set_kept:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: whether it is remembered that a receipt left the case file today
 */
gboolean
kith_audit_receipt_set_kept (KithCaseFile  *file,
                             GError       **error)
{
  g_autofree char *now = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  now = g_strdup_printf ("%" G_GINT64_FORMAT, kith_clock_get_now (file->clock));
  return kith_setting_put (file, KEPT, now, error);
}

/**
 * kith_audit_receipt_is_due:
 * @file: an open case file
 *
 * Returns: whether no receipt left the case file for a month, and the account is one that prints them
 */
gboolean
kith_audit_receipt_is_due (KithCaseFile *file)
{
  g_autofree char *kept = NULL;
  gint64 last;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  if (!kith_policy_allows_verb (file->actor.roles, KITH_VERB_READ_AUDIT) ||
      !kith_policy_allows_verb (file->actor.roles, KITH_VERB_PRINT))
    return FALSE;
  kept = kith_setting_dup (file, KEPT, NULL);
  last = kept != NULL ? g_ascii_strtoll (kept, NULL, 10) : 0;
  /* A new file has nothing to keep yet. */
  if (last == 0 && !kith_db_get_int64 (file->db, "SELECT at FROM audit ORDER BY id LIMIT 1", &last, NULL))
    return FALSE;
  return kith_clock_get_now (file->clock) - last > MONTH_SECONDS;
}
