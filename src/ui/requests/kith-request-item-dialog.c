/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "requests/kith-request-item-dialog.h"

#include "form/kith-choice-row.h"
#include "kith-access-pack.h"
#include "kith-lists.h"
#include "kith-redaction.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#define ID_KEY "kith-id"

struct _KithRequestItemDialog
{
  AdwDialog parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  GPtrArray *views; /* GtkTextView, one for each part; owned by parts_box */

  /* Template */
  AdwToastOverlay *toasts;
  KithStateView *state_view;
  GtkLabel *title_label;
  GtkBox *parts_box;
  GtkBox *redactions_box;
  GtkBox *tools_box;
  GtkListBox *reason_box;
  GtkWidget *cover_button;
  GtkWidget *withhold_button;

  KithChoiceRow *reason_row;
  gint64 request;
  const KithKind *kind;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (KithRequestItemDialog, kith_request_item_dialog, ADW_TYPE_DIALOG)

typedef struct {
  gint64 request;
  const KithKind *kind;
  gint64 id;
} Asked;

typedef struct {
  GPtrArray *items;
  GPtrArray *redactions;
} Loaded;

static void reload (KithRequestItemDialog *self);

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->items, g_ptr_array_unref);
  g_clear_pointer (&loaded->redactions, g_ptr_array_unref);
  g_free (loaded);
}

static void
say (KithRequestItemDialog *self,
     const char            *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What a person does */

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KithRequestItemDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!kith_store_save_finish (KITH_STORE (source), result, &error))
    say (self, error->message);
  else
    reload (self);
}

static void
save (KithRequestItemDialog *self,
      const char            *words)
{
  g_autoptr (KithRecord) redaction = kith_record_new (&kith_redaction_kind);

  kith_record_set_number (redaction, KITH_REDACTION_REQUEST, self->request);
  kith_record_set_text (redaction, KITH_REDACTION_ITEM_KIND, self->kind->name);
  kith_record_set_number (redaction, KITH_REDACTION_ITEM, self->id);
  kith_record_set_text (redaction, KITH_REDACTION_WORDS, words);
  if (words == NULL)
    kith_record_set_number (redaction, KITH_REDACTION_WHOLE, TRUE);
  kith_record_set_text (redaction, KITH_REDACTION_REASON, kith_choice_row_get_code (self->reason_row));
  kith_store_save_async (self->store, redaction, KITH_SAVE_ACCEPT_WARNINGS, self->cancellable, on_saved,
                         g_object_ref (self));
}

static gboolean
has_reason (KithRequestItemDialog *self)
{
  if (kith_choice_row_get_code (self->reason_row) != NULL)
    return TRUE;
  say (self, _("Choose why first. The reason is printed beside the black box."));
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
  return FALSE;
}

static char *
dup_selected (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  char *words = NULL;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return NULL;
  words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_strstrip (words);
}

static void
on_cover (KithRequestItemDialog *self)
{
  gboolean found = FALSE;

  if (!has_reason (self))
    return;
  for (guint i = 0; i < self->views->len; i++) {
    g_autofree char *words = dup_selected (g_ptr_array_index (self->views, i));

    if (kith_text_is_empty (words))
      continue;
    found = TRUE;
    save (self, words);
  }
  if (!found)
    say (self, _("Select the words to cover first."));
}

static void
on_withhold (KithRequestItemDialog *self)
{
  if (has_reason (self))
    save (self, NULL);
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithRequestItemDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!kith_store_remove_finish (KITH_STORE (source), result, &error))
    say (self, error->message);
  else
    reload (self);
}

static void
on_uncover (KithRequestItemDialog *self,
            GtkWidget             *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), ID_KEY);

  kith_store_remove_async (self->store, &kith_redaction_kind, *id, self->cancellable, on_removed, g_object_ref (self));
}

/* Filling */

static gboolean
may_edit (KithRequestItemDialog *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, &kith_redaction_kind, KITH_ACTION_ADD);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_label (KithRequestItemDialog *self,
           const char            *words,
           const char            *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (self->parts_box, label);
}

static void
add_part (KithRequestItemDialog    *self,
          const KithAccessPackPart *part)
{
  GtkWidget *view = gtk_text_view_new ();

  add_label (self, part->label, "heading");
  gtk_widget_add_css_class (view, "words");
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), part->plain, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, part->label, -1);
  gtk_box_append (self->parts_box, view);
  g_ptr_array_add (self->views, view);
  if (part->covered != NULL && strcmp (part->covered, part->plain) != 0) {
    /* Translators: words with some of them covered */
    g_autofree char *sent = g_strdup_printf (_("In the copy to send: %s"), part->covered);

    add_label (self, sent, "dimmed");
  }
}

static void
add_redaction (KithRequestItemDialog *self,
               AdwPreferencesGroup   *group,
               KithRecord            *redaction)
{
  g_autofree char *words = kith_record_dup_title (redaction);
  g_autofree char *reason = kith_record_format (redaction, KITH_REDACTION_REASON);
  /* Translators: words that are covered */
  g_autofree char *name = g_strdup_printf (_("Uncover: %s"), words);
  AdwActionRow *row = kith_pane_add_row (group, words, reason);
  GtkWidget *button = NULL;
  gint64 id = kith_record_get_id (redaction);

  if (!may_edit (self))
    return;
  button = kith_pane_create_button ("edit-undo-symbolic", name);
  gtk_widget_set_name (button, "kith-uncover");
  g_object_set_data_full (G_OBJECT (button), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_uncover), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
show_redactions (KithRequestItemDialog *self,
                 GPtrArray             *redactions)
{
  AdwPreferencesGroup *group = NULL;

  clear_box (self->redactions_box);
  if (redactions->len > 0)
    group = kith_pane_add_group (self->redactions_box, _("Covered for This Request"),
                                 _("Wherever the words stand in this item."));
  for (guint i = 0; i < redactions->len; i++)
    add_redaction (self, group, g_ptr_array_index (redactions, i));
}

static void
fill (KithRequestItemDialog    *self,
      const KithAccessPackItem *item,
      GPtrArray                *redactions)
{
  clear_box (self->parts_box);
  g_ptr_array_set_size (self->views, 0);
  gtk_label_set_label (self->title_label, item->title);
  for (guint i = 0; i < item->parts->len; i++)
    add_part (self, g_ptr_array_index (item->parts, i));
  show_redactions (self, redactions);
  gtk_widget_set_visible (GTK_WIDGET (self->tools_box), may_edit (self) && !item->is_withheld);
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
}

/* Removed since it was chosen, or no longer in the days that are asked for. */
static void
show_gone (KithRequestItemDialog *self,
           GPtrArray             *redactions)
{
  clear_box (self->parts_box);
  g_ptr_array_set_size (self->views, 0);
  gtk_label_set_label (self->title_label, _("No Longer in the Pack"));
  add_label (self, _("This record was removed, or the request is for other days now."), "dimmed");
  show_redactions (self, redactions);
  gtk_widget_set_visible (GTK_WIDGET (self->tools_box), FALSE);
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
}

/* Loading */

static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  const Asked *asked = data;
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->items = kith_access_pack_list_items (file, asked->request, error);
  if (loaded->items != NULL)
    loaded->redactions = kith_access_pack_list_redactions (file, asked->request, asked->kind, asked->id, error);
  if (loaded->redactions != NULL)
    return loaded;
  loaded_free (loaded);
  return NULL;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithRequestItemDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = kith_store_submit_finish (KITH_STORE (source), result, &error);
  gboolean is_found = FALSE;

  if (loaded == NULL && !g_cancellable_is_cancelled (self->cancellable))
    kith_state_view_set_error (self->state_view, error);
  if (loaded == NULL)
    return;
  for (guint i = 0; i < loaded->items->len && !g_cancellable_is_cancelled (self->cancellable); i++) {
    const KithAccessPackItem *item = g_ptr_array_index (loaded->items, i);

    is_found = is_found || (item->kind == self->kind && item->id == self->id);
    if (item->kind == self->kind && item->id == self->id)
      fill (self, item, loaded->redactions);
  }
  if (!is_found && !g_cancellable_is_cancelled (self->cancellable))
    show_gone (self, loaded->redactions);
  loaded_free (loaded);
}

static void
reload (KithRequestItemDialog *self)
{
  Asked asked = { self->request, self->kind, self->id };

  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, load_job, g_memdup2 (&asked, sizeof asked), g_free, loaded_free,
                             self->cancellable, on_loaded, g_object_ref (self));
}

static void
kith_request_item_dialog_dispose (GObject *object)
{
  KithRequestItemDialog *self = KITH_REQUEST_ITEM_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_REQUEST_ITEM_DIALOG);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_request_item_dialog_parent_class)->dispose (object);
}

static void
kith_request_item_dialog_finalize (GObject *object)
{
  g_clear_object (&KITH_REQUEST_ITEM_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (kith_request_item_dialog_parent_class)->finalize (object);
}

static void
kith_request_item_dialog_class_init (KithRequestItemDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_request_item_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_request_item_dialog_finalize;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("requests/kith-request-item-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithRequestItemDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, KithRequestItemDialog, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithRequestItemDialog, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithRequestItemDialog, parts_box);
  gtk_widget_class_bind_template_child (widget_class, KithRequestItemDialog, redactions_box);
  gtk_widget_class_bind_template_child (widget_class, KithRequestItemDialog, tools_box);
  gtk_widget_class_bind_template_child (widget_class, KithRequestItemDialog, reason_box);
  gtk_widget_class_bind_template_child (widget_class, KithRequestItemDialog, cover_button);
  gtk_widget_class_bind_template_child (widget_class, KithRequestItemDialog, withhold_button);
  gtk_widget_class_bind_template_callback (widget_class, on_cover);
  gtk_widget_class_bind_template_callback (widget_class, on_withhold);
}

static void
kith_request_item_dialog_init (KithRequestItemDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->views = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reason_row = KITH_CHOICE_ROW (kith_choice_row_new (_("Why"), &kith_redaction_reasons, KITH_CHOICE_NONE_NEVER));
  gtk_list_box_append (self->reason_box, GTK_WIDGET (self->reason_row));
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
}

/**
 * kith_request_item_dialog_present:
 * @parent: a widget of the window
 * @store: the open store
 * @request: a request for a copy of a record
 * @kind: kind of an item of its pack
 * @id: its id
 *
 * Returns: (transfer none): the item, to be read and covered
 */
AdwDialog *
kith_request_item_dialog_present (GtkWidget      *parent,
                                  KithStore      *store,
                                  gint64          request,
                                  const KithKind *kind,
                                  gint64          id)
{
  KithRequestItemDialog *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_REQUEST_ITEM_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->request = request;
  self->kind = kind;
  self->id = id;
  reload (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return ADW_DIALOG (self);
}
