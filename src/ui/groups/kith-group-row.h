/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"
#include "list/kith-slot-line.h"

G_BEGIN_DECLS

/* One line of the list of sessions: what and when, who leads it, and how its register stands. The last two are asked
 * for when the line comes on the screen. */
#define KITH_TYPE_GROUP_ROW (kith_group_row_get_type ())
G_DECLARE_FINAL_TYPE (KithGroupRow, kith_group_row, KITH, GROUP_ROW, KithSlotLine)

GtkListItemFactory *kith_group_row_factory_new (KithStore *store);

G_END_DECLS
