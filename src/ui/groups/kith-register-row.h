/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-register.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One student on a register: the name, and what became of them as buttons of which one is pressed. */
#define KITH_TYPE_REGISTER_ROW (kith_register_row_get_type ())
G_DECLARE_FINAL_TYPE (KithRegisterRow, kith_register_row, KITH, REGISTER_ROW, GtkListBoxRow)

GtkWidget *kith_register_row_new         (KithRegister    *reg,
                                          guint            position,
                                          gboolean         may_mark);
void       kith_register_row_update      (KithRegisterRow *self);
guint      kith_register_row_get_position (KithRegisterRow *self);
gint64     kith_register_row_get_student (KithRegisterRow *self);
/* a key pressed while the row has the focus; FALSE when it means nothing here */
gboolean   kith_register_row_press       (KithRegisterRow *self,
                                          guint            key);

G_END_DECLS
