/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_strike_dialog_present (GtkWidget *parent,
                                 KithStore *store,
                                 gint64     note);

G_END_DECLS
