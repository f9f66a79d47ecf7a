/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-csv-writer.h"
#include "kith-table-backend.h"

#include <string.h>

/* Several tables in one text: as CSV one below the other, or as an array in JSON. */

typedef struct {
  KithTableBackend parent;
  GOutputStream *stream;
  KithCsvWriter *writer;
  gboolean has_sheets;
} Book;

static void
book_free (KithTableBackend *backend)
{
  Book *book = (Book *) backend;

  g_clear_object (&book->stream);
  g_clear_object (&book->writer);
  g_free (book);
}

static void
add_csv_cell (KithCsvWriter       *writer,
              const KithSheetCell *cell)
{
  g_autofree char *figures = kith_sheet_cell_dup_number (cell);
  g_autofree char *percent = g_strdup_printf ("%s%%", figures);

  switch (cell->type) {
  case KITH_SHEET_TEXT:
  case KITH_SHEET_MINUTES:
    kith_csv_writer_add_text (writer, *cell->text != '\0' ? cell->text : NULL);
    break;
  case KITH_SHEET_DATE:
    kith_csv_writer_add_literal (writer, cell->text);
    break;
  case KITH_SHEET_PERCENT:
    kith_csv_writer_add_literal (writer, percent);
    break;
  case KITH_SHEET_NUMBER:
  case KITH_SHEET_MONEY:
    kith_csv_writer_add_literal (writer, figures);
    break;
  }
}

static gboolean
add_csv_line (KithCsvWriter  *writer,
              const char     *text,
              GError        **error)
{
  if (text != NULL)
    kith_csv_writer_add_text (writer, text);
  return kith_csv_writer_end_row (writer, NULL, error);
}

static gboolean
csv_add_sheet (KithTableBackend  *backend,
               const KithSheet   *sheet,
               GError           **error)
{
  Book *book = (Book *) backend;

  if ((book->has_sheets && !add_csv_line (book->writer, NULL, error)) || !add_csv_line (book->writer, sheet->title, error))
    return FALSE;
  book->has_sheets = TRUE;
  for (guint i = 0; i < sheet->columns->len; i++)
    kith_csv_writer_add_text (book->writer, g_ptr_array_index (sheet->columns, i));
  if (!kith_csv_writer_end_row (book->writer, NULL, error))
    return FALSE;
  for (guint i = 0; i < kith_sheet_get_n_rows (sheet); i++) {
    for (guint j = 0; j < sheet->columns->len; j++)
      add_csv_cell (book->writer, kith_sheet_get_cell (sheet, i, j));
    if (!kith_csv_writer_end_row (book->writer, NULL, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
csv_finish (KithTableBackend  *backend,
            GError           **error)
{
  return TRUE;
}

/**
 * kith_book_csv_new:
 * @stream: where to write
 *
 * Returns: (transfer full): tables one below the other, each under its title, with an empty line between
 */
KithTableBackend *
kith_book_csv_new (GOutputStream *stream)
{
  Book *book = g_new0 (Book, 1);

  book->parent = (KithTableBackend) { NULL, 0, NULL, csv_finish, book_free, csv_add_sheet };
  book->writer = kith_csv_writer_new (stream, KITH_CSV_WRITER_MARK);
  return &book->parent;
}

static gboolean
write_text (Book        *book,
            const char  *text,
            GError     **error)
{
  return g_output_stream_write_all (book->stream, text, strlen (text), NULL, NULL, error);
}

static gboolean
json_add_sheet (KithTableBackend  *backend,
                const KithSheet   *sheet,
                GError           **error)
{
  Book *book = (Book *) backend;
  g_autoptr (JsonNode) node = kith_sheet_to_json (sheet);
  g_autofree char *text = json_to_string (node, TRUE);

  if (!write_text (book, book->has_sheets ? ",\n" : "\n", error))
    return FALSE;
  book->has_sheets = TRUE;
  return write_text (book, text, error);
}

static gboolean
json_finish (KithTableBackend  *backend,
             GError           **error)
{
  Book *book = (Book *) backend;

  return write_text (book, book->has_sheets ? "\n]\n" : "]\n", error);
}

/**
 * kith_book_json_new:
 * @stream: where to write
 * @error: says why the start could not be written
 *
 * Returns: (transfer full) (nullable): tables as an array of objects with title, columns and rows
 */
KithTableBackend *
kith_book_json_new (GOutputStream  *stream,
                    GError        **error)
{
  Book *book = g_new0 (Book, 1);

  book->parent = (KithTableBackend) { NULL, 0, NULL, json_finish, book_free, json_add_sheet };
  book->stream = g_object_ref (stream);
  if (write_text (book, "[", error))
    return &book->parent;
  book_free (&book->parent);
  return NULL;
}
