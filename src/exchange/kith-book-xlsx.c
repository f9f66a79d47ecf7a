/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-table-backend.h"
#include "kith-text.h"
#include "kith-xlsx-check.h"

#include <errno.h>
#include <xlsxwriter.h>

/* Several tables in one workbook, a sheet for each. */

#define LEAST_WIDTH 9
#define MAX_WIDTH 60
#define MINUTES_A_DAY 1440

/* More than a sheet may be called; the rest of a long title is cut off. */
#define MAX_NAME 31
#define ROOM_FOR_NUMBER 4

typedef enum {
  STYLE_TEXT,
  STYLE_NUMBER,
  STYLE_NUMBER_1,
  STYLE_NUMBER_2,
  STYLE_PERCENT,
  STYLE_PERCENT_1,
  STYLE_MONEY,
  STYLE_DATE,
  STYLE_MINUTES,
  N_STYLES,
} Style;

typedef struct {
  KithTableBackend parent;
  lxw_workbook *workbook;
  lxw_format *heading;
  /* the second of each pair is for totals */
  lxw_format *formats[N_STYLES][2];
  GHashTable *names;
  char *path;
} Book;

static void
make_formats (Book *book)
{
  static const char *const number_formats[N_STYLES] = {
    [STYLE_NUMBER] = "#,##0",  [STYLE_NUMBER_1] = "#,##0.0", [STYLE_NUMBER_2] = "#,##0.00",
    [STYLE_PERCENT] = "0%",    [STYLE_PERCENT_1] = "0.0%",   [STYLE_MONEY] = "[$£-809]#,##0.00",
    [STYLE_DATE] = "d mmm yyyy", [STYLE_MINUTES] = "[h]\"h\" mm\"m\"",
  };

  for (guint i = 0; i < N_STYLES; i++)
    for (guint total = 0; total < 2; total++) {
      lxw_format *format = workbook_add_format (book->workbook);

      if (number_formats[i] != NULL)
        format_set_num_format (format, number_formats[i]);
      else
        format_set_text_wrap (format);
      format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
      if (total) {
        format_set_bold (format);
        format_set_top (format, LXW_BORDER_THIN);
      }
      book->formats[i][total] = format;
    }
  book->heading = workbook_add_format (book->workbook);
  format_set_bold (book->heading);
  format_set_text_wrap (book->heading);
  format_set_align (book->heading, LXW_ALIGN_VERTICAL_TOP);
}

static Style
find_style (const KithSheetCell *cell)
{
  switch (cell->type) {
  case KITH_SHEET_TEXT:
    return STYLE_TEXT;
  case KITH_SHEET_NUMBER:
    return cell->decimals == 0 ? STYLE_NUMBER : cell->decimals == 1 ? STYLE_NUMBER_1 : STYLE_NUMBER_2;
  case KITH_SHEET_PERCENT:
    return cell->decimals == 0 ? STYLE_PERCENT : STYLE_PERCENT_1;
  case KITH_SHEET_MONEY:
    return STYLE_MONEY;
  case KITH_SHEET_DATE:
    return STYLE_DATE;
  case KITH_SHEET_MINUTES:
    return STYLE_MINUTES;
  }
  g_return_val_if_reached (STYLE_TEXT);
}

static lxw_error
write_date (lxw_worksheet *sheet,
            lxw_row_t      row,
            lxw_col_t      column,
            const char    *iso,
            lxw_format    *format)
{
  lxw_datetime day = { 0 };
  GDate date;

  kith_date_from_iso (iso, &date);
  day.year = g_date_get_year (&date);
  day.month = (int) g_date_get_month (&date);
  day.day = g_date_get_day (&date);
  return worksheet_write_datetime (sheet, row, column, &day, format);
}

/* Text goes in as text, never as something a spreadsheet could run. */
static lxw_error
write_cell (Book                *book,
            lxw_worksheet       *sheet,
            lxw_row_t            row,
            lxw_col_t            column,
            const KithSheetCell *cell,
            gboolean             is_total)
{
  lxw_format *format = book->formats[find_style (cell)][is_total ? 1 : 0];

  switch (cell->type) {
  case KITH_SHEET_TEXT:
    return *cell->text != '\0' ? worksheet_write_string (sheet, row, column, cell->text, format)
                               : worksheet_write_blank (sheet, row, column, format);
  case KITH_SHEET_DATE:
    return write_date (sheet, row, column, cell->text, format);
  case KITH_SHEET_PERCENT:
    return worksheet_write_number (sheet, row, column, cell->number / 100, format);
  case KITH_SHEET_MINUTES:
    return worksheet_write_number (sheet, row, column, cell->number / MINUTES_A_DAY, format);
  case KITH_SHEET_NUMBER:
  case KITH_SHEET_MONEY:
    return worksheet_write_number (sheet, row, column, cell->number, format);
  }
  g_return_val_if_reached (LXW_NO_ERROR);
}

/* As wide as the longest word of it needs, up to where it wraps. */
static double
choose_width (const KithSheet *sheet,
              guint            column)
{
  glong longest = kith_text_get_length (g_ptr_array_index (sheet->columns, column));

  for (guint i = 0; i < kith_sheet_get_n_rows (sheet); i++)
    longest = MAX (longest, kith_text_get_length (kith_sheet_get_cell (sheet, i, column)->text));
  return CLAMP (longest + 2, LEAST_WIDTH, MAX_WIDTH);
}

/* What Excel refuses in the name of a sheet, and names that are there already in any case. */
static char *
dup_name (Book       *book,
          const char *title)
{
  g_autofree char *plain = g_strdelimit (g_strdup (title), "[]:*?/\\'", ' ');
  g_autofree char *cut = g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), MAX_NAME - ROOM_FOR_NUMBER));
  char *name = g_strstrip (g_strdup (g_utf8_strlen (plain, -1) <= MAX_NAME ? plain : cut));
  g_autofree char *folded = NULL;

  for (guint i = 2; *name == '\0' || g_hash_table_contains (book->names, (folded = g_utf8_casefold (name, -1))); i++) {
    g_clear_pointer (&folded, g_free);
    g_free (name);
    name = g_strdup_printf ("%s %u", g_strstrip (cut), i);
  }
  g_hash_table_add (book->names, g_steal_pointer (&folded));
  return name;
}

static gboolean
write_heading (Book             *book,
               lxw_worksheet    *sheet,
               const KithSheet  *values,
               GError          **error)
{
  for (guint i = 0; i < values->columns->len; i++) {
    worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, choose_width (values, i), NULL);
    if (!kith_table_xlsx_check ((int) worksheet_write_string (sheet, 0, (lxw_col_t) i,
                                                              g_ptr_array_index (values->columns, i), book->heading),
                                error))
      return FALSE;
  }
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);
  return TRUE;
}

static gboolean
write_rows (Book             *book,
            lxw_worksheet    *sheet,
            const KithSheet  *values,
            GError          **error)
{
  guint n_rows = kith_sheet_get_n_rows (values);

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < values->columns->len; j++)
      if (!kith_table_xlsx_check ((int) write_cell (book, sheet, i + 1, (lxw_col_t) j, kith_sheet_get_cell (values, i, j),
                                                    values->has_totals && i + 1 == n_rows),
                                  error))
        return FALSE;
  return TRUE;
}

static gboolean
book_add_sheet (KithTableBackend  *backend,
                const KithSheet   *values,
                GError           **error)
{
  Book *book = (Book *) backend;
  g_autofree char *name = dup_name (book, values->title);
  lxw_worksheet *sheet = NULL;

  errno = 0;
  sheet = workbook_add_worksheet (book->workbook, name);
  if (sheet == NULL)
    return kith_table_xlsx_check (LXW_ERROR_CREATING_TMPFILE, error);
  return write_heading (book, sheet, values, error) && write_rows (book, sheet, values, error);
}

static gboolean
book_finish (KithTableBackend  *backend,
             GError           **error)
{
  Book *book = (Book *) backend;

  errno = 0;
  /* Closing frees the workbook whatever happens. */
  return kith_table_xlsx_check ((int) workbook_close (g_steal_pointer (&book->workbook)), error) &&
         kith_xlsx_check (book->path, error);
}

static void
book_free (KithTableBackend *backend)
{
  Book *book = (Book *) backend;

  g_clear_pointer (&book->workbook, lxw_workbook_free);
  g_hash_table_unref (book->names);
  g_free (book->path);
  g_free (book);
}

/**
 * kith_book_xlsx_new:
 * @path: the file to write
 * @private_dir: a folder nobody else reads, for what libxlsxwriter puts on disk meanwhile
 * @error: says why it could not be begun
 *
 * Returns: (transfer full) (nullable): tables as a workbook with a sheet for each
 */
KithTableBackend *
kith_book_xlsx_new (const char  *path,
                    const char  *private_dir,
                    GError     **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = private_dir };
  Book *book = g_new0 (Book, 1);

  book->parent = (KithTableBackend) { NULL, 0, NULL, book_finish, book_free, book_add_sheet };
  book->path = g_strdup (path);
  book->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  errno = 0;
  book->workbook = workbook_new_opt (path, &options);
  if (book->workbook == NULL) {
    kith_table_xlsx_check (LXW_ERROR_CREATING_TMPFILE, error);
    book_free (&book->parent);
    return NULL;
  }
  make_formats (book);
  return &book->parent;
}
