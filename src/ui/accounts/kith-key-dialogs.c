/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-key-dialogs.h"

#include "kith-account-work.h"
#include "kith-own-passphrase.h"
#include "kith-paper-dialog.h"
#include "kith-policy.h"
#include "kith-secret.h"
#include "kith-text.h"
#include "kith-work-dialog.h"
#include "shell/kith-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* A dialog about one recovery key; lives as long as the dialog. */
typedef struct {
  KithWorkDialog *dialog; /* borrowed */
  KithStore *store;
  KithAccountTask task;
  char *slot;
  GtkEditable *holder_row; /* who will have the new one */
  GtkEditable *groups[2];  /* what stands on the paper */
  GtkEditable *own;
} Form;

static void
form_free (Form *form)
{
  g_object_unref (form->store);
  g_free (form->slot);
  g_free (form);
}

static gboolean
is_filled (GtkEditable *row)
{
  return row == NULL || !kith_text_is_empty (gtk_editable_get_text (row));
}

static void
update (Form *form)
{
  kith_work_dialog_set_ready (form->dialog, is_filled (form->holder_row) && is_filled (form->groups[0]) &&
                                              is_filled (form->groups[1]) && is_filled (form->own));
}

static const char *
get_toast (KithAccountTask task)
{
  return task == KITH_ACCOUNT_TASK_FIND_KEY ? _("Found. Kith asks again in a year.")
                                            : _("Removed. The case file has a new key.");
}

static void
on_worked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithWorkDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autoptr (KithWindow) window = kith_work_dialog_dup_window (dialog);
  g_autoptr (KithSecretText) key = kith_account_work_finish (KITH_STORE (source), result, &error);

  kith_work_dialog_end (dialog, error);
  if (key == NULL || window == NULL)
    return;
  if (*key != '\0')
    kith_paper_dialog_present_key (window, gtk_editable_get_text (form->holder_row), key);
  else
    kith_window_add_toast (window, get_toast (form->task));
}

static void
on_apply (Form *form)
{
  g_autoptr (KithSecretText) typed = NULL;
  KithAccountRequest request = { .task = form->task, .slot = form->slot };

  if (form->groups[1] != NULL) {
    g_autofree char *both = g_strdup_printf ("%s %s", gtk_editable_get_text (form->groups[0]),
                                             gtk_editable_get_text (form->groups[1]));

    typed = kith_secret_dup_text (both);
    kith_secret_wipe (both, strlen (both));
  } else if (form->groups[0] != NULL) {
    typed = kith_secret_dup_text (gtk_editable_get_text (form->groups[0]));
  }
  request.full_name = form->holder_row != NULL ? gtk_editable_get_text (form->holder_row) : NULL;
  request.passphrase = typed;
  request.old_passphrase = form->own != NULL ? gtk_editable_get_text (form->own) : NULL;
  kith_work_dialog_begin (form->dialog, form->task == KITH_ACCOUNT_TASK_FIND_KEY ? _("Comparing…") : _("Changing the keys…"));
  kith_account_work_async (form->store, &request, on_worked, g_object_ref (form->dialog));
}

static Form *
form_new (KithWindow               *window,
          KithAccountTask           task,
          const KithRecoveryHolder *holder,
          const char               *title,
          const char               *verb)
{
  Form *form = g_new0 (Form, 1);

  form->dialog = kith_work_dialog_new (title, verb);
  form->store = g_object_ref (kith_window_get_store (window));
  form->task = task;
  form->slot = holder != NULL ? g_strdup (holder->slot) : NULL;
  g_object_set_data_full (G_OBJECT (form->dialog), "form", form, (GDestroyNotify) form_free);
  g_signal_connect_swapped (form->dialog, "apply", G_CALLBACK (on_apply), form);
  return form;
}

static void
ask_holder (Form       *form,
            const char *description)
{
  AdwPreferencesGroup *group = kith_work_dialog_add_section (form->dialog, _("Who Will Keep It"), description);

  form->holder_row = kith_work_dialog_create_entry (group, _("Name"), NULL, G_CALLBACK (update), form);
}

static void
ask_own (Form *form)
{
  form->own = kith_own_passphrase_add (form->dialog);
  g_signal_connect_swapped (form->own, "changed", G_CALLBACK (update), form);
}

static void
present (Form       *form,
         KithWindow *window)
{
  GtkEditable *first = form->holder_row != NULL ? form->holder_row : form->groups[0] != NULL ? form->groups[0] : form->own;

  update (form);
  adw_dialog_present (ADW_DIALOG (form->dialog), GTK_WIDGET (window));
  gtk_widget_grab_focus (GTK_WIDGET (first));
}

/**
 * kith_key_present_add:
 * @window: the window
 */
void
kith_key_present_add (KithWindow *window)
{
  Form *form;

  g_return_if_fail (KITH_IS_WINDOW (window));

  form = form_new (window, KITH_ACCOUNT_TASK_ADD_KEY, NULL, _("Another Recovery Key"), _("_Make It"));
  ask_holder (form, _("A second person with a paper of their own, so that one lost paper or one absence locks nobody out. "
                      "Whoever has it and the case file can read everything."));
  ask_own (form);
  present (form, window);
}

/**
 * kith_key_present_replace:
 * @window: the window
 * @holder: whose key goes
 */
void
kith_key_present_replace (KithWindow               *window,
                          const KithRecoveryHolder *holder)
{
  Form *form;

  g_return_if_fail (KITH_IS_WINDOW (window) && holder != NULL);

  form = form_new (window, KITH_ACCOUNT_TASK_REPLACE_KEY, holder, _("New Recovery Key"), _("_Replace"));
  ask_holder (form, _("The old paper opens nothing written from now on: the whole file gets a new key. Backups made before "
                      "still open with it."));
  gtk_editable_set_text (form->holder_row, holder->holder);
  ask_own (form);
  present (form, window);
}

/**
 * kith_key_present_remove:
 * @window: the window
 * @holder: whose key goes
 */
void
kith_key_present_remove (KithWindow               *window,
                         const KithRecoveryHolder *holder)
{
  Form *form;

  g_return_if_fail (KITH_IS_WINDOW (window) && holder != NULL);

  form = form_new (window, KITH_ACCOUNT_TASK_REMOVE_KEY, holder, _("Remove Recovery Key"), _("_Remove"));
  kith_work_dialog_add_section (form->dialog, *holder->holder != '\0' ? holder->holder : _("Holder not known"),
                                _("This paper opens nothing written from now on: the whole file gets a new key. Backups made "
                                  "before still open with it. The other recovery keys stay good."));
  ask_own (form);
  present (form, window);
}

static void
replace_instead (Form *form)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (form->dialog));
  KithRecoveryHolder holder = { .slot = form->slot, .holder = g_object_get_data (G_OBJECT (form->dialog), "holder") };

  if (window != NULL)
    kith_key_present_replace (window, &holder);
  adw_dialog_force_close (ADW_DIALOG (form->dialog));
}

static void
add_not_found (Form                *form,
               AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("_Not Found: Make a New One…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (replace_instead), form);
  adw_preferences_group_add (group, row);
}

/* A heading would be cut off where letters are large; what stands below it goes on in the next line. */
static char *
dup_question (const KithRecoveryHolder *holder)
{
  const char *task = holder->asks_whole_key ? _("Fetch the paper and type the whole key. The next time two groups are enough.")
                                            : _("Fetch the paper and type these two groups of it.");

  if (*holder->holder == '\0')
    /* Translators: what to do */
    return g_strdup_printf (_("Can you still find the recovery key? %s"), task);
  /* Translators: a person's name, then what to do */
  return g_strdup_printf (_("Can %s still find the recovery key? %s"), holder->holder, task);
}

/**
 * kith_key_present_find:
 * @window: the window
 * @holder: whose key is looked for
 */
void
kith_key_present_find (KithWindow               *window,
                       const KithRecoveryHolder *holder)
{
  g_autofree char *question = NULL;
  AdwPreferencesGroup *group;
  Form *form;

  g_return_if_fail (KITH_IS_WINDOW (window) && holder != NULL);

  question = dup_question (holder);
  form = form_new (window, KITH_ACCOUNT_TASK_FIND_KEY, holder, _("Recovery Key"), _("_Compare"));
  g_object_set_data_full (G_OBJECT (form->dialog), "holder", g_strdup (holder->holder), g_free);
  group = kith_work_dialog_add_section (form->dialog, _("Is It Still There?"), question);
  for (guint i = 0; i < (holder->asks_whole_key ? 1 : 2); i++) {
    /* Translators: the place of a group of characters on paper, counted from 1 */
    g_autofree char *title = holder->asks_whole_key ? g_strdup (_("Recovery key"))
                                                    : g_strdup_printf (_("Group %u"), holder->groups[i] + 1);

    form->groups[i] = kith_work_dialog_create_entry (group, title, NULL, G_CALLBACK (update), form);
  }
  add_not_found (form, group);
  present (form, window);
}

static gpointer
list_holders (KithCaseFile  *file,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return kith_recovery_holders_list (file, error);
}

static void
go_to_accounts (KithWindow *window)
{
  kith_window_show_page (window, "accounts");
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithWindow) window = user_data;
  g_autoptr (GPtrArray) holders = kith_store_submit_finish (KITH_STORE (source), result, NULL);
  AdwToast *toast;

  for (guint i = 0; holders != NULL && i < holders->len; i++) {
    if (!((KithRecoveryHolder *) g_ptr_array_index (holders, i))->is_due)
      continue;
    toast = adw_toast_new (_("Nobody has looked for the recovery key for a year"));
    adw_toast_set_button_label (toast, _("_Look for It"));
    adw_toast_set_timeout (toast, 0);
    g_signal_connect_object (toast, "button-clicked", G_CALLBACK (go_to_accounts), window, G_CONNECT_SWAPPED);
    adw_toast_overlay_add_toast (window->toasts, toast);
    return;
  }
}

/**
 * kith_key_remind:
 * @window: the window, signed in
 */
void
kith_key_remind (KithWindow *window)
{
  KithStore *store = kith_window_get_store (window);
  const KithActor *actor = kith_store_get_actor (store);

  /* Invented people have no safe. */
  if (kith_application_is_demonstration (KITH_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)))))
    return;
  if (actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_ACCOUNTS))
    kith_store_submit_async (store, list_holders, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, on_listed,
                             g_object_ref (window));
}
