/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form-row.h"

G_BEGIN_DECLS

/* One entry of a short list, all of it in sight: buttons that wrap. For the keyboard it is one stop, with the arrow
 * keys inside, so that passing by costs one key. */
#define KITH_TYPE_CHOICE_CHIPS (kith_choice_chips_get_type ())
G_DECLARE_FINAL_TYPE (KithChoiceChips, kith_choice_chips, KITH, CHOICE_CHIPS, GtkWidget)

GtkWidget  *kith_choice_chips_new      (const char           *title,
                                        const KithChoiceList *list);
const char *kith_choice_chips_get_code (KithChoiceChips      *self);
void        kith_choice_chips_set_code (KithChoiceChips      *self,
                                        const char           *code);

G_END_DECLS
