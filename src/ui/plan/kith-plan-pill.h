/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* how near a plan is, in words on a coloured ground; NULL when it has no day */
GtkWidget *kith_plan_pill_new (const char  *due_iso,
                               const GDate *today);

G_END_DECLS
