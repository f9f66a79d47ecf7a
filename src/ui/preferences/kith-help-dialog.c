/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "preferences/kith-help-dialog.h"

#include "kith-ui.h"
#include "shell/kith-accessible.h"

struct _KithHelpDialog
{
  AdwDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (KithHelpDialog, kith_help_dialog, ADW_TYPE_DIALOG)

static void
kith_help_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_HELP_DIALOG);
  G_OBJECT_CLASS (kith_help_dialog_parent_class)->dispose (object);
}

static void
kith_help_dialog_class_init (KithHelpDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_help_dialog_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               KITH_UI_RESOURCE ("preferences/kith-help-dialog.ui"));
}

static void
kith_help_dialog_init (KithHelpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_accessible_name_containers (GTK_WIDGET (self), adw_dialog_get_title (ADW_DIALOG (self)));
}

/**
 * kith_help_dialog_new:
 *
 * Returns: (transfer floating): the essentials, for computers without a help viewer
 */
AdwDialog *
kith_help_dialog_new (void)
{
  return g_object_new (KITH_TYPE_HELP_DIALOG, NULL);
}

static void
launched (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) parent = user_data;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, NULL))
    adw_dialog_present (kith_help_dialog_new (), parent);
}

/**
 * kith_help_show:
 * @parent: what a dialog would stand over
 *
 * Opens the installed help, or the essentials in a dialog where nothing can open it.
 */
void
kith_help_show (GtkWidget *parent)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new ("help:kith");
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");

  g_return_if_fail (GTK_IS_WIDGET (parent));

  if (viewer == NULL)
    adw_dialog_present (kith_help_dialog_new (), parent);
  else
    gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, launched,
                             g_object_ref (parent));
}
