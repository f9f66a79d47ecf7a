/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the preview: a tick, who it is, what the file says of them, and what becomes of it. Signal ::ticked
 * (KithImportCell *self) when the person clicks the tick. */
#define KITH_TYPE_IMPORT_CELL (kith_import_cell_get_type ())
G_DECLARE_FINAL_TYPE (KithImportCell, kith_import_cell, KITH, IMPORT_CELL, GtkWidget)

GtkWidget       *kith_import_cell_new       (void);
void             kith_import_cell_set_entry (KithImportCell  *self,
                                             KithImportEntry *entry);
KithImportEntry *kith_import_cell_get_entry (KithImportCell  *self);
gboolean         kith_import_cell_is_ticked (KithImportCell  *self);
/* in one line, for the name of its row */
char            *kith_import_cell_dup_words (KithImportCell  *self);

G_END_DECLS
