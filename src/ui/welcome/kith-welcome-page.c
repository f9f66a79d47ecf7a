/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "welcome/kith-welcome-page.h"

#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-demonstration.h"
#include "shell/kith-window-private.h"
#include "welcome/kith-create-page.h"

#include <glib/gi18n.h>

struct _KithWelcomePage
{
  AdwBin parent_instance;

  /* Parts */
  AdwNavigationView *view;
  AdwPreferencesGroup *recents_group;

  /* Borrowed: the window holds this page */
  KithWindow *window;
};

G_DEFINE_FINAL_TYPE (KithWelcomePage, kith_welcome_page, ADW_TYPE_BIN)

static void
create_cb (KithWelcomePage *self)
{
  adw_navigation_view_push (self->view, kith_create_page_new (self->window));
}

static void
open_cb (KithWelcomePage *self)
{
  kith_welcome_choose_file (self->window);
}

static void
look_around_cb (KithWelcomePage *self)
{
  kith_demonstration_start (self->window);
}

static void
recent_activated (AdwActionRow    *row,
                  KithWelcomePage *self)
{
  kith_window_show_unlock (self->window, g_object_get_data (G_OBJECT (row), "kith-path"), NULL);
}

static GtkWidget *
make_recent_row (KithWelcomePage *self,
                 const char      *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown_folder = g_filename_display_name (folder);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown_folder);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "kith-path", g_strdup (path), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (recent_activated), self);
  return row;
}

static void
add_recents (KithWelcomePage *self)
{
  g_auto (GStrv) paths = g_settings_get_strv (self->window->settings, "recent-case-files");

  for (guint i = 0; paths[i] != NULL; i++) {
    if (!g_file_test (paths[i], G_FILE_TEST_EXISTS))
      continue;
    adw_preferences_group_add (self->recents_group, make_recent_row (self, paths[i]));
    gtk_widget_set_visible (GTK_WIDGET (self->recents_group), TRUE);
  }
}

static void
kith_welcome_page_dispose (GObject *object)
{
  /* Before the template goes: it would take the child away behind the back of the parent class. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (kith_welcome_page_parent_class)->dispose (object);
}

static void
kith_welcome_page_class_init (KithWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_welcome_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("welcome/kith-welcome-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, view);
  gtk_widget_class_bind_template_child (widget_class, KithWelcomePage, recents_group);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_around_cb);
}

static void
kith_welcome_page_init (KithWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_accessible_name_containers (GTK_WIDGET (self), _("Welcome"));
}

/**
 * kith_welcome_page_new:
 * @window: the window it will stand in
 *
 * Returns: (transfer floating): the first thing anybody sees
 */
GtkWidget *
kith_welcome_page_new (KithWindow *window)
{
  KithWelcomePage *self = g_object_new (KITH_TYPE_WELCOME_PAGE, NULL);

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self->window = window;
  add_recents (self);
  return GTK_WIDGET (self);
}

static void
file_chosen (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (KithWindow) window = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    kith_window_show_unlock (window, path, NULL);
  else if (file != NULL)
    kith_window_add_toast (window, _("Kith opens case files on this computer only."));
}

/**
 * kith_welcome_choose_file:
 * @window: the window
 *
 * Lets a person choose a case file, and asks for its passphrase.
 */
void
kith_welcome_choose_file (KithWindow *window)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  g_return_if_fail (KITH_IS_WINDOW (window));

  gtk_file_filter_set_name (filter, _("Case files"));
  gtk_file_filter_add_suffix (filter, "kith");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _("Open a Case File"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (window), NULL, file_chosen, g_object_ref (window));
}
