/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transfer/kith-receipt-dialog.h"

#include "kith-text.h"
#include "shell/kith-window.h"
#include "transfer/kith-transfer-work.h"

#include <glib/gi18n.h>

/* Lives as long as the dialog. */
typedef struct {
  KithWorkDialog *dialog; /* borrowed */
  KithStore *store;
  gint64 bundle;
  GtkEditable *code_row;
  GtkEditable *by_row;
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
  kith_work_dialog_set_ready (form->dialog, !kith_text_is_empty (gtk_editable_get_text (form->code_row)) &&
                                              !kith_text_is_empty (gtk_editable_get_text (form->by_row)));
}

static void
on_entered (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithWorkDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (dialog));
  gboolean done = GPOINTER_TO_INT (kith_store_submit_finish (KITH_STORE (source), result, &error));

  kith_work_dialog_end (dialog, error);
  if (done && window != NULL)
    kith_window_add_toast (window, _("The receipt is written down"));
}

static void
on_apply (Form *form)
{
  kith_work_dialog_begin (form->dialog, _("Comparing…"));
  kith_receipt_async (form->store, form->bundle, gtk_editable_get_text (form->code_row),
                      gtk_editable_get_text (form->by_row), on_entered, g_object_ref (form->dialog));
}

/**
 * kith_receipt_dialog_present:
 * @parent: where it belongs
 * @store: the open store
 * @bundle: what was sent
 * @to: the college it went to
 *
 * Returns: (transfer none): the dialog
 */
KithWorkDialog *
kith_receipt_dialog_present (GtkWidget  *parent,
                             KithStore  *store,
                             gint64      bundle,
                             const char *to)
{
  Form *form = g_new0 (Form, 1);
  AdwPreferencesGroup *group = NULL;
  /* Translators: a college */
  g_autofree char *title = g_strdup_printf (_("From %s"), to);

  form->dialog = kith_work_dialog_new (_("Receipt"), _("_Write Down"));
  form->store = g_object_ref (store);
  form->bundle = bundle;
  g_object_set_data_full (G_OBJECT (form->dialog), "form", form, (GDestroyNotify) form_free);
  g_signal_connect_swapped (form->dialog, "apply", G_CALLBACK (on_apply), form);
  group = kith_work_dialog_add_section (form->dialog, title, _("Whoever opened the file sees a receipt code. Only who opened this "
                                                               "very file can know it."));
  form->code_row = kith_work_dialog_create_entry (group, _("Receipt code"), "kith-receipt-code", G_CALLBACK (update), form);
  form->by_row = kith_work_dialog_create_entry (group, _("Received by"), "kith-receipt-by", G_CALLBACK (update), form);
  update (form);
  adw_dialog_set_focus (ADW_DIALOG (form->dialog), GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (form->code_row))));
  adw_dialog_present (ADW_DIALOG (form->dialog), parent);
  return form->dialog;
}
