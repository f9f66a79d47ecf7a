/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "requests/kith-request-items-page.h"

#include "kith-access-pack.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "requests/kith-request-item-dialog.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

struct _KithRequestItemsPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  GPtrArray *items;
  GtkStringList *titles;

  /* Template */
  KithStateView *state_view;
  GtkListView *list_view;

  gint64 request;
  guint reloading;
};

G_DEFINE_FINAL_TYPE (KithRequestItemsPage, kith_request_items_page, ADW_TYPE_NAVIGATION_PAGE)

static void
on_activate (KithRequestItemsPage *self,
             guint                 position)
{
  const KithAccessPackItem *item = g_ptr_array_index (self->items, position);

  kith_request_item_dialog_present (GTK_WIDGET (self), self->store, self->request, item->kind, item->id);
}

/* Filling */

static const char *
get_state_words (const KithAccessPackItem *item)
{
  if (item->is_withheld)
    return _("Withheld");
  return item->is_covered ? _("Words covered") : NULL;
}

static char *
dup_second_line (const KithAccessPackItem *item)
{
  const char *state = get_state_words (item);

  if (state == NULL)
    return g_strdup (item->about);
  return kith_text_is_empty (item->about) ? g_strdup (state) : g_strdup_printf ("%s  ·  %s", item->about, state);
}

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
set_up_row (KithRequestItemsPage *self,
            GtkListItem          *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), create_label (NULL));
  gtk_box_append (GTK_BOX (box), create_label ("dimmed"));
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row (KithRequestItemsPage *self,
          GtkListItem          *list_item)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  const KithAccessPackItem *item = g_ptr_array_index (self->items, gtk_list_item_get_position (list_item));
  g_autofree char *second = dup_second_line (item);
  gboolean is_alone = kith_text_is_empty (second);
  g_autofree char *name = is_alone ? g_strdup (item->title) : g_strdup_printf ("%s, %s", item->title, second);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), item->title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), second);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), !is_alone);
  gtk_list_item_set_accessible_label (list_item, name);
}

static gboolean
looks_same (const KithAccessPackItem *a,
            const KithAccessPackItem *b)
{
  return a->kind == b->kind && a->id == b->id && g_str_equal (a->title, b->title) && g_str_equal (a->about, b->about) &&
         a->is_covered == b->is_covered && a->is_withheld == b->is_withheld;
}

/* Only rows that look different are made again: the place and the keyboard stay where they were. */
static void
show_items (KithRequestItemsPage *self,
            GPtrArray            *items)
{
  guint n_before = self->items != NULL ? self->items->len : 0;
  g_autoptr (GPtrArray) before = self->items;
  const char *const blank[] = { "", NULL };

  self->items = items;
  for (guint i = 0; i < MAX (n_before, items->len); i++) {
    if (i < n_before && i < items->len &&
        looks_same (g_ptr_array_index (before, i), g_ptr_array_index (items, i)))
      continue;
    gtk_string_list_splice (self->titles, MIN (i, items->len), i < n_before ? 1 : 0, i < items->len ? blank : NULL);
  }
  kith_state_view_set_state (self->state_view, items->len > 0 ? KITH_STATE_CONTENT : KITH_STATE_EMPTY);
}

/* Loading */

static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return kith_access_pack_list_items (file, *(const gint64 *) data, error);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithRequestItemsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (items == NULL)
    kith_state_view_set_error (self->state_view, error);
  else
    show_items (self, g_steal_pointer (&items));
}

static gboolean
reload (gpointer data)
{
  KithRequestItemsPage *self = data;

  self->reloading = 0;
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, load_job, g_memdup2 (&self->request, sizeof self->request), g_free,
                             (GDestroyNotify) g_ptr_array_unref, self->cancellable, loaded, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (KithRequestItemsPage *self,
                  const char           *kind)
{
  if (self->reloading == 0)
    self->reloading = g_idle_add (reload, self);
}

static void
kith_request_items_page_dispose (GObject *object)
{
  KithRequestItemsPage *self = KITH_REQUEST_ITEMS_PAGE (object);

  g_clear_handle_id (&self->reloading, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_REQUEST_ITEMS_PAGE);
  g_clear_object (&self->titles);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_request_items_page_parent_class)->dispose (object);
}

static void
kith_request_items_page_finalize (GObject *object)
{
  KithRequestItemsPage *self = KITH_REQUEST_ITEMS_PAGE (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (kith_request_items_page_parent_class)->finalize (object);
}

static void
kith_request_items_page_class_init (KithRequestItemsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_request_items_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_request_items_page_finalize;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("requests/kith-request-items-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithRequestItemsPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithRequestItemsPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
kith_request_items_page_init (KithRequestItemsPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->cancellable = g_cancellable_new ();
  self->titles = gtk_string_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
  {
    g_autoptr (GtkNoSelection) model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->titles)));

    gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (model));
  }
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "document-send-symbolic", _("Nothing Is Written"),
                             _("There is no record in the days that were asked for."));
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
}

/**
 * kith_request_items_page_new:
 * @store: the open store
 * @request: a request for a copy of a record
 *
 * Returns: (transfer floating): the items of its pack
 */
AdwNavigationPage *
kith_request_items_page_new (KithStore *store,
                             gint64     request)
{
  KithRequestItemsPage *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_REQUEST_ITEMS_PAGE, NULL);
  self->store = g_object_ref (store);
  self->request = request;
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  self->reloading = g_idle_add (reload, self);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Items of the Pack"));
  return ADW_NAVIGATION_PAGE (self);
}
