/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-audit-receipt.h"

#include <glib/gi18n.h>

static void
add_signers (KithDocument          *document,
             const KithReceiptPage *page)
{
  const KithColumn columns[] = {
    { _("Who signed"), 3, KITH_ALIGN_START }, { _("Signatures"), 1.2, KITH_ALIGN_END }, { _("Last"), 2.4, KITH_ALIGN_START },
  };

  kith_document_add_heading (document, 1, _("Signatures in the Audit"));
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < page->n_signers; i++) {
    const char *const cells[] = { page->signers[i].name, page->signers[i].n_signatures, page->signers[i].last, NULL };

    kith_document_add_row (document, cells);
  }
}

static void
add_square_code (KithDocument          *document,
                 const KithReceiptPage *page)
{
  g_autoptr (KithChart) code = kith_chart_new (KITH_CHART_CODE, page->payload);

  kith_document_add_chart (document, code, 0);
}

/**
 * kith_report_audit_receipt:
 * @page: the values
 * @setting: what every report needs to know
 *
 * One page to keep away from the computer: what was in the audit when it was printed can be checked with it for ever.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_audit_receipt (const KithReceiptPage   *page,
                           const KithReportSetting *setting)
{
  const char *const labels[] = { _("Printed and compared by"), _("Kept by"), NULL };
  const KithFact facts[] = {
    { _("Case file"), page->file_code },
    { _("Last line"), page->last_line },
    { _("Checked"), page->lines },
    { _("Outcome"), page->outcome },
  };
  KithDocument *document;

  g_return_val_if_fail (page != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("Audit Receipt"), _("Audit receipt"));
  kith_document_set_fit (document, KITH_FIT_ONE_PAGE);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               _("Whoever holds the keys of a case file could cut off the end of its audit, and nothing in the "
                                 "file would show it. This page would. Print one each month and keep it where the computer is "
                                 "not."));
  kith_document_add_facts (document, 1, facts, G_N_ELEMENTS (facts));
  kith_document_add_heading (document, 1, _("Code of the Last Line"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, page->code);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               _("To check it: on the Audit page choose “Check a Receipt…” and type the number and the eight "
                                 "groups, or what a telephone reads from the square."));
  add_square_code (document, page);
  add_signers (document, page);
  kith_document_add_space (document, 24);
  kith_document_add_signatures (document, labels);
  return document;
}
