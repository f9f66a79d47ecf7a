/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "list/kith-board-page.h"

#include "shell/kith-accessible.h"
#include "shell/kith-focus.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

typedef struct {
  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  gpointer board;

  /* Parts: the template of the class below gives them */
  KithStateView *state_view;
  GtkBox *sections_box;

  gboolean unfolded;
  gboolean is_behind;
  gboolean is_stale;
  guint reloading;
} KithBoardPagePrivate;

typedef enum {
  PROP_STATE_VIEW = 1,
  PROP_SECTIONS_BOX,
} KithBoardPageProps;

static GParamSpec *properties[PROP_SECTIONS_BOX + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KithBoardPage, kith_board_page, ADW_TYPE_NAVIGATION_PAGE)

static KithBoardPagePrivate *
get_private (KithBoardPage *self)
{
  return kith_board_page_get_instance_private (self);
}

static void
clear_board (KithBoardPage *self)
{
  KithBoardPagePrivate *private = get_private (self);

  if (private->board != NULL)
    KITH_BOARD_PAGE_GET_CLASS (self)->free_board (g_steal_pointer (&private->board));
}

static void
fill (KithBoardPage *self)
{
  KithBoardPagePrivate *private = get_private (self);
  g_autofree char *focused = kith_focus_dup_name (GTK_WIDGET (private->sections_box));
  GtkWidget *child = NULL;
  gboolean has_content;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (private->sections_box))) != NULL)
    gtk_box_remove (private->sections_box, child);
  has_content = KITH_BOARD_PAGE_GET_CLASS (self)->fill (self, private->board);
  kith_accessible_name_containers (GTK_WIDGET (self), adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
  kith_focus_named (GTK_WIDGET (private->sections_box), focused);
  kith_state_view_set_state (private->state_view, has_content ? KITH_STATE_CONTENT : KITH_STATE_EMPTY);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithBoardPage) self = user_data;
  KithBoardPagePrivate *private = get_private (self);
  g_autoptr (GError) error = NULL;
  gpointer board = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (private->cancellable)) {
    if (board != NULL)
      KITH_BOARD_PAGE_GET_CLASS (self)->free_board (board);
    return;
  }
  if (board == NULL) {
    kith_state_view_set_error (private->state_view, error);
    return;
  }
  clear_board (self);
  private->board = board;
  fill (self);
}

static gboolean
reload (gpointer data)
{
  KithBoardPage *self = data;
  KithBoardPageClass *klass = KITH_BOARD_PAGE_GET_CLASS (self);
  KithBoardPagePrivate *private = get_private (self);

  private->reloading = 0;
  if (kith_store_is_open (private->store))
    kith_store_submit_async (private->store, klass->gather, NULL, NULL, klass->free_board, private->cancellable, loaded,
                             g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
reload_soon (KithBoardPage *self)
{
  KithBoardPagePrivate *private = get_private (self);

  if (private->reloading == 0)
    private->reloading = g_idle_add (reload, self);
}

static void
on_store_changed (KithBoardPage *self,
                  const char    *kind)
{
  KithBoardPagePrivate *private = get_private (self);

  if (*kind != '\0' && !g_strv_contains (KITH_BOARD_PAGE_GET_CLASS (self)->kinds, kind))
    return;
  private->is_stale = private->is_behind;
  if (!private->is_behind)
    reload_soon (self);
}

static void
on_open (KithBoardPage *self,
         GtkWidget     *row)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window != NULL)
    kith_window_show_record (window, g_object_get_data (G_OBJECT (row), "kith-kind"),
                             *(gint64 *) g_object_get_data (G_OBJECT (row), "kith-id"));
}

static void
on_unfolded (KithBoardPage  *self,
             GParamSpec     *pspec,
             AdwExpanderRow *row)
{
  get_private (self)->unfolded = adw_expander_row_get_expanded (row);
}

/* Behind the page of a record it waits: filling it there would take the keyboard away. */
static void
kith_board_page_hiding (AdwNavigationPage *page)
{
  get_private (KITH_BOARD_PAGE (page))->is_behind = TRUE;
}

static void
kith_board_page_showing (AdwNavigationPage *page)
{
  KithBoardPagePrivate *private = get_private (KITH_BOARD_PAGE (page));

  private->is_behind = FALSE;
  if (private->is_stale)
    reload_soon (KITH_BOARD_PAGE (page));
  private->is_stale = FALSE;
}

static void
kith_board_page_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  KithBoardPagePrivate *private = get_private (KITH_BOARD_PAGE (object));

  switch ((KithBoardPageProps) id) {
  case PROP_STATE_VIEW:
    private->state_view = g_value_get_object (value);
    break;
  case PROP_SECTIONS_BOX:
    private->sections_box = g_value_get_object (value);
    break;
  }
}

static void
kith_board_page_dispose (GObject *object)
{
  KithBoardPagePrivate *private = get_private (KITH_BOARD_PAGE (object));

  g_clear_handle_id (&private->reloading, g_source_remove);
  g_cancellable_cancel (private->cancellable);
  clear_board (KITH_BOARD_PAGE (object));
  g_clear_object (&private->store);

  G_OBJECT_CLASS (kith_board_page_parent_class)->dispose (object);
}

static void
kith_board_page_finalize (GObject *object)
{
  g_clear_object (&get_private (KITH_BOARD_PAGE (object))->cancellable);

  G_OBJECT_CLASS (kith_board_page_parent_class)->finalize (object);
}

static void
kith_board_page_class_init (KithBoardPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = kith_board_page_set_property;
  object_class->dispose = kith_board_page_dispose;
  object_class->finalize = kith_board_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = kith_board_page_hiding;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = kith_board_page_showing;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  properties[PROP_STATE_VIEW] = g_param_spec_object ("state-view", NULL, NULL, KITH_TYPE_STATE_VIEW,
                                                     G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECTIONS_BOX] = g_param_spec_object ("sections-box", NULL, NULL, GTK_TYPE_BOX,
                                                       G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kith_board_page_init (KithBoardPage *self)
{
  get_private (self)->cancellable = g_cancellable_new ();
}

/**
 * kith_board_page_set_up:
 * @self: a page whose template is there
 * @store: the open store
 *
 * Loads what the page shows, and goes on doing so whenever it changes.
 */
void
kith_board_page_set_up (KithBoardPage *self,
                        KithStore     *store)
{
  KithBoardPagePrivate *private = get_private (self);

  g_return_if_fail (KITH_IS_BOARD_PAGE (self) && KITH_IS_STORE (store));

  private->store = g_object_ref (store);
  kith_state_view_set_state (private->state_view, KITH_STATE_LOADING);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  reload_soon (self);
}

/**
 * kith_board_page_reload:
 * @self: a page
 *
 * Fills the page anew, when something it shows has changed that is no record. A page that is gone stays as it is.
 */
void
kith_board_page_reload (KithBoardPage *self)
{
  g_return_if_fail (KITH_IS_BOARD_PAGE (self));

  if (get_private (self)->store != NULL)
    reload_soon (self);
}

/**
 * kith_board_page_get_store:
 * @self: a page
 *
 * Returns: (transfer none): the store
 */
KithStore *
kith_board_page_get_store (KithBoardPage *self)
{
  return get_private (self)->store;
}

/**
 * kith_board_page_add_group:
 * @self: a page that is being filled
 * @title: what is in the section
 * @description: (nullable): what to know about it
 *
 * Returns: (transfer none): a section at the end
 */
AdwPreferencesGroup *
kith_board_page_add_group (KithBoardPage *self,
                           const char    *title,
                           const char    *description)
{
  return kith_pane_add_group (get_private (self)->sections_box, title, description);
}

/**
 * kith_board_page_get_state_view:
 * @self: a page
 *
 * Returns: (transfer none): what says that there is nothing
 */
KithStateView *
kith_board_page_get_state_view (KithBoardPage *self)
{
  return get_private (self)->state_view;
}

/**
 * kith_board_page_may:
 * @self: a page
 * @kind: a kind of record
 * @action: what to do with one
 *
 * Returns: whether a role of whoever is signed in has it
 */
gboolean
kith_board_page_may (KithBoardPage  *self,
                     const KithKind *kind,
                     KithAction      action)
{
  const KithActor *actor = kith_store_get_actor (get_private (self)->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, kind, action);
}

/**
 * kith_board_page_make_openable:
 * @self: a page that is being filled
 * @row: a row for a record
 * @kind: its kind, which has a page
 * @id: its id
 *
 * Opens the page of the record when the row is activated.
 */
void
kith_board_page_make_openable (KithBoardPage  *self,
                               AdwActionRow   *row,
                               const KithKind *kind,
                               gint64          id)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *name = g_strdup_printf ("kith-%s-%" G_GINT64_FORMAT, kind->name, id);

  gtk_widget_set_name (GTK_WIDGET (row), name);
  gtk_widget_add_css_class (arrow, "dimmed");
  adw_action_row_add_suffix (row, arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "kith-kind", (gpointer) kind);
  g_object_set_data_full (G_OBJECT (row), "kith-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
}

/**
 * kith_board_page_add_folded:
 * @self: a page that is being filled
 * @group: a section
 * @title: what it folds away
 * @widget_name: by which it is found again after a refresh; begins with "kith-"
 *
 * Adds a row for what is over. Unfolded, it stays so when the page is filled anew; a page has one.
 *
 * Returns: (transfer none): the row, at the end
 */
AdwExpanderRow *
kith_board_page_add_folded (KithBoardPage       *self,
                            AdwPreferencesGroup *group,
                            const char          *title,
                            const char          *widget_name)
{
  AdwExpanderRow *row = kith_pane_add_expander (group, title, widget_name);

  adw_expander_row_set_expanded (row, get_private (self)->unfolded);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_unfolded), self, G_CONNECT_SWAPPED);
  return row;
}
