/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-account-dialogs.h"

#include "kith-account-work.h"
#include "kith-account.h"
#include "kith-passphrase-group.h"
#include "kith-roles-group.h"
#include "kith-work-dialog.h"

#include <glib/gi18n.h>

/* A dialog about one account. */
typedef struct {
  KithStore *store;
  KithRecord *account;
  KithAccountTask task;
  KithRolesGroup *roles;
  KithPassphraseGroup *passphrase;
} Form;

static void
form_free (Form *form)
{
  g_object_unref (form->store);
  g_object_unref (form->account);
  g_free (form);
}

static const char *
get_toast (KithAccountTask task)
{
  switch (task) {
  case KITH_ACCOUNT_TASK_SET_ROLES:
    return _("Changed. It counts from their next sign-in.");
  case KITH_ACCOUNT_TASK_RESET:
    return _("Reset. Tell them the new passphrase in person.");
  case KITH_ACCOUNT_TASK_DISABLE:
    return _("Disabled. The case file has a new key.");
  case KITH_ACCOUNT_TASK_ADD:
  case KITH_ACCOUNT_TASK_CHANGE_OWN:
    break;
  }
  g_return_val_if_reached (NULL);
}

static Form *
get_form (KithWorkDialog *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "form");
}

static void
on_worked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithWorkDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (dialog));

  if (kith_account_work_finish (KITH_STORE (source), result, &error) && window != NULL)
    kith_window_add_toast (window, get_toast (get_form (dialog)->task));
  kith_work_dialog_end (dialog, error);
}

static void
on_apply (KithWorkDialog *dialog,
          Form           *form)
{
  KithAccountRequest request = {
    .task = form->task,
    .name = kith_record_get_text (form->account, KITH_ACCOUNT_NAME),
    .roles = form->roles != NULL ? kith_roles_group_get_roles (form->roles) : (KithRoles) 0,
    .passphrase = form->passphrase != NULL ? kith_passphrase_group_get_passphrase (form->passphrase) : NULL,
  };

  kith_work_dialog_begin (dialog, _("Changing the keys…"));
  kith_account_work_async (form->store, &request, on_worked, g_object_ref (dialog));
}

static KithWorkDialog *
dialog_new (KithWindow      *window,
            KithRecord      *account,
            KithAccountTask  task,
            const char      *title,
            const char      *verb)
{
  KithWorkDialog *dialog = kith_work_dialog_new (title, verb);
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (kith_window_get_store (window));
  form->account = g_object_ref (account);
  form->task = task;
  g_object_set_data_full (G_OBJECT (dialog), "form", form, (GDestroyNotify) form_free);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_apply), form);
  return dialog;
}

static void
on_roles_changed (KithWorkDialog *dialog)
{
  kith_work_dialog_set_ready (dialog, kith_roles_group_get_roles (get_form (dialog)->roles) != 0);
}

void
kith_account_present_roles (KithWindow *window,
                            KithRecord *account)
{
  KithWorkDialog *dialog;
  Form *form;

  g_return_if_fail (KITH_IS_WINDOW (window));
  g_return_if_fail (KITH_IS_RECORD (account));

  dialog = dialog_new (window, account, KITH_ACCOUNT_TASK_SET_ROLES, _("Roles"), _("_Save"));
  form = get_form (dialog);
  form->roles = KITH_ROLES_GROUP (kith_roles_group_new ());
  kith_roles_group_set_roles (form->roles, kith_roles_from_codes (kith_record_get_text (account, KITH_ACCOUNT_ROLES)));
  kith_work_dialog_add_group (dialog, ADW_PREFERENCES_GROUP (form->roles));
  g_signal_connect_object (form->roles, "notify::roles", G_CALLBACK (on_roles_changed), dialog, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}

static void
on_passphrase_changed (KithWorkDialog *dialog)
{
  kith_work_dialog_set_ready (dialog, kith_passphrase_group_is_ready (get_form (dialog)->passphrase));
}

void
kith_account_present_reset (KithWindow *window,
                            KithRecord *account)
{
  KithWorkDialog *dialog;
  Form *form;

  g_return_if_fail (KITH_IS_WINDOW (window));
  g_return_if_fail (KITH_IS_RECORD (account));

  dialog = dialog_new (window, account, KITH_ACCOUNT_TASK_RESET, _("Reset Passphrase"), _("_Reset"));
  form = get_form (dialog);
  form->passphrase = KITH_PASSPHRASE_GROUP (kith_passphrase_group_new ());
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (form->passphrase),
    _("For somebody who forgot theirs. Tell it in person; they change it after signing in. What was sealed to their old "
      "key alone cannot be opened any more."));
  kith_work_dialog_add_group (dialog, ADW_PREFERENCES_GROUP (form->passphrase));
  g_signal_connect_object (form->passphrase, "notify::ready", G_CALLBACK (on_passphrase_changed), dialog,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}

static GtkWidget *
make_sentence (const char *icon_name,
               const char *title,
               const char *words)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

/* What a disabled account means, before it cannot be taken back. */
void
kith_account_present_disable (KithWindow *window,
                              KithRecord *account)
{
  KithWorkDialog *dialog;
  AdwPreferencesGroup *group;
  g_autofree char *title = NULL;

  g_return_if_fail (KITH_IS_WINDOW (window));
  g_return_if_fail (KITH_IS_RECORD (account));

  dialog = dialog_new (window, account, KITH_ACCOUNT_TASK_DISABLE, _("Disable Account"), _("_Disable"));
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  /* Translators: the name somebody signs in with */
  title = g_markup_printf_escaped (_("“%s” cannot sign in any more"), kith_record_get_text (account, KITH_ACCOUNT_NAME));
  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, _("This cannot be undone. They can be given a new account later."));
  adw_preferences_group_add (group, make_sentence ("changes-prevent-symbolic", _("The case file gets a new key"),
                                                   _("All of it is written again under it, and checked. Their passphrase "
                                                     "and old copies of the key open nothing written from now on.")));
  adw_preferences_group_add (group, make_sentence ("drive-harddisk-symbolic", _("Old backups still open"),
                                                   _("With the passphrase of their time. Keep backups where they cannot "
                                                     "reach them, or delete the old ones.")));
  adw_preferences_group_add (group, make_sentence ("x-office-document-symbolic", _("What they wrote stays"),
                                                   _("Notes and the record of who did what keep their name.")));
  kith_work_dialog_add_group (dialog, group);
  kith_work_dialog_set_ready (dialog, TRUE);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}
