/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-plans-due.h"

#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static const char *
or_none (const char *text)
{
  return kith_text_is_empty (text) ? _("None recorded") : text;
}

static int
count_days (const KithPlansDue    *plans,
            const KithPlansDueRow *row)
{
  return kith_date_iso_days_between (plans->today, row->date);
}

/* Urgency is said, never only coloured. */
static char *
dup_days (int days)
{
  if (days == 0)
    return g_strdup (_("Today"));
  if (days > 0)
    return g_strdup_printf (ngettext ("In %d day", "In %d days", (gulong) days), days);
  return g_strdup_printf (ngettext ("Overdue by %d day", "Overdue by %d days", (gulong) -days), -days);
}

static char *
dup_two_lines (const char *first,
               const char *second)
{
  return kith_text_is_empty (second) ? g_strdup (first) : g_strdup_printf ("%s\n%s", first, second);
}

static char *
dup_when (const KithPlansDueRow *row)
{
  g_autofree char *day = kith_date_format_iso_short (row->date);
  g_autofree char *with_time = dup_two_lines (day, row->time);

  return dup_two_lines (with_time, row->place);
}

static void
add_row (KithDocument          *document,
         const KithPlansDue    *plans,
         const KithPlansDueRow *row,
         KithReportNames        names)
{
  g_autofree char *name = kith_report_dup_name (names, row->preferred_name, row->legal_name, row->reference);
  g_autofree char *student = dup_two_lines (name, row->course);
  g_autofree char *plan = dup_two_lines (row->plan, row->authority);
  g_autofree char *when = dup_when (row);
  g_autofree char *days = dup_days (count_days (plans, row));
  const char *const cells[] = {
    student, plan, when, days, or_none (row->chair), or_none (row->others), or_none (row->coach), "", NULL,
  };

  kith_document_add_row (document, cells);
}

static void
add_table (KithDocument       *document,
           const KithPlansDue *plans,
           KithReportNames     names)
{
  const KithColumn columns[] = {
    { _("Student"), 132, KITH_ALIGN_START },     { _("Plan"), 118, KITH_ALIGN_START },
    { _("Due"), 78, KITH_ALIGN_START },          { _("How soon"), 102, KITH_ALIGN_START },
    { _("Chair"), 80, KITH_ALIGN_START },        { _("Who belongs to it"), 112, KITH_ALIGN_START },
    { _("Coach"), 78, KITH_ALIGN_START },        { _("Done"), 42, KITH_ALIGN_START },
  };

  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < plans->rows->len; i++)
    add_row (document, plans, g_ptr_array_index (plans->rows, i), names);
}

static char *
dup_count (const KithPlansDue *plans)
{
  guint n_overdue = 0;
  g_autofree char *all = NULL;

  for (guint i = 0; i < plans->rows->len; i++)
    n_overdue += count_days (plans, g_ptr_array_index (plans->rows, i)) < 0 ? 1 : 0;
  if (plans->rows->len == 0)
    return g_strdup_printf (ngettext ("No plan or review is overdue or due in the next %u day.",
                                      "No plan or review is overdue or due in the next %u days.", plans->ahead),
                            plans->ahead);
  all = g_strdup_printf (ngettext ("%u plan or review", "%u plans and reviews", plans->rows->len), plans->rows->len);
  /* Translators: how many plans, how many of them overdue, how many due and in how many days */
  return g_strdup_printf (ngettext ("%s: %u overdue, %u due in the next %u day.", "%s: %u overdue, %u due in the next %u days.",
                                    plans->ahead),
                          all, n_overdue, plans->rows->len - n_overdue, plans->ahead);
}

/**
 * kith_report_plans_due:
 * @plans: the values
 * @setting: what every report needs to know, with whose students they are in its filters
 *
 * Which plans and reviews have to be prepared, to tick off.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_plans_due (const KithPlansDue      *plans,
                       const KithReportSetting *setting)
{
  KithDocument *document;
  g_autofree char *count = NULL;

  g_return_val_if_fail (plans != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  count = dup_count (plans);
  document = kith_report_begin (setting, _("Plans due"), _("Plans due"));
  kith_document_set_orientation (document, KITH_ORIENTATION_LANDSCAPE);
  kith_document_add_heading (document, 1, _("Plans and reviews due"));
  if (!kith_text_is_empty (setting->filters))
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, setting->filters);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, count);
  if (plans->rows->len > 0)
    add_table (document, plans, setting->names);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("Planned and not yet held, of students who are not archived. Who belongs to it is as "
                                 "recorded under People, without anybody the student does not want contacted."));
  return document;
}
