/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transfer/kith-receive-dialog.h"

#include "kith-error.h"
#include "kith-text.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"
#include "transfer/kith-arrival-dialog.h"
#include "transfer/kith-transfer-work.h"

#include <glib/gi18n.h>

/* Lives as long as the dialog. */
typedef struct {
  AdwDialog *dialog; /* borrowed */
  KithStore *store;
  char *path;
  AdwPreferencesGroup *code_group;
  GtkWidget *passphrase_row;
  GtkWidget *open_row;
  AdwBanner *trouble;
  AdwSpinner *spinner;
} Receive;

static void
receive_free (Receive *self)
{
  g_object_unref (self->store);
  g_free (self->path);
  g_free (self);
}

static Receive *
get_receive (AdwDialog *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "receive");
}

static void
show_trouble (Receive      *self,
              const GError *error)
{
  adw_banner_set_use_markup (self->trouble, FALSE);
  adw_banner_set_title (self->trouble, error->message);
  adw_banner_set_revealed (self->trouble, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->dialog), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
set_busy (Receive  *self,
          gboolean  busy)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_sensitive (self->open_row, !busy);
  gtk_widget_set_sensitive (self->passphrase_row, !busy);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithArrival) arrival = kith_store_submit_finish (KITH_STORE (source), result, &error);
  Receive *self = get_receive (dialog);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (dialog));

  /* Locking takes the dialog away under what is on its way. */
  if (root == NULL)
    return;
  set_busy (self, FALSE);
  if (arrival != NULL) {
    kith_arrival_dialog_present (GTK_WIDGET (root), self->store, g_steal_pointer (&arrival));
    adw_dialog_force_close (dialog);
  } else if (g_error_matches (error, KITH_ERROR, KITH_ERROR_USAGE) && !gtk_widget_get_visible (self->passphrase_row)) {
    /* Asked for only when the file has one. */
    gtk_widget_set_visible (self->passphrase_row, TRUE);
    gtk_widget_grab_focus (self->passphrase_row);
  } else {
    show_trouble (self, error);
    /* While it was tried it could not have the keyboard. */
    gtk_widget_grab_focus (gtk_widget_get_visible (self->passphrase_row) ? self->passphrase_row : self->open_row);
  }
}

static void
try_to_open (Receive *self)
{
  const char *passphrase = gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row));

  adw_banner_set_revealed (self->trouble, FALSE);
  set_busy (self, TRUE);
  kith_arrival_open_async (self->store, self->path, kith_text_is_empty (passphrase) ? NULL : passphrase, on_opened,
                           g_object_ref (self->dialog));
}

/**
 * kith_receive_dialog_open:
 * @self: the dialog
 * @path: a file
 *
 * Opens it, or asks for its passphrase.
 */
void
kith_receive_dialog_open (AdwDialog  *self,
                          const char *path)
{
  Receive *receive = get_receive (self);

  g_return_if_fail (receive != NULL && path != NULL);

  g_set_str (&receive->path, path);
  gtk_widget_set_visible (receive->passphrase_row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (receive->passphrase_row), "");
  try_to_open (receive);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && gtk_widget_get_root (GTK_WIDGET (dialog)) != NULL)
    kith_receive_dialog_open (dialog, path);
}

static void
choose_file (Receive *self)
{
  g_autoptr (GtkFileDialog) files = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->dialog));

  gtk_file_filter_add_suffix (filter, "kithbundle");
  gtk_file_filter_set_name (filter, _("Records from Kith"));
  gtk_file_dialog_set_title (files, _("Open a Record"));
  gtk_file_dialog_set_default_filter (files, filter);
  gtk_file_dialog_open (files, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, on_file_chosen,
                        g_object_ref (self->dialog));
}

static void
copy_code (Receive *self)
{
  const char *code = g_object_get_data (G_OBJECT (self->dialog), "code");
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self->dialog));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->dialog)), code);
  if (window != NULL)
    kith_window_add_toast (window, _("Copied. It opens nothing, so it may go by email."));
}

static void
add_code (Receive    *self,
          const char *code,
          const char *fingerprint)
{
  AdwActionRow *row = kith_pane_add_row (self->code_group, _("Receiving code"), code);
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  g_object_set_data_full (G_OBJECT (self->dialog), "code", g_strdup (code), g_free);
  gtk_widget_set_name (GTK_WIDGET (row), "kith-receiving-code");
  adw_action_row_set_subtitle_selectable (row, TRUE);
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (copy, "flat");
  kith_accessible_name_button (copy, _("Copy the receiving code"));
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_code), self);
  adw_action_row_add_suffix (row, copy);
  kith_pane_add_fact (self->code_group, _("Fingerprint of what you send"), fingerprint);
}

static void
on_code (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) answer = kith_store_submit_finish (KITH_STORE (source), result, &error);
  Receive *self = get_receive (dialog);

  if (gtk_widget_get_root (GTK_WIDGET (dialog)) == NULL)
    return;
  if (answer != NULL)
    add_code (self, answer[0], answer[1]);
  else
    show_trouble (self, error);
}

/* Building */

static GtkWidget *
make_file_group (Receive *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _("A Record That Came"));
  adw_preferences_group_set_description (group, _("It is opened in memory and shown; nothing of it is saved until you say so."));
  self->open_row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->open_row), _("_Open a File…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->open_row), TRUE);
  g_signal_connect_swapped (self->open_row, "activated", G_CALLBACK (choose_file), self);
  adw_preferences_group_add (group, self->open_row);
  self->passphrase_row = adw_password_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->passphrase_row), _("Passphrase the other college told you"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->passphrase_row), TRUE);
  gtk_widget_set_name (self->passphrase_row, "kith-bundle-passphrase");
  gtk_widget_set_visible (self->passphrase_row, FALSE);
  g_signal_connect_swapped (self->passphrase_row, "apply", G_CALLBACK (try_to_open), self);
  adw_preferences_group_add (group, self->passphrase_row);
  self->spinner = ADW_SPINNER (adw_spinner_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  adw_preferences_group_set_header_suffix (group, GTK_WIDGET (self->spinner));
  return GTK_WIDGET (group);
}

static GtkWidget *
make_code_group (Receive *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);
  gboolean is_lead = actor != NULL && (actor->roles & KITH_ROLE_DSL) != 0;

  self->code_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->code_group, _("When Somebody Is Going to Send You One"));
  adw_preferences_group_set_description (self->code_group,
                                         is_lead ? _("Give them this code. What is locked with it opens for the safeguarding "
                                                     "leads of this college, and for nobody else.")
                                                 : _("Give them this code. What is locked with it opens for you, and for nobody "
                                                     "else."));
  return GTK_WIDGET (self->code_group);
}

static GtkWidget *
make_content (Receive *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  self->trouble = ADW_BANNER (adw_banner_new (""));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->trouble));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_file_group (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_code_group (self)));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  return view;
}

/**
 * kith_receive_dialog_present:
 * @parent: where it belongs
 * @store: the open store
 *
 * Returns: (transfer none): the dialog
 */
AdwDialog *
kith_receive_dialog_present (GtkWidget *parent,
                             KithStore *store)
{
  Receive *self = g_new0 (Receive, 1);

  self->dialog = adw_dialog_new ();
  self->store = g_object_ref (store);
  g_object_set_data_full (G_OBJECT (self->dialog), "receive", self, (GDestroyNotify) receive_free);
  adw_dialog_set_title (self->dialog, _("From Another College"));
  adw_dialog_set_content_width (self->dialog, 520);
  adw_dialog_set_content_height (self->dialog, 480);
  adw_dialog_set_child (self->dialog, make_content (self));
  kith_accessible_name_containers (GTK_WIDGET (self->dialog), _("From Another College"));
  adw_dialog_present (self->dialog, parent);
  gtk_widget_grab_focus (self->open_row);
  kith_receiving_code_async (store, on_code, g_object_ref (self->dialog));
  return self->dialog;
}
