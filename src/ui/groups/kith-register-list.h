/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-register.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The lines of a register, to be ticked with the mouse or with one key each. */
#define KITH_TYPE_REGISTER_LIST (kith_register_list_get_type ())
G_DECLARE_FINAL_TYPE (KithRegisterList, kith_register_list, KITH, REGISTER_LIST, AdwBin)

void kith_register_list_set_register (KithRegisterList *self,
                                      KithRegister     *reg,
                                      gboolean          may_mark);

G_END_DECLS
