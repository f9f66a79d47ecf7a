/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-people-page.h"

#include "kith-date.h"
#include "kith-lists.h"
#include "kith-person-cell.h"
#include "kith-person-edit.h"
#include "kith-person-words.h"
#include "kith-person.h"
#include "kith-text.h"
#include "kith-ui.h"

#include <glib/gi18n.h>

#define ALL "all"
#define NOW "now"
#define LEFT "left"

struct _KithPeoplePage
{
  KithListPage parent_instance;

  /* Owned */
  KithCaseloads *caseloads;
  char *when;
  char *role;
  gboolean renewing;
  gboolean becoming;

  /* Template */
  GtkWidget *add_label;
  GtkMenuButton *when_button;
  GtkMenuButton *role_button;
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
  PROP_BECOMING,
} KithPeoplePageProps;

static GParamSpec *properties[PROP_BECOMING + 1];

G_DEFINE_FINAL_TYPE (KithPeoplePage, kith_people_page, KITH_TYPE_LIST_PAGE)

static gboolean
kith_people_page_is_narrowed (KithListPage *page)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (page);

  return self->renewing || self->becoming || !g_str_equal (self->when, NOW) || !g_str_equal (self->role, ALL);
}

static char *
dup_today (KithPeoplePage *self)
{
  return kith_clock_dup_today (kith_store_get_clock (kith_list_page_get_store (KITH_LIST_PAGE (self))));
}

static void
add_when (KithPeoplePage *self,
          KithQuery      *query)
{
  g_autofree char *today = dup_today (self);
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
  g_autofree char *today = dup_today (self);
  g_autofree char *last = kith_date_iso_add_days (today, KITH_CHECKS_SOON_DAYS - 1);

  if (self->renewing)
    kith_query_where_any_until (query, KITH_CHECKS_FIELDS, last);
}

/* Nobody while it is not known: the list asks again when it is. */
static void
add_becoming (KithPeoplePage *self,
              KithQuery      *query)
{
  g_autoptr (GArray) nobody = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *becoming = kith_caseloads_get_becoming (self->caseloads);

  if (self->becoming)
    kith_query_where_ids (query, becoming != NULL ? becoming : nobody);
}

static KithQuery *
kith_people_page_create_query (KithListPage *page)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (page);
  KithQuery *query = kith_query_new (&kith_person_kind);
  const char *typed = kith_list_page_get_typed (page);

  if (!kith_text_is_empty (typed))
    kith_query_where_words (query, typed);
  if (!g_str_equal (self->role, ALL))
    kith_query_where_any (query, "roles", self->role);
  add_when (self, query);
  add_renewing (self, query);
  add_becoming (self, query);
  kith_query_set_order (query, "name");
  return query;
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

static char *
kith_people_page_dup_count_words (KithListPage *page,
                                  guint         n_shown)
{
  g_autofree char *number = kith_text_format_number (n_shown);

  /* Translators: how many people the list shows */
  return g_strdup_printf (ngettext ("%s person", "%s people", n_shown), number);
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
  kith_list_page_refresh (KITH_LIST_PAGE (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_renewing (KithPeoplePage *self,
              gboolean        renewing)
{
  if (self->renewing == renewing)
    return;
  self->renewing = renewing;
  kith_list_page_refresh (KITH_LIST_PAGE (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RENEWING]);
}

static void
set_becoming (KithPeoplePage *self,
              gboolean        becoming)
{
  if (self->becoming == becoming)
    return;
  self->becoming = becoming;
  kith_list_page_refresh (KITH_LIST_PAGE (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BECOMING]);
}

static void
on_caseloads_changed (KithPeoplePage *self)
{
  if (self->becoming)
    kith_list_page_refresh (KITH_LIST_PAGE (self));
}

static void
kith_people_page_clear (KithListPage *page)
{
  g_object_set (page, "when", NOW, "role", ALL, "renewing", FALSE, "becoming", FALSE, NULL);
}

static void
kith_people_page_add (KithListPage *page)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (page));

  if (window != NULL)
    kith_person_edit_present_new (window);
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
  case PROP_BECOMING:
    g_value_set_boolean (value, self->becoming);
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
  case PROP_BECOMING:
    set_becoming (self, g_value_get_boolean (value));
    break;
  }
}

static void
kith_people_page_dispose (GObject *object)
{
  KithPeoplePage *self = KITH_PEOPLE_PAGE (object);

  G_OBJECT_CLASS (kith_people_page_parent_class)->dispose (object);
  g_clear_object (&self->caseloads);
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
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, add_label);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, when_button);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, role_button);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, rows);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, name_column);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, roles_column);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, site_column);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, students_column);
  gtk_widget_class_bind_template_child (widget_class, KithPeoplePage, notice_column);
}

static void
kith_people_page_class_init (KithPeoplePageClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithListPageClass *list_class = KITH_LIST_PAGE_CLASS (klass);

  object_class->dispose = kith_people_page_dispose;
  object_class->finalize = kith_people_page_finalize;
  object_class->get_property = kith_people_page_get_property;
  object_class->set_property = kith_people_page_set_property;

  properties[PROP_WHEN] = g_param_spec_string ("when", NULL, NULL, NULL, flags);
  properties[PROP_ROLE] = g_param_spec_string ("role", NULL, NULL, NULL, flags);
  properties[PROP_RENEWING] = g_param_spec_boolean ("renewing", NULL, NULL, FALSE, flags);
  properties[PROP_BECOMING] = g_param_spec_boolean ("becoming", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  list_class->kind = &kith_person_kind;
  list_class->create_query = kith_people_page_create_query;
  list_class->is_narrowed = kith_people_page_is_narrowed;
  list_class->dup_count_words = kith_people_page_dup_count_words;
  list_class->clear = kith_people_page_clear;
  list_class->add = kith_people_page_add;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("people/kith-people-page.ui"));
  bind_children (widget_class);

  gtk_widget_class_install_property_action (widget_class, "people.when", "when");
  gtk_widget_class_install_property_action (widget_class, "people.role", "role");
  gtk_widget_class_install_property_action (widget_class, "people.renewing", "renewing");
  gtk_widget_class_install_property_action (widget_class, "people.becoming", "becoming");
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
  KithStateView *states = kith_list_page_get_state_view (KITH_LIST_PAGE (self));

  kith_state_view_set_words (states, KITH_STATE_EMPTY, "kith-people-symbolic", _("Nobody Here Yet"),
                             _("Add the mentors, coaches and other people around your students."));
  kith_state_view_set_button (states, KITH_STATE_EMPTY, _("_Add Person"), "page.new");
  kith_state_view_set_words (states, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("Nobody Matches"),
                             _("Check the spelling, or look among everybody."));
  kith_state_view_set_button (states, KITH_STATE_NO_RESULT, _("_Clear Filters"), "list.clear");
}

static void
kith_people_page_init (KithPeoplePage *self)
{
  g_autoptr (GMenuModel) roles = create_role_menu ();

  self->when = g_strdup (NOW);
  self->role = g_strdup (ALL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->role_button, roles);
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
  self->caseloads = kith_caseloads_new (kith_window_get_store (window));
  g_signal_connect_object (self->caseloads, "changed", G_CALLBACK (on_caseloads_changed), self, G_CONNECT_SWAPPED);
  set_up_lists (self);
  kith_list_page_set_up (KITH_LIST_PAGE (self), kith_window_get_store (window));
  return ADW_NAVIGATION_PAGE (self);
}
