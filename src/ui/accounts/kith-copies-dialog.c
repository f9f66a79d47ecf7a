/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-copies-dialog.h"

#include "kith-account-work.h"
#include "kith-account.h"
#include "kith-accounts.h"
#include "kith-date.h"
#include "kith-own-passphrase.h"
#include "kith-secret.h"
#include "kith-work-dialog.h"
#include "shell/kith-late.h"

#include <glib/gi18n.h>

/* Lives as long as the dialog. */
typedef struct {
  KithStore *store;
  char *name;
  GtkEditable *own;
} Form;

static void
form_free (Form *form)
{
  g_object_unref (form->store);
  g_free (form->name);
  g_free (form);
}

static Form *
get_form (KithWorkDialog *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "form");
}

static void
on_deleted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithWorkDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (dialog));
  g_autoptr (KithSecretText) done = kith_account_work_finish (KITH_STORE (source), result, &error);

  if (done != NULL && window != NULL)
    kith_window_add_toast (window, _("Deleted. A new backup was made first."));
  kith_work_dialog_end (dialog, error);
}

static void
on_apply (KithWorkDialog *dialog,
          Form           *form)
{
  KithAccountRequest request = { .task = KITH_ACCOUNT_TASK_DELETE_COPIES, .name = form->name,
                                 .old_passphrase = gtk_editable_get_text (form->own) };

  kith_work_dialog_begin (dialog, _("Making a new backup, then deleting the old ones…"));
  kith_account_work_async (form->store, &request, on_deleted, g_object_ref (dialog));
}

static void
update (KithWorkDialog *dialog)
{
  kith_work_dialog_set_ready (dialog, *gtk_editable_get_text (get_form (dialog)->own) != '\0');
}

static GtkWidget *
make_row (const KithAccountCopy *copy)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_path_get_basename (copy->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *day = copy->expires != NULL ? kith_date_format_iso (copy->expires) : NULL;
  /* Translators: a date */
  g_autofree char *words = day != NULL ? g_strdup_printf (_("Goes by itself on %s"), day)
                                       : g_strdup (_("Stays until somebody deletes it"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  return row;
}

static AdwPreferencesGroup *
make_group (GPtrArray  *copies,
            const char *name)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = g_markup_printf_escaped (ngettext ("%u backup still opens for “%s”", "%u backups still open for “%s”",
                                                              copies->len), copies->len, name);

  adw_preferences_group_set_title (group, copies->len > 0 ? title : _("No backup Kith knows of opens for them"));
  adw_preferences_group_set_description (group, _("With the passphrase of their time. Copies made in other ways, or kept "
                                                  "elsewhere, are not in this list."));
  for (guint i = 0; i < copies->len; i++)
    adw_preferences_group_add (group, make_row (g_ptr_array_index (copies, i)));
  return group;
}

static gpointer
list_copies (KithCaseFile  *file,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return kith_accounts_list_copies (file, data, error);
}

/* What has been waited for: the window, and whose copies. */
typedef struct {
  KithWindow *window;
  char *name;
} Wait;

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Wait *wait = user_data;
  g_autoptr (KithWindow) window = wait->window;
  g_autofree char *name = wait->name;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = kith_store_submit_finish (KITH_STORE (source), result, &error);
  KithWorkDialog *dialog;
  Form *form;

  g_free (wait);
  /* Locked meanwhile: they stand in the menu of the account. */
  if (kith_late_is_locked (window))
    return;
  if (copies == NULL) {
    kith_window_report_error (window, error);
    return;
  }
  dialog = kith_work_dialog_new (_("Backups That Still Open"), _("_Delete These Backups"));
  form = g_new0 (Form, 1);
  form->store = g_object_ref (KITH_STORE (source));
  form->name = g_strdup (name);
  g_object_set_data_full (G_OBJECT (dialog), "form", form, (GDestroyNotify) form_free);
  kith_work_dialog_add_group (dialog, make_group (copies, name));
  g_signal_connect (dialog, "apply", G_CALLBACK (on_apply), form);
  if (copies->len > 0) {
    form->own = kith_own_passphrase_add (dialog);
    g_signal_connect_object (form->own, "changed", G_CALLBACK (update), dialog, G_CONNECT_SWAPPED);
  }
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}

/**
 * kith_copies_dialog_present:
 * @window: the window
 * @account: an account that was removed
 */
void
kith_copies_dialog_present (KithWindow *window,
                            KithRecord *account)
{
  const char *name;
  Wait *wait;

  g_return_if_fail (KITH_IS_WINDOW (window) && KITH_IS_RECORD (account));

  name = kith_record_get_text (account, KITH_ACCOUNT_NAME);
  wait = g_new0 (Wait, 1);
  wait->window = g_object_ref (window);
  wait->name = g_strdup (name);
  kith_store_submit_async (kith_window_get_store (window), list_copies, g_strdup (name), g_free,
                           (GDestroyNotify) g_ptr_array_unref, NULL, on_listed, wait);
}
