/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Opening what another college sent, and the code by which they can lock it. */
AdwDialog *kith_receive_dialog_present (GtkWidget  *parent,
                                        KithStore  *store);
/* what a person chooses in the file dialog */
void       kith_receive_dialog_open    (AdwDialog  *self,
                                        const char *path);

G_END_DECLS
