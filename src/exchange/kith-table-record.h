/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-table-export.h"

G_BEGIN_DECLS

KithTableColumn kith_table_column_from_field (const KithField *field);
KithTableCell   kith_table_cell_from_record  (KithRecord      *record,
                                              guint            field,
                                              KithTableFormat  format,
                                              char           **owned);

G_END_DECLS
