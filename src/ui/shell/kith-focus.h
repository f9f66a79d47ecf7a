/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lists that are made anew when something changes put the focus back where it was by the names of widgets, which begin
 * with "kith-". */
char *kith_focus_dup_name (GtkWidget  *within);
void  kith_focus_named    (GtkWidget  *within,
                           const char *name);

G_END_DECLS
