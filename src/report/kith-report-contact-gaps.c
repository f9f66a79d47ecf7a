/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-contact-gaps.h"

#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* The overdue first, then by days over; names in the order they came. */
static int
compare_urgency (gconstpointer a,
                 gconstpointer b)
{
  const KithContactGapsRow *one = *(const KithContactGapsRow *const *) a;
  const KithContactGapsRow *other = *(const KithContactGapsRow *const *) b;

  if (one->is_overdue != other->is_overdue)
    return one->is_overdue ? -1 : 1;
  return (one->days_over < other->days_over) - (one->days_over > other->days_over);
}

static GPtrArray *
sort_rows (const KithContactGaps *gaps)
{
  GPtrArray *sorted = g_ptr_array_sized_new ((guint) gaps->n_rows);

  for (gsize i = 0; i < gaps->n_rows; i++)
    g_ptr_array_add (sorted, (gpointer) &gaps->rows[i]);
  g_ptr_array_sort (sorted, compare_urgency);
  return sorted;
}

static char *
dup_count (const KithContactGaps *gaps)
{
  guint n_rows = (guint) gaps->n_rows;
  guint n_overdue = 0;
  g_autofree char *students = g_strdup_printf (ngettext ("%u student", "%u students", n_rows), n_rows);

  for (gsize i = 0; i < gaps->n_rows; i++)
    n_overdue += gaps->rows[i].is_overdue ? 1 : 0;
  /* Translators: "7 students: 3 overdue, 4 due" */
  return g_strdup_printf (_("%s: %u overdue, %u due"), students, n_overdue, n_rows - n_overdue);
}

/* Urgency is said, never only coloured: the list is read in black and white, and aloud. */
static char *
dup_urgency (const KithContactGapsRow *row)
{
  if (row->is_overdue)
    /* Translators: then a sentence such as "Last contact 30 days ago, agreed every 14." */
    return g_strdup_printf (_("Overdue. %s"), row->reason);
  /* Translators: then a sentence such as "Last contact 23 days ago, agreed every 14." */
  return g_strdup_printf (_("Due. %s"), row->reason);
}

static const char *
or_none (const char *text)
{
  return kith_text_is_empty (text) ? _("None recorded") : text;
}

static void
add_row (KithDocument             *document,
         const KithContactGapsRow *row,
         KithReportNames           names)
{
  g_autofree char *name = kith_report_dup_name (names, row->preferred_name, row->legal_name, row->reference);
  g_autofree char *last = kith_date_is_iso (row->last_contact) ? kith_date_format_iso_short (row->last_contact) : NULL;
  /* Translators: days agreed between contacts */
  g_autofree char *agreed =
    g_strdup_printf (ngettext ("%d day", "%d days", (gulong) row->agreed_days), row->agreed_days);
  g_autofree char *over = g_strdup_printf ("%d", row->days_over);
  g_autofree char *urgency = dup_urgency (row);
  const char *const cells[] = {
    name, or_none (row->course), or_none (row->coach), or_none (row->mentor), or_none (last), agreed, over, urgency,
    NULL,
  };

  kith_document_add_row (document, cells);
}

static void
add_table (KithDocument          *document,
           const KithContactGaps *gaps,
           KithReportNames        names)
{
  const KithColumn columns[] = {
    { _("Student"), 2.2, KITH_ALIGN_START },
    { _("Course"), 2.4, KITH_ALIGN_START },
    { _("Coach"), 1.6, KITH_ALIGN_START },
    { _("Mentor"), 1.6, KITH_ALIGN_START },
    { _("Last contact made"), 1.5, KITH_ALIGN_START },
    { _("Agreed"), 1, KITH_ALIGN_START },
    { _("Days over"), 0.8, KITH_ALIGN_END },
    { _("Urgency"), 3.3, KITH_ALIGN_START },
  };
  g_autoptr (GPtrArray) sorted = sort_rows (gaps);

  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < sorted->len; i++)
    add_row (document, g_ptr_array_index (sorted, i), names);
}

/**
 * kith_report_contact_gaps:
 * @gaps: the values
 * @setting: what every report needs to know
 *
 * Whom nobody has reached in the days that were agreed, the most overdue first.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_contact_gaps (const KithContactGaps   *gaps,
                          const KithReportSetting *setting)
{
  KithDocument *document;
  g_autofree char *count = NULL;

  g_return_val_if_fail (gaps != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("Contact gaps"), _("Contact gaps"));
  kith_document_set_orientation (document, KITH_ORIENTATION_LANDSCAPE);
  kith_document_add_heading (document, 1, _("Contact gaps"));
  if (!kith_text_is_empty (setting->filters))
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, setting->filters);
  count = gaps->n_rows > 0 ? dup_count (gaps) : g_strdup (_("Nobody is due or overdue."));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, count);
  if (gaps->n_rows > 0)
    add_table (document, gaps, setting->names);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("Active students only. Only contact that was made counts; where there is none yet, "
                                 "days count from the start date. Due: the agreed days have passed. Overdue: twice the "
                                 "agreed days have passed."));
  return document;
}
