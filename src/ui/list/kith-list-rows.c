/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "list/kith-list-rows.h"

#define LIST_ITEM_KEY "kith-list-item"

/**
 * kith_list_rows_set_up:
 * @list_item: an item that has its child
 *
 * Called where a factory sets up its rows, so that [func@list_rows_update] finds the row that has the focus.
 */
void
kith_list_rows_set_up (GtkListItem *list_item)
{
  g_return_if_fail (GTK_IS_LIST_ITEM (list_item));

  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), LIST_ITEM_KEY, list_item);
}

/* The widget a list makes for an item holds the child of the factory. */
static guint
find_focused (GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = NULL;
  GtkListItem *list_item = NULL;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, view))
    return GTK_INVALID_LIST_POSITION;
  while (gtk_widget_get_parent (widget) != view)
    widget = gtk_widget_get_parent (widget);
  child = gtk_widget_get_first_child (widget);
  list_item = child != NULL ? g_object_get_data (G_OBJECT (child), LIST_ITEM_KEY) : NULL;
  return list_item != NULL ? gtk_list_item_get_position (list_item) : GTK_INVALID_LIST_POSITION;
}

static gboolean
is_kept (GListModel *model,
         guint       position,
         gpointer    item,
         GEqualFunc  looks_same)
{
  g_autoptr (GObject) before = g_list_model_get_item (model, position);

  return looks_same (before, item);
}

static void
replace (GListStore *store,
         GPtrArray  *items,
         GEqualFunc  looks_same)
{
  GListModel *model = G_LIST_MODEL (store);
  guint n_before = g_list_model_get_n_items (model);
  guint most = MIN (n_before, items->len);
  guint n_first = 0, n_last = 0;

  while (n_first < most && is_kept (model, n_first, g_ptr_array_index (items, n_first), looks_same))
    n_first++;
  while (n_last < most - n_first && is_kept (model, n_before - 1 - n_last,
                                             g_ptr_array_index (items, items->len - 1 - n_last), looks_same))
    n_last++;
  if (n_first + n_last < MAX (n_before, items->len))
    g_list_store_splice (store, n_first, n_before - n_first - n_last, items->pdata + n_first,
                         items->len - n_first - n_last);
}

/* Where it stands now; when it has gone, what took its place. */
static guint
find_again (GPtrArray  *items,
            gpointer    item,
            guint       position,
            GEqualFunc  is_same)
{
  for (guint i = 0; i < items->len; i++)
    if (is_same (item, g_ptr_array_index (items, i)))
      return i;
  return MIN (position, items->len - 1);
}

/**
 * kith_list_rows_update:
 * @view: a list
 * @store: what it shows
 * @items: (element-type GObject): what it is to show
 * @is_same: whether two items are about the same
 * @looks_same: whether two items are about the same and say the same
 *
 * Changes only the rows that say something else, so that the list stays where it was scrolled to, and keeps the focus on
 * what it was on.
 */
void
kith_list_rows_update (GtkListView *view,
                       GListStore  *store,
                       GPtrArray   *items,
                       GEqualFunc   is_same,
                       GEqualFunc   looks_same)
{
  guint focused;
  g_autoptr (GObject) item = NULL;

  g_return_if_fail (GTK_IS_LIST_VIEW (view));
  g_return_if_fail (G_IS_LIST_STORE (store));
  g_return_if_fail (items != NULL);

  focused = find_focused (GTK_WIDGET (view));
  if (focused != GTK_INVALID_LIST_POSITION)
    item = g_list_model_get_item (G_LIST_MODEL (store), focused);
  replace (store, items, looks_same);
  if (item == NULL || items->len == 0)
    return;
  focused = find_again (items, item, focused, is_same);
  if (focused == find_focused (GTK_WIDGET (view)))
    return;
  gtk_list_view_scroll_to (view, focused, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}
