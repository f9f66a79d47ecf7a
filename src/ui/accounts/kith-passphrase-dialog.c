/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-passphrase-dialog.h"

#include "kith-account-work.h"
#include "kith-secret.h"
#include "kith-passphrase-group.h"
#include "kith-work-dialog.h"

#include <glib/gi18n.h>

/* Lives as long as the dialog. */
typedef struct {
  KithWorkDialog *dialog;
  KithStore *store;
  GtkEditable *old;
  KithPassphraseGroup *passphrase;
} Form;

static void
form_free (Form *form)
{
  g_object_unref (form->store);
  g_free (form);
}

static void
update (Form *form)
{
  kith_work_dialog_set_ready (form->dialog, *gtk_editable_get_text (form->old) != '\0' &&
                                              kith_passphrase_group_is_ready (form->passphrase));
}

static void
on_changed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithWorkDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (dialog));
  g_autoptr (KithSecretText) done = kith_account_work_finish (KITH_STORE (source), result, &error);

  if (done != NULL && window != NULL)
    kith_window_add_toast (window, _("Your passphrase is changed"));
  kith_work_dialog_end (dialog, error);
}

static void
on_apply (Form *form)
{
  KithAccountRequest request = {
    .task = KITH_ACCOUNT_TASK_CHANGE_OWN,
    .old_passphrase = gtk_editable_get_text (form->old),
    .passphrase = kith_passphrase_group_get_passphrase (form->passphrase),
  };

  kith_work_dialog_begin (form->dialog, _("Changing your passphrase…"));
  kith_account_work_async (form->store, &request, on_changed, g_object_ref (form->dialog));
}

static AdwPreferencesGroup *
make_old_group (Form *form)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Passphrase So Far"));
  adw_preferences_group_add (group, row);
  form->old = GTK_EDITABLE (row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), form);
  return group;
}

/**
 * kith_passphrase_dialog_present:
 * @window: the window
 *
 * Lets somebody change their own passphrase.
 */
void
kith_passphrase_dialog_present (KithWindow *window)
{
  Form *form;

  g_return_if_fail (KITH_IS_WINDOW (window));

  form = g_new0 (Form, 1);
  form->dialog = kith_work_dialog_new (_("Change Passphrase"), _("_Change"));
  form->store = g_object_ref (kith_window_get_store (window));
  form->passphrase = KITH_PASSPHRASE_GROUP (kith_passphrase_group_new ());
  g_object_set_data_full (G_OBJECT (form->dialog), "form", form, (GDestroyNotify) form_free);
  kith_work_dialog_add_group (form->dialog, make_old_group (form));
  kith_work_dialog_add_group (form->dialog, ADW_PREFERENCES_GROUP (form->passphrase));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (form->passphrase),
                                         _("Backups made until now still open with the old one."));
  g_signal_connect_swapped (form->passphrase, "notify::ready", G_CALLBACK (update), form);
  g_signal_connect_swapped (form->dialog, "apply", G_CALLBACK (on_apply), form);
  update (form);
  adw_dialog_present (ADW_DIALOG (form->dialog), GTK_WIDGET (window));
  gtk_widget_grab_focus (GTK_WIDGET (form->old));
}
