/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithSalvagedTable:
 * @name: of the table
 * @n_rows: rows that were read, those of which a part is missing among them
 * @n_gaps: places from which nothing could be read
 * @n_partial: rows of which a part could not be read
 * @n_stand_ins: empty rows put in so that others have something to refer to
 *
 * What became of one table of a damaged database.
 */
typedef struct {
  char *name;
  gint64 n_rows;
  guint n_gaps;
  guint n_partial;
  gint64 n_stand_ins;
} KithSalvagedTable;

void kith_salvaged_table_free (KithSalvagedTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSalvagedTable, kith_salvaged_table_free)

/**
 * KithStandInFunc:
 * @table: a table
 * @column: a text column of it
 * @must: whether the column may not be empty
 *
 * What stands where a text could not be read.
 *
 * Returns: (nullable): static text; %NULL for nothing
 */
typedef const char *(*KithStandInFunc) (const char *table,
                                        const char *column,
                                        gboolean    must);

GPtrArray *kith_db_salvage (const char       *path,
                            const guint8     *key,
                            const char       *new_path,
                            GBytes           *header,
                            KithStandInFunc   stand_in,
                            GCancellable     *cancellable,
                            GError          **error);

G_END_DECLS
