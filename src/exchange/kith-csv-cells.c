/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-csv-cells.h"

#include "kith-csv-writer.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

struct _KithCsvCells
{
  /* owned */
  KithCsvMapping *mapping;
  guint *n_month_first;

  GDate today;
  guint n_columns;
};

/**
 * kith_csv_cells_new:
 * @mapping: which column holds which field
 * @today: the day of the clock, for dates in words
 *
 * Returns: (transfer full): a converter
 */
KithCsvCells *
kith_csv_cells_new (KithCsvMapping *mapping,
                    const GDate    *today)
{
  KithCsvCells *self = g_new0 (KithCsvCells, 1);

  self->mapping = g_object_ref (mapping);
  self->today = *today;
  self->n_columns = kith_csv_mapping_get_n_columns (mapping);
  self->n_month_first = g_new0 (guint, self->n_columns);
  return self;
}

/**
 * kith_csv_cells_free:
 * @self: (transfer full) (nullable): a converter
 */
void
kith_csv_cells_free (KithCsvCells *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->mapping);
  g_free (self->n_month_first);
  g_free (self);
}

/* Spreadsheets write `25/07/2008 00:00:00` and databases `2008-07-25T00:00:00` for a day. */
static char *
drop_midnight (const char *text)
{
  static const char *const tails[] = { "00:00:00.000", "00:00:00", "00:00", "0:00:00", "0:00" };
  g_autofree char *day = g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++) {
    gsize length = strlen (day), tail = strlen (tails[i]);

    if (length > tail + 1 && g_str_has_suffix (day, tails[i]) && strchr (" T", day[length - tail - 1]) != NULL) {
      day[length - tail - 1] = '\0';
      break;
    }
  }
  return g_steal_pointer (&day);
}

/* 02/25/2008 can only be read with the month first. */
static gboolean
is_month_first (const char *text)
{
  int first, second, year, n_read = 0;

  if (sscanf (text, "%2d%*1[/.-]%2d%*1[/.-]%4d%n", &first, &second, &year, &n_read) != 3 || text[n_read] != '\0')
    return FALSE;
  if (year < 100)
    year += 2000;
  return second > 12 && first >= 1 && first <= 12 && year >= 1
         && g_date_valid_dmy ((GDateDay) second, (GDateMonth) first, (GDateYear) year);
}

static char *
parse_date (KithCsvCells    *self,
            const KithField *field,
            guint            column,
            const char      *text,
            GError         **error)
{
  g_autofree char *day = drop_midnight (text);

  if (is_month_first (day)) {
    self->n_month_first[column]++;
    g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                 _("“%s” has the month first. Kith reads the day first. Write the dates of this column as in "
                   "2008-02-25 and import the file again."), day);
    return NULL;
  }
  return kith_field_parse (field, day, &self->today, error);
}

static char *
parse_cell (KithCsvCells        *self,
            const KithCsvTarget *target,
            guint                column,
            const char          *cell,
            GError             **error)
{
  g_autofree char *text = kith_csv_unguard_cell (cell);

  if (target->field == NULL)
    return kith_text_tidy_line (text);
  if (kith_text_is_empty (text))
    return NULL;
  if (target->field->type == KITH_FIELD_DATE)
    return parse_date (self, target->field, column, text, error);
  return kith_field_parse (target->field, text, &self->today, error);
}

/* In a list of refused rows the sentence stands alone, so it names the column. */
static void
add_problem (KithCsvCells        *self,
             KithImportRow       *row,
             const KithCsvTarget *target,
             const GError        *error)
{
  const char *label = target->label != NULL ? _(target->label) : target->name;
  g_autofree char *named = g_strconcat (label, ": ", NULL);
  g_autofree char *message = NULL;

  /* Translators: the label of a field, then what is wrong with its value */
  message = g_str_has_prefix (error->message, named) ? g_strdup (error->message)
                                                     : g_strdup_printf (_("%s: %s"), label, error->message);
  kith_import_row_add_problem (row, target->name, message);
}

static void
take_cell (KithCsvCells  *self,
           KithImportRow *row,
           guint          column,
           const char    *cell)
{
  const KithCsvTarget *target = kith_csv_mapping_get_target (self->mapping, column);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  if (target == NULL)
    return;
  value = parse_cell (self, target, column, cell, &error);
  if (error != NULL)
    add_problem (self, row, target, error);
  else
    kith_import_row_set_value (row, target->name, value);
}

static void
refuse_ragged (KithCsvCells     *self,
               KithImportRow    *row,
               const KithCsvRow *cells)
{
  g_autofree char *message = NULL;

  message = g_strdup_printf (
    /* Translators: how many cells a row has, and how many columns the header has */
    ngettext ("This row has %u cell and the header has %u. Look for a missing or extra separator or quotation mark.",
              "This row has %u cells and the header has %u. Look for a missing or extra separator or quotation mark.",
              cells->n_cells),
    cells->n_cells, self->n_columns);
  kith_import_row_add_problem (row, NULL, message);
}

/**
 * kith_csv_cells_make_row:
 * @self: a converter
 * @cells: a row of the table
 *
 * Values come in stored form; a cell that cannot be read becomes a problem that names its field. An empty cell says
 * nothing about its field. A row of the wrong length is refused whole, since its values may stand in wrong columns.
 *
 * Returns: (transfer full): the row by field name
 */
KithImportRow *
kith_csv_cells_make_row (KithCsvCells     *self,
                         const KithCsvRow *cells)
{
  KithImportRow *row = kith_import_row_new (cells->line);

  if (cells->is_ragged) {
    refuse_ragged (self, row, cells);
    return row;
  }
  for (guint i = 0; i < cells->n_cells; i++)
    take_cell (self, row, i, cells->cells[i]);
  return row;
}

/**
 * kith_csv_cells_dup_warnings:
 * @self: a converter, after the last row
 *
 * Returns: (transfer full): sentences about columns whose dates seem to have the month first throughout
 */
char **
kith_csv_cells_dup_warnings (KithCsvCells *self)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();

  for (guint i = 0; i < self->n_columns; i++)
    if (self->n_month_first[i] > 0)
      g_strv_builder_take (
        warnings, g_strdup_printf (
                    ngettext ("%u date in the column “%s” has the month first, so others there may be read the wrong "
                              "way round. Write them as in 2008-02-25 before you import.",
                              "%u dates in the column “%s” have the month first, so others there may be read the wrong "
                              "way round. Write them as in 2008-02-25 before you import.",
                              self->n_month_first[i]),
                    self->n_month_first[i], kith_csv_mapping_get_header (self->mapping, i)));
  return g_strv_builder_end (warnings);
}
