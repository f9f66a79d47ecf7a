/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-diary-load.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One row of a diary that is shown as a list: the heading of a day or week, a line of the diary, or a remark. */
#define KITH_TYPE_DIARY_ITEM (kith_diary_item_get_type ())
G_DECLARE_FINAL_TYPE (KithDiaryItem, kith_diary_item, KITH, DIARY_ITEM, GObject)

/* (nullable): the line of the diary; borrowed */
const KithDiaryEntry *kith_diary_item_get_entry  (KithDiaryItem    *self);
/* (nullable): of a heading or a remark */
const char           *kith_diary_item_get_words  (KithDiaryItem    *self);
gboolean              kith_diary_item_is_heading (KithDiaryItem    *self);
/* (nullable): a day this row leads to, ISO */
const char           *kith_diary_item_get_day    (KithDiaryItem    *self);

/* whether the heading above it leaves the day open */
gboolean              kith_diary_item_needs_day  (KithDiaryItem    *self);

/* the rows of everything there is to show, in order */
GPtrArray            *kith_diary_items_new       (KithDiaryContent *content);
/* GEqualFuncs: about the same, and about the same with the same words */
gboolean              kith_diary_item_is_same    (gconstpointer     item,
                                                  gconstpointer     other);
gboolean              kith_diary_item_looks_same (gconstpointer     item,
                                                  gconstpointer     other);
/* “Tuesday 3 March 2026, today” */
char                 *kith_diary_dup_day_words   (const char       *day,
                                                  const char       *today);

G_END_DECLS
