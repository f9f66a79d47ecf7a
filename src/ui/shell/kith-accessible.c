/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-accessible.h"

#include "kith-text.h"

#include <adwaita.h>

static GtkWidget *
get_expander (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW);
}

/* Lists of an AdwPreferencesGroup are labelled by its title, also where that is empty; what a row of them unfolds is a
 * list as well, and labelled by nothing. */
static gboolean
is_nameless_list (GtkWidget *widget)
{
  GtkWidget *group = NULL;

  if (!GTK_IS_LIST_BOX (widget) && !GTK_IS_LIST_VIEW (widget))
    return FALSE;
  group = get_expander (widget) == NULL ? gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP) : NULL;
  if (group != NULL)
    return kith_text_is_empty (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)));
  return !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
         !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static const char *
find_list_name (GtkWidget  *list,
                const char *name)
{
  GtkWidget *expander = get_expander (list);
  const char *title = expander != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (expander)) : NULL;

  return kith_text_is_empty (title) ? name : title;
}

static gboolean
holds_focusable (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_focusable (child) || holds_focusable (child))
      return TRUE;
  return FALSE;
}

/**
 * kith_accessible_name_button:
 * @button: a button with a label
 * @name: what a screen reader says instead, for where several buttons say the same
 *
 * A button names itself by the label in it, and that name would win over any other.
 */
void
kith_accessible_name_button (GtkWidget  *button,
                             const char *name)
{
  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (name != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * kith_accessible_name_containers:
 * @root: a page or dialog
 * @name: what it is called
 */
void
kith_accessible_name_containers (GtkWidget  *root,
                                 const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (root));
  g_return_if_fail (name != NULL);

  /* The content of a dialog is no child of it until it is on screen. */
  if (ADW_IS_DIALOG (root) && adw_dialog_get_child (ADW_DIALOG (root)) != NULL)
    kith_accessible_name_containers (adw_dialog_get_child (ADW_DIALOG (root)), name);
  /* What scrolls cannot have a name. The focus has no business there when there is something in it to go to. */
  if (GTK_IS_SCROLLED_WINDOW (root) && holds_focusable (root))
    gtk_widget_set_focusable (root, FALSE);
  if (is_nameless_list (root)) {
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, find_list_name (root, name), -1);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kith_accessible_name_containers (child, name);
}

/**
 * kith_accessible_skip_scrollers:
 * @root: something of which all that can be read is on the screen
 *
 * Keeps the focus off what only scrolls, which cannot have a name.
 */
void
kith_accessible_skip_scrollers (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_SCROLLED_WINDOW (root))
    gtk_widget_set_focusable (root, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    kith_accessible_skip_scrollers (child);
}
