/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-sheet.h"

#include "kith-date.h"
#include "kith-duration.h"
#include "kith-money.h"
#include "kith-text.h"

#include <string.h>

static void
clear_cell (gpointer data)
{
  g_free (((KithSheetCell *) data)->text);
}

/**
 * kith_sheet_new:
 * @title: what the table is called
 *
 * Returns: (transfer full): a table without columns
 */
KithSheet *
kith_sheet_new (const char *title)
{
  KithSheet *self = g_new0 (KithSheet, 1);

  self->title = g_strdup (title);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, TRUE, sizeof (KithSheetCell));
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

void
kith_sheet_free (KithSheet *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->cells);
  g_free (self);
}

void
kith_sheet_add_column (KithSheet  *self,
                       const char *title)
{
  g_ptr_array_add (self->columns, g_strdup (title));
}

/* A cell is what it is only when writing it again gives the same words: an id with zeros in front is no number. */

static gboolean
read_number (const char *printed,
             double     *number,
             guint      *decimals)
{
  g_autoptr (GRegex) regex = g_regex_new ("^([+-]|\xe2\x88\x92)?(0|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]*)(\\.([0-9]+))?$",
                                          G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *sign = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *part = NULL;
  g_auto (GStrv) groups = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *text = NULL;

  if (!g_regex_match (regex, printed, G_REGEX_MATCH_DEFAULT, &match))
    return FALSE;
  sign = g_match_info_fetch (match, 1);
  whole = g_match_info_fetch (match, 2);
  part = g_match_info_fetch (match, 5);
  groups = g_strsplit (whole, ",", -1);
  plain = g_strjoinv ("", groups);
  *decimals = part != NULL ? (guint) strlen (part) : 0;
  text = g_strdup_printf ("%s%s.%s", *sign != '\0' && *sign != '+' ? "-" : "", plain, *decimals > 0 ? part : "0");
  *number = g_ascii_strtod (text, NULL);
  return TRUE;
}

static gboolean
read_percent (const char *printed,
              double     *number,
              guint      *decimals)
{
  g_autofree char *figures = NULL;

  if (!g_str_has_suffix (printed, "%"))
    return FALSE;
  figures = g_strndup (printed, strlen (printed) - 1);
  return read_number (g_strchomp (figures), number, decimals);
}

static gboolean
read_money (const char *printed,
            double     *number)
{
  g_autofree char *again = NULL;
  gint64 pence = 0;

  if (!kith_money_parse (printed, &pence, NULL))
    return FALSE;
  again = kith_money_format (pence);
  if (!g_str_equal (again, printed))
    return FALSE;
  *number = (double) pence / 100;
  return TRUE;
}

static gboolean
read_minutes (const char *printed,
              double     *number)
{
  g_auto (GStrv) parts = g_strsplit (printed, " ", 3);
  gint64 minutes = 0;
  g_autofree char *again = NULL;

  for (guint i = 0; parts[i] != NULL; i++) {
    char *unit = NULL;
    gint64 count = g_ascii_strtoll (parts[i], &unit, 10);

    if (unit == parts[i] || count < 0 || count > 100000)
      return FALSE;
    minutes += i == 0 && (parts[1] != NULL || !g_str_has_suffix (unit, "m")) ? count * 60 : count;
  }
  again = kith_duration_format ((int) minutes);
  if (!g_str_equal (again, printed))
    return FALSE;
  *number = (double) minutes;
  return TRUE;
}

/* The year is there and the words come out the same, so that "today" or "3 feb" in a text are left alone. */
static char *
read_day (const char *printed)
{
  g_autofree char *iso = NULL;
  g_autofree char *full = NULL;
  g_autofree char *brief = NULL;
  GDate date, anchor;

  g_date_clear (&anchor, 1);
  g_date_set_dmy (&anchor, 1, G_DATE_JANUARY, 2000);
  if (!g_ascii_isdigit (*printed) || !kith_date_parse (printed, &anchor, &date, NULL))
    return NULL;
  iso = kith_date_to_iso (&date);
  full = kith_date_format (&date);
  brief = kith_date_format_iso_short (iso);
  return g_str_equal (printed, full) || g_str_equal (printed, brief) ? g_steal_pointer (&iso) : NULL;
}

static void
read_cell (KithSheetCell *cell,
           const char    *printed,
           gboolean       is_figure)
{
  char *day = NULL;

  if (is_figure && read_number (printed, &cell->number, &cell->decimals)) {
    cell->type = KITH_SHEET_NUMBER;
  } else if (read_percent (printed, &cell->number, &cell->decimals)) {
    cell->type = KITH_SHEET_PERCENT;
  } else if (g_str_has_prefix (printed, "£") && read_money (printed, &cell->number)) {
    cell->type = KITH_SHEET_MONEY;
    cell->decimals = 2;
  } else if (read_minutes (printed, &cell->number)) {
    cell->type = KITH_SHEET_MINUTES;
  } else if ((day = read_day (printed)) != NULL) {
    cell->type = KITH_SHEET_DATE;
    g_free (cell->text);
    cell->text = day;
  }
}

/**
 * kith_sheet_add_cell:
 * @self: a table, with all its columns
 * @printed: what stands on paper
 * @is_figure: whether it stands in a column of figures; elsewhere, digits are a name such as that of a student
 *
 * Adds the next cell, row by row. Numbers, percentages, money, durations and days are recognised; "c" for a number that is
 * hidden stays text.
 */
void
kith_sheet_add_cell (KithSheet  *self,
                     const char *printed,
                     gboolean    is_figure)
{
  KithSheetCell cell = { .text = g_strdup (printed) };

  g_return_if_fail (printed != NULL);

  if (*printed != '\0')
    read_cell (&cell, printed, is_figure);
  g_array_append_val (self->cells, cell);
}

guint
kith_sheet_get_n_rows (const KithSheet *self)
{
  return self->cells->len / MAX (self->columns->len, 1);
}

const KithSheetCell *
kith_sheet_get_cell (const KithSheet *self,
                     guint            row,
                     guint            column)
{
  return &g_array_index (self->cells, KithSheetCell, row * self->columns->len + column);
}

/**
 * kith_sheet_cell_dup_number:
 * @cell: a cell with a number
 *
 * Returns: (transfer full): its figures for a program, with as many decimals as on paper
 */
char *
kith_sheet_cell_dup_number (const KithSheetCell *cell)
{
  char format[8];
  char figures[G_ASCII_DTOSTR_BUF_SIZE];

  g_snprintf (format, sizeof format, "%%.%uf", MIN (cell->decimals, 9u));
  return g_strdup (g_ascii_formatd (figures, sizeof figures, format, cell->number));
}

static void
add_json_cell (JsonArray           *row,
               const KithSheetCell *cell)
{
  if (*cell->text == '\0')
    json_array_add_null_element (row);
  else if (cell->type == KITH_SHEET_TEXT || cell->type == KITH_SHEET_DATE || cell->type == KITH_SHEET_MINUTES)
    json_array_add_string_element (row, cell->text);
  else if (cell->decimals == 0)
    json_array_add_int_element (row, (gint64) cell->number);
  else
    json_array_add_double_element (row, cell->number);
}

/**
 * kith_sheet_to_json:
 * @self: a table
 *
 * Days are ISO text, percentages and money plain numbers, durations as printed; nothing is null.
 *
 * Returns: (transfer full): an object with title, columns and rows
 */
JsonNode *
kith_sheet_to_json (const KithSheet *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *columns = json_array_new ();
  JsonArray *rows = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "title", self->title);
  for (guint i = 0; i < self->columns->len; i++)
    json_array_add_string_element (columns, g_ptr_array_index (self->columns, i));
  json_object_set_array_member (object, "columns", columns);
  for (guint i = 0; i < kith_sheet_get_n_rows (self); i++) {
    JsonArray *row = json_array_new ();

    for (guint j = 0; j < self->columns->len; j++)
      add_json_cell (row, kith_sheet_get_cell (self, i, j));
    json_array_add_array_element (rows, row);
  }
  json_object_set_array_member (object, "rows", rows);
  json_node_take_object (node, object);
  return node;
}
