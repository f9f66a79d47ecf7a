/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/kith-draft-opening.h"

#include "concerns/kith-concern-raise.h"
#include "form/kith-record-dialog.h"
#include "kith-kinds.h"
#include "kith-save-meeting.h"
#include "kith-today.h"
#include "programme/kith-log-edit.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define DRAFT_KEY "kith-draft"
#define TITLE_KEY "kith-draft-title"

/**
 * kith_draft_opening_attach:
 * @row: a row
 * @draft: what was typed
 * @title: what to call it
 */
void
kith_draft_opening_attach (GtkWidget       *row,
                           const KithDraft *draft,
                           const char      *title)
{
  g_object_set_data_full (G_OBJECT (row), DRAFT_KEY, kith_draft_copy (draft, draft->body), (GDestroyNotify) kith_draft_free);
  g_object_set_data_full (G_OBJECT (row), TITLE_KEY, g_strdup (title), g_free);
}

static const KithDraft *
get_draft (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), DRAFT_KEY);
}

/**
 * kith_draft_opening_can_continue:
 * @row: a row with a draft
 *
 * Returns: whether it is known where it belongs
 */
gboolean
kith_draft_opening_can_continue (GtkWidget *row)
{
  return kith_draft_get_place (get_draft (row)) != KITH_DRAFT_PLACE_NOWHERE;
}

static void
present (KithWindow *window,
         KithRecord *record)
{
  g_autofree char *title = kith_record_get_id (record) == 0
                             ? g_strdup (_(kith_record_get_kind (record)->label))
                             : kith_record_dup_title (record);

  kith_record_dialog_present (GTK_WIDGET (window), kith_window_get_store (window), record, NULL, KITH_FORM_DEFAULT,
                              title, NULL, NULL);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KithWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) record = kith_store_load_finish (KITH_STORE (source), result, &error);

  if (record != NULL)
    present (window, record);
  else
    kith_window_report_error (window, error);
}

/* Whoever writes about somebody they supervise is the supervisor. */
static void
set_person (KithWindow *window,
            KithRecord *record,
            gint64      person)
{
  const KithKind *kind = kith_record_get_kind (record);
  const KithActor *actor = kith_store_get_actor (kith_window_get_store (window));
  guint supervisor = kith_kind_find_field (kind, "supervisor");

  kith_record_set_number (record, kith_kind_find_field (kind, "person"), person);
  if (supervisor != KITH_NO_FIELD && actor != NULL && actor->person != person)
    kith_record_set_number (record, supervisor, actor->person);
}

static void
continue_form (KithWindow      *window,
               const KithDraft *draft)
{
  const KithKind *kind = kith_kind_find (draft->kind);
  g_autoptr (KithRecord) record = NULL;

  if (draft->record != 0) {
    kith_store_load_async (kith_window_get_store (window), kind, draft->record, NULL, on_loaded,
                           g_object_ref (window));
    return;
  }
  /* What has a way in of its own goes on there. */
  if (kind == &kith_concern_kind) {
    kith_concern_raise_present (GTK_WIDGET (window), kith_window_get_store (window), draft->student);
    return;
  }
  if (kind == &kith_log_entry_kind) {
    kith_log_edit_present_new (GTK_WIDGET (window), kith_window_get_store (window));
    return;
  }
  record = kith_record_new (kind);
  if (draft->student != 0)
    kith_record_set_number (record, kind->student_field, draft->student);
  if (kith_draft_get_parent (draft) != 0 && kith_kind_get_parent (kind) != NULL)
    kith_record_set_number (record, kind->parent_field, kith_draft_get_parent (draft));
  else if (kith_draft_get_parent (draft) != 0)
    set_person (window, record, kith_draft_get_parent (draft));
  present (window, record);
}

/**
 * kith_draft_opening_continue:
 * @row: a row with a draft
 *
 * Opens what the words were typed into; it brings them back by itself.
 */
void
kith_draft_opening_continue (GtkWidget *row)
{
  const KithDraft *draft = get_draft (row);
  KithWindow *window = kith_window_get_for (row);

  if (window == NULL)
    return;
  switch (kith_draft_get_place (draft)) {
  case KITH_DRAFT_PLACE_MEETING:
    kith_window_show_record (window, &kith_meeting_draft_kind, draft->record);
    break;
  case KITH_DRAFT_PLACE_REGISTER:
    kith_window_show_record (window, &kith_group_kind, draft->record);
    break;
  case KITH_DRAFT_PLACE_QUICK_LOG:
    gtk_widget_activate_action (GTK_WIDGET (window), "win.quick-log", NULL);
    break;
  case KITH_DRAFT_PLACE_CHRONOLOGY:
    kith_window_show_student_at (window, draft->student, "chronology writing");
    break;
  case KITH_DRAFT_PLACE_FORM:
    continue_form (window, draft);
    break;
  case KITH_DRAFT_PLACE_NOWHERE:
    break;
  }
}

/* Every text of the draft, one below the other. */
static char *
dup_text (const char *body)
{
  g_autoptr (JsonNode) root = json_from_string (body, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autoptr (GList) members = object != NULL ? json_object_get_members (object) : NULL;
  GString *text = g_string_new (NULL);

  for (GList *member = members; member != NULL; member = member->next) {
    const char *typed = json_object_get_string_member_with_default (object, member->data, NULL);

    if (typed != NULL && *typed != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", typed);
  }
  return g_string_free_and_steal (text);
}

/**
 * kith_draft_opening_copy:
 * @row: a row with a draft
 *
 * Puts what was typed on the clipboard.
 */
void
kith_draft_opening_copy (GtkWidget *row)
{
  KithWindow *window = kith_window_get_for (row);
  g_autofree char *text = dup_text (get_draft (row)->body);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (row), text);
  if (window != NULL)
    kith_window_add_toast (window, _("Copied. Paste it where it is needed."));
}

/* On the store thread. */
static gpointer
discard_job (KithCaseFile  *file,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (kith_draft_discard_like (file, data, error));
}

static void
on_discarded (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GtkWidget) row = data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (row);

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  if (window == NULL)
    return;
  if (error != NULL)
    kith_window_report_error (window, error);
  else
    gtk_widget_activate_action (row, "today.refresh", NULL);
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GtkWidget) row = data;
  const KithDraft *draft = get_draft (row);
  KithWindow *window = kith_window_get_for (row);

  if (window == NULL ||
      !g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "discard"))
    return;
  kith_store_submit_async (kith_window_get_store (window), discard_job, kith_draft_copy (draft, draft->body),
                           (GDestroyNotify) kith_draft_free, NULL, NULL, on_discarded, g_object_ref (row));
}

/**
 * kith_draft_opening_discard:
 * @row: a row with a draft
 *
 * Asks, and forgets what was typed.
 */
void
kith_draft_opening_discard (GtkWidget *row)
{
  /* Translators: something that was typed, such as "Note about Jay" */
  g_autofree char *heading = g_strdup_printf (_("Discard “%s”?"),
                                              (const char *) g_object_get_data (G_OBJECT (row), TITLE_KEY));
  AdwAlertDialog *question =
    ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, _("What you typed is deleted and cannot be brought back.")));

  adw_alert_dialog_add_responses (question, "keep", _("_Keep It"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (question, "keep");
  adw_alert_dialog_set_close_response (question, "keep");
  adw_alert_dialog_choose (question, row, NULL, on_answered, g_object_ref (row));
}
