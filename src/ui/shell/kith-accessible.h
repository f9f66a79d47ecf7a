/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives every list without a heading inside @root the name of the page it is on, and keeps the focus off what merely
 * scrolls: toolkits leave these without a name, and the keyboard can land on them. Call it when @root has its content
 * in it. */
void kith_accessible_name_containers (GtkWidget  *root,
                                      const char *name);
/* The name of a button that says more than the label on it. */
void kith_accessible_name_button     (GtkWidget  *button,
                                      const char *name);
/* Keeps the focus off what only scrolls, where all there is to read is on the screen anyway. */
void kith_accessible_skip_scrollers (GtkWidget  *root);

G_END_DECLS
