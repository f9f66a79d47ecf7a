/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithCsvWriterFlags:
 * @KITH_CSV_WRITER_NONE: Plain UTF-8
 * @KITH_CSV_WRITER_MARK: Start with a byte order mark, by which Excel knows UTF-8
 * @KITH_CSV_WRITER_RAW: For machines: text that looks like a formula stays as it is
 */
typedef enum {
  KITH_CSV_WRITER_NONE = 0,
  KITH_CSV_WRITER_MARK = 1 << 0,
  KITH_CSV_WRITER_RAW  = 1 << 1,
} KithCsvWriterFlags;

gboolean kith_csv_looks_like_formula (const char *text);
char    *kith_csv_guard_cell         (const char *text);
char    *kith_csv_unguard_cell       (const char *text);

#define KITH_TYPE_CSV_WRITER (kith_csv_writer_get_type ())
G_DECLARE_FINAL_TYPE (KithCsvWriter, kith_csv_writer, KITH, CSV_WRITER, GObject)

KithCsvWriter *kith_csv_writer_new         (GOutputStream       *stream,
                                            KithCsvWriterFlags   flags);
void           kith_csv_writer_add_text    (KithCsvWriter       *self,
                                            const char          *text);
void           kith_csv_writer_add_literal (KithCsvWriter       *self,
                                            const char          *text);
gboolean       kith_csv_writer_end_row     (KithCsvWriter       *self,
                                            GCancellable        *cancellable,
                                            GError             **error);

G_END_DECLS
