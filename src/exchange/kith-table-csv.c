/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-csv-writer.h"
#include "kith-date.h"
#include "kith-table-backend.h"

#include <glib/gi18n.h>

typedef struct {
  KithTableBackend parent;
  KithCsvWriter *writer;
  KithTableFlags flags;
} Csv;

static void
add_date (Csv        *csv,
          const char *iso)
{
  g_autofree char *shown = NULL;

  if ((csv->flags & KITH_TABLE_UK_DATES) == 0 && kith_date_is_iso (iso)) {
    kith_csv_writer_add_literal (csv->writer, iso);
    return;
  }
  shown = kith_date_format_iso (iso);
  kith_csv_writer_add_text (csv->writer, shown);
}

static void
add_money (Csv    *csv,
           gint64  pence)
{
  g_autofree char *pounds = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", pence < 0 ? "-" : "", ABS (pence / 100),
                                             (int) ABS (pence % 100));

  kith_csv_writer_add_literal (csv->writer, pounds);
}

static void
add_number (Csv    *csv,
            gint64  number)
{
  g_autofree char *figures = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  kith_csv_writer_add_literal (csv->writer, figures);
}

static void
add_cell (Csv                 *csv,
          KithTableType        type,
          const KithTableCell *cell)
{
  if (!cell->is_set) {
    kith_csv_writer_add_literal (csv->writer, NULL);
    return;
  }
  switch (type) {
  case KITH_TABLE_TEXT:
    kith_csv_writer_add_text (csv->writer, cell->text);
    break;
  case KITH_TABLE_DATE:
    add_date (csv, cell->text);
    break;
  case KITH_TABLE_FLAG:
    kith_csv_writer_add_text (csv->writer, cell->number != 0 ? _("Yes") : _("No"));
    break;
  case KITH_TABLE_MONEY:
    add_money (csv, cell->number);
    break;
  case KITH_TABLE_NUMBER:
  case KITH_TABLE_MINUTES:
    add_number (csv, cell->number);
    break;
  }
}

static gboolean
csv_add_row (KithTableBackend     *backend,
             const KithTableCell  *cells,
             GError              **error)
{
  Csv *csv = (Csv *) backend;

  for (guint i = 0; i < backend->n_columns; i++)
    add_cell (csv, backend->columns[i].type, &cells[i]);
  return kith_csv_writer_end_row (csv->writer, NULL, error);
}

static gboolean
csv_finish (KithTableBackend  *backend,
            GError           **error)
{
  return TRUE;
}

static void
csv_free (KithTableBackend *backend)
{
  Csv *csv = (Csv *) backend;

  g_clear_object (&csv->writer);
  g_free (csv);
}

/**
 * kith_table_csv_new:
 * @stream: where to write
 * @flags: how
 * @columns: the columns, which outlive the backend
 * @n_columns: how many
 * @error: says why the header could not be written
 *
 * Returns: (transfer full) (nullable): a table as CSV
 */
KithTableBackend *
kith_table_csv_new (GOutputStream          *stream,
                    KithTableFlags          flags,
                    const KithTableColumn  *columns,
                    guint                   n_columns,
                    GError                **error)
{
  Csv *csv = g_new0 (Csv, 1);

  csv->parent = (KithTableBackend) { columns, n_columns, csv_add_row, csv_finish, csv_free, NULL };
  csv->flags = flags;
  csv->writer = kith_csv_writer_new (
    stream, (flags & KITH_TABLE_RAW) != 0 ? KITH_CSV_WRITER_RAW : KITH_CSV_WRITER_MARK);
  for (guint i = 0; i < n_columns; i++)
    kith_csv_writer_add_text (csv->writer, columns[i].title);
  if (kith_csv_writer_end_row (csv->writer, NULL, error))
    return &csv->parent;
  csv_free (&csv->parent);
  return NULL;
}
