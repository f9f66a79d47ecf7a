/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lists that are read anew as a whole, without losing the focus or the place. */

void kith_list_rows_set_up (GtkListItem *list_item);
void kith_list_rows_update (GtkListView *view,
                            GListStore  *store,
                            GPtrArray   *items,
                            GEqualFunc   is_same,
                            GEqualFunc   looks_same);

G_END_DECLS
