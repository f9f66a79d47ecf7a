/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-sheet.h"

G_BEGIN_DECLS

/* How one format writes a table; only kith-table-export.c uses it. */
typedef struct _KithTableBackend KithTableBackend;

struct _KithTableBackend
{
  const KithTableColumn *columns;
  guint n_columns;
  gboolean (*add_row) (KithTableBackend     *self,
                       const KithTableCell  *cells,
                       GError              **error);
  gboolean (*finish) (KithTableBackend  *self,
                      GError           **error);
  void (*free) (KithTableBackend *self);
  /* for books of several tables, instead of add_row */
  gboolean (*add_sheet) (KithTableBackend  *self,
                         const KithSheet   *sheet,
                         GError           **error);
};

KithTableBackend *kith_table_csv_new  (GOutputStream          *stream,
                                       KithTableFlags          flags,
                                       const KithTableColumn  *columns,
                                       guint                   n_columns,
                                       GError                **error);
KithTableBackend *kith_table_json_new (GOutputStream          *stream,
                                       const KithTableColumn  *columns,
                                       guint                   n_columns,
                                       GError                **error);
KithTableBackend *kith_table_xlsx_new (const char             *path,
                                       const char             *private_dir,
                                       const KithTableColumn  *columns,
                                       guint                   n_columns,
                                       GError                **error);

KithTableBackend *kith_book_csv_new   (GOutputStream          *stream);
KithTableBackend *kith_book_json_new  (GOutputStream          *stream,
                                       GError                **error);
KithTableBackend *kith_book_xlsx_new  (const char             *path,
                                       const char             *private_dir,
                                       GError                **error);

/* what libxlsxwriter answered, an lxw_error, as one of ours */
gboolean          kith_table_xlsx_check (int                    code,
                                         GError               **error);

G_END_DECLS
