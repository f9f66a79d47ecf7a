/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "list/kith-list-page.h"

#include "export/kith-export-dialog.h"
#include "kith-text.h"
#include "shell/kith-window.h"

typedef struct {
  /* Owned */
  KithStore *store;
  KithListModel *model;

  /* Parts: the template of the class below gives them */
  GtkSearchEntry *search_entry;
  GtkLabel *count_label;
  KithStateView *state_view;
  GtkWidget *add_button;
  GtkWidget *clear_button;
  GtkWidget *export_button;
  GtkStack *views;
  GtkColumnView *table;
  GtkListView *rows;

  guint frozen; /* while several filters change together */
} KithListPagePrivate;

typedef enum {
  PROP_SEARCH_ENTRY = 1,
  PROP_COUNT_LABEL,
  PROP_STATE_VIEW,
  PROP_ADD_BUTTON,
  PROP_CLEAR_BUTTON,
  PROP_EXPORT_BUTTON,
  PROP_VIEWS,
  PROP_TABLE,
  PROP_ROWS,
} KithListPageProps;

static GParamSpec *properties[PROP_ROWS + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KithListPage, kith_list_page, ADW_TYPE_NAVIGATION_PAGE)

static KithListPagePrivate *
get_private (KithListPage *self)
{
  return kith_list_page_get_instance_private (self);
}

static gboolean
allows (KithListPage *self,
        KithAction    action)
{
  const KithActor *actor = kith_list_page_get_actor (self);

  return actor != NULL && kith_policy_allows_any (actor->roles, KITH_LIST_PAGE_GET_CLASS (self)->kind, action);
}

/* What is shown */

static void
update_count (KithListPage *self)
{
  KithListPagePrivate *priv = get_private (self);
  g_autofree char *words = KITH_LIST_PAGE_GET_CLASS (self)->dup_count_words (self, kith_list_page_get_n_shown (self));

  if (g_str_equal (gtk_label_get_text (priv->count_label), words))
    return;
  gtk_label_set_text (priv->count_label, words);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
is_empty (KithListPage *self)
{
  KithListPageClass *klass = KITH_LIST_PAGE_GET_CLASS (self);

  if (klass->is_empty != NULL)
    return klass->is_empty (self);
  return !klass->is_narrowed (self) && kith_text_is_empty (kith_list_page_get_typed (self));
}

static KithState
find_state (KithListPage *self,
            const char   *error,
            gboolean      loading)
{
  if (error != NULL)
    return KITH_STATE_FAILED;
  if (kith_list_page_get_n_shown (self) > 0)
    return KITH_STATE_CONTENT;
  if (loading)
    return KITH_STATE_LOADING;
  return is_empty (self) ? KITH_STATE_EMPTY : KITH_STATE_NO_RESULT;
}

/**
 * kith_list_page_update:
 * @self: the page
 *
 * Says anew how many there are, or why there are none.
 */
void
kith_list_page_update (KithListPage *self)
{
  KithListPagePrivate *priv = get_private (self);
  g_autofree char *error = NULL;
  gboolean loading = FALSE;

  g_return_if_fail (KITH_IS_LIST_PAGE (self));

  if (priv->model == NULL || kith_list_page_get_actor (self) == NULL)
    return;
  if (!allows (self, KITH_ACTION_SEE)) {
    kith_state_view_set_state (priv->state_view, KITH_STATE_NOT_ALLOWED);
    return;
  }
  g_object_get (priv->model, "error", &error, "loading", &loading, NULL);
  if (error != NULL)
    kith_state_view_set_words (priv->state_view, KITH_STATE_FAILED, NULL, NULL, error);
  kith_state_view_set_state (priv->state_view, find_state (self, error, loading));
  if (!loading)
    update_count (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.export", kith_list_page_get_n_shown (self) > 0);
  if (KITH_LIST_PAGE_GET_CLASS (self)->updated != NULL)
    KITH_LIST_PAGE_GET_CLASS (self)->updated (self);
}

/**
 * kith_list_page_refresh:
 * @self: the page
 *
 * Asks again, after a filter changed.
 */
void
kith_list_page_refresh (KithListPage *self)
{
  KithListPageClass *klass = KITH_LIST_PAGE_GET_CLASS (self);
  KithListPagePrivate *priv = get_private (self);
  g_autoptr (KithQuery) query = NULL;

  g_return_if_fail (KITH_IS_LIST_PAGE (self));

  if (priv->frozen > 0 || priv->model == NULL)
    return;
  query = klass->create_query (self);
  if (priv->clear_button != NULL)
    gtk_widget_set_visible (priv->clear_button, klass->is_narrowed (self));
  if (klass->refreshed != NULL)
    klass->refreshed (self);
  if (kith_store_is_open (priv->store))
    kith_list_model_set_query (priv->model, query);
}

/**
 * kith_list_page_freeze:
 * @self: the page
 *
 * Changes of filters wait for [method@ListPage.thaw].
 */
void
kith_list_page_freeze (KithListPage *self)
{
  g_return_if_fail (KITH_IS_LIST_PAGE (self));

  get_private (self)->frozen++;
}

/**
 * kith_list_page_thaw:
 * @self: the page
 */
void
kith_list_page_thaw (KithListPage *self)
{
  g_return_if_fail (KITH_IS_LIST_PAGE (self));
  g_return_if_fail (get_private (self)->frozen > 0);

  get_private (self)->frozen--;
  kith_list_page_refresh (self);
}

/* What a person does */

static void
open_at (KithListPage *self,
         guint         position)
{
  gint64 id = kith_list_model_get_id (get_private (self)->model, position);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (id != 0 && window != NULL)
    kith_window_open_record (window, KITH_LIST_PAGE_GET_CLASS (self)->kind, id, 0);
}

/* Enter opens the only one there is, or goes on to the list. */
static void
on_search_activated (KithListPage *self)
{
  if (kith_list_page_get_n_shown (self) == 1)
    open_at (self, 0);
  else
    gtk_widget_child_focus (GTK_WIDGET (get_private (self)->state_view), GTK_DIR_TAB_FORWARD);
}

static void
clear (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  KithListPage *self = KITH_LIST_PAGE (widget);

  kith_list_page_freeze (self);
  KITH_LIST_PAGE_GET_CLASS (self)->clear (self);
  kith_list_page_clear_typed (self);
  kith_list_page_thaw (self);
  gtk_widget_grab_focus (GTK_WIDGET (get_private (self)->search_entry));
}

/* What leaves the list asks the question the list asks: the same records in the same order. */
static void
export_list (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithListPagePrivate *priv = get_private (KITH_LIST_PAGE (widget));

  kith_export_dialog_present (widget, priv->store, kith_list_model_get_query (priv->model));
}

static void
find (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_private (KITH_LIST_PAGE (widget))->search_entry));
}

static void
add (GtkWidget  *widget,
     const char *action_name,
     GVariant   *parameter)
{
  KITH_LIST_PAGE_GET_CLASS (widget)->add (KITH_LIST_PAGE (widget));
}

/* Only the view on screen has the model: the other one would build its lines and ask for content as well. */
static void
on_view_changed (KithListPage *self)
{
  KithListPagePrivate *priv = get_private (self);
  gboolean in_rows = priv->views == NULL || g_strcmp0 (gtk_stack_get_visible_child_name (priv->views), "rows") == 0;
  g_autoptr (GtkSelectionModel) selection = NULL;

  if (priv->model == NULL)
    return;
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (priv->model))));
  if (priv->table != NULL)
    gtk_column_view_set_model (priv->table, in_rows ? NULL : selection);
  gtk_list_view_set_model (priv->rows, in_rows ? selection : NULL);
}

/* Parts */

static void
take_search_entry (KithListPage   *self,
                   GtkSearchEntry *entry)
{
  if (!g_set_object (&get_private (self)->search_entry, entry) || entry == NULL)
    return;
  gtk_search_entry_set_key_capture_widget (entry, GTK_WIDGET (self));
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (kith_list_page_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_search_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (kith_list_page_clear_typed), self, G_CONNECT_SWAPPED);
}

static void
take_views (KithListPage *self,
            GtkStack     *views)
{
  if (g_set_object (&get_private (self)->views, views) && views != NULL)
    g_signal_connect_object (views, "notify::visible-child-name", G_CALLBACK (on_view_changed), self,
                             G_CONNECT_SWAPPED);
}

static void
take_table (KithListPage  *self,
            GtkColumnView *table)
{
  if (g_set_object (&get_private (self)->table, table) && table != NULL)
    g_signal_connect_object (table, "activate", G_CALLBACK (open_at), self, G_CONNECT_SWAPPED);
}

static void
take_rows (KithListPage *self,
           GtkListView  *rows)
{
  if (g_set_object (&get_private (self)->rows, rows) && rows != NULL)
    g_signal_connect_object (rows, "activate", G_CALLBACK (open_at), self, G_CONNECT_SWAPPED);
}

static void
kith_list_page_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  KithListPage *self = KITH_LIST_PAGE (object);
  KithListPagePrivate *priv = get_private (self);
  gpointer part = g_value_get_object (value);

  switch ((KithListPageProps) property_id) {
  case PROP_SEARCH_ENTRY:
    take_search_entry (self, part);
    break;
  case PROP_COUNT_LABEL:
    g_set_object (&priv->count_label, part);
    break;
  case PROP_STATE_VIEW:
    g_set_object (&priv->state_view, part);
    break;
  case PROP_ADD_BUTTON:
    g_set_object (&priv->add_button, part);
    break;
  case PROP_CLEAR_BUTTON:
    g_set_object (&priv->clear_button, part);
    break;
  case PROP_EXPORT_BUTTON:
    g_set_object (&priv->export_button, part);
    break;
  case PROP_VIEWS:
    take_views (self, part);
    break;
  case PROP_TABLE:
    take_table (self, part);
    break;
  case PROP_ROWS:
    take_rows (self, part);
    break;
  }
}

/* The lists let go of their lines while the template still stands. */
static void
kith_list_page_dispose (GObject *object)
{
  KithListPagePrivate *priv = get_private (KITH_LIST_PAGE (object));

  if (priv->table != NULL)
    gtk_column_view_set_model (priv->table, NULL);
  if (priv->rows != NULL)
    gtk_list_view_set_model (priv->rows, NULL);
  g_clear_object (&priv->search_entry);
  g_clear_object (&priv->count_label);
  g_clear_object (&priv->state_view);
  g_clear_object (&priv->add_button);
  g_clear_object (&priv->clear_button);
  g_clear_object (&priv->export_button);
  g_clear_object (&priv->views);
  g_clear_object (&priv->table);
  g_clear_object (&priv->rows);
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  g_clear_object (&priv->model);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (kith_list_page_parent_class)->dispose (object);
}

static void
install_part (GObjectClass      *object_class,
              KithListPageProps  property,
              const char        *name,
              GType              type)
{
  properties[property] =
    g_param_spec_object (name, NULL, NULL, type, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, property, properties[property]);
}

static void
kith_list_page_class_init (KithListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_list_page_dispose;
  object_class->set_property = kith_list_page_set_property;

  install_part (object_class, PROP_SEARCH_ENTRY, "search-entry", GTK_TYPE_SEARCH_ENTRY);
  install_part (object_class, PROP_COUNT_LABEL, "count-label", GTK_TYPE_LABEL);
  install_part (object_class, PROP_STATE_VIEW, "state-view", KITH_TYPE_STATE_VIEW);
  install_part (object_class, PROP_ADD_BUTTON, "add-button", GTK_TYPE_WIDGET);
  install_part (object_class, PROP_CLEAR_BUTTON, "clear-button", GTK_TYPE_WIDGET);
  install_part (object_class, PROP_EXPORT_BUTTON, "export-button", GTK_TYPE_WIDGET);
  install_part (object_class, PROP_VIEWS, "views", GTK_TYPE_STACK);
  install_part (object_class, PROP_TABLE, "table", GTK_TYPE_COLUMN_VIEW);
  install_part (object_class, PROP_ROWS, "rows", GTK_TYPE_LIST_VIEW);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "list.clear", NULL, clear);
  gtk_widget_class_install_action (widget_class, "list.export", NULL, export_list);
}

static void
kith_list_page_init (KithListPage *self)
{
}

static void
set_up_permissions (KithListPage *self)
{
  KithListPagePrivate *priv = get_private (self);
  gboolean may_add = allows (self, KITH_ACTION_ADD);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", may_add);
  if (priv->add_button != NULL)
    gtk_widget_set_visible (priv->add_button, may_add);
  if (priv->export_button != NULL)
    gtk_widget_set_visible (priv->export_button, kith_export_dialog_is_allowed (priv->store));
  if (!may_add)
    kith_state_view_set_button (priv->state_view, KITH_STATE_EMPTY, NULL, NULL);
}

/**
 * kith_list_page_set_up:
 * @self: the page, with its template
 * @store: the open store
 *
 * Gives the page its list, and asks for it. What makes its lines has to be there already.
 */
void
kith_list_page_set_up (KithListPage *self,
                       KithStore    *store)
{
  KithListPagePrivate *priv = NULL;

  g_return_if_fail (KITH_IS_LIST_PAGE (self));
  g_return_if_fail (KITH_IS_STORE (store));

  priv = get_private (self);
  priv->store = g_object_ref (store);
  priv->model = kith_list_model_new (store);
  g_signal_connect_object (priv->model, "notify::loading", G_CALLBACK (kith_list_page_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->model, "notify::n-items", G_CALLBACK (kith_list_page_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->model, "notify::error", G_CALLBACK (kith_list_page_update), self, G_CONNECT_SWAPPED);
  set_up_permissions (self);
  on_view_changed (self);
  kith_list_page_refresh (self);
}

/**
 * kith_list_page_get_store:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the store, once the page is set up
 */
KithStore *
kith_list_page_get_store (KithListPage *self)
{
  g_return_val_if_fail (KITH_IS_LIST_PAGE (self), NULL);

  return get_private (self)->store;
}

/**
 * kith_list_page_get_actor:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): who is signed in
 */
const KithActor *
kith_list_page_get_actor (KithListPage *self)
{
  g_return_val_if_fail (KITH_IS_LIST_PAGE (self), NULL);

  return kith_store_get_actor (get_private (self)->store);
}

/**
 * kith_list_page_get_model:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): what the list shows
 */
KithListModel *
kith_list_page_get_model (KithListPage *self)
{
  g_return_val_if_fail (KITH_IS_LIST_PAGE (self), NULL);

  return get_private (self)->model;
}

/**
 * kith_list_page_get_state_view:
 * @self: the page
 *
 * Returns: (transfer none): where it says that there is nothing, and why
 */
KithStateView *
kith_list_page_get_state_view (KithListPage *self)
{
  g_return_val_if_fail (KITH_IS_LIST_PAGE (self), NULL);

  return get_private (self)->state_view;
}

/**
 * kith_list_page_get_typed:
 * @self: the page
 *
 * Returns: the words that are looked for
 */
const char *
kith_list_page_get_typed (KithListPage *self)
{
  g_return_val_if_fail (KITH_IS_LIST_PAGE (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (get_private (self)->search_entry));
}

/**
 * kith_list_page_clear_typed:
 * @self: the page
 *
 * Forgets the words that are looked for.
 */
void
kith_list_page_clear_typed (KithListPage *self)
{
  g_return_if_fail (KITH_IS_LIST_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (get_private (self)->search_entry), "");
}

/**
 * kith_list_page_get_n_shown:
 * @self: the page
 *
 * Returns: how many match
 */
guint
kith_list_page_get_n_shown (KithListPage *self)
{
  guint n_shown = 0;

  g_return_val_if_fail (KITH_IS_LIST_PAGE (self), 0);

  if (get_private (self)->model != NULL)
    g_object_get (get_private (self)->model, "n-items", &n_shown, NULL);
  return n_shown;
}
