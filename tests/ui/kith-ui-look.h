/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Waits for what the main loop brings, and fails when it does not come: longer than any answer takes, shorter than
 * patience. */
#define KITH_UI_PATIENCE_MS 20000

gboolean   kith_ui_give_up    (gpointer data);

#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    gboolean late = FALSE; \
    guint limit = g_timeout_add (KITH_UI_PATIENCE_MS, kith_ui_give_up, &late); \
    while (!(condition) && !late) \
      g_main_context_iteration (NULL, TRUE); \
    g_assert_true (condition); \
    if (!late) \
      g_source_remove (limit); \
  } G_STMT_END

/* Looks through a widget and all that is in it; the first one found, or NULL. */
GtkWidget *find_type          (GtkWidget  *within,
                               GType       type);
/* by the start of its widget name */
GtkWidget *find_named         (GtkWidget  *within,
                               const char *prefix);
/* by its label, with its underscore */
GtkWidget *find_button        (GtkWidget  *within,
                               const char *label);
/* whether a label that can be seen holds the words */
gboolean   says               (GtkWidget  *within,
                               const char *words);

G_END_DECLS
