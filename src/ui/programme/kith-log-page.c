/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "programme/kith-log-page.h"

#include "kith-date.h"
#include "kith-lists.h"
#include "kith-log-entry.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "programme/kith-log-edit.h"
#include "programme/kith-log-row.h"

#include <glib/gi18n.h>

#define ALL "all"
/* As long as a programme, with something to spare. */
#define N_MONTHS 24

struct _KithLogPage
{
  KithListPage parent_instance;

  /* Owned: a code of kith_log_types, and a month as in "2026-03"; ALL for any */
  char *type;
  char *month;

  /* Template */
  GtkWidget *add_button;
  GtkWidget *add_label;
  GtkMenuButton *type_button;
  GtkMenuButton *month_button;
  GtkListView *rows;

  gint64 person;
};

typedef enum {
  PROP_TYPE = 1,
  PROP_MONTH,
} KithLogPageProps;

static GParamSpec *properties[PROP_MONTH + 1];

G_DEFINE_FINAL_TYPE (KithLogPage, kith_log_page, KITH_TYPE_LIST_PAGE)

static gboolean
kith_log_page_is_narrowed (KithListPage *page)
{
  KithLogPage *self = KITH_LOG_PAGE (page);

  return !g_str_equal (self->type, ALL) || !g_str_equal (self->month, ALL);
}

static KithQuery *
kith_log_page_create_query (KithListPage *page)
{
  KithLogPage *self = KITH_LOG_PAGE (page);
  KithQuery *query = kith_query_new (&kith_log_entry_kind);
  const char *typed = kith_list_page_get_typed (page);
  g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT, self->person);

  kith_query_where (query, "person", person);
  if (!g_str_equal (self->type, ALL))
    kith_query_where (query, "type", self->type);
  if (!g_str_equal (self->month, ALL)) {
    g_autofree char *from = g_strdup_printf ("%s-01", self->month);
    g_autofree char *until = g_strdup_printf ("%s-31", self->month);

    kith_query_where_range (query, "date", from, until);
  }
  if (!kith_text_is_empty (typed))
    kith_query_where_words (query, typed);
  return query;
}

static char *
dup_month_words (const char *month)
{
  g_autofree char *first = g_strdup_printf ("%s-01", month);
  g_autoptr (GDateTime) moment = NULL;
  GDate day;

  if (!kith_date_from_iso (first, &day))
    return g_strdup (_("Any month"));
  moment = g_date_time_new_local (g_date_get_year (&day), (int) g_date_get_month (&day), 1, 0, 0, 0);
  /* Translators: a month and its year, as strftime has it */
  return g_date_time_format (moment, _("%B %Y"));
}

static void
update_chips (KithLogPage *self)
{
  g_autofree char *month = dup_month_words (self->month);

  gtk_menu_button_set_label (self->type_button, g_str_equal (self->type, ALL)
                                                  ? _("Any kind") : kith_choice_list_get_label (&kith_log_types, self->type));
  gtk_menu_button_set_label (self->month_button, month);
}

static char *
kith_log_page_dup_count_words (KithListPage *page,
                               guint         n_shown)
{
  g_autofree char *number = kith_text_format_number (n_shown);

  /* Translators: how many log entries the list shows */
  return g_strdup_printf (ngettext ("%s entry", "%s entries", n_shown), number);
}

static void
kith_log_page_clear (KithListPage *page)
{
  g_object_set (page, "type", ALL, "month", ALL, NULL);
}

static void
kith_log_page_add (KithListPage *page)
{
  kith_log_edit_present_new (GTK_WIDGET (page), kith_list_page_get_store (page));
}

static void
kith_log_page_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch ((KithLogPageProps) property_id) {
  case PROP_TYPE:
    g_value_set_string (value, KITH_LOG_PAGE (object)->type);
    break;
  case PROP_MONTH:
    g_value_set_string (value, KITH_LOG_PAGE (object)->month);
    break;
  }
}

static void
kith_log_page_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KithLogPage *self = KITH_LOG_PAGE (object);
  char **text = property_id == PROP_TYPE ? &self->type : &self->month;

  if (!g_set_str (text, g_value_get_string (value)))
    return;
  update_chips (self);
  kith_list_page_refresh (KITH_LIST_PAGE (self));
  g_object_notify_by_pspec (object, properties[property_id]);
}

static void
kith_log_page_finalize (GObject *object)
{
  g_free (KITH_LOG_PAGE (object)->type);
  g_free (KITH_LOG_PAGE (object)->month);

  G_OBJECT_CLASS (kith_log_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithLogPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithLogPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, KithLogPage, type_button);
  gtk_widget_class_bind_template_child (widget_class, KithLogPage, month_button);
  gtk_widget_class_bind_template_child (widget_class, KithLogPage, rows);
}

static void
kith_log_page_class_init (KithLogPageClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithListPageClass *list_class = KITH_LIST_PAGE_CLASS (klass);

  object_class->finalize = kith_log_page_finalize;
  object_class->get_property = kith_log_page_get_property;
  object_class->set_property = kith_log_page_set_property;

  properties[PROP_TYPE] = g_param_spec_string ("type", NULL, NULL, NULL, flags);
  properties[PROP_MONTH] = g_param_spec_string ("month", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  list_class->kind = &kith_log_entry_kind;
  list_class->create_query = kith_log_page_create_query;
  list_class->is_narrowed = kith_log_page_is_narrowed;
  list_class->dup_count_words = kith_log_page_dup_count_words;
  list_class->clear = kith_log_page_clear;
  list_class->add = kith_log_page_add;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("programme/kith-log-page.ui"));
  bind_children (widget_class);

  gtk_widget_class_install_property_action (widget_class, "log.type", "type");
  gtk_widget_class_install_property_action (widget_class, "log.month", "month");
}

static GMenuModel *
create_type_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Any kind"), "log.type::" ALL);
  for (guint i = 0; i < kith_log_types.n_choices; i++) {
    g_autofree char *action = g_strdup_printf ("log.type::%s", kith_log_types.choices[i].code);

    g_menu_append (menu, _(kith_log_types.choices[i].label), action);
  }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_month_menu (KithClock *clock)
{
  GMenu *menu = g_menu_new ();
  GDate day;

  kith_clock_get_today (clock, &day);
  g_date_set_day (&day, 1);
  g_menu_append (menu, _("Any month"), "log.month::" ALL);
  for (guint i = 0; i < N_MONTHS; i++) {
    g_autofree char *iso = kith_date_to_iso (&day);
    g_autofree char *month = g_strndup (iso, strlen ("2026-03"));
    g_autofree char *words = dup_month_words (month);
    g_autofree char *action = g_strdup_printf ("log.month::%s", month);

    g_menu_append (menu, words, action);
    kith_date_add_months (&day, -1);
  }
  return G_MENU_MODEL (menu);
}

static void
kith_log_page_init (KithLogPage *self)
{
  KithStateView *states = NULL;
  g_autoptr (GMenuModel) types = create_type_menu ();

  self->type = g_strdup (ALL);
  self->month = g_strdup (ALL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->type_button, types);
  update_chips (self);
  states = kith_list_page_get_state_view (KITH_LIST_PAGE (self));
  kith_state_view_set_words (states, KITH_STATE_EMPTY, "kith-programme-symbolic", _("Nothing Logged Yet"),
                             _("Study, shadowing and college days are logged here; notes about students come by themselves."));
  kith_state_view_set_button (states, KITH_STATE_EMPTY, _("_Add Log Entry"), "page.new");
  kith_state_view_set_words (states, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("No Entry Matches"),
                             _("Check the spelling, or look at any kind and any month."));
  kith_state_view_set_button (states, KITH_STATE_NO_RESULT, _("_Clear Filters"), "list.clear");
}

/**
 * kith_log_page_new:
 * @window: the window
 * @person: whose log
 *
 * Returns: (transfer floating): the list of their entries
 */
AdwNavigationPage *
kith_log_page_new (KithWindow *window,
                   gint64      person)
{
  KithLogPage *self = NULL;
  KithStore *store = NULL;
  const KithActor *actor = NULL;
  g_autoptr (GtkListItemFactory) factory = kith_log_row_factory_new ();
  g_autoptr (GMenuModel) months = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_LOG_PAGE, NULL);
  store = kith_window_get_store (window);
  actor = kith_store_get_actor (store);
  self->person = person;
  months = create_month_menu (kith_store_get_clock (store));
  gtk_menu_button_set_menu_model (self->month_button, months);
  gtk_list_view_set_factory (self->rows, factory);
  kith_list_page_set_up (KITH_LIST_PAGE (self), store);
  /* Everybody adds to their own log only. */
  if (actor == NULL || actor->person != person) {
    gtk_widget_set_visible (self->add_button, FALSE);
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", FALSE);
    kith_state_view_set_button (kith_list_page_get_state_view (KITH_LIST_PAGE (self)), KITH_STATE_EMPTY, NULL, NULL);
  }
  return ADW_NAVIGATION_PAGE (self);
}
