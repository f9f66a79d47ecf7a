/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-diary.h"

#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static char *
dup_rest (const KithDiaryLine *line)
{
  const char *const parts[] = { line->who, line->place, line->state };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!kith_text_is_empty (parts[i]))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", parts[i]);
  return g_string_free_and_steal (words);
}

static void
add_line (KithDocument        *document,
          const KithDiaryLine *line,
          KithReportNames      names)
{
  g_autofree char *student =
    line->student != NULL ? kith_report_dup_name (names, line->student, line->legal_name, line->reference) : g_strdup ("–");
  g_autofree char *rest = dup_rest (line);
  const char *const cells[] = { line->when, line->what, student, *rest != '\0' ? rest : "–", NULL };

  kith_document_add_row (document, cells);
}

static void
begin_day (KithDocument *document,
           const char   *day)
{
  const KithColumn columns[] = {
    { _("Time"), 1.6, KITH_ALIGN_START },
    { _("What"), 2.6, KITH_ALIGN_START },
    { _("Student"), 1.6, KITH_ALIGN_START },
    { _("Who and where"), 3, KITH_ALIGN_START },
  };
  g_autofree char *heading = kith_date_format_iso_weekday (day);

  kith_document_add_heading (document, 2, heading);
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
}

/**
 * kith_report_diary:
 * @diary: the values
 * @setting: what every report needs to know
 *
 * Returns: (transfer full): what is on, day by day
 */
KithDocument *
kith_report_diary (const KithDiaryLines    *diary,
                   const KithReportSetting *setting)
{
  KithDocument *document;

  g_return_val_if_fail (diary != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("Diary"), _("Diary"));
  kith_document_add_heading (document, 1, diary->heading);
  if (!kith_text_is_empty (setting->filters))
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, setting->filters);
  if (diary->n_lines == 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("Nothing planned."));
  for (gsize i = 0; i < diary->n_lines; i++) {
    if (i == 0 || !g_str_equal (diary->lines[i].day, diary->lines[i - 1].day))
      begin_day (document, diary->lines[i].day);
    add_line (document, &diary->lines[i], setting->names);
  }
  return document;
}

static void
add_large (KithDocument *document,
           const char   *label,
           const char   *value)
{
  if (kith_text_is_empty (value))
    return;
  kith_document_add_heading (document, 2, label);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LARGE, value);
}

/**
 * kith_report_appointment_slip:
 * @slip: the values
 * @setting: what every report needs to know
 *
 * For the student’s pocket: large, and without the kind of a sensitive appointment, for slips are left lying about.
 *
 * Returns: (transfer full): when and where to be
 */
KithDocument *
kith_report_appointment_slip (const KithSlip          *slip,
                              const KithReportSetting *setting)
{
  KithDocument *document;

  g_return_val_if_fail (slip != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  document = kith_report_begin (setting, _("Appointment"), _("Appointment"));
  kith_document_set_print (document, KITH_PRINT_LARGE);
  kith_document_set_fit (document, KITH_FIT_ONE_PAGE);
  if (slip->what == NULL) {
    kith_document_add_heading (document, 1, _("Your Next Appointment"));
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LARGE, _("No appointment is coming up."));
    return document;
  }
  kith_document_add_heading (document, 1, slip->what);
  add_large (document, _("For"), slip->student);
  add_large (document, _("Day"), slip->day);
  add_large (document, _("Time"), slip->when);
  add_large (document, _("Where"), slip->place);
  add_large (document, _("You will see"), slip->with_whom);
  add_large (document, _("Coming with you"), slip->companion);
  add_large (document, _("How you get there"), slip->transport);
  return document;
}
