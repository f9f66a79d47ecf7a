/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-chronology-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One entry of a chronology: what, when, who, and its first words; a note that was opened stands there in full. */
#define KITH_TYPE_CHRONOLOGY_ROW (kith_chronology_row_get_type ())
G_DECLARE_FINAL_TYPE (KithChronologyRow, kith_chronology_row, KITH, CHRONOLOGY_ROW, GtkWidget)

/* @opened: ids of the notes that stand in full, gint64 keys; shared by the rows of one list */
GtkListItemFactory *kith_chronology_row_factory_new (KithStore  *store,
                                                     GHashTable *opened);

G_END_DECLS
