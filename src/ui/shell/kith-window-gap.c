/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-window-private.h"

#include "kith-audit-gap.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* The case file is an older copy than this computer has seen, or another: a red banner says so above everything, and an
 * administrator says why it is used. */

typedef struct {
  KithWindow *window;
  GtkEditable *reason;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->window);
  g_free (self);
}

static gpointer
find_gap (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return kith_audit_gap_dup_words (file);
}

static void
show_gap (KithWindow *self,
          const char *words)
{
  const KithActor *actor = kith_store_get_actor (self->store);
  /* Meanwhile the account may only look. */
  KithRoles roles = actor != NULL ? (KithRoles) (actor->roles & ~KITH_ROLE_LOOKS_ONLY) : (KithRoles) 0;
  gboolean may_accept = kith_policy_allows_verb (roles, KITH_VERB_ACCOUNTS);
  g_autofree char *title = NULL;

  title = g_strdup_printf (may_accept
                             /* Translators: a sentence about a file that is an older copy */
                             ? _("%s It can only be read until you accept it and say why.")
                             : _("%s It can only be read until an administrator accepts it."), words);
  adw_banner_set_use_markup (self->gap_banner, FALSE);
  adw_banner_set_title (self->gap_banner, title);
  adw_banner_set_button_label (self->gap_banner, may_accept ? _("_Accept…") : NULL);
  adw_banner_set_revealed (self->gap_banner, TRUE);
  /* It can only be looked at, but not because it is damaged. */
  adw_banner_set_revealed (self->looking_banner, FALSE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
on_gap_found (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KithWindow) self = user_data;
  g_autofree char *words = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  if (words != NULL && self->main_view != NULL)
    show_gap (self, words);
}

void
kith_window_look_for_gap (KithWindow *self)
{
  kith_store_submit_async (self->store, find_gap, NULL, NULL, g_free, NULL, on_gap_found, g_object_ref (self));
}

static gpointer
accept_gap (KithCaseFile *file,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return GINT_TO_POINTER (kith_audit_gap_accept (file, data, error));
}

static void
on_accepted (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (KithWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kith_store_submit_finish (KITH_STORE (source), result, &error) == NULL) {
    kith_window_report_error (self, error);
    return;
  }
  /* Anew, with everything that can be changed again. */
  if (self->main_view != NULL)
    kith_window_show_main (self, self->path);
  kith_window_add_toast (self, _("This copy is used from now on. The audit says so, and why."));
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             Question       *question)
{
  if (g_str_equal (response, "accept"))
    kith_store_submit_async (question->window->store, accept_gap, g_strdup (gtk_editable_get_text (question->reason)), g_free,
                             NULL, NULL, on_accepted, g_object_ref (question->window));
}

static void
on_reason_changed (GtkEditable    *reason,
                   AdwAlertDialog *dialog)
{
  adw_alert_dialog_set_response_enabled (dialog, "accept", !kith_text_is_empty (gtk_editable_get_text (reason)));
}

static void
accept_copy_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (_("Use This Copy?"),
                          _("What was written after it was made is not in it. If somebody put it there without telling you, "
                            "close it, keep it, and ask your data protection officer. Your reason stays in the audit, with "
                            "your name.")));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *reason = adw_entry_row_new ();
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (user_data);
  question->reason = GTK_EDITABLE (reason);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason), _("Why this copy is used"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), reason);
  adw_alert_dialog_set_extra_child (dialog, group);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept", _("_Use This Copy"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_enabled (dialog, "accept", FALSE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_set_focus (ADW_DIALOG (dialog), reason);
  g_signal_connect_object (reason, "changed", G_CALLBACK (on_reason_changed), dialog, G_CONNECT_DEFAULT);
  g_object_set_data_full (G_OBJECT (dialog), "kith-gap-question", question, question_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), question);
  adw_dialog_present (ADW_DIALOG (dialog), user_data);
}

void
kith_window_gap_install (KithWindow *self)
{
  static const GActionEntry entries[] = { { .name = "accept-copy", .activate = accept_copy_action } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
