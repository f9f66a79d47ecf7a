/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Which pages can be printed. The action page.print of a widget is switched on and off, but nobody can ask it. */

/* switches page.print of a page that has it */
void     kith_printable_set    (GtkWidget  *page,
                                gboolean    printable);
/* whether the page on screen can be printed, so that Ctrl+P does something */
gboolean kith_window_can_print (KithWindow *self);

G_END_DECLS
