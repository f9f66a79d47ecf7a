/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-check.h"

#include "kith-audit-receipt.h"
#include "kith-text.h"
#include "report/kith-report-preview.h"
#include "shell/kith-application.h"
#include "shell/kith-window-private.h"

#include <glib/gi18n.h>

/* What the chain itself says, and what a page that was kept says of it. */

static void
add_sentences (GtkListBox *list,
               GStrv       sentences,
               const char *icon)
{
  for (guint i = 0; sentences[i] != NULL; i++) {
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentences[i]);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
    gtk_list_box_append (list, row);
  }
}

static GtkWidget *
make_list (const KithAuditVerdict *verdict)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the check found"), -1);
  add_sentences (GTK_LIST_BOX (list), verdict->findings, "dialog-warning-symbolic");
  add_sentences (GTK_LIST_BOX (list), verdict->remarks, "dialog-information-symbolic");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

void
kith_audit_check_present (GtkWidget              *parent,
                          const KithAuditVerdict *verdict)
{
  guint n = g_strv_length (verdict->findings);
  AdwDialog *dialog = NULL;

  if (n == 0 && verdict->remarks[0] == NULL)
    return;
  dialog = adw_alert_dialog_new (n > 0 ? _("The Audit Is Not as It Was Written") : _("The Audit Is as It Was Written"),
                                 n > 0 ? _("Keep a copy of the case file and tell your data protection officer.")
                                       : _("Nothing was changed, cut, put in or forged. Good to know:"));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), make_list (verdict));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, parent);
}

typedef struct {
  gboolean fits;
  char *sentence;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *self = data;

  g_free (self->sentence);
  g_free (self);
}

static gpointer
compare (KithCaseFile *file,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  gboolean fits = FALSE;
  char *sentence = kith_audit_receipt_check (file, data, &fits, error);
  Answer *answer = NULL;

  if (sentence == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->fits = fits;
  answer->sentence = sentence;
  return answer;
}

static void
on_compared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;
  Answer *answer = kith_store_submit_finish (KITH_STORE (source), result, &error);
  AdwDialog *dialog = NULL;

  if (gtk_widget_get_root (parent) == NULL) {
    g_clear_pointer (&answer, answer_free);
    return;
  }
  dialog = adw_alert_dialog_new (answer == NULL ? _("No Receipt") : answer->fits ? _("The Receipt Fits")
                                                                                 : _("The Receipt Does Not Fit"),
                                 answer == NULL ? error->message : answer->sentence);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, parent);
  g_clear_pointer (&answer, answer_free);
}

typedef struct {
  KithStore *store;
  GtkWidget *parent;
  GtkEditable *code;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->store);
  g_object_unref (self->parent);
  g_free (self);
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             Question       *question)
{
  if (g_str_equal (response, "check"))
    kith_store_submit_async (question->store, compare, g_strdup (gtk_editable_get_text (question->code)), g_free, answer_free,
                             NULL, on_compared, g_object_ref (question->parent));
}

static void
on_code_changed (GtkEditable    *code,
                 AdwAlertDialog *dialog)
{
  adw_alert_dialog_set_response_enabled (dialog, "check", !kith_text_is_empty (gtk_editable_get_text (code)));
}

void
kith_audit_receipt_ask (GtkWidget *parent,
                        KithStore *store)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (_("Check a Receipt"), _("Type the number and the eight groups as they stand on the page. Capitals, spaces "
                                                  "and dashes do not matter.")));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *code = adw_entry_row_new ();
  Question *question = g_new0 (Question, 1);

  question->store = g_object_ref (store);
  question->parent = g_object_ref (parent);
  question->code = GTK_EDITABLE (code);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (code), _("Code of the last line"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (code), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), code);
  adw_alert_dialog_set_extra_child (dialog, group);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "check", _("C_heck"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "check", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (dialog, "check", FALSE);
  adw_alert_dialog_set_default_response (dialog, "check");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_set_focus (ADW_DIALOG (dialog), code);
  g_signal_connect_object (code, "changed", G_CALLBACK (on_code_changed), dialog, G_CONNECT_DEFAULT);
  g_object_set_data_full (G_OBJECT (dialog), "kith-receipt-question", question, question_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), question);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

static gpointer
look_whether_due (KithCaseFile *file,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  return GINT_TO_POINTER (kith_audit_receipt_is_due (file) ? 2 : 1);
}

static void
print_receipt (KithWindow *window)
{
  const KithReportSubject subject = { 0 };

  kith_report_preview_present (window, "audit-receipt", &subject);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithWindow) window = user_data;
  int answer = GPOINTER_TO_INT (kith_store_submit_finish (KITH_STORE (source), result, NULL));
  AdwToast *toast = NULL;

  if (answer != 2 || window->main_view == NULL)
    return;
  toast = adw_toast_new (_("No receipt of the audit was printed for a month"));
  adw_toast_set_button_label (toast, _("_Print One"));
  adw_toast_set_timeout (toast, 0);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (print_receipt), window, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (window->toasts, toast);
}

void
kith_audit_remind (KithWindow *window)
{
  /* Invented people have nobody to keep it. */
  if (!kith_application_is_demonstration (KITH_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)))))
    kith_store_submit_async (window->store, look_whether_due, NULL, NULL, NULL, NULL, on_looked, g_object_ref (window));
}
