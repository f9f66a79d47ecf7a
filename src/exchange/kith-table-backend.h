/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-table-export.h"

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

G_END_DECLS
