/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-certificate.h"

#include "kith-duration.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static int
add_up (const KithCertificate *certificate)
{
  int minutes = 0;

  for (guint i = 0; i < certificate->lines->len; i++)
    minutes += g_array_index (certificate->lines, KithActivityLine, i).minutes;
  return minutes;
}

/* A certificate speaks of hours: what is under half of one is none. */
static char *
dup_hours (int minutes)
{
  gulong hours = (gulong) (minutes + 30) / 60;

  return g_strdup_printf (ngettext ("%lu hour", "%lu hours", hours), hours);
}

static char *
dup_sentence (const KithCertificate *certificate,
              int                    minutes)
{
  g_autofree char *hours = dup_hours (minutes);
  /* Translators: hours somebody gave */
  g_autofree char *gave = certificate->is_mentor ? g_strdup_printf (_("gave %s as a peer mentor"), hours)
                                                 : g_strdup_printf (_("gave %s to students"), hours);

  if (kith_text_is_empty (certificate->college))
    /* Translators: "gave 40 hours as a peer mentor", then the period: "1 September 2026 to 28 November 2026" */
    return g_strdup_printf (_("%s, %s."), gave, certificate->days);
  /* Translators: "gave 40 hours as a peer mentor", the name of a college, then the period */
  return g_strdup_printf (_("%s at %s, %s."), gave, certificate->college, certificate->days);
}

static void
add_lines (KithDocument          *document,
           const KithCertificate *certificate,
           int                    minutes)
{
  const KithColumn columns[] = { { _("What they did"), 4, KITH_ALIGN_START }, { _("Time"), 1.2, KITH_ALIGN_END } };
  g_autofree char *total = kith_duration_format (minutes);
  const char *const totals[] = { _("In all"), total, NULL };

  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < certificate->lines->len; i++) {
    const KithActivityLine *line = &g_array_index (certificate->lines, KithActivityLine, i);
    g_autofree char *time = kith_duration_format (line->minutes);
    const char *const cells[] = { line->label, time, NULL };

    if (line->minutes > 0)
      kith_document_add_row (document, cells);
  }
  if (minutes > 0)
    kith_document_set_totals (document, totals);
}

/**
 * kith_report_certificate:
 * @certificate: the values
 * @setting: what every report needs to know
 *
 * One page a mentor can show to anybody: no student is in it.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_certificate (const KithCertificate   *certificate,
                         const KithReportSetting *setting)
{
  const char *const labels[] = { _("Signed for the college"), _("Mentor"), NULL };
  KithDocument *document;
  g_autofree char *sentence = NULL;
  int minutes;

  g_return_val_if_fail (certificate != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  minutes = add_up (certificate);
  sentence = dup_sentence (certificate, minutes);
  document = kith_report_begin (setting, _("Certificate of hours"), _("Certificate of hours"));
  kith_document_set_print (document, KITH_PRINT_LARGE);
  kith_document_set_fit (document, KITH_FIT_ONE_PAGE);
  /* Translators: then the name of a mentor */
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, _("This is to certify that"));
  kith_document_add_space (document, 12);
  kith_document_add_heading (document, 1, certificate->name);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, sentence);
  if (!kith_text_is_empty (certificate->programme))
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, certificate->programme);
  kith_document_add_space (document, 18);
  add_lines (document, certificate, minutes);
  kith_document_add_space (document, 36);
  kith_document_add_signatures (document, labels);
  return document;
}
