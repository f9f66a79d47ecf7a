/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-window-private.h"

#include "changes/kith-changes-page.h"
#include "kith-operation.h"
#include "kith-time.h"
#include "kith-undo.h"

#include <glib/gi18n.h>

/* How long a toast offers it; Ctrl+Z does for longer. */
#define UNDO_SECONDS 10
/* The toast, Ctrl+Z and the page of recent changes all take back operations of one list, which the case file keeps: it is
 * the same after a lock or a restart. */

/* What lies longer back, or was an import, nobody takes back by a slip of the fingers. */
#define ASK_AFTER_SECONDS (60 * 60)

static gpointer
undo_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return GINT_TO_POINTER (kith_case_file_undo (file, *(gint64 *) data, error));
}

static gpointer
last_operation_job (KithCaseFile *file,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  gint64 *operation = g_new (gint64, 1);

  *operation = kith_case_file_get_last_operation (file);
  return operation;
}

static void
undone (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  adw_toast_overlay_dismiss_all (self->toasts);
  if (error != NULL)
    kith_window_report_error (self, error);
  else
    kith_window_add_toast (self, _("Undone"));
}

static void
undo (KithWindow *self,
      gint64      operation)
{
  kith_store_submit_async (self->store, undo_job, g_memdup2 (&operation, sizeof operation), g_free, NULL, NULL, undone,
                           g_object_ref (self));
}

typedef struct {
  KithWindow *window;
  gint64 operation;
} Question;

static void
answered (AdwAlertDialog *dialog,
          const char     *response,
          gpointer        user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "undo") && kith_store_is_open (question->window->store))
    undo (question->window, question->operation);
}

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->window);
  g_free (question);
}

static void
ask (KithWindow          *self,
     const KithOperation *operation)
{
  g_autofree char *words = kith_operation_dup_words (operation);
  g_autofree char *moment = kith_time_format_instant (operation->at);
  AdwDialog *dialog = adw_alert_dialog_new (operation->is_undo ? _("Do This Again?") : _("Undo This?"), NULL);
  Question *question = g_new0 (Question, 1);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: what was done and when */
                                operation->is_bulk ? _("It touches many records: “%s”, %s.")
                                                   : _("It is some time ago: “%s”, %s."), words, moment);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "undo",
                                  operation->is_undo ? _("_Do Again") : _("_Undo"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  question->window = g_object_ref (self);
  question->operation = operation->id;
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered), question, question_free, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static gpointer
find_undoable_job (KithCaseFile *file,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  KithOperation *operation = kith_case_file_find_undoable (file, error);

  /* An answer is asked for: operation 0 stands for none. */
  return operation != NULL || (error != NULL && *error != NULL) ? operation : g_new0 (KithOperation, 1);
}

static gboolean
is_long_ago (KithWindow          *self,
             const KithOperation *operation)
{
  return operation->at < kith_clock_get_now (kith_store_get_clock (self->store)) - ASK_AFTER_SECONDS;
}

/* On the store thread. */
static gpointer
find_operation_job (KithCaseFile *file,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  KithOperation *operation = kith_case_file_find_operation (file, *(gint64 *) data, error);

  return operation != NULL || (error != NULL && *error != NULL) ? operation : g_new0 (KithOperation, 1);
}

static void
undoable_found (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KithWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithOperation) operation = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (operation == NULL)
    kith_window_report_error (self, error);
  else if (operation->id == 0)
    kith_window_add_toast (self, _("There is nothing to undo."));
  else if (operation->is_bulk || is_long_ago (self, operation))
    ask (self, operation);
  else
    undo (self, operation->id);
}

static void
free_operation (gpointer data)
{
  kith_operation_free (data);
}

/* What stands behind a dialog is out of sight: nothing of it may change there. */
static gboolean
is_behind_dialog (KithWindow *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL;
}

/* In a text Ctrl+Z is about the typing, elsewhere about what was done last. */
static void
undo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KithWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus))
    gtk_widget_activate_action (focus, "text.undo", NULL);
  else if (kith_store_is_open (self->store) && !is_behind_dialog (self))
    kith_store_submit_async (self->store, find_undoable_job, NULL, NULL, free_operation, NULL, undoable_found,
                             g_object_ref (self));
}

static void
recent_changes_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  KithWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* The same keys mean "redo" where somebody is typing. */
  if (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus))
    gtk_widget_activate_action (focus, "text.redo", NULL);
  else if (kith_store_is_open (self->store) && !is_behind_dialog (self))
    kith_window_push (self, kith_changes_page_new (self));
}

static void
undo_operation_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  KithWindow *self = user_data;

  gint64 operation = g_variant_get_int64 (parameter);

  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, find_operation_job, g_memdup2 (&operation, sizeof operation), g_free,
                             free_operation, NULL, undoable_found, g_object_ref (self));
}

void
kith_window_undo_install (KithWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_action },
    { .name = "undo-operation", .activate = undo_operation_action, .parameter_type = "x" },
    { .name = "recent-changes", .activate = recent_changes_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
show_undo_toast (KithWindow *self,
                 const char *text,
                 gint64      operation)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  if (operation != 0) {
    /* No mnemonic: screen readers read the underscore out. */
    adw_toast_set_button_label (toast, _("Undo"));
    adw_toast_set_action_name (toast, "win.undo-operation");
    adw_toast_set_action_target (toast, "x", operation);
  }
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

typedef struct {
  KithWindow *window;
  char *text;
} Offer;

static void
last_operation_found (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  Offer *offer = user_data;
  g_autofree gint64 *operation = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  show_undo_toast (offer->window, offer->text, operation != NULL ? *operation : 0);
  g_object_unref (offer->window);
  g_free (offer->text);
  g_free (offer);
}

/**
 * kith_window_offer_undo:
 * @self: the window
 * @text: what was done
 * @operation: from [method@CaseFile.get_last_operation], or 0 to ask the case file for the last one
 *
 * Says what was done in a toast that can undo it. So can Ctrl+Z and the page of recent changes, later.
 */
void
kith_window_offer_undo (KithWindow *self,
                        const char *text,
                        gint64      operation)
{
  Offer *offer = NULL;

  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  if (operation != 0 || !kith_store_is_open (self->store)) {
    show_undo_toast (self, text, operation);
    return;
  }
  offer = g_new0 (Offer, 1);
  offer->window = g_object_ref (self);
  offer->text = g_strdup (text);
  kith_store_submit_async (self->store, last_operation_job, NULL, NULL, g_free, NULL, last_operation_found, offer);
}
