/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-receipt-page.h"

#include "kith-audit-receipt.h"
#include "kith-report-audit-receipt.h"
#include "kith-text.h"
#include "kith-time.h"

#include <glib/gi18n.h>

static char *
dup_lines (const KithAuditVerdict *verdict)
{
  g_autofree char *n_lines = kith_text_format_number (verdict->n_lines);
  g_autofree char *n_signatures = kith_text_format_number (verdict->n_signatures);
  g_autofree char *lines = g_strdup_printf (ngettext ("%s line", "%s lines", (gulong) verdict->n_lines), n_lines);
  g_autofree char *signatures = g_strdup_printf (ngettext ("%s signature", "%s signatures", (gulong) verdict->n_signatures),
                                                 n_signatures);

  /* Translators: how many lines, and how many signatures */
  return g_strdup_printf (_("%s, %s"), lines, signatures);
}

static char *
dup_outcome (const KithAuditVerdict *verdict)
{
  guint n = g_strv_length (verdict->findings);

  if (n == 0)
    return g_strdup (_("Nothing was changed, cut, put in or forged."));
  return g_strdup_printf (ngettext ("The audit is not as it was written: %u finding. %s",
                                    "The audit is not as it was written: %u findings. %s", n), n, verdict->findings[0]);
}

static char *
dup_last_line (const KithAuditReceipt *receipt)
{
  g_autofree char *moment = kith_time_format_instant (receipt->at);

  /* Translators: number of a line of the audit, then when it was written */
  return g_strdup_printf (_("%" G_GINT64_FORMAT ", written %s"), receipt->number, moment);
}

static KithReceiptSigner *
list_signers (const KithAuditReceipt *receipt,
              GStrvBuilder           *texts,
              GStrv                  *kept)
{
  KithReceiptSigner *signers = g_new0 (KithReceiptSigner, receipt->signers->len);

  for (guint i = 0; i < receipt->signers->len; i++) {
    const KithAuditSigner *signer = g_ptr_array_index (receipt->signers, i);

    g_strv_builder_take (texts, kith_text_format_number (signer->n_signatures));
    g_strv_builder_take (texts, kith_time_format_instant (signer->last_at));
  }
  *kept = g_strv_builder_end (texts);
  for (guint i = 0; i < receipt->signers->len; i++) {
    signers[i].name = ((KithAuditSigner *) g_ptr_array_index (receipt->signers, i))->name;
    signers[i].n_signatures = (*kept)[2 * i];
    signers[i].last = (*kept)[2 * i + 1];
  }
  return signers;
}

/**
 * kith_receipt_page_make:
 * @file: an open case file
 * @options: (nullable): what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not read the audit, or not print
 *
 * Checks the audit, and says on a page where it ends. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_receipt_page_make (KithCaseFile             *file,
                        const KithOutputOptions  *options,
                        GError                  **error)
{
  g_autoptr (KithAuditReceipt) receipt = NULL;
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;
  g_autofree KithReceiptSigner *signers = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *last_line = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *outcome = NULL;
  KithReportSetting setting;
  KithReceiptPage page;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  receipt = kith_case_file_require (file, KITH_VERB_PRINT, error) ? kith_audit_receipt_new (file, NULL, error) : NULL;
  if (receipt == NULL)
    return NULL;
  signers = list_signers (receipt, texts, &kept);
  last_line = dup_last_line (receipt);
  lines = dup_lines (receipt->verdict);
  outcome = dup_outcome (receipt->verdict);
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  page = (KithReceiptPage) { receipt->file_code, last_line, lines, outcome, receipt->code, receipt->payload,
                              signers, receipt->signers->len };
  return kith_report_audit_receipt (&page, &setting);
}
