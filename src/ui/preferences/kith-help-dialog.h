/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_HELP_DIALOG (kith_help_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KithHelpDialog, kith_help_dialog, KITH, HELP_DIALOG, AdwDialog)

/* the installed help where there is something to read it with, else the essentials in a dialog */
void       kith_help_show       (GtkWidget *parent);
AdwDialog *kith_help_dialog_new (void);

G_END_DECLS
