/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-disposal.h"

#include <glib/gi18n.h>

static void
add_line (KithDocument           *document,
          const KithDisposalLine *line)
{
  const KithFact facts[] = {
    { _("What became of it"), line->outcome },
    { _("What it was"), line->counts },
    { _("Rule"), line->rule },
    { _("Where the rule comes from"), line->ground },
    { _("Was kept until"), line->due },
    { _("Proposed by"), line->proposed },
    { _("Confirmed by"), line->confirmed },
    { _("Backups"), line->copies },
  };

  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, line->reference);
  kith_document_add_facts (document, 1, facts, G_N_ELEMENTS (facts));
  kith_document_end_group (document);
}

/**
 * kith_report_disposal:
 * @lines: (array length=n_lines): what went, the newest first
 * @n_lines: how many
 * @setting: what every report needs to know
 *
 * The certificate: that something went, by which rule and by whom, and of nobody whose it was.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_disposal (const KithDisposalLine  *lines,
                      gsize                    n_lines,
                      const KithReportSetting *setting)
{
  const char *const labels[] = { _("Data protection officer"), NULL };
  KithDocument *document;

  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("Disposal certificate"), _("Disposal certificate"));
  kith_document_add_heading (document, 1, n_lines == 1 ? _("Certificate of Disposal") : _("Certificates of Disposal"));
  if (n_lines == 0) {
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("No record was erased or anonymised."));
    return document;
  }
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD,
                               _("This certificate names nobody whose record it was. Two people decided; neither of them could "
                                 "alone."));
  for (gsize i = 0; i < n_lines; i++)
    add_line (document, &lines[i]);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("Backups are encrypted and kept for no longer than 92 days. A backup that is restored erases "
                                 "again what was erased after it was made."));
  kith_document_add_space (document, 24);
  kith_document_add_signatures (document, labels);
  return document;
}
