/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transfer/kith-send-dialog.h"

#include "accounts/kith-paper-dialog.h"
#include "kith-bundle.h"
#include "kith-text.h"
#include "shell/kith-late.h"
#include "student/kith-pane-rows.h"
#include "transfer/kith-receipt-dialog.h"
#include "transfer/kith-transfer-work.h"

#include <glib/gi18n.h>

#define RECORD_KEY "kith-record"

/* Lives as long as the dialog. */
typedef struct {
  KithWorkDialog *dialog; /* borrowed */
  KithStore *store;
  gint64 student;
  gint64 transfer;
  char *to;
  char *file_name;
  GtkEditable *to_row;
  GtkCheckButton *with_code;
  GtkEditable *code_row;
  AdwPreferencesGroup *before_group;
} Form;

static void
form_free (Form *form)
{
  g_object_unref (form->store);
  g_free (form->to);
  g_free (form->file_name);
  g_free (form);
}

static Form *
get_form (KithWorkDialog *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "form");
}

static const char *
get_to (Form *form)
{
  return form->to_row != NULL ? gtk_editable_get_text (form->to_row) : form->to;
}

static void
update (Form *form)
{
  gboolean with_code = gtk_check_button_get_active (form->with_code);

  gtk_widget_set_visible (GTK_WIDGET (form->code_row), with_code);
  kith_work_dialog_set_ready (form->dialog, form->file_name != NULL && !kith_text_is_empty (get_to (form)) &&
                                              (!with_code || !kith_text_is_empty (gtk_editable_get_text (form->code_row))));
}

/* Sending */

static void
show_sent (KithWindow           *window,
           const char           *to,
           const KithSendAnswer *answer)
{
  AdwAlertDialog *alert = NULL;
  g_autofree char *words = NULL;

  if (answer->passphrase != NULL) {
    kith_paper_dialog_present_bundle (window, to, answer->passphrase, answer->fingerprint);
    return;
  }
  /* With their code there is nothing to be missed. */
  if (kith_late_is_locked (window))
    return;
  /* Translators: a college, and a few groups of letters */
  words = g_strdup_printf (_("The file is locked for %s. Send it as you like. When they open it they see the fingerprint of your "
                             "signature: %s. They can ring you to compare it, and read you the receipt code."),
                           to, answer->fingerprint);
  alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Ready to Send"), words));
  adw_alert_dialog_add_responses (alert, "done", _("_Done"), NULL);
  adw_dialog_present (ADW_DIALOG (alert), GTK_WIDGET (window));
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (KithWorkDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSendAnswer) answer = kith_store_submit_finish (KITH_STORE (source), result, &error);
  g_autoptr (KithWindow) window = kith_work_dialog_dup_window (dialog);
  g_autofree char *to = g_strdup (get_to (get_form (dialog)));

  kith_work_dialog_end (dialog, error);
  if (answer != NULL && window != NULL)
    show_sent (window, to, answer);
}

/**
 * kith_send_dialog_send_to:
 * @self: the dialog
 * @path: where the file goes
 *
 * Makes the file of what is chosen in the dialog.
 */
void
kith_send_dialog_send_to (KithWorkDialog *self,
                          const char     *path)
{
  Form *form = get_form (self);
  KithSending sending = { 0 };

  g_return_if_fail (form != NULL && path != NULL);

  sending.student = form->student;
  sending.is_safeguarding = form->transfer != 0;
  sending.transfer = form->transfer;
  sending.to = get_to (form);
  sending.receiving_code =
    gtk_check_button_get_active (form->with_code) ? gtk_editable_get_text (form->code_row) : NULL;
  kith_work_dialog_begin (self, _("Gathering and encrypting…"));
  kith_send_async (form->store, &sending, path, on_sent, g_object_ref (self));
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KithWorkDialog) dialog = user_data;
  g_autoptr (GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = target != NULL ? g_file_get_path (target) : NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (dialog));

  if (path != NULL && window != NULL)
    kith_send_dialog_send_to (dialog, path);
  else if (target != NULL && window != NULL)
    kith_window_add_toast (window, _("Choose a folder on this computer."));
}

static void
on_apply (Form *form)
{
  g_autoptr (GtkFileDialog) files = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (form->dialog));

  gtk_file_dialog_set_title (files, _("Save the Encrypted File"));
  gtk_file_dialog_set_initial_name (files, form->file_name);
  gtk_file_dialog_save (files, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, on_file_chosen,
                        g_object_ref (form->dialog));
}

/* What was sent before */

static void
on_receipt (Form      *form,
            GtkWidget *button)
{
  KithRecord *bundle = g_object_get_data (G_OBJECT (button), RECORD_KEY);
  GtkRoot *root = gtk_widget_get_root (button);

  kith_receipt_dialog_present (GTK_WIDGET (root), form->store, kith_record_get_id (bundle),
                               kith_record_get_text (bundle, KITH_BUNDLE_TO));
  adw_dialog_force_close (ADW_DIALOG (form->dialog));
}

static void
add_before (Form       *form,
            KithRecord *bundle)
{
  const char *to = kith_record_get_text (bundle, KITH_BUNDLE_TO);
  g_autofree char *words = kith_bundle_dup_words (bundle);
  AdwActionRow *row = kith_pane_add_row (form->before_group, to, words);
  GtkWidget *button = NULL;
  g_autofree char *label = NULL;

  if (kith_record_has (bundle, KITH_BUNDLE_RECEIPT_AT) || !kith_record_has (bundle, KITH_BUNDLE_RECEIPT_CHECK))
    return;
  /* Translators: a college */
  label = g_strdup_printf (_("The receipt from %s came"), to);
  button = gtk_button_new_with_label (_("Receipt Came…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_name (button, "kith-receipt-came");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), RECORD_KEY, g_object_ref (bundle), g_object_unref);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_receipt), form);
  adw_action_row_add_suffix (row, button);
}

static void
on_viewed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithWorkDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSendView) view = kith_store_submit_finish (KITH_STORE (source), result, &error);
  Form *form = get_form (dialog);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (dialog));

  if (gtk_widget_get_root (GTK_WIDGET (dialog)) == NULL)
    return;
  if (view == NULL) {
    if (window != NULL)
      kith_window_report_error (window, error);
    adw_dialog_force_close (ADW_DIALOG (dialog));
    return;
  }
  form->to = g_steal_pointer (&view->to);
  form->file_name = g_steal_pointer (&view->file_name);
  gtk_widget_set_visible (GTK_WIDGET (form->before_group), view->bundles->len > 0);
  for (guint i = 0; i < view->bundles->len; i++)
    add_before (form, g_ptr_array_index (view->bundles, i));
  update (form);
}

/* Building */

static GtkCheckButton *
add_way (Form                *form,
         AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle,
         const char          *name)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_name (check, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), form);
  return GTK_CHECK_BUTTON (check);
}

static void
add_what (Form *form)
{
  AdwPreferencesGroup *group = NULL;

  if (form->transfer != 0) {
    kith_work_dialog_add_section (form->dialog, _("The Safeguarding File"),
                                  _("Every concern with what was done, and notes for the safeguarding lead, to the college that "
                                    "is written down. It goes apart from the rest of the record, and counts as sent today."));
    return;
  }
  group = kith_work_dialog_add_section (form->dialog, _("Where It Goes"),
                                        _("The record with its notes, goals and plans. Safeguarding concerns stay here: the "
                                          "safeguarding lead sends them apart, under Concerns."));
  form->to_row =
    kith_work_dialog_create_entry (group, _("College or school"), "kith-send-to", G_CALLBACK (update), form);
}

static GtkCheckButton *
add_lock (Form *form)
{
  AdwPreferencesGroup *group = kith_work_dialog_add_section (form->dialog, _("How It Is Locked"), NULL);
  GtkCheckButton *with_words = add_way (form, group, _("With a passphrase"),
                                        _("Kith makes one. Tell it by telephone, never together with the file."),
                                        "kith-send-with-passphrase");

  form->with_code = add_way (form, group, _("With their receiving code"),
                             _("Their Kith shows it. Only they can open the file, and there is nothing to tell."),
                             "kith-send-with-code");
  gtk_check_button_set_group (form->with_code, with_words);
  form->code_row =
    kith_work_dialog_create_entry (group, _("Receiving code"), "kith-send-code", G_CALLBACK (update), form);
  gtk_check_button_set_active (with_words, TRUE);
  return with_words;
}

/**
 * kith_send_dialog_present:
 * @parent: where it belongs
 * @store: the open store
 * @student: whose record
 * @transfer: of the safeguarding file, 0 for the rest of the record
 *
 * Returns: (transfer none): the dialog
 */
KithWorkDialog *
kith_send_dialog_present (GtkWidget *parent,
                          KithStore *store,
                          gint64     student,
                          gint64     transfer)
{
  Form *form = g_new0 (Form, 1);
  GtkCheckButton *with_words = NULL;

  form->dialog = kith_work_dialog_new (_("Send the Record On"), _("_Save…"));
  form->store = g_object_ref (store);
  form->student = student;
  form->transfer = transfer;
  g_object_set_data_full (G_OBJECT (form->dialog), "form", form, (GDestroyNotify) form_free);
  g_signal_connect_swapped (form->dialog, "apply", G_CALLBACK (on_apply), form);
  add_what (form);
  with_words = add_lock (form);
  form->before_group = kith_work_dialog_add_section (form->dialog, _("Sent Before"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (form->before_group), FALSE);
  update (form);
  adw_dialog_set_focus (ADW_DIALOG (form->dialog),
                        form->to_row != NULL ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (form->to_row)))
                                             : GTK_WIDGET (with_words));
  adw_dialog_present (ADW_DIALOG (form->dialog), parent);
  kith_send_view_async (store, student, transfer != 0, transfer, on_viewed, g_object_ref (form->dialog));
  return form->dialog;
}
