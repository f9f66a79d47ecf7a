/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-turning-18.h"

#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* The windows in which something can still be seen to: the last month, before that the last three, before that six. */
static const struct {
  int months;
  const char *title;
} windows[] = {
  { 1, N_("Within 1 month") },
  { 3, N_("Within 3 months") },
  { 6, N_("Within 6 months") },
};

static char *
dup_limit (const char *today,
           int         months)
{
  GDate day;

  if (!kith_date_from_iso (today, &day))
    return NULL;
  kith_date_add_months (&day, months);
  return kith_date_to_iso (&day);
}

static char *
dup_day (const KithTurning18Row *row)
{
  g_autofree char *day = kith_date_format_iso_short (row->birthday);

  /* Translators: a date that rests on an estimated date of birth */
  return row->is_estimated ? g_strdup_printf (_("%s (estimated)"), day) : g_steal_pointer (&day);
}

static const char *
or_none (const char *text)
{
  return kith_text_is_empty (text) ? _("None recorded") : text;
}

static void
add_row (KithDocument           *document,
         const KithTurning18Row *row,
         KithReportNames         names)
{
  g_autofree char *name = kith_report_dup_name (names, row->preferred_name, row->legal_name, row->reference);
  g_autofree char *day = dup_day (row);
  const char *const cells[] = {
    name, day, or_none (row->care_status), or_none (row->coach), or_none (row->ends), or_none (row->begins), NULL,
  };

  kith_document_add_row (document, cells);
}

static void
begin_table (KithDocument *document,
             const char   *title)
{
  const KithColumn columns[] = {
    { _("Student"), 1.8, KITH_ALIGN_START },     { _("Turns 18 on"), 1.2, KITH_ALIGN_START },
    { _("Care status"), 1.6, KITH_ALIGN_START }, { _("Coach"), 1.4, KITH_ALIGN_START },
    { _("What ends"), 2.8, KITH_ALIGN_START },   { _("What begins"), 2.8, KITH_ALIGN_START },
  };

  kith_document_add_heading (document, 2, title);
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
}

/* The rows stand by date, so each window takes up where the one before stopped. */
static void
add_windows (KithDocument        *document,
             const KithTurning18 *values,
             KithReportNames      names)
{
  gsize at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++) {
    g_autofree char *limit = dup_limit (values->today, windows[i].months);
    gsize first = at;

    for (; at < values->n_rows && g_strcmp0 (values->rows[at].birthday, limit) <= 0; at++) {
      if (at == first)
        begin_table (document, _(windows[i].title));
      add_row (document, &values->rows[at], names);
    }
  }
}

/**
 * kith_report_turning_18:
 * @values: the values
 * @setting: what every report needs to know
 *
 * Who turns 18 in the next six months, and what that changes for them.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_turning_18 (const KithTurning18     *values,
                        const KithReportSetting *setting)
{
  KithDocument *document;
  g_autofree char *count = NULL;

  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("Turning 18"), _("Turning 18"));
  kith_document_set_orientation (document, KITH_ORIENTATION_LANDSCAPE);
  kith_document_add_heading (document, 1, _("Turning 18"));
  if (!kith_text_is_empty (setting->filters))
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, setting->filters);
  count = values->n_rows > 0
            ? g_strdup_printf (ngettext ("%u student turns 18 in the next six months.",
                                         "%u students turn 18 in the next six months.", (gulong) values->n_rows),
                               (guint) values->n_rows)
            : g_strdup (_("Nobody turns 18 in the next six months."));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, count);
  add_windows (document, values, setting->names);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("Active students with a date of birth. What ends and begins follows the rules on the "
                                 "page “Dates and Rules” for the care status of today; each student’s page gives the "
                                 "rule and its source."));
  return document;
}
