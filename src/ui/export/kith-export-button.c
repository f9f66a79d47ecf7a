/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/kith-export-button.h"

#include "export/kith-export-dialog.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

typedef struct {
  KithStore *store;
  KithQuery *query;
} Export;

static void
export_free (gpointer  data,
             GClosure *closure)
{
  Export *export = data;

  g_object_unref (export->store);
  kith_query_free (export->query);
  g_free (export);
}

static void
on_clicked (GtkWidget *button,
            Export    *export)
{
  kith_export_dialog_present (button, export->store, export->query);
}

/**
 * kith_export_button_new:
 * @store: the open store
 * @query: what the list shows; copied
 * @name: what a screen reader says of the button
 *
 * Returns: (transfer floating) (nullable): a button that exports the list; %NULL for whoever may not
 */
GtkWidget *
kith_export_button_new (KithStore  *store,
                        KithQuery  *query,
                        const char *name)
{
  GtkWidget *button;
  Export *export;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  if (!kith_export_dialog_is_allowed (store))
    return NULL;
  export = g_new0 (Export, 1);
  export->store = g_object_ref (store);
  export->query = kith_query_copy (query);
  button = gtk_button_new_from_icon_name ("document-save-symbolic");
  gtk_widget_set_tooltip_text (button, _("Export This List"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_name (button, "kith-export");
  kith_accessible_name_button (button, name);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_clicked), export, export_free, G_CONNECT_DEFAULT);
  return button;
}

/**
 * kith_export_button_add_to_group:
 * @group: a group that shows a list
 * @store: the open store
 * @query: what the list shows; copied
 * @name: what a screen reader says of the button
 *
 * Adds the button to the head of a group, where the account may export.
 */
void
kith_export_button_add_to_group (AdwPreferencesGroup *group,
                                 KithStore           *store,
                                 KithQuery           *query,
                                 const char          *name)
{
  GtkWidget *button = kith_export_button_new (store, query, name);
  g_autoptr (GtkWidget) other = adw_preferences_group_get_header_suffix (group);
  GtkWidget *both;

  if (other != NULL)
    g_object_ref (other);
  if (button == NULL)
    return;
  both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  adw_preferences_group_set_header_suffix (group, NULL);
  if (other != NULL)
    gtk_box_append (GTK_BOX (both), other);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (both), button);
  adw_preferences_group_set_header_suffix (group, both);
}
