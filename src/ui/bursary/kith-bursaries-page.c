/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bursary/kith-bursaries-page.h"

#include "bursary/kith-bursary-edit.h"
#include "bursary/kith-bursary-overview.h"
#include "bursary/kith-bursary-row.h"
#include "export/kith-export-dialog.h"
#include "form/kith-chooser.h"
#include "kith-bursary.h"
#include "kith-lists.h"
#include "kith-student.h"
#include "kith-ui.h"
#include "list/kith-list-rows.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

#define HAVE "have"
#define MIGHT "might"
#define ALL "all"
/* Audit evidence is kept for six years. */
#define N_YEARS 6

struct _KithBursariesPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  KithBursaryOverview *overview;
  GListStore *lines;
  GCancellable *loading;
  char *show;
  char *group;

  /* Template */
  GtkWidget *add_button;
  GtkWidget *add_label;
  GtkWidget *export_button;
  GtkMenuButton *show_button;
  GtkMenuButton *year_button;
  GtkMenuButton *group_button;
  GtkLabel *total_label;
  GtkLabel *hint_label;
  KithStateView *state_view;
  GtkListView *rows;

  int year;
};

typedef enum {
  PROP_SHOW = 1,
  PROP_YEAR,
  PROP_GROUP,
} KithBursariesPageProps;

static GParamSpec *properties[PROP_GROUP + 1];

G_DEFINE_FINAL_TYPE (KithBursariesPage, kith_bursaries_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
get_group (KithBursariesPage *self)
{
  return g_str_equal (self->group, ALL) ? NULL : self->group;
}

static gboolean
shows_missing (KithBursariesPage *self)
{
  return g_str_equal (self->show, MIGHT);
}

static void
update_chips (KithBursariesPage *self)
{
  g_autofree char *year = kith_bursaries_dup_year_words (self->year);
  const char *group = get_group (self);
  /* Translators: why a student can have a bursary, or "any" */
  g_autofree char *words = g_strdup_printf (
    _("Group: %s"), group != NULL ? kith_choice_list_get_label (&kith_bursary_groups, group) : _("Any"));

  gtk_menu_button_set_label (self->show_button, shows_missing (self) ? _("Might have one") : _("Have one"));
  gtk_menu_button_set_label (self->year_button, year);
  gtk_menu_button_set_label (self->group_button, words);
  gtk_widget_set_visible (GTK_WIDGET (self->group_button), !shows_missing (self));
}

static void
fill (KithBursariesPage *self,
      GPtrArray         *lines)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lines->len; i++) {
    const KithBursaryLine *line = g_ptr_array_index (lines, i);

    g_ptr_array_add (items, kith_bursary_item_new (line->student, line->name, line->words));
  }
  kith_list_rows_update (self->rows, self->lines, items, kith_bursary_item_is_same, kith_bursary_item_looks_same);
}

static char *
dup_total (KithBursariesPage *self)
{
  guint n_missing = self->overview->missing->len;

  if (!shows_missing (self))
    return kith_bursaries_dup_total_words (&self->overview->totals);
  return g_strdup_printf (ngettext ("%u student might have a bursary", "%u students might have a bursary", n_missing),
                          n_missing);
}

static void
show_overview (KithBursariesPage *self)
{
  GPtrArray *lines = shows_missing (self) ? self->overview->missing : self->overview->awarded;
  g_autofree char *total = dup_total (self);
  gboolean is_narrowed = !shows_missing (self) && get_group (self) != NULL;

  fill (self, lines);
  gtk_label_set_label (self->total_label, total);
  gtk_label_set_label (self->hint_label,
                       shows_missing (self)
                         ? _("In care or a care leaver, 16 to 18 on 31 August, and no bursary recorded. Needs are "
                             "assessed one by one: this is only a reason to ask.")
                         : _("Up to £1,200.00 a year by assessed need, never a flat rate, and with evidence."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bursaries.export", !shows_missing (self) && lines->len > 0);
  if (lines->len > 0)
    kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
  else
    kith_state_view_set_state (self->state_view,
                               is_narrowed || shows_missing (self) ? KITH_STATE_NO_RESULT : KITH_STATE_EMPTY);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithBursariesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  KithBursaryOverview *overview = kith_bursary_overview_load_finish (KITH_STORE (source), result, &error);

  if (overview == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      kith_state_view_set_error (self->state_view, error);
    return;
  }
  g_clear_pointer (&self->overview, kith_bursary_overview_free);
  self->overview = overview;
  if (self->lines != NULL)
    show_overview (self);
}

static void
load (KithBursariesPage *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (!kith_store_is_open (self->store))
    return;
  self->loading = g_cancellable_new ();
  kith_bursary_overview_load_async (self->store, self->year, get_group (self), self->loading, on_loaded,
                                    g_object_ref (self));
}

static void
on_store_changed (KithBursariesPage *self,
                  const char        *kind)
{
  static const char *const kinds[] = { "", "bursary", "student", "care-status", NULL };

  if (g_strv_contains (kinds, kind))
    load (self);
}

static void
on_activated (KithBursariesPage *self,
              guint              position)
{
  g_autoptr (KithBursaryItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (item != NULL && window != NULL)
    kith_window_show_student (window, kith_bursary_item_get_student (item));
}

static void
on_student_chosen (KithBursariesPage *self,
                   KithRecord        *student)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window != NULL)
    kith_bursary_edit_present_new (GTK_WIDGET (window), self->store, kith_record_get_id (student), self->year);
}

static void
add_bursary (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithBursariesPage *self = KITH_BURSARIES_PAGE (widget);
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  AdwDialog *chooser;

  kith_query_where (query, "archived-on", NULL);
  kith_query_set_order (query, "preferred-name");
  chooser = kith_chooser_new (_("Whose Bursary?"), self->store, query);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_student_chosen), self, G_CONNECT_SWAPPED);
  adw_dialog_present (chooser, widget);
}

static void
export_list (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithBursariesPage *self = KITH_BURSARIES_PAGE (widget);
  g_autoptr (KithQuery) query = kith_bursaries_query (self->year, get_group (self));

  kith_export_dialog_present (widget, self->store, query);
}

static void
kith_bursaries_page_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  KithBursariesPage *self = KITH_BURSARIES_PAGE (object);

  switch ((KithBursariesPageProps) property_id) {
  case PROP_SHOW:
    g_value_set_string (value, self->show);
    break;
  case PROP_YEAR:
    g_value_set_int (value, self->year);
    break;
  case PROP_GROUP:
    g_value_set_string (value, self->group);
    break;
  }
}

static gboolean
take_value (KithBursariesPage      *self,
            KithBursariesPageProps  property,
            const GValue           *value)
{
  switch (property) {
  case PROP_SHOW:
    return g_set_str (&self->show, g_value_get_string (value));
  case PROP_GROUP:
    return g_set_str (&self->group, g_value_get_string (value));
  case PROP_YEAR:
    self->year = g_value_get_int (value);
    return TRUE;
  }
  g_return_val_if_reached (FALSE);
}

static void
kith_bursaries_page_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  KithBursariesPage *self = KITH_BURSARIES_PAGE (object);

  if (!take_value (self, (KithBursariesPageProps) property_id, value))
    return;
  update_chips (self);
  if (property_id == PROP_SHOW && self->overview != NULL)
    show_overview (self);
  else if (self->store != NULL)
    load (self);
  g_object_notify_by_pspec (object, properties[property_id]);
}

static void
kith_bursaries_page_dispose (GObject *object)
{
  KithBursariesPage *self = KITH_BURSARIES_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->rows != NULL)
    gtk_list_view_set_model (self->rows, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_BURSARIES_PAGE);
  g_clear_object (&self->lines);
  g_clear_object (&self->store);
  g_clear_pointer (&self->overview, kith_bursary_overview_free);

  G_OBJECT_CLASS (kith_bursaries_page_parent_class)->dispose (object);
}

static void
kith_bursaries_page_finalize (GObject *object)
{
  KithBursariesPage *self = KITH_BURSARIES_PAGE (object);

  g_free (self->show);
  g_free (self->group);

  G_OBJECT_CLASS (kith_bursaries_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithBursariesPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithBursariesPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, KithBursariesPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, KithBursariesPage, show_button);
  gtk_widget_class_bind_template_child (widget_class, KithBursariesPage, year_button);
  gtk_widget_class_bind_template_child (widget_class, KithBursariesPage, group_button);
  gtk_widget_class_bind_template_child (widget_class, KithBursariesPage, total_label);
  gtk_widget_class_bind_template_child (widget_class, KithBursariesPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, KithBursariesPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithBursariesPage, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
kith_bursaries_page_class_init (KithBursariesPageClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_bursaries_page_dispose;
  object_class->finalize = kith_bursaries_page_finalize;
  object_class->get_property = kith_bursaries_page_get_property;
  object_class->set_property = kith_bursaries_page_set_property;

  properties[PROP_SHOW] = g_param_spec_string ("show", NULL, NULL, NULL, flags);
  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, 0, 9999, 0, flags);
  properties[PROP_GROUP] = g_param_spec_string ("group", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("bursary/kith-bursaries-page.ui"));
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add_bursary);
  gtk_widget_class_install_action (widget_class, "bursaries.export", NULL, export_list);
  gtk_widget_class_install_property_action (widget_class, "bursaries.show", "show");
  gtk_widget_class_install_property_action (widget_class, "bursaries.year", "year");
  gtk_widget_class_install_property_action (widget_class, "bursaries.group", "group");
}

static GMenuModel *
create_group_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Any Group"), "bursaries.group::" ALL);
  for (guint i = 0; i < kith_bursary_groups.n_choices; i++) {
    g_autofree char *action = g_strdup_printf ("bursaries.group::%s", kith_bursary_groups.choices[i].code);

    g_menu_append (menu, _(kith_bursary_groups.choices[i].label), action);
  }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_year_menu (int latest)
{
  GMenu *menu = g_menu_new ();

  for (int year = latest; year > latest - N_YEARS; year--) {
    g_autofree char *words = kith_bursaries_dup_year_words (year);
    g_autofree char *action = g_strdup_printf ("bursaries.year(%d)", year);

    g_menu_append (menu, words, action);
  }
  return G_MENU_MODEL (menu);
}

static void
kith_bursaries_page_init (KithBursariesPage *self)
{
  g_autoptr (GMenuModel) groups = create_group_menu ();
  g_autoptr (GtkListItemFactory) factory = kith_bursary_row_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->show = g_strdup (HAVE);
  self->group = g_strdup (ALL);
  self->lines = g_list_store_new (KITH_TYPE_BURSARY_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  gtk_list_view_set_factory (self->rows, factory);
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (selection));
  gtk_menu_button_set_menu_model (self->group_button, groups);
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "kith-bursary-symbolic", _("No Bursaries This Year"),
                             _("Add a bursary on a student’s page under Progress, or here."));
  kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, _("_Add Bursary"), "page.new");
  kith_state_view_set_words (self->state_view, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("Nobody Here"),
                             _("Nobody matches for this year. Choose another year or group."));
}

static void
set_up_permissions (KithBursariesPage *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);
  gboolean may_add = actor != NULL && kith_policy_allows_any (actor->roles, &kith_bursary_kind, KITH_ACTION_ADD);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", may_add);
  gtk_widget_set_visible (self->add_button, may_add);
  gtk_widget_set_visible (self->export_button, kith_export_dialog_is_allowed (self->store));
  if (!may_add)
    kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, NULL, NULL);
}

/**
 * kith_bursaries_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): the bursaries of an academic year
 */
AdwNavigationPage *
kith_bursaries_page_new (KithWindow *window)
{
  KithBursariesPage *self;
  g_autoptr (GMenuModel) years = NULL;
  GDate today;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_BURSARIES_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  kith_clock_get_today (kith_store_get_clock (self->store), &today);
  self->year = kith_bursaries_get_year (&today);
  years = create_year_menu (self->year);
  gtk_menu_button_set_menu_model (self->year_button, years);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  set_up_permissions (self);
  update_chips (self);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
