/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-error.h"
#include "kith-table-backend.h"
#include "kith-text.h"
#include "kith-xlsx-check.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <xlsxwriter.h>

/* Days before this are no dates to a spreadsheet. */
#define FIRST_YEAR 1900

#define MAX_WIDTH 60

typedef struct {
  KithTableBackend parent;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *heading;
  lxw_format *formats[KITH_TABLE_MONEY + 1];
  lxw_row_t row;
  char *path;
} Xlsx;

gboolean
kith_table_xlsx_check (int      code,
                       GError **error)
{
  switch (code) {
  case LXW_NO_ERROR:
    return TRUE;
  case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED:
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED,
                         _("A text is longer than the 32,767 characters a workbook can hold in a cell. Export as CSV "
                           "or JSON instead."));
    return FALSE;
  case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE:
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED,
                         _("There are more rows than a workbook can hold. Export as CSV or JSON instead."));
    return FALSE;
  default:
    g_set_error_literal (error, G_IO_ERROR, errno != 0 ? (int) g_io_error_from_errno (errno) : G_IO_ERROR_FAILED,
                         lxw_strerror ((lxw_error) code));
    return FALSE;
  }
}

static lxw_error
write_date (Xlsx       *xlsx,
            lxw_col_t   column,
            const char *iso)
{
  lxw_datetime day = { 0 };
  GDate date;

  if (!kith_date_from_iso (iso, &date) || g_date_get_year (&date) < FIRST_YEAR)
    return worksheet_write_string (xlsx->sheet, xlsx->row, column, iso, xlsx->formats[KITH_TABLE_TEXT]);
  day.year = g_date_get_year (&date);
  day.month = (int) g_date_get_month (&date);
  day.day = g_date_get_day (&date);
  return worksheet_write_datetime (xlsx->sheet, xlsx->row, column, &day, xlsx->formats[KITH_TABLE_DATE]);
}

/* Text goes in as text, never as something a spreadsheet could run. */
static lxw_error
write_cell (Xlsx                *xlsx,
            lxw_col_t            column,
            KithTableType        type,
            const KithTableCell *cell)
{
  lxw_format *format = xlsx->formats[type];

  if (!cell->is_set)
    return LXW_NO_ERROR;
  switch (type) {
  case KITH_TABLE_TEXT:
    return worksheet_write_string (xlsx->sheet, xlsx->row, column, cell->text, format);
  case KITH_TABLE_DATE:
    return write_date (xlsx, column, cell->text);
  case KITH_TABLE_FLAG:
    return worksheet_write_string (xlsx->sheet, xlsx->row, column, cell->number != 0 ? _("Yes") : _("No"), format);
  case KITH_TABLE_MONEY:
    return worksheet_write_number (xlsx->sheet, xlsx->row, column, (double) cell->number / 100, format);
  case KITH_TABLE_NUMBER:
  case KITH_TABLE_MINUTES:
    return worksheet_write_number (xlsx->sheet, xlsx->row, column, (double) cell->number, format);
  }
  g_return_val_if_reached (LXW_NO_ERROR);
}

static gboolean
xlsx_add_row (KithTableBackend     *backend,
              const KithTableCell  *cells,
              GError              **error)
{
  Xlsx *xlsx = (Xlsx *) backend;

  errno = 0;
  for (guint i = 0; i < backend->n_columns; i++)
    if (!kith_table_xlsx_check (write_cell (xlsx, (lxw_col_t) i, backend->columns[i].type, &cells[i]), error))
      return FALSE;
  xlsx->row++;
  return TRUE;
}

static gboolean
xlsx_finish (KithTableBackend  *backend,
             GError           **error)
{
  Xlsx *xlsx = (Xlsx *) backend;

  if (xlsx->row > 1)
    worksheet_autofilter (xlsx->sheet, 0, 0, xlsx->row - 1, (lxw_col_t) (backend->n_columns - 1));
  errno = 0;
  /* Closing frees the workbook whatever happens. */
  return kith_table_xlsx_check (workbook_close (g_steal_pointer (&xlsx->workbook)), error) && kith_xlsx_check (xlsx->path, error);
}

static void
xlsx_free (KithTableBackend *backend)
{
  Xlsx *xlsx = (Xlsx *) backend;

  g_clear_pointer (&xlsx->workbook, lxw_workbook_free);
  g_free (xlsx->path);
  g_free (xlsx);
}

static void
make_formats (Xlsx *xlsx)
{
  static const char *const number_formats[] = {
    [KITH_TABLE_DATE] = "d mmmm yyyy",
    [KITH_TABLE_NUMBER] = "#,##0",
    [KITH_TABLE_MINUTES] = "#,##0",
    [KITH_TABLE_MONEY] = "[$£-809]#,##0.00",
  };

  for (guint i = 0; i < G_N_ELEMENTS (number_formats); i++) {
    xlsx->formats[i] = workbook_add_format (xlsx->workbook);
    if (number_formats[i] != NULL)
      format_set_num_format (xlsx->formats[i], number_formats[i]);
    format_set_align (xlsx->formats[i], LXW_ALIGN_VERTICAL_TOP);
  }
  format_set_text_wrap (xlsx->formats[KITH_TABLE_TEXT]);
  xlsx->heading = workbook_add_format (xlsx->workbook);
  format_set_bold (xlsx->heading);
  format_set_text_wrap (xlsx->heading);
}

static double
choose_width (const KithTableColumn *column)
{
  static const guint widths[] = {
    [KITH_TABLE_TEXT] = 24,   [KITH_TABLE_DATE] = 18, [KITH_TABLE_NUMBER] = 10,
    [KITH_TABLE_MINUTES] = 10, [KITH_TABLE_FLAG] = 8,  [KITH_TABLE_MONEY] = 12,
  };
  guint title = (guint) kith_text_get_length (column->title) + 3;

  return MIN (MAX (column->width != 0 ? column->width : widths[column->type], title), MAX_WIDTH);
}

static gboolean
write_heading (Xlsx    *xlsx,
               GError **error)
{
  for (guint i = 0; i < xlsx->parent.n_columns; i++) {
    const KithTableColumn *column = &xlsx->parent.columns[i];

    worksheet_set_column (xlsx->sheet, (lxw_col_t) i, (lxw_col_t) i, choose_width (column), NULL);
    if (!kith_table_xlsx_check (worksheet_write_string (xlsx->sheet, 0, (lxw_col_t) i, column->title, xlsx->heading), error))
      return FALSE;
  }
  worksheet_freeze_panes (xlsx->sheet, 1, 0);
  worksheet_repeat_rows (xlsx->sheet, 0, 0);
  xlsx->row = 1;
  return TRUE;
}

/**
 * kith_table_xlsx_new:
 * @path: the file to write
 * @private_dir: a folder nobody else reads, for what libxlsxwriter puts on disk meanwhile
 * @columns: the columns, which outlive the backend
 * @n_columns: how many
 * @error: says why it could not be begun
 *
 * Returns: (transfer full) (nullable): a table as a workbook
 */
KithTableBackend *
kith_table_xlsx_new (const char             *path,
                     const char             *private_dir,
                     const KithTableColumn  *columns,
                     guint                   n_columns,
                     GError                **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = private_dir };
  Xlsx *xlsx = g_new0 (Xlsx, 1);

  xlsx->parent = (KithTableBackend) { columns, n_columns, xlsx_add_row, xlsx_finish, xlsx_free, NULL };
  xlsx->path = g_strdup (path);
  errno = 0;
  xlsx->workbook = workbook_new_opt (path, &options);
  xlsx->sheet = xlsx->workbook != NULL ? workbook_add_worksheet (xlsx->workbook, NULL) : NULL;
  if (xlsx->sheet == NULL) {
    kith_table_xlsx_check (LXW_ERROR_CREATING_TMPFILE, error);
    xlsx_free (&xlsx->parent);
    return NULL;
  }
  make_formats (xlsx);
  if (write_heading (xlsx, error))
    return &xlsx->parent;
  xlsx_free (&xlsx->parent);
  return NULL;
}
