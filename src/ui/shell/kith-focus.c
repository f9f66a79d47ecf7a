/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-focus.h"

/**
 * kith_focus_dup_name:
 * @within: a widget that is about to be filled anew
 *
 * Returns: (transfer full) (nullable): the name of what has the focus in it
 */
char *
kith_focus_dup_name (GtkWidget *within)
{
  GtkRoot *root = gtk_widget_get_root (within);
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, within))
    return NULL;
  for (; widget != within; widget = gtk_widget_get_parent (widget))
    if (g_str_has_prefix (gtk_widget_get_name (widget), "kith-"))
      return g_strdup (gtk_widget_get_name (widget));
  return NULL;
}

static GtkWidget *
find_named (GtkWidget  *widget,
            const char *name)
{
  if (g_str_equal (gtk_widget_get_name (widget), name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_named (child, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/**
 * kith_focus_named:
 * @within: a widget that has been filled anew
 * @name: (nullable): from [func@focus_dup_name]
 *
 * Puts the focus on the widget of that name, if it is there still.
 */
void
kith_focus_named (GtkWidget  *within,
                  const char *name)
{
  GtkWidget *widget = name != NULL ? find_named (within, name) : NULL;

  if (widget != NULL)
    gtk_widget_grab_focus (widget);
}
