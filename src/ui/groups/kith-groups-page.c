/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-groups-page.h"

#include "export/kith-export-dialog.h"
#include "kith-date.h"
#include "kith-group-edit.h"
#include "kith-group-row.h"
#include "kith-group.h"
#include "kith-list-model.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

#define COMING "coming"
#define PAST "past"
#define ALL "all"

struct _KithGroupsPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  KithListModel *model;
  char *when;

  /* Template */
  GtkWidget *add_button;
  GtkWidget *add_label;
  GtkWidget *export_button;
  GtkSearchEntry *search_entry;
  GtkMenuButton *when_button;
  GtkWidget *clear_button;
  GtkLabel *count_label;
  KithStateView *state_view;
  GtkListView *rows;
};

typedef enum {
  PROP_WHEN = 1,
} KithGroupsPageProps;

static GParamSpec *properties[PROP_WHEN + 1];

G_DEFINE_FINAL_TYPE (KithGroupsPage, kith_groups_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
get_typed (KithGroupsPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

static gboolean
is_narrowed (KithGroupsPage *self)
{
  return !g_str_equal (self->when, COMING) || !kith_text_is_empty (get_typed (self));
}

/* Today's sessions are to come all day, so that the register is where one looks for it. */
static KithQuery *
create_query (KithGroupsPage *self)
{
  KithQuery *query = kith_query_new (&kith_group_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));
  g_autofree char *yesterday = kith_date_iso_add_days (today, -1);
  gboolean is_coming = g_str_equal (self->when, COMING);

  if (is_coming)
    kith_query_where_range (query, "date", today, NULL);
  else if (g_str_equal (self->when, PAST))
    kith_query_where_range (query, "date", NULL, yesterday);
  if (!kith_text_is_empty (get_typed (self)))
    kith_query_where_words (query, get_typed (self));
  kith_query_set_order (query, is_coming ? "date time" : "-date -time");
  return query;
}

static void
refresh (KithGroupsPage *self)
{
  g_autoptr (KithQuery) query = create_query (self);

  gtk_widget_set_visible (self->clear_button, is_narrowed (self));
  if (kith_store_is_open (self->store))
    kith_list_model_set_query (self->model, query);
}

static void
update_chip (KithGroupsPage *self)
{
  const char *words = _("All");

  if (g_str_equal (self->when, COMING))
    words = _("To come");
  else if (g_str_equal (self->when, PAST))
    words = _("Past");
  gtk_menu_button_set_label (self->when_button, words);
}

static guint
get_n_shown (KithGroupsPage *self)
{
  guint n_shown = 0;

  g_object_get (self->model, "n-items", &n_shown, NULL);
  return n_shown;
}

static void
update_count (KithGroupsPage *self)
{
  guint n_shown = get_n_shown (self);
  g_autofree char *number = kith_text_format_number (n_shown);
  /* Translators: how many group sessions the list shows */
  g_autofree char *words = g_strdup_printf (ngettext ("%s session", "%s sessions", n_shown), number);

  if (g_str_equal (gtk_label_get_text (self->count_label), words))
    return;
  gtk_label_set_text (self->count_label, words);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static KithState
find_state (KithGroupsPage *self,
            const char     *error,
            gboolean        loading)
{
  if (error != NULL)
    return KITH_STATE_FAILED;
  if (get_n_shown (self) > 0)
    return KITH_STATE_CONTENT;
  if (loading)
    return KITH_STATE_LOADING;
  return is_narrowed (self) ? KITH_STATE_NO_RESULT : KITH_STATE_EMPTY;
}

static void
update_state (KithGroupsPage *self)
{
  g_autofree char *error = NULL;
  gboolean loading = FALSE;

  g_object_get (self->model, "error", &error, "loading", &loading, NULL);
  if (error != NULL)
    kith_state_view_set_words (self->state_view, KITH_STATE_FAILED, NULL, NULL, error);
  kith_state_view_set_state (self->state_view, find_state (self, error, loading));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "groups.export", get_n_shown (self) > 0);
  if (!loading)
    update_count (self);
}

static void
clear_filters (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_object_set (self, "when", COMING, NULL);
  refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_activated (KithGroupsPage *self,
              guint           position)
{
  gint64 id = kith_list_model_get_id (self->model, position);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (id != 0 && window != NULL)
    kith_window_show_record (window, &kith_group_kind, id);
}

static void
on_search_changed (KithGroupsPage *self)
{
  refresh (self);
}

static void
on_search_activated (KithGroupsPage *self)
{
  if (get_n_shown (self) == 1)
    on_activated (self, 0);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->state_view), GTK_DIR_TAB_FORWARD);
}

static void
on_search_stopped (KithGroupsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
add_session (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_group_edit_present_new (window);
}

static void
export_list (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (widget);

  kith_export_dialog_present (widget, self->store, kith_list_model_get_query (self->model));
}

static void
find (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KITH_GROUPS_PAGE (widget)->search_entry));
}

static void
kith_groups_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((KithGroupsPageProps) property_id) {
  case PROP_WHEN:
    g_value_set_string (value, KITH_GROUPS_PAGE (object)->when);
    break;
  }
}

static void
kith_groups_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (object);

  switch ((KithGroupsPageProps) property_id) {
  case PROP_WHEN:
    if (!g_set_str (&self->when, g_value_get_string (value)))
      break;
    update_chip (self);
    if (self->store != NULL)
      refresh (self);
    g_object_notify_by_pspec (object, properties[PROP_WHEN]);
    break;
  }
}

static void
kith_groups_page_dispose (GObject *object)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (object);

  if (self->rows != NULL)
    gtk_list_view_set_model (self->rows, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_GROUPS_PAGE);
  g_clear_object (&self->model);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_groups_page_parent_class)->dispose (object);
}

static void
kith_groups_page_finalize (GObject *object)
{
  g_free (KITH_GROUPS_PAGE (object)->when);

  G_OBJECT_CLASS (kith_groups_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, when_button);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
}

static void
kith_groups_page_class_init (KithGroupsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_groups_page_dispose;
  object_class->finalize = kith_groups_page_finalize;
  object_class->get_property = kith_groups_page_get_property;
  object_class->set_property = kith_groups_page_set_property;

  properties[PROP_WHEN] = g_param_spec_string ("when", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("groups/kith-groups-page.ui"));
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add_session);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "groups.clear", NULL, clear_filters);
  gtk_widget_class_install_action (widget_class, "groups.export", NULL, export_list);
  gtk_widget_class_install_property_action (widget_class, "groups.when", "when");
}

static void
kith_groups_page_init (KithGroupsPage *self)
{
  self->when = g_strdup (COMING);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
  update_chip (self);
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "kith-groups-symbolic", _("No Sessions to Come"),
                             _("A group session has a register: one save writes a line to each student who came."));
  kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, _("_New Session"), "page.new");
  kith_state_view_set_words (self->state_view, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("No Session Matches"),
                             _("Check the spelling, or look among all sessions."));
  kith_state_view_set_button (self->state_view, KITH_STATE_NO_RESULT, _("_Clear Filters"), "groups.clear");
}

static void
set_up_permissions (KithGroupsPage *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);
  gboolean may_add = actor != NULL && kith_policy_allows_any (actor->roles, &kith_group_kind, KITH_ACTION_ADD);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", may_add);
  gtk_widget_set_visible (self->add_button, may_add);
  gtk_widget_set_visible (self->export_button, kith_export_dialog_is_allowed (self->store));
  if (!may_add)
    kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, NULL, NULL);
}

static void
set_up_list (KithGroupsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = kith_group_row_factory_new (self->store);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model)));

  gtk_list_view_set_factory (self->rows, factory);
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (selection));
}

/**
 * kith_groups_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): the list of group sessions
 */
AdwNavigationPage *
kith_groups_page_new (KithWindow *window)
{
  KithGroupsPage *self;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_GROUPS_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  self->model = kith_list_model_new (self->store);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::n-items", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::error", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  set_up_permissions (self);
  set_up_list (self);
  refresh (self);
  return ADW_NAVIGATION_PAGE (self);
}
