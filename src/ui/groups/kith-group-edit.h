/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* The facts of a session in a form of their own; its register is on its page. */

void kith_group_edit_present_new (KithWindow *window);
void kith_group_edit_present     (KithWindow *window,
                                  KithRecord *group);

G_END_DECLS
