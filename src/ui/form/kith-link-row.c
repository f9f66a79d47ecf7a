/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-link-row.h"

#include "form/kith-chooser.h"

#include <glib/gi18n.h>

struct _KithLinkRow
{
  AdwActionRow parent_instance;

  /* Owned */
  KithStore *store;
  KithQuery *query;
  GCancellable *cancellable;

  /* Parts */
  GtkWidget *clear;

  const KithKind *kind;
  gint64 id;
  gboolean required;
  char *none_words; /* owned */
};

static void kith_link_row_form_row_init (KithFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithLinkRow, kith_link_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_FORM_ROW, kith_link_row_form_row_init))

typedef enum {
  PROP_ID = 1,
} KithLinkRowProperty;

static GParamSpec *properties[PROP_ID + 1];

static char *
kith_link_row_dup_typed (KithFormRow *row)
{
  gint64 id = KITH_LINK_ROW (row)->id;

  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");
}

static void
kith_link_row_set_stored (KithFormRow *row,
                          const char  *stored)
{
  kith_link_row_set_id (KITH_LINK_ROW (row), stored != NULL ? g_ascii_strtoll (stored, NULL, 10) : 0);
}

static void
kith_link_row_set_typed (KithFormRow *row,
                         const char  *typed)
{
  kith_link_row_set_stored (row, typed);
  kith_form_row_emit_edited (row);
}

static GtkWidget *
kith_link_row_get_input (KithFormRow *row)
{
  return GTK_WIDGET (row);
}

static void
kith_link_row_form_row_init (KithFormRowInterface *iface)
{
  iface->dup_typed = kith_link_row_dup_typed;
  iface->set_stored = kith_link_row_set_stored;
  iface->set_typed = kith_link_row_set_typed;
  iface->get_input = kith_link_row_get_input;
}

typedef struct {
  const KithKind *kind;
  gint64 id;
} TitleWanted;

static gpointer
dup_title_job (KithCaseFile *file,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  TitleWanted *wanted = data;

  return kith_case_file_dup_title (file, wanted->kind, wanted->id);
}

static void
show_title (KithLinkRow *self,
            const char  *title)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), title != NULL ? title : self->none_words);
  gtk_widget_set_visible (self->clear, self->id != 0 && !self->required);
}

static void
title_arrived (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (KithLinkRow) self = user_data;
  g_autofree char *title = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  if (title != NULL && self->id != 0)
    show_title (self, title);
}

static void
fetch_title (KithLinkRow *self)
{
  TitleWanted *wanted = g_new0 (TitleWanted, 1);

  wanted->kind = self->kind;
  wanted->id = self->id;
  self->cancellable = g_cancellable_new ();
  kith_store_submit_async (self->store, dup_title_job, wanted, g_free, g_free, self->cancellable, title_arrived,
                           g_object_ref (self));
}

static void
set_id_and_title (KithLinkRow *self,
                  gint64       id,
                  const char  *title)
{
  if (self->id == id)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->id = id;
  show_title (self, title);
  if (id != 0 && title == NULL)
    fetch_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

static void
record_chosen (KithChooser *chooser,
               KithRecord  *record,
               KithLinkRow *self)
{
  g_autofree char *title = kith_record_dup_title (record);

  set_id_and_title (self, kith_record_get_id (record), title);
  kith_form_row_emit_edited (KITH_FORM_ROW (self));
}

static void
cleared (KithLinkRow *self)
{
  set_id_and_title (self, 0, NULL);
  kith_form_row_emit_edited (KITH_FORM_ROW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
kith_link_row_activate (AdwActionRow *row)
{
  KithLinkRow *self = KITH_LINK_ROW (row);
  g_autoptr (KithQuery) every = self->query == NULL ? kith_query_new (self->kind) : NULL;
  AdwDialog *chooser = kith_chooser_new (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), self->store,
                                         self->query != NULL ? self->query : every);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (record_chosen), self, G_CONNECT_DEFAULT);
  adw_dialog_present (chooser, GTK_WIDGET (self));
}

static void
kith_link_row_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch ((KithLinkRowProperty) property_id) {
  case PROP_ID:
    g_value_set_int64 (value, KITH_LINK_ROW (object)->id);
    break;
  }
}

static void
kith_link_row_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch ((KithLinkRowProperty) property_id) {
  case PROP_ID:
    kith_link_row_set_id (KITH_LINK_ROW (object), g_value_get_int64 (value));
    break;
  }
}

static void
kith_link_row_finalize (GObject *object)
{
  KithLinkRow *self = KITH_LINK_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->query, kith_query_free);
  g_clear_object (&self->store);
  g_free (self->none_words);
  G_OBJECT_CLASS (kith_link_row_parent_class)->finalize (object);
}

static void
kith_link_row_class_init (KithLinkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kith_link_row_finalize;
  object_class->get_property = kith_link_row_get_property;
  object_class->set_property = kith_link_row_set_property;
  ADW_ACTION_ROW_CLASS (klass)->activate = kith_link_row_activate;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kith_link_row_init (KithLinkRow *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  self->none_words = g_strdup (_("Choose…"));
  self->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_tooltip_text (self->clear, _("Choose None"));
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_set_visible (self->clear, FALSE);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (cleared), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->clear);
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  show_title (self, NULL);
}

/**
 * kith_link_row_new:
 * @title: what is linked to
 * @store: where records come from
 * @kind: the kind linked to
 *
 * Returns: (transfer floating): a row with nothing chosen
 */
GtkWidget *
kith_link_row_new (const char     *title,
                   KithStore      *store,
                   const KithKind *kind)
{
  KithLinkRow *self = g_object_new (KITH_TYPE_LINK_ROW, "title", title, NULL);

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  return GTK_WIDGET (self);
}

/**
 * kith_link_row_get_id:
 * @self: a link row
 *
 * Returns: the id of the record linked to, 0 for none
 */
gint64
kith_link_row_get_id (KithLinkRow *self)
{
  g_return_val_if_fail (KITH_IS_LINK_ROW (self), 0);

  return self->id;
}

/**
 * kith_link_row_set_id:
 * @self: a link row
 * @id: the id of a record, 0 for none
 */
void
kith_link_row_set_id (KithLinkRow *self,
                      gint64       id)
{
  g_return_if_fail (KITH_IS_LINK_ROW (self));

  set_id_and_title (self, id, NULL);
}

/**
 * kith_link_row_set_query:
 * @self: a link row
 * @query: (nullable): which records can be chosen; copied. %NULL for all of the kind
 */
void
kith_link_row_set_query (KithLinkRow *self,
                         KithQuery   *query)
{
  g_return_if_fail (KITH_IS_LINK_ROW (self));

  g_clear_pointer (&self->query, kith_query_free);
  self->query = query != NULL ? kith_query_copy (query) : NULL;
}

/**
 * kith_link_row_set_none_words:
 * @self: a link row
 * @words: what it means that none is chosen
 */
void
kith_link_row_set_none_words (KithLinkRow *self,
                              const char  *words)
{
  g_return_if_fail (KITH_IS_LINK_ROW (self));
  g_return_if_fail (words != NULL);

  if (g_set_str (&self->none_words, words) && self->id == 0)
    show_title (self, NULL);
}

/**
 * kith_link_row_set_required:
 * @self: a link row
 * @required: whether choosing none is no choice
 */
void
kith_link_row_set_required (KithLinkRow *self,
                            gboolean     required)
{
  g_return_if_fail (KITH_IS_LINK_ROW (self));

  self->required = required;
  gtk_widget_set_visible (self->clear, self->id != 0 && !required);
}
