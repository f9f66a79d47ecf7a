/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-missing-data.h"

#include "kith-text.h"

#include <glib/gi18n.h>

/* In points; a name has the rest, and never less than this. */
#define NAME_WIDTH 100
#define TABLE_WIDTH 757.0

/* As many letters as the word in the cells, and what a letter of a heading takes, and the space beside it. */
#define LEAST_LETTERS 7
#define LETTER_WIDTH 6.2
#define SPACE_BESIDE 8

/* Words, so that it is read in black and white, and aloud. */
static const char *
get_words (KithMissingState state)
{
  switch (state) {
  case KITH_MISSING_STATE_MISSING:
    /* Translators: in a table of what is recorded about students */
    return C_("data", "Missing");
  case KITH_MISSING_STATE_HERE:
    /* Translators: in a table of what is recorded about students: it is there */
    return C_("data", "ok");
  case KITH_MISSING_STATE_NOT_NEEDED:
    break;
  }
  return "–";
}

static void
add_row (KithDocument          *document,
         const KithMissingData *data,
         const KithMissingRow  *row,
         KithReportNames        names)
{
  g_autofree char *name = kith_report_dup_name (names, row->preferred_name, row->legal_name, row->reference);
  const char *cells[KITH_MISSING_MOST_FIELDS + 2] = { name };

  for (guint i = 0; i < data->n_fields; i++)
    cells[i + 1] = get_words (row->states[i]);
  kith_document_add_row (document, cells);
}

static void
add_totals (KithDocument          *document,
            const KithMissingData *data)
{
  g_auto (GStrv) counts = g_new0 (char *, data->n_fields + 1);
  const char *cells[KITH_MISSING_MOST_FIELDS + 2] = { _("Missing in all") };

  for (guint i = 0; i < data->n_fields; i++) {
    guint n_missing = 0;

    for (guint j = 0; j < data->rows->len; j++) {
      const KithMissingRow *row = g_ptr_array_index (data->rows, j);

      n_missing += row->states[i] == KITH_MISSING_STATE_MISSING ? 1 : 0;
    }
    counts[i] = g_strdup_printf ("%u", n_missing);
    cells[i + 1] = counts[i];
  }
  kith_document_set_totals (document, cells);
}

/* No word of a heading is broken: a column is as wide as its longest word asks for. */
static double
get_width (const char *title)
{
  g_auto (GStrv) words = g_strsplit (title, " ", -1);
  glong longest = LEAST_LETTERS;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (words[i], -1));
  return (double) longest * LETTER_WIDTH + SPACE_BESIDE;
}

static void
add_table (KithDocument          *document,
           const KithMissingData *data,
           KithReportNames        names)
{
  KithColumn columns[KITH_MISSING_MOST_FIELDS + 1] = { { _("Student"), NAME_WIDTH, KITH_ALIGN_START } };
  double width = 0;

  for (guint i = 0; i < data->n_fields; i++) {
    columns[i + 1] = (KithColumn) { data->fields[i], get_width (data->fields[i]), KITH_ALIGN_START };
    width += columns[i + 1].weight;
  }
  columns[0].weight = MAX (NAME_WIDTH, TABLE_WIDTH - width);
  kith_document_add_table (document, columns, data->n_fields + 1);
  for (guint i = 0; i < data->rows->len; i++)
    add_row (document, data, g_ptr_array_index (data->rows, i), names);
  add_totals (document, data);
}

static char *
dup_count (const KithMissingData *data)
{
  g_autofree char *missing = g_strdup_printf (ngettext ("Something is missing for %u student.",
                                                        "Something is missing for %u students.", data->rows->len),
                                              data->rows->len);
  g_autofree char *complete = g_strdup_printf (ngettext ("Nothing is missing for %u student.",
                                                         "Nothing is missing for %u students.", data->n_complete),
                                               data->n_complete);

  if (data->rows->len == 0)
    return data->n_complete == 0 ? g_strdup (_("There are no active students here.")) : g_steal_pointer (&complete);
  return g_strdup_printf ("%s %s", missing, complete);
}

/**
 * kith_report_missing_data:
 * @data: the values
 * @setting: what every report needs to know, with whose students they are in its filters
 *
 * What is still to ask for or to write down, student by student.
 *
 * Returns: (transfer full): the document
 */
KithDocument *
kith_report_missing_data (const KithMissingData   *data,
                          const KithReportSetting *setting)
{
  KithDocument *document;
  g_autofree char *count = NULL;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (data->n_fields <= KITH_MISSING_MOST_FIELDS, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  count = dup_count (data);
  document = kith_report_begin (setting, _("Missing data"), _("Missing data"));
  kith_document_set_orientation (document, KITH_ORIENTATION_LANDSCAPE);
  kith_document_add_heading (document, 1, _("Missing data"));
  if (!kith_text_is_empty (setting->filters))
    kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, setting->filters);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, count);
  if (data->rows->len > 0)
    add_table (document, data, setting->names);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("Active students only. “–” is not needed for this student. Write down what you know on the "
                                 "student’s page, under About, People and Plans. Ask for the rest when you next meet, and not "
                                 "twice: the student may have told somebody already."));
  return document;
}
