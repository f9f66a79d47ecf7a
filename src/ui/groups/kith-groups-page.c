/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-groups-page.h"

#include "kith-date.h"
#include "kith-group-edit.h"
#include "kith-group-row.h"
#include "kith-group.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "list/kith-list-page.h"

#include <glib/gi18n.h>

#define COMING "coming"
#define PAST "past"
#define ALL "all"

struct _KithGroupsPage
{
  KithListPage parent_instance;

  /* Owned */
  char *when;

  /* Template */
  GtkWidget *add_label;
  GtkMenuButton *when_button;
  GtkListView *rows;
};

typedef enum {
  PROP_WHEN = 1,
} KithGroupsPageProps;

static GParamSpec *properties[PROP_WHEN + 1];

G_DEFINE_FINAL_TYPE (KithGroupsPage, kith_groups_page, KITH_TYPE_LIST_PAGE)

static gboolean
kith_groups_page_is_narrowed (KithListPage *page)
{
  return !g_str_equal (KITH_GROUPS_PAGE (page)->when, COMING);
}

/* Today's sessions are to come all day, so that the register is where one looks for it. */
static KithQuery *
kith_groups_page_create_query (KithListPage *page)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (page);
  KithQuery *query = kith_query_new (&kith_group_kind);
  const char *typed = kith_list_page_get_typed (page);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (kith_list_page_get_store (page)));
  g_autofree char *yesterday = kith_date_iso_add_days (today, -1);
  gboolean is_coming = g_str_equal (self->when, COMING);

  if (is_coming)
    kith_query_where_range (query, "date", today, NULL);
  else if (g_str_equal (self->when, PAST))
    kith_query_where_range (query, "date", NULL, yesterday);
  if (!kith_text_is_empty (typed))
    kith_query_where_words (query, typed);
  kith_query_set_order (query, is_coming ? "date time" : "-date -time");
  return query;
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

static char *
kith_groups_page_dup_count_words (KithListPage *page,
                                  guint         n_shown)
{
  g_autofree char *number = kith_text_format_number (n_shown);

  /* Translators: how many group sessions the list shows */
  return g_strdup_printf (ngettext ("%s session", "%s sessions", n_shown), number);
}

static void
kith_groups_page_clear (KithListPage *page)
{
  g_object_set (page, "when", COMING, NULL);
}

static void
kith_groups_page_add (KithListPage *page)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (page));

  if (window != NULL)
    kith_group_edit_present_new (window);
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
    kith_list_page_refresh (KITH_LIST_PAGE (self));
    g_object_notify_by_pspec (object, properties[PROP_WHEN]);
    break;
  }
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
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, when_button);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, rows);
}

static void
kith_groups_page_class_init (KithGroupsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithListPageClass *list_class = KITH_LIST_PAGE_CLASS (klass);

  object_class->finalize = kith_groups_page_finalize;
  object_class->get_property = kith_groups_page_get_property;
  object_class->set_property = kith_groups_page_set_property;

  properties[PROP_WHEN] = g_param_spec_string ("when", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  list_class->kind = &kith_group_kind;
  list_class->create_query = kith_groups_page_create_query;
  list_class->is_narrowed = kith_groups_page_is_narrowed;
  list_class->dup_count_words = kith_groups_page_dup_count_words;
  list_class->clear = kith_groups_page_clear;
  list_class->add = kith_groups_page_add;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("groups/kith-groups-page.ui"));
  bind_children (widget_class);

  gtk_widget_class_install_property_action (widget_class, "groups.when", "when");
}

static void
kith_groups_page_init (KithGroupsPage *self)
{
  KithStateView *states = NULL;

  self->when = g_strdup (COMING);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_chip (self);
  states = kith_list_page_get_state_view (KITH_LIST_PAGE (self));
  kith_state_view_set_words (states, KITH_STATE_EMPTY, "kith-groups-symbolic", _("No Sessions to Come"),
                             _("A group session has a register: one save writes a line to each student who came."));
  kith_state_view_set_button (states, KITH_STATE_EMPTY, _("_New Session"), "page.new");
  kith_state_view_set_words (states, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("No Session Matches"),
                             _("Check the spelling, or look among all sessions."));
  kith_state_view_set_button (states, KITH_STATE_NO_RESULT, _("_Clear Filters"), "list.clear");
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
  KithGroupsPage *self = NULL;
  KithStore *store = NULL;
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_GROUPS_PAGE, NULL);
  store = kith_window_get_store (window);
  factory = kith_group_row_factory_new (store);
  gtk_list_view_set_factory (self->rows, factory);
  kith_list_page_set_up (KITH_LIST_PAGE (self), store);
  return ADW_NAVIGATION_PAGE (self);
}
