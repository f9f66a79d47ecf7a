/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-csv-mapping.h"
#include "kith-csv-reader.h"
#include "kith-import-row.h"

G_BEGIN_DECLS

/* Turns rows of cells into values of fields. */
typedef struct _KithCsvCells KithCsvCells;

KithCsvCells  *kith_csv_cells_new          (KithCsvMapping   *mapping,
                                            const GDate      *today);
void           kith_csv_cells_free         (KithCsvCells     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCsvCells, kith_csv_cells_free)

KithImportRow *kith_csv_cells_make_row     (KithCsvCells     *self,
                                            const KithCsvRow *cells);
char         **kith_csv_cells_dup_warnings (KithCsvCells     *self);

G_END_DECLS
