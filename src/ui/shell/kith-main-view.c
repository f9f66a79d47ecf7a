/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-main-view.h"

#include "kith-kind.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-lockable.h"
#include "shell/kith-state-view.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

/* Id of the sidebar's page, or kind and id of a record; then where in it. */
#define PLACE_TYPE "(sxs)"
#define PLACES_TYPE "a" PLACE_TYPE

struct _KithMainView
{
  AdwBreakpointBin parent_instance;

  /* Parts */
  AdwNavigationSplitView *split_view;
  AdwNavigationView *content_view;
  GtkListBox *sidebar_list;
  GtkLabel *name_label;
  GtkLabel *roles_label;

  /* Borrowed: the window holds this view */
  KithWindow *window;
  const KithPageEntry *entry;

  /* Weak: what has the keyboard until the page has something to give it to */
  GtkWidget *stand_in;
  gboolean awaits_content;
};

G_DEFINE_FINAL_TYPE (KithMainView, kith_main_view, ADW_TYPE_BREAKPOINT_BIN)

static GQuark
record_quark (void)
{
  return g_quark_from_static_string ("kith-record-page");
}

/* What a page was opened for, to open it again. */
typedef struct {
  const KithRecordPageEntry *entry;
  gint64 id;
} RecordPlace;

static GtkWidget *
make_row (const KithPageEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(entry->title));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (entry->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(entry->title), -1);
  g_object_set_data (G_OBJECT (row), "kith-page", (gpointer) entry);
  return row;
}

static GtkListBoxRow *
find_row (KithMainView        *self,
          const KithPageEntry *entry)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar_list, i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), "kith-page") == entry)
      return row;
  return NULL;
}

static GtkWidget *
get_focus (KithMainView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static gboolean
focus_in_content (KithMainView *self)
{
  AdwNavigationPage *page = kith_main_view_get_visible_page (self);
  GtkWidget *child = page != NULL ? adw_navigation_page_get_child (page) : NULL;
  GtkWidget *content = ADW_IS_TOOLBAR_VIEW (child) ? adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (child)) : NULL;
  GtkWidget *focus = NULL;

  if (content == NULL || (!gtk_widget_activate_action (GTK_WIDGET (page), "page.begin", NULL) &&
                          !gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD)))
    return FALSE;
  /* A scrolled window with nothing in it says that it has taken the keyboard, and has not where it cannot. */
  focus = get_focus (self);
  return focus != NULL && gtk_widget_is_ancestor (focus, content);
}

static gboolean
is_behind_dialog (KithMainView *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)) != NULL;
}

/* Locked since: what is not in a window cannot take the keyboard. */
static gboolean
is_gone (KithMainView *self)
{
  return self->content_view == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL;
}

/* Whoever goes to a page goes on in it: at what it shows, before the buttons above. */
static gboolean
focus_content (gpointer data)
{
  KithMainView *self = data;
  AdwNavigationPage *page = self->content_view != NULL ? kith_main_view_get_visible_page (self) : NULL;
  GtkWidget *focus = get_focus (self);

  if (is_gone (self) || page == NULL || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (page))) || is_behind_dialog (self))
    return G_SOURCE_REMOVE;
  self->awaits_content = !focus_in_content (self);
  if (self->awaits_content) {
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
    g_set_weak_pointer (&self->stand_in, get_focus (self));
  }
  return G_SOURCE_REMOVE;
}

/* Somebody who has begun to type where the keyboard was put meanwhile goes on there. */
static gboolean
is_typed_into (GtkWidget *focus)
{
  GtkWidget *entry = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_EDITABLE) : NULL;

  return entry != NULL && *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0';
}

/* What a slow page shows at last gets the keyboard, unless the person has meanwhile gone elsewhere with it. */
static gboolean
focus_late_content (gpointer data)
{
  KithMainView *self = data;
  GtkWidget *focus = self->content_view != NULL ? get_focus (self) : NULL;
  AdwNavigationPage *page = self->content_view != NULL ? kith_main_view_get_visible_page (self) : NULL;
  /* A page behind that fills itself anew may have taken the keyboard back: no person did that. */
  gboolean has_moved = focus != NULL && (focus != self->stand_in || is_typed_into (focus)) && page != NULL &&
    (gtk_widget_is_ancestor (focus, GTK_WIDGET (page)) ||
     gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar_list)));

  if (is_gone (self) || !self->awaits_content || is_behind_dialog (self))
    return G_SOURCE_REMOVE;
  self->awaits_content = !has_moved && !focus_in_content (self);
  return G_SOURCE_REMOVE;
}

static void
content_ready (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  if (KITH_MAIN_VIEW (widget)->awaits_content)
    g_idle_add_full (G_PRIORITY_LOW, focus_late_content, g_object_ref (widget), g_object_unref);
}

/* Once the page is on screen: before, it cannot take the focus. */
static void
focus_content_soon (KithMainView *self)
{
  self->awaits_content = FALSE;
  g_idle_add_full (G_PRIORITY_LOW, focus_content, g_object_ref (self), g_object_unref);
}

static void
go_to_entry (KithMainView        *self,
             const KithPageEntry *entry)
{
  AdwNavigationPage *page = entry->create (self->window);

  kith_accessible_name_containers (GTK_WIDGET (page), _(entry->title));
  adw_navigation_view_replace (self->content_view, &page, 1);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  gtk_list_box_select_row (self->sidebar_list, find_row (self, entry));
  self->entry = entry;
}

/* The line that is shown already: back to its own page, as it was left. */
static void
row_activated_cb (KithMainView  *self,
                  GtkListBoxRow *row)
{
  const KithPageEntry *entry = g_object_get_data (G_OBJECT (row), "kith-page");

  if (entry != self->entry)
    go_to_entry (self, entry);
  else
    while (adw_navigation_view_pop (self->content_view))
      continue;
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  focus_content_soon (self);
}

/* The arrow keys move the mark along; left there without Enter, it would name a page that is not shown. */
static void
sidebar_left_cb (KithMainView *self)
{
  if (self->entry != NULL && self->sidebar_list != NULL)
    gtk_list_box_select_row (self->sidebar_list, find_row (self, self->entry));
}

static void
show_nothing_allowed (KithMainView *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *states = kith_state_view_new ();
  AdwNavigationPage *page = NULL;

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  kith_state_view_set_words (KITH_STATE_VIEW (states), KITH_STATE_NOT_ALLOWED, NULL, _("You Are Signed In"),
                             _("Your account looks after the case file and does not open students’ records. What it "
                               "can do is in kithctl, the command-line tool."));
  kith_state_view_set_state (KITH_STATE_VIEW (states), KITH_STATE_NOT_ALLOWED);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), states);
  page = adw_navigation_page_new (view, _("Kith"));
  adw_navigation_view_replace (self->content_view, &page, 1);
}

static void
fill_sidebar (KithMainView    *self,
              const KithActor *actor)
{
  const KithPageEntry *first = NULL;
  guint n_pages = 0;
  const KithPageEntry *pages = kith_pages_get (&n_pages);
  g_autofree char *roles = kith_roles_dup_words (actor->roles);

  for (guint i = 0; i < n_pages; i++) {
    if (!kith_page_entry_allows (&pages[i], actor->roles))
      continue;
    gtk_list_box_append (self->sidebar_list, make_row (&pages[i]));
    if (first == NULL)
      first = &pages[i];
  }
  gtk_label_set_label (self->name_label, actor->full_name != NULL ? actor->full_name : actor->name);
  gtk_label_set_label (self->roles_label, roles);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->roles_label), roles);
  if (first != NULL)
    go_to_entry (self, first);
  else
    show_nothing_allowed (self);
}

static void
kith_main_view_dispose (GObject *object)
{
  /* Before the template goes: it would take the child away behind the back of the parent class. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (object), NULL);
  g_clear_weak_pointer (&KITH_MAIN_VIEW (object)->stand_in);
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_MAIN_VIEW);
  G_OBJECT_CLASS (kith_main_view_parent_class)->dispose (object);
}

static void
kith_main_view_class_init (KithMainViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_main_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("shell/kith-main-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithMainView, split_view);
  gtk_widget_class_bind_template_child (widget_class, KithMainView, content_view);
  gtk_widget_class_bind_template_child (widget_class, KithMainView, sidebar_list);
  gtk_widget_class_bind_template_child (widget_class, KithMainView, name_label);
  gtk_widget_class_bind_template_child (widget_class, KithMainView, roles_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "content.ready", NULL, content_ready);
}

static void
kith_main_view_init (KithMainView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (focus, "leave", G_CALLBACK (sidebar_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sidebar_list), focus);
}

/**
 * kith_main_view_new:
 * @window: the window it will stand in
 * @actor: who is signed in
 *
 * Returns: (transfer floating): the sidebar and the first page
 */
GtkWidget *
kith_main_view_new (KithWindow      *window,
                    const KithActor *actor)
{
  KithMainView *self = g_object_new (KITH_TYPE_MAIN_VIEW, NULL);

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);
  g_return_val_if_fail (actor != NULL, NULL);

  self->window = window;
  fill_sidebar (self, actor);
  return GTK_WIDGET (self);
}

/**
 * kith_main_view_show_page:
 * @self: the main view
 * @id: a page of the sidebar; nothing happens when the account has none of that name
 */
void
kith_main_view_show_page (KithMainView *self,
                          const char   *id)
{
  const KithPageEntry *entry = kith_pages_find (id);

  g_return_if_fail (KITH_IS_MAIN_VIEW (self));

  if (entry != NULL && find_row (self, entry) != NULL)
    go_to_entry (self, entry);
}

static gboolean
is_at (AdwNavigationPage         *page,
       const KithRecordPageEntry *entry,
       gint64                     id)
{
  const RecordPlace *place = g_object_get_qdata (G_OBJECT (page), record_quark ());

  return place != NULL && place->entry == entry && place->id == id;
}

/* Two pages of one record would write over each other's draft, so there is only ever one. */
static AdwNavigationPage *
find_open (KithMainView              *self,
           const KithRecordPageEntry *entry,
           gint64                     id)
{
  g_autoptr (GPtrArray) pages = kith_main_view_list_pages (self);

  for (guint i = 0; i < pages->len; i++)
    if (is_at (g_ptr_array_index (pages, i), entry, id))
      return g_ptr_array_index (pages, i);
  return NULL;
}

static void
show_entry (KithMainView              *self,
            const KithRecordPageEntry *entry,
            gint64                     id)
{
  AdwNavigationPage *page = entry != NULL ? find_open (self, entry, id) : NULL;
  RecordPlace *place = NULL;

  if (entry == NULL || (page != NULL && page == kith_main_view_get_visible_page (self)))
    return;
  if (page != NULL) {
    adw_navigation_view_pop_to_page (self->content_view, page);
    return;
  }
  page = entry->create (self->window, id);
  place = g_new0 (RecordPlace, 1);
  place->entry = entry;
  place->id = id;
  g_object_set_qdata_full (G_OBJECT (page), record_quark (), place, g_free);
  kith_main_view_push (self, page);
}

/**
 * kith_main_view_show_record:
 * @self: the main view
 * @kind: a kind that has a page
 * @id: the record
 *
 * Opens the record's page on top, or goes back to it when it is open already.
 */
void
kith_main_view_show_record (KithMainView   *self,
                            const KithKind *kind,
                            gint64          id)
{
  g_return_if_fail (KITH_IS_MAIN_VIEW (self));
  g_return_if_fail (kind != NULL);

  show_entry (self, kith_record_pages_find (kind->name), id);
}

/**
 * kith_main_view_push:
 * @self: the main view
 * @page: a page to put on top
 */
void
kith_main_view_push (KithMainView      *self,
                     AdwNavigationPage *page)
{
  g_return_if_fail (KITH_IS_MAIN_VIEW (self));

  kith_accessible_name_containers (GTK_WIDGET (page), adw_navigation_page_get_title (page));
  adw_navigation_view_push (self->content_view, page);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  focus_content_soon (self);
}

/**
 * kith_main_view_get_visible_page:
 * @self: the main view
 *
 * Returns: (transfer none) (nullable): the page on top
 */
AdwNavigationPage *
kith_main_view_get_visible_page (KithMainView *self)
{
  g_return_val_if_fail (KITH_IS_MAIN_VIEW (self), NULL);

  return adw_navigation_view_get_visible_page (self->content_view);
}

/**
 * kith_main_view_list_pages:
 * @self: the main view
 *
 * Returns: (transfer container) (element-type AdwNavigationPage): every open page, the one on top last
 */
GPtrArray *
kith_main_view_list_pages (KithMainView *self)
{
  g_autoptr (GListModel) stack = NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (KITH_IS_MAIN_VIEW (self), list);

  stack = adw_navigation_view_get_navigation_stack (self->content_view);
  for (guint i = 0; i < g_list_model_get_n_items (stack); i++)
    g_ptr_array_add (list, g_list_model_get_item (stack, i));
  return list;
}

/**
 * kith_main_view_focus_sidebar:
 * @self: the main view
 *
 * Puts the focus on the sidebar, and shows it first where there is room for one thing only.
 */
void
kith_main_view_focus_sidebar (KithMainView *self)
{
  GtkListBoxRow *row = NULL;

  g_return_if_fail (KITH_IS_MAIN_VIEW (self));

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  row = gtk_list_box_get_selected_row (self->sidebar_list);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->sidebar_list));
}

static void
add_place (GVariantBuilder   *builder,
           KithMainView      *self,
           AdwNavigationPage *page)
{
  RecordPlace *record = g_object_get_qdata (G_OBJECT (page), record_quark ());
  g_autofree char *within = KITH_IS_LOCKABLE (page) ? kith_lockable_dup_place (KITH_LOCKABLE (page)) : NULL;

  if (record != NULL)
    g_variant_builder_add (builder, PLACE_TYPE, record->entry->kind, record->id, within != NULL ? within : "");
  else if (self->entry != NULL && adw_navigation_view_get_previous_page (self->content_view, page) == NULL)
    g_variant_builder_add (builder, PLACE_TYPE, self->entry->id, (gint64) 0, within != NULL ? within : "");
}

/**
 * kith_main_view_dup_places:
 * @self: the main view
 *
 * Returns: (transfer full): the pages that are open and where in them the person is
 */
GVariant *
kith_main_view_dup_places (KithMainView *self)
{
  g_autoptr (GPtrArray) pages = NULL;
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (PLACES_TYPE));

  g_return_val_if_fail (KITH_IS_MAIN_VIEW (self), NULL);

  pages = kith_main_view_list_pages (self);
  for (guint i = 0; i < pages->len; i++)
    add_place (&builder, self, g_ptr_array_index (pages, i));
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/**
 * kith_main_view_go_to_places:
 * @self: the main view
 * @places: from [method@MainView.dup_places] of an earlier view
 */
void
kith_main_view_go_to_places (KithMainView *self,
                             GVariant     *places)
{
  GVariantIter iter;
  const char *name, *within;
  gint64 id;

  g_return_if_fail (KITH_IS_MAIN_VIEW (self));

  g_variant_iter_init (&iter, places);
  while (g_variant_iter_next (&iter, "(&sx&s)", &name, &id, &within)) {
    AdwNavigationPage *page = NULL;

    if (id != 0)
      show_entry (self, kith_record_pages_find (name), id);
    else
      kith_main_view_show_page (self, name);
    page = kith_main_view_get_visible_page (self);
    if (*within != '\0' && KITH_IS_LOCKABLE (page))
      kith_lockable_go_to_place (KITH_LOCKABLE (page), within);
  }
}
