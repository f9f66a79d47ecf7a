/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* 15, 30, 45, 60 minutes as buttons that fill in @editable. */
GtkWidget *kith_minutes_chips_new (GtkEditable *editable);

G_END_DECLS
