/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-as-at.h"

#include "kith-date.h"

#include <glib/gi18n.h>

#define MOST_COLUMNS 8

static void
add_table (KithDocument          *document,
           const KithAsAtSection *section)
{
  KithColumn columns[MOST_COLUMNS] = { { NULL } };
  gsize n_columns = 0;

  while (section->columns[n_columns] != NULL && n_columns < MOST_COLUMNS) {
    columns[n_columns] = (KithColumn) { section->columns[n_columns], n_columns == 0 ? 2.2 : 1.5, KITH_ALIGN_START };
    n_columns++;
  }
  kith_document_add_table (document, columns, n_columns);
  for (gsize i = 0; i < section->n_rows; i++)
    kith_document_add_row (document, section->rows[i]);
}

static void
add_section (KithDocument          *document,
             const KithAsAtSection *section)
{
  kith_document_add_heading (document, 2, section->title);
  if (section->n_rows > 0)
    add_table (document, section);
  else
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("None recorded"));
}

static void
add_record (KithDocument         *document,
            const KithAsAtValues *values)
{
  kith_document_add_heading (document, 2, _("The student"));
  kith_document_add_facts (document, 2, values->facts, values->n_facts);
  if (values->contact != NULL)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, values->contact);
  for (gsize i = 0; i < values->n_sections; i++)
    add_section (document, &values->sections[i]);
}

/* What the page is, before anything on it: nobody should take it for the record of today. */
static void
add_banner (KithDocument         *document,
            const KithAsAtValues *values,
            const char           *day)
{
  /* Translators: a date */
  g_autofree char *lead = g_strdup_printf (_("This is the record as it stood at the end of %s, not as it is today."), day);

  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, lead);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("What was added later is left out, what was removed later is there, and every value is "
                                 "the one of that day. It holds only what the person printing it may see today."));
  if (!values->is_whole)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                                 _("Some values of that day are not kept any more. They are left blank."));
  if (!values->is_there)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("There was no record of this student on that day."));
}

/**
 * kith_report_as_at:
 * @values: the values
 * @setting: what every report needs to know
 *
 * One student's record and who supported them, as they stood on a day: for reviews and complaints.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_as_at (const KithAsAtValues    *values,
                   const KithReportSetting *setting)
{
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  KithDocument *document;

  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  name = kith_report_dup_name (setting->names, values->preferred_name, values->legal_name, values->reference);
  day = kith_date_format_iso (values->day);
  /* Translators: name of a student, then a date */
  title = g_strdup_printf (_("%s as at %s"), name, day);
  document = kith_report_begin (setting, _("Record as at a date"), title);
  kith_document_add_heading (document, 1, title);
  add_banner (document, values, day);
  if (values->is_there)
    add_record (document, values);
  return document;
}
