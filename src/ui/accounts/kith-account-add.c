/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-account-dialogs.h"

#include "form/kith-link-row.h"
#include "form/kith-typed-row.h"
#include "kith-account-work.h"
#include "kith-account.h"
#include "kith-own-passphrase.h"
#include "kith-paper-dialog.h"
#include "kith-person.h"
#include "kith-roles-group.h"
#include "kith-secret.h"
#include "kith-text.h"
#include "kith-work-dialog.h"

#include <glib/gi18n.h>

/* The form of a new account; lives as long as its dialog. */
typedef struct {
  KithWorkDialog *dialog;
  KithStore *store;
  KithTypedRow *name_row;
  KithTypedRow *full_name_row;
  KithLinkRow *person_row;
  KithRolesGroup *roles;
  GtkEditable *own;
} Form;

static void
form_free (Form *form)
{
  g_object_unref (form->store);
  g_free (form);
}

static gboolean
is_filled (KithTypedRow *row)
{
  g_autofree char *stored = kith_typed_row_dup_stored (row);

  return !kith_text_is_empty (stored);
}

static void
update (Form *form)
{
  gboolean has_person = kith_link_row_get_id (form->person_row) != 0;
  gboolean named = is_filled (form->name_row) && (has_person || is_filled (form->full_name_row));

  gtk_widget_set_visible (GTK_WIDGET (form->full_name_row), !has_person);
  kith_work_dialog_set_ready (form->dialog, named && kith_roles_group_get_roles (form->roles) != 0 &&
                                              *gtk_editable_get_text (form->own) != '\0');
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KithWorkDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithWindow) window = kith_work_dialog_dup_window (dialog);
  g_autoptr (KithSecretText) code = kith_account_work_finish (KITH_STORE (source), result, &error);
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autofree char *name = kith_typed_row_dup_stored (form->name_row);

  kith_work_dialog_end (dialog, error);
  if (code != NULL && window != NULL)
    kith_paper_dialog_present_code (window, name, code);
}

static void
on_apply (Form *form)
{
  g_autofree char *name = kith_typed_row_dup_stored (form->name_row);
  g_autofree char *full_name = kith_typed_row_dup_stored (form->full_name_row);
  gint64 person = kith_link_row_get_id (form->person_row);
  KithAccountRequest request = {
    .task = KITH_ACCOUNT_TASK_ADD,
    .name = name,
    .full_name = person == 0 ? full_name : NULL,
    .roles = kith_roles_group_get_roles (form->roles),
    .person = person,
    .old_passphrase = gtk_editable_get_text (form->own),
  };

  kith_work_dialog_begin (form->dialog, _("Making the keys of the account…"));
  kith_account_work_async (form->store, &request, on_added, g_object_ref (form->dialog));
}

static KithTypedRow *
add_typed_row (Form                *form,
               AdwPreferencesGroup *group,
               KithAccountField     field)
{
  GtkWidget *row = kith_typed_row_new (&kith_account_kind.fields[field], kith_store_get_clock (form->store));

  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, kith_typed_row_get_message_row (KITH_TYPED_ROW (row)));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), form);
  return KITH_TYPED_ROW (row);
}

static AdwPreferencesGroup *
make_person_group (Form *form)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (KithQuery) query = kith_query_new (&kith_person_kind);

  adw_preferences_group_set_title (group, _("Person"));
  adw_preferences_group_set_description (
    group, _("Choose somebody from the Team, or leave that empty and enter the name of somebody new."));
  form->person_row = KITH_LINK_ROW (kith_link_row_new (_("From the Team"), form->store, &kith_person_kind));
  kith_query_where_current (query);
  kith_link_row_set_query (form->person_row, query);
  g_signal_connect_swapped (form->person_row, "notify::id", G_CALLBACK (update), form);
  adw_preferences_group_add (group, GTK_WIDGET (form->person_row));
  form->full_name_row = add_typed_row (form, group, KITH_ACCOUNT_FULL_NAME);
  form->name_row = add_typed_row (form, group, KITH_ACCOUNT_NAME);
  return group;
}

void
kith_account_present_add (KithWindow *window)
{
  Form *form;

  g_return_if_fail (KITH_IS_WINDOW (window));

  form = g_new0 (Form, 1);
  form->dialog = kith_work_dialog_new (_("Add Account"), _("_Add"));
  form->store = g_object_ref (kith_window_get_store (window));
  form->roles = KITH_ROLES_GROUP (kith_roles_group_new ());
  g_object_set_data_full (G_OBJECT (form->dialog), "form", form, (GDestroyNotify) form_free);
  kith_work_dialog_add_group (form->dialog, make_person_group (form));
  kith_work_dialog_add_group (form->dialog, ADW_PREFERENCES_GROUP (form->roles));
  form->own = kith_own_passphrase_add (form->dialog);
  g_signal_connect_swapped (form->roles, "notify::roles", G_CALLBACK (update), form);
  g_signal_connect_swapped (form->own, "changed", G_CALLBACK (update), form);
  g_signal_connect_swapped (form->dialog, "apply", G_CALLBACK (on_apply), form);
  update (form);
  adw_dialog_present (ADW_DIALOG (form->dialog), GTK_WIDGET (window));
  gtk_widget_grab_focus (GTK_WIDGET (form->person_row));
}
