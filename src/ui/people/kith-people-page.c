/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-people-page.h"

#include "kith-date.h"
#include "kith-list-model.h"
#include "kith-lists.h"
#include "kith-person-cell.h"
#include "kith-person-edit.h"
#include "kith-person-words.h"
#include "kith-person.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

#define ALL "all"
#define NOW "now"
#define LEFT "left"

struct _KithPeoplePage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  KithListModel *model;
  KithCaseloads *caseloads;
  char *when;
  char *role;
  gboolean renewing;

  /* Template */
  GtkWidget *add_button;
  GtkWidget *add_label;
  GtkSearchEntry *search_entry;
  GtkMenuButton *when_button;
  GtkMenuButton *role_button;
  GtkWidget *clear_button;
  GtkLabel *count_label;
  KithStateView *state_view;
  GtkStack *views;
  GtkColumnView *table;
  GtkListView *rows;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *roles_column;
  GtkColumnViewColumn *site_column;
  GtkColumnViewColumn *students_column;
  GtkColumnViewColumn *notice_column;
};

typedef enum {
  PROP_WHEN = 1,
  PROP_ROLE,
  PROP_RENEWING,
} KithPeoplePageProps;

static GParamSpec *properties[PROP_RENEWING + 1];

G_DEFINE_FINAL_TYPE (KithPeoplePage, kith_people_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
get_typed (KithPeoplePage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

static gboolean
is_narrowed (KithPeoplePage *self)
{
  return self->renewing || !g_str_equal (self->when, NOW) || !g_str_equal (self->role, ALL);
}

static void
add_when (KithPeoplePage *self,
          KithQuery      *query)
{
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));
  g_autofree char *yesterday = kith_date_iso_add_days (today, -1);

  if (g_str_equal (self->when, NOW))
    kith_query_where_current (query);
  else if (g_str_equal (self->when, LEFT))
    kith_query_where_range (query, "end-date", NULL, yesterday);
}

/* The same days as the words in the list count. */
static void
add_renewing (KithPeoplePage *self,
              KithQuery      *query)
{
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));
  g_autofree char *last = kith_date_iso_add_days (today, KITH_CHECKS_SOON_DAYS - 1);

  if (self->renewing)
    kith_query_where_any_until (query, KITH_CHECKS_FIELDS, last);
}

static KithQuery *
create_query (KithPeoplePage *self)
{
  KithQuery *query = kith_query_new (&kith_person_kind);

  if (!kith_text_is_empty (get_typed (self)))
    kith_query_where_words (query, get_typed (self));
  if (!g_str_equal (self->role, ALL))
    kith_query_where_any (query, "roles", self->role);
  add_when (self, query);
  add_renewing (self, query);
  kith_query_set_order (query, "name");
  return query;
}

static void
refresh (KithPeoplePage *self)
{
  g_autoptr (KithQuery) query = create_query (self);

  gtk_widget_set_visible (self->clear_button, is_narrowed (self));
  if (kith_store_is_open (self->store))
    kith_list_model_set_query (self->model, query);
}

static void
update_chips (KithPeoplePage *self)
{
  const char *role =
    g_str_equal (self->role, ALL) ? _("Any") : kith_choice_list_get_label (&kith_person_roles, self->role);
  /* Translators: a filter and the role chosen in it */
  g_autofree char *words = g_strdup_printf (_("Role: %s"), role);

  gtk_menu_button_set_label (self->role_button, words);
  if (g_str_equal (self->when, NOW))
    gtk_menu_button_set_label (self->when_button, _("Here now"));
  else if (g_str_equal (self->when, LEFT))
    gtk_menu_button_set_label (self->when_button, _("Left"));
  else
    gtk_menu_button_set_label (self->when_button, _("Everybody"));
}

static guint
get_n_shown (KithPeoplePage *self)
{
  guint n_shown = 0;

  g_object_get (self->model, "n-items", &n_shown, NULL);
  return n_shown;
}

static void
update_count (KithPeoplePage *self)
{
  guint n_shown = get_n_shown (self);
  g_autofree char *number = kith_text_format_number (n_shown);
  /* Translators: how many people the list shows */
  g_autofree char *words = g_strdup_printf (ngettext ("%s person", "%s people", n_shown), number);

  if (g_str_equal (gtk_label_get_text (self->count_label), words))
    return;
  gtk_label_set_text (self->count_label, words);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static KithState
find_state (KithPeoplePage *self,
            const char     *error,
            gboolean        loading)
{
  if (error != NULL)
    return KITH_STATE_FAILED;
  if (get_n_shown (self) > 0)
    return KITH_STATE_CONTENT;
  if (loading)
    return KITH_STATE_LOADING;
  return is_narrowed (self) || !kith_text_is_empty (get_typed (self)) ? KITH_STATE_NO_RESULT : KITH_STATE_EMPTY;
}

static void
update_state (KithPeoplePage *self)
{
  g_autofree char *error = NULL;
  gboolean loading = FALSE;

  g_object_get (self->model, "error", &error, "loading", &loading, NULL);
  if (error != NULL)
    kith_state_view_set_words (self->state_view, KITH_STATE_FAILED, NULL, NULL, error);
  kith_state_view_set_state (self->state_view, find_state (self, error, loading));
  if (!loading)
    update_count (self);
}

static void
set_filter (KithPeoplePage      *self,
            char               **filter,
            const GValue        *value,
            KithPeoplePageProps  property)
{
  const char *code = g_value_get_string (value);

  if (!g_set_str (filter, code != NULL ? code : ALL))
    return;
  update_chips (self);
  if (self->store != NULL)
    refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_renewing (KithPeoplePage *self,
              gboolean        renewing)
{
  if (self->renewing == renewing)
    return;
  self->renewing = renewing;
  if (self->store != NULL)
    refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RENEWING]);
}

static void
clear_filters (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_object_set (self, "when", NOW, "role", ALL, "renewing", FALSE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_activated (KithPeoplePage *self,
              guint           position)
{
  gint64 id = kith_list_model_get_id (self->model, position);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (id != 0 && window != NULL)
    kith_window_show_record (window, &kith_person_kind, id);
}

static void
on_search_changed (KithPeoplePage *self)
{
  refresh (self);
}

static void
on_search_activated (KithPeoplePage *self)
{
  if (get_n_shown (self) == 1)
    on_activated (self, 0);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->state_view), GTK_DIR_TAB_FORWARD);
}

static void
on_search_stopped (KithPeoplePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* The list that is not seen has no model, or both would ask for content. */
static void
on_view_changed (KithPeoplePage *self)
{
  gboolean narrow = g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "rows") == 0;
  g_autoptr (GtkSelectionModel) selection = NULL;

  if (self->model == NULL)
    return;
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model))));
  gtk_column_view_set_model (self->table, narrow ? NULL : selection);
  gtk_list_view_set_model (self->rows, narrow ? selection : NULL);
}

static void
add_person (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_person_edit_present_new (window);
}

static void
find (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KITH_PEOPLE_PAGE (widget)->search_entry));
}

static void
kith_people_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (object);

  switch ((KithPeoplePageProps) property_id) {
  case PROP_WHEN:
    g_value_set_string (value, self->when);
    break;
  case PROP_ROLE:
    g_value_set_string (value, self->role);
    break;
  case PROP_RENEWING:
    g_value_set_boolean (value, self->renewing);
    break;
  }
}

static void
kith_people_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (object);

  switch ((KithPeoplePageProps) property_id) {
  case PROP_WHEN:
    set_filter (self, &self->when, value, PROP_WHEN);
    break;
  case PROP_ROLE:
    set_filter (self, &self->role, value, PROP_ROLE);
    break;
  case PROP_RENEWING:
    set_renewing (self, g_value_get_boolean (value));
    break;
  }
}

static void
kith_people_page_dispose (GObject *object)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (object);

  if (self->table != NULL) {
    gtk_column_view_set_model (self->table, NULL);
    gtk_list_view_set_model (self->rows, NULL);
  }
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->model);
  g_clear_object (&self->caseloads);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_people_page_parent_class)->dispose (object);
}

static void
kith_people_page_finalize (GObject *object)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (object);

  g_free (self->when);
  g_free (self->role);

  G_OBJECT_CLASS (kith_people_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, add_label);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, when_button);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, role_button);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, count_label);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, views);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, table);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, rows);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, name_column);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, roles_column);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, site_column);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, students_column);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, notice_column);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
}

static void
kith_people_page_class_init (KithPeoplePageClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_people_page_dispose;
  object_class->finalize = kith_people_page_finalize;
  object_class->get_property = kith_people_page_get_property;
  object_class->set_property = kith_people_page_set_property;

  properties[PROP_WHEN] = g_param_spec_string ("when", NULL, NULL, NULL, flags);
  properties[PROP_ROLE] = g_param_spec_string ("role", NULL, NULL, NULL, flags);
  properties[PROP_RENEWING] = g_param_spec_boolean ("renewing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("people/kith-people-page.ui"));
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add_person);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "people.clear", NULL, clear_filters);
  gtk_widget_class_install_property_action (widget_class, "people.when", "when");
  gtk_widget_class_install_property_action (widget_class, "people.role", "role");
  gtk_widget_class_install_property_action (widget_class, "people.renewing", "renewing");
}

static GMenuModel *
create_role_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Any Role"), "people.role::" ALL);
  for (guint i = 0; i < kith_person_roles.n_choices; i++) {
    g_autofree char *action = g_strdup_printf ("people.role::%s", kith_person_roles.choices[i].code);

    g_menu_append (menu, _(kith_person_roles.choices[i].label), action);
  }
  return G_MENU_MODEL (menu);
}

static void
set_up_words (KithPeoplePage *self)
{
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "kith-people-symbolic", _("Nobody Here Yet"),
                             _("Add the mentors, coaches and other people around your students."));
  kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, _("_Add Person"), "page.new");
  kith_state_view_set_words (self->state_view, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("Nobody Matches"),
                             _("Check the spelling, or look among everybody."));
  kith_state_view_set_button (self->state_view, KITH_STATE_NO_RESULT, _("_Clear Filters"), "people.clear");
}

static void
kith_people_page_init (KithPeoplePage *self)
{
  g_autoptr (GMenuModel) roles = create_role_menu ();

  self->when = g_strdup (NOW);
  self->role = g_strdup (ALL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->role_button, roles);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
  update_chips (self);
  set_up_words (self);
}

static void
set_up_column (KithPeoplePage      *self,
               GtkColumnViewColumn *column,
               KithPersonPart       part)
{
  g_autoptr (GtkListItemFactory) factory = kith_person_cell_factory_new (part, self->caseloads);

  gtk_column_view_column_set_factory (column, factory);
}

static void
set_up_lists (KithPeoplePage *self)
{
  g_autoptr (GtkListItemFactory) factory = kith_person_cell_factory_new (KITH_PERSON_PART_ROW, self->caseloads);

  set_up_column (self, self->name_column, KITH_PERSON_PART_NAME);
  set_up_column (self, self->roles_column, KITH_PERSON_PART_ROLES);
  set_up_column (self, self->site_column, KITH_PERSON_PART_SITE);
  set_up_column (self, self->students_column, KITH_PERSON_PART_STUDENTS);
  set_up_column (self, self->notice_column, KITH_PERSON_PART_NOTICE);
  gtk_list_view_set_factory (self->rows, factory);
}

static void
set_up_permissions (KithPeoplePage *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);
  gboolean may_add = actor != NULL && kith_policy_allows_any (actor->roles, &kith_person_kind, KITH_ACTION_ADD);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", may_add);
  gtk_widget_set_visible (self->add_button, may_add);
  if (!may_add)
    kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, NULL, NULL);
}

/**
 * kith_people_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): the list of people
 */
AdwNavigationPage *
kith_people_page_new (KithWindow *window)
{
  KithPeoplePage *self;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_PEOPLE_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  self->caseloads = kith_caseloads_new (self->store);
  self->model = kith_list_model_new (self->store);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::n-items", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::error", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  set_up_permissions (self);
  set_up_lists (self);
  on_view_changed (self);
  refresh (self);
  return ADW_NAVIGATION_PAGE (self);
}
