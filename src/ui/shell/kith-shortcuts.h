/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One table says which keys do what; the keyboard and the dialog that lists them both read it. */
void       kith_shortcuts_install    (GtkApplication *application);
AdwDialog *kith_shortcuts_dialog_new (void);

G_END_DECLS
