/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The most a table may hold; more is refused with a sentence, never cut. */
#define KITH_CSV_MAX_BYTES (50 * 1024 * 1024)
#define KITH_CSV_MAX_COLUMNS 200
#define KITH_CSV_MAX_CELL_BYTES (64 * 1024)
#define KITH_CSV_MAX_ROWS 100000

/**
 * KithCsvRow:
 * @line: the line the row starts on, counting from 1; line breaks within quotes count
 * @cells: the cells as they stand in the file
 * @n_cells: how many
 * @is_ragged: whether the row has more or fewer cells than the header
 *
 * One row of a table.
 */
typedef struct {
  guint64 line;
  char **cells;
  guint n_cells;
  gboolean is_ragged;
} KithCsvRow;

void kith_csv_row_free (KithCsvRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCsvRow, kith_csv_row_free)

#define KITH_TYPE_CSV_READER (kith_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (KithCsvReader, kith_csv_reader, KITH, CSV_READER, GObject)

KithCsvReader     *kith_csv_reader_new         (GInputStream   *stream,
                                                char            separator);
gboolean           kith_csv_reader_read_header (KithCsvReader  *self,
                                                GCancellable   *cancellable,
                                                GError        **error);
const char *const *kith_csv_reader_get_headers (KithCsvReader  *self,
                                                guint          *n_headers);
KithCsvRow        *kith_csv_reader_read_row    (KithCsvReader  *self,
                                                GCancellable   *cancellable,
                                                GError        **error);

G_END_DECLS
