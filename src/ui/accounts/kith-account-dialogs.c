/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-account-dialogs.h"

#include "kith-account-work.h"
#include "kith-account.h"
#include "kith-copies-dialog.h"
#include "kith-own-passphrase.h"
#include "kith-paper-dialog.h"
#include "kith-roles-group.h"
#include "kith-secret.h"
#include "kith-work-dialog.h"

#include <glib/gi18n.h>

/* A dialog about one account. */
typedef struct {
  KithStore *store;
  KithRecord *account;
  KithAccountTask task;
  KithRolesGroup *roles;
  GtkEditable *own;
} Form;

static void
form_free (Form *form)
{
  g_object_unref (form->store);
  g_object_unref (form->account);
  g_free (form);
}

/* What comes next: a code to hand over, or the copies that have to be thought of. */
static void
go_on (KithWindow      *window,
       KithAccountTask  task,
       KithRecord      *account,
       const char      *code)
{
  if (task == KITH_ACCOUNT_TASK_SET_ROLES)
    kith_window_add_toast (window, _("Changed. It counts from their next sign-in."));
  else if (task == KITH_ACCOUNT_TASK_INVITE_AGAIN)
    kith_paper_dialog_present_code (window, kith_record_get_text (account, KITH_ACCOUNT_NAME), code);
  else if (task == KITH_ACCOUNT_TASK_DISABLE)
    kith_copies_dialog_present (window, account);
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
  g_autoptr (KithWindow) window = kith_work_dialog_dup_window (dialog);
  g_autoptr (KithSecretText) code = kith_account_work_finish (KITH_STORE (source), result, &error);

  kith_work_dialog_end (dialog, error);
  if (code != NULL && window != NULL)
    go_on (window, get_form (dialog)->task, get_form (dialog)->account, code);
}

static void
on_apply (KithWorkDialog *dialog,
          Form           *form)
{
  KithAccountRequest request = {
    .task = form->task,
    .name = kith_record_get_text (form->account, KITH_ACCOUNT_NAME),
    .roles = form->roles != NULL ? kith_roles_group_get_roles (form->roles) : (KithRoles) 0,
    .old_passphrase = gtk_editable_get_text (form->own),
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
update (KithWorkDialog *dialog)
{
  Form *form = get_form (dialog);

  kith_work_dialog_set_ready (dialog, *gtk_editable_get_text (form->own) != '\0' &&
                                        (form->roles == NULL || kith_roles_group_get_roles (form->roles) != 0));
}

/* Every one of them ends by asking who is there. */
static void
present (KithWorkDialog *dialog,
         KithWindow     *window)
{
  Form *form = get_form (dialog);

  form->own = kith_own_passphrase_add (dialog);
  g_signal_connect_object (form->own, "changed", G_CALLBACK (update), dialog, G_CONNECT_SWAPPED);
  update (dialog);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  if (form->roles == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (form->own));
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
  g_signal_connect_object (form->roles, "notify::roles", G_CALLBACK (update), dialog, G_CONNECT_SWAPPED);
  present (dialog, window);
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

/* For somebody who forgot their passphrase, or did not use their code in time. */
void
kith_account_present_invite_again (KithWindow *window,
                                   KithRecord *account)
{
  KithWorkDialog *dialog;
  AdwPreferencesGroup *group;
  g_autofree char *title = NULL;

  g_return_if_fail (KITH_IS_WINDOW (window));
  g_return_if_fail (KITH_IS_RECORD (account));

  dialog = dialog_new (window, account, KITH_ACCOUNT_TASK_INVITE_AGAIN, _("Invite Again"), _("_Make a Code"));
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  /* Translators: the name somebody signs in with */
  title = g_markup_printf_escaped (_("“%s” gets a new activation code"), kith_record_get_text (account, KITH_ACCOUNT_NAME));
  adw_preferences_group_set_title (group, title);
  adw_preferences_group_add (group, make_sentence ("dialog-password-symbolic", _("Their passphrase stops working now"),
                                                   _("They choose a new one themselves with the code, within seven days.")));
  adw_preferences_group_add (group, make_sentence ("x-office-document-symbolic", _("The account stays the same"),
                                                   _("What they wrote, and their signatures in the audit, keep their name.")));
  adw_preferences_group_add (group, make_sentence ("changes-prevent-symbolic", _("Sealed records come back by themselves"),
                                                   _("As soon as somebody else who can open them has signed in once: for "
                                                     "supervision the other person, for concerns another holder of the role.")));
  kith_work_dialog_add_group (dialog, group);
  present (dialog, window);
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

  dialog = dialog_new (window, account, KITH_ACCOUNT_TASK_DISABLE, _("Remove Account"), _("_Remove"));
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  /* Translators: the name somebody signs in with */
  title = g_markup_printf_escaped (_("“%s” cannot sign in any more"), kith_record_get_text (account, KITH_ACCOUNT_NAME));
  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, _("This cannot be undone. They can be given a new account later."));
  adw_preferences_group_add (group, make_sentence ("changes-prevent-symbolic", _("The case file gets a new key"),
                                                   _("All of it is written again under it, and checked. Their passphrase "
                                                     "and old copies of the key open nothing written from now on.")));
  adw_preferences_group_add (group, make_sentence ("drive-harddisk-symbolic", _("Old backups still open"),
                                                   _("With the passphrase of their time. Kith lists those it knows of "
                                                     "in a moment, and deletes them if you want.")));
  adw_preferences_group_add (group, make_sentence ("x-office-document-symbolic", _("What they wrote stays"),
                                                   _("Notes and the record of who did what keep their name.")));
  kith_work_dialog_add_group (dialog, group);
  present (dialog, window);
}
