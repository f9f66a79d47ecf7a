/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-diary-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What one line of the diary looks like, in a list and in the columns of a week. */
#define KITH_TYPE_DIARY_ROW (kith_diary_row_get_type ())
G_DECLARE_FINAL_TYPE (KithDiaryRow, kith_diary_row, KITH, DIARY_ROW, GtkBox)

/* @with_day: whether the day stands beside the time */
GtkWidget          *kith_diary_row_new         (gboolean              with_day);
void                kith_diary_row_set_entry   (KithDiaryRow         *self,
                                                const KithDiaryEntry *entry);
/* rows for the items of kith_diary_items_new */
GtkListItemFactory *kith_diary_row_factory_new (void);

G_END_DECLS
