/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-student-list.h"

#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static const char *
or_none (const char *text)
{
  return kith_text_is_empty (text) ? _("None recorded") : text;
}

static void
add_row (KithDocument             *document,
         const KithStudentListRow *row,
         KithReportNames           names)
{
  g_autofree char *name = kith_report_dup_name (names, row->preferred_name, row->legal_name, row->reference);
  g_autofree char *last = kith_date_is_iso (row->last_contact) ? kith_date_format_iso_short (row->last_contact) : NULL;
  const char *const cells[] = {
    name,
    or_none (row->course),
    or_none (row->care_status),
    or_none (row->coach),
    or_none (row->mentor),
    or_none (last),
    row->contact_due != NULL ? row->contact_due : "",
    or_none (row->next_plan),
    NULL,
  };

  kith_document_add_row (document, cells);
}

/**
 * kith_report_student_list:
 * @rows: (element-type KithStudentListRow): the students
 * @setting: what every report needs to know, with the filters in words
 *
 * The list of students as it was on screen: the same students in the same order.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_student_list (GPtrArray               *rows,
                          const KithReportSetting *setting)
{
  const KithColumn columns[] = {
    { _("Student"), 2.2, KITH_ALIGN_START },     { _("Course"), 2, KITH_ALIGN_START },
    { _("Care status"), 1.8, KITH_ALIGN_START }, { _("Coach"), 1.5, KITH_ALIGN_START },
    { _("Mentor"), 1.5, KITH_ALIGN_START },      { _("Last contact"), 1.3, KITH_ALIGN_START },
    { _("Contact due"), 1.5, KITH_ALIGN_START }, { _("Next plan"), 2.2, KITH_ALIGN_START },
  };
  KithDocument *document;
  g_autofree char *number = NULL;
  g_autofree char *count = NULL;

  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("Students"), _("Students"));
  kith_document_set_orientation (document, KITH_ORIENTATION_LANDSCAPE);
  kith_document_add_heading (document, 1, _("Students"));
  if (!kith_text_is_empty (setting->filters))
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, setting->filters);
  number = kith_text_format_number (rows->len);
  count = g_strdup_printf (ngettext ("%s student", "%s students", rows->len), number);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, rows->len > 0 ? count : _("Nobody matches these filters."));
  if (rows->len > 0)
    kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    add_row (document, g_ptr_array_index (rows, i), setting->names);
  return document;
}
