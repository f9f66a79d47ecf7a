/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-chooser.h"

#include "kith-list-model.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

struct _KithChooser
{
  AdwDialog parent_instance;

  /* Parts */
  GtkSearchEntry *entry;
  KithStateView *states;
  GtkListView *list;

  /* Owned */
  KithQuery *query;
  KithListModel *model;
};

G_DEFINE_FINAL_TYPE (KithChooser, kith_chooser, ADW_TYPE_DIALOG)

static guint chosen_signal;

static void
show_state (KithChooser *self)
{
  g_autofree char *error = NULL;
  gboolean loading = FALSE;
  guint n_items = 0;

  g_object_get (self->model, "loading", &loading, "n-items", &n_items, "error", &error, NULL);
  if (error != NULL) {
    kith_state_view_set_words (self->states, KITH_STATE_FAILED, NULL, NULL, error);
    kith_state_view_set_state (self->states, KITH_STATE_FAILED);
  } else if (n_items > 0) {
    kith_state_view_set_state (self->states, KITH_STATE_CONTENT);
  } else if (loading) {
    kith_state_view_set_state (self->states, KITH_STATE_LOADING);
  } else if (kith_text_is_empty (gtk_editable_get_text (GTK_EDITABLE (self->entry)))) {
    kith_state_view_set_state (self->states, KITH_STATE_EMPTY);
  } else {
    kith_state_view_set_state (self->states, KITH_STATE_NO_RESULT);
  }
}

static void
start_query (KithChooser *self)
{
  g_autoptr (KithQuery) query = kith_query_copy (self->query);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (!kith_text_is_empty (words))
    kith_query_where_words (query, words);
  kith_list_model_set_query (self->model, query);
}

static void
search_changed_cb (KithChooser    *self,
                   GtkSearchEntry *entry)
{
  start_query (self);
}

static void
choose (KithChooser *self,
        guint        position)
{
  g_autoptr (KithSlot) slot = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  KithRecord *record = slot != NULL ? kith_slot_get_record (slot) : NULL;

  if (record == NULL)
    return;
  g_object_ref (self);
  g_signal_emit (self, chosen_signal, 0, record);
  adw_dialog_close (ADW_DIALOG (self));
  g_object_unref (self);
}

static void
row_activated_cb (KithChooser *self,
                  guint        position,
                  GtkListView *list)
{
  choose (self, position);
}

/* Enter takes the first one, so that three letters and Enter are enough. */
static void
entry_activated_cb (KithChooser    *self,
                    GtkSearchEntry *entry)
{
  choose (self, 0);
}

static void
slot_changed (KithSlot    *slot,
              GParamSpec  *pspec,
              GtkListItem *item)
{
  KithRecord *record = kith_slot_get_record (slot);
  g_autofree char *title = record != NULL ? kith_record_dup_title (record) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), title);
  gtk_list_item_set_accessible_label (item, *title != '\0' ? title : _("Loading"));
}

static void
set_up_item (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_item (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  KithSlot *slot = gtk_list_item_get_item (item);

  g_signal_connect (slot, "notify::record", G_CALLBACK (slot_changed), item);
  slot_changed (slot, NULL, item);
}

static void
unbind_item (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), slot_changed, item);
}

static void
kith_chooser_dispose (GObject *object)
{
  KithChooser *self = KITH_CHOOSER (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->query, kith_query_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_CHOOSER);
  G_OBJECT_CLASS (kith_chooser_parent_class)->dispose (object);
}

static void
kith_chooser_class_init (KithChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_chooser_dispose;

  /**
   * KithChooser::chosen:
   * @self: the dialog
   * @record: what was chosen
   */
  chosen_signal = g_signal_new ("chosen", KITH_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                KITH_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("form/kith-chooser.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, KithChooser, states);
  gtk_widget_class_bind_template_child (widget_class, KithChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  g_type_ensure (KITH_TYPE_STATE_VIEW);
}

static void
kith_chooser_init (KithChooser *self)
{
  GtkListItemFactory *factory = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_search_delay (self->entry, 60);

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_item), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_item), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_item), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

/**
 * kith_chooser_new:
 * @title: what is chosen
 * @store: where from
 * @query: which records can be chosen; copied
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
kith_chooser_new (const char *title,
                  KithStore  *store,
                  KithQuery  *query)
{
  KithChooser *self = g_object_new (KITH_TYPE_CHOOSER, "title", title, NULL);
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self->query = kith_query_copy (query);
  self->model = kith_list_model_new (store);
  g_signal_connect_object (self->model, "notify", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  kith_accessible_name_containers (GTK_WIDGET (self), title);
  start_query (self);
  show_state (self);
  return ADW_DIALOG (self);
}
