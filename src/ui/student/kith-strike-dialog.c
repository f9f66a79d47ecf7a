/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-strike-dialog.h"

#include "kith-text.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

typedef struct {
  KithStore *store;
  GtkWidget *parent;
  GtkEditable *reason;
  gint64 note;
} Striking;

static void
striking_free (gpointer data)
{
  Striking *self = data;

  g_object_unref (self->store);
  g_object_unref (self->parent);
  g_free (self);
}

typedef struct {
  gint64 note;
  char *reason;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->reason);
  g_free (job);
}

/* On the store thread. */
static gpointer
strike (KithCaseFile *file,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  const Job *job = data;

  return GINT_TO_POINTER (kith_case_file_strike_note (file, job->note, job->reason, error));
}

static void
on_struck (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GtkWidget) parent = data;
  g_autoptr (GError) error = NULL;
  gboolean done = kith_store_submit_finish (KITH_STORE (source), result, &error) != NULL;
  KithWindow *window = kith_window_get_for (parent);

  if (window == NULL)
    return;
  if (done)
    kith_window_offer_undo (window, _("Note struck out"), 0);
  else
    kith_window_report_error (window, error);
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             Striking       *self)
{
  Job *job = NULL;

  if (!g_str_equal (response, "strike"))
    return;
  job = g_new0 (Job, 1);
  job->note = self->note;
  job->reason = g_strdup (gtk_editable_get_text (self->reason));
  kith_store_submit_async (self->store, strike, job, job_free, NULL, NULL, on_struck, g_object_ref (self->parent));
}

static void
on_reason_changed (GtkEditable    *reason,
                   AdwAlertDialog *dialog)
{
  adw_alert_dialog_set_response_enabled (dialog, "strike", !kith_text_is_empty (gtk_editable_get_text (reason)));
}

/**
 * kith_strike_dialog_present:
 * @parent: the widget the dialog belongs to
 * @store: the store
 * @note: id of a note
 *
 * Asks why, strikes the note out, and offers Undo.
 */
void
kith_strike_dialog_present (GtkWidget *parent,
                            KithStore *store,
                            gint64     note)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (_("Strike Out This Note?"),
                          _("It stays readable here, crossed out and with your reason, and it goes into the student’s "
                            "access pack. It no longer counts, prints or exports.")));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *reason = adw_entry_row_new ();
  Striking *self = g_new0 (Striking, 1);

  self->store = g_object_ref (store);
  self->parent = g_object_ref (parent);
  self->reason = GTK_EDITABLE (reason);
  self->note = note;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason), _("Why it is struck out"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), reason);
  adw_alert_dialog_set_extra_child (dialog, group);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "strike", _("_Strike Out"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "strike", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_enabled (dialog, "strike", FALSE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_set_focus (ADW_DIALOG (dialog), reason);
  g_signal_connect_object (reason, "changed", G_CALLBACK (on_reason_changed), dialog, G_CONNECT_DEFAULT);
  g_object_set_data_full (G_OBJECT (dialog), "kith-strike-dialog", self, striking_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), self);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
