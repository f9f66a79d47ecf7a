/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-list-model.h"

G_BEGIN_DECLS

/* @slots: the model's table of position to slot; the slot takes itself out when nobody shows it any more */
KithSlot *kith_slot_new        (GHashTable *slots,
                                guint       position);
void      kith_slot_set_record (KithSlot   *self,
                                KithRecord *record);

G_END_DECLS
