/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ui-look.h"

#include <string.h>

gboolean
kith_ui_give_up (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

GtkWidget *
find_type (GtkWidget *within,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (within, type))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_type (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

GtkWidget *
find_named (GtkWidget  *within,
            const char *prefix)
{
  if (g_str_has_prefix (gtk_widget_get_name (within), prefix))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_named (child, prefix);

    if (found != NULL)
      return found;
  }
  return NULL;
}

GtkWidget *
find_button (GtkWidget  *within,
             const char *label)
{
  if (GTK_IS_BUTTON (within) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (within)), label) == 0)
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, label);

    if (found != NULL)
      return found;
  }
  return NULL;
}

gboolean
says (GtkWidget  *within,
      const char *words)
{
  if (!gtk_widget_get_visible (within))
    return FALSE;
  if (GTK_IS_LABEL (within) && strstr (gtk_label_get_text (GTK_LABEL (within)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}
