/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of the page of bursaries, as an item of a list: a student and what there is to say. */
#define KITH_TYPE_BURSARY_ITEM (kith_bursary_item_get_type ())
G_DECLARE_FINAL_TYPE (KithBursaryItem, kith_bursary_item, KITH, BURSARY_ITEM, GObject)

KithBursaryItem    *kith_bursary_item_new         (gint64           student,
                                                   const char      *name,
                                                   const char      *words);
gint64              kith_bursary_item_get_student (KithBursaryItem *self);
/* GEqualFuncs: about the same student, and about the same student with the same words */
gboolean            kith_bursary_item_is_same     (gconstpointer    item,
                                                   gconstpointer    other);
gboolean            kith_bursary_item_looks_same  (gconstpointer    item,
                                                   gconstpointer    other);
/* makes rows for such items */
GtkListItemFactory *kith_bursary_row_factory_new  (void);

G_END_DECLS
