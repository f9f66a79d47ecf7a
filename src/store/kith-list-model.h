/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

G_BEGIN_DECLS

/* One list model for every list: stable slot objects standing for positions; a new query changes what the slots show
 * and only the tail of the list grows or shrinks (see performance notes in HACKING.md). Content comes from the store
 * thread through a page cache; the first screenful is announced before the rest. */
#define KITH_TYPE_SLOT (kith_slot_get_type ())
G_DECLARE_FINAL_TYPE (KithSlot, kith_slot, KITH, SLOT, GObject)

/* Property "record": (nullable) the record shown at this position, notify when it changes. Property "position". */
KithRecord *kith_slot_get_record   (KithSlot *self);
guint       kith_slot_get_position (KithSlot *self);

#define KITH_TYPE_LIST_MODEL (kith_list_model_get_type ())
G_DECLARE_FINAL_TYPE (KithListModel, kith_list_model, KITH, LIST_MODEL, GObject)

KithListModel *kith_list_model_new        (KithStore     *store);
/* starts the query on the store thread; refreshes itself when the store reports a change of the kind */
void           kith_list_model_set_query  (KithListModel *self,
                                           KithQuery     *query);
KithQuery     *kith_list_model_get_query  (KithListModel *self);
gint64         kith_list_model_get_id     (KithListModel *self,
                                           guint          position);
/* position of a record, G_MAXUINT when it is not in the list */
guint          kith_list_model_find       (KithListModel *self,
                                           gint64         id);
/* Properties: "loading" (gboolean), "n-items" (guint, the true length, also while staged), "error" (nullable string).
 * Implements GListModel of KithSlot. */

G_END_DECLS
