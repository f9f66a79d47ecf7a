/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary/kith-diary-page-private.h"

#include "diary/kith-diary-item.h"
#include "diary/kith-diary-row.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-lockable.h"
#include "shell/kith-printable.h"

#include <glib/gi18n.h>

typedef enum {
  PROP_WHOSE = 1,
  PROP_APPOINTMENTS,
  PROP_PLANS,
  PROP_GROUPS,
  PROP_TASKS,
  PROP_CALENDAR,
} KithDiaryPageProps;

static GParamSpec *properties[PROP_CALENDAR + 1];

static const char *const view_names[] = { "day", "week", "term" };

static void kith_diary_page_lockable_init (KithLockableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithDiaryPage, kith_diary_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_LOCKABLE, kith_diary_page_lockable_init))

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KithDiaryPage) self = data;
  g_autoptr (GError) error = NULL;
  KithDiaryContent *content = kith_diary_load_finish (KITH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL) {
    g_clear_pointer (&content, kith_diary_content_unref);
    return;
  }
  self->steps = 0;
  if (content != NULL)
    kith_diary_page_show_content (self, content);
  else
    kith_state_view_set_error (self->state_view, error);
}

void
kith_diary_page_load (KithDiaryPage *self,
                      int            step)
{
  if (self->store == NULL || !kith_store_is_open (self->store))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* Whoever presses twice before the first answer has come goes on twice. */
  self->steps += step;
  if (self->content == NULL)
    kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  kith_diary_load_async (self->store, self->view, self->day, self->steps, self->filter, self->cancellable, on_loaded,
                         g_object_ref (self));
}

static gboolean
reload (gpointer data)
{
  KithDiaryPage *self = data;

  self->reloading = 0;
  kith_diary_page_load (self, 0);
  return G_SOURCE_REMOVE;
}

/* One save may change many kinds, and says no name then: once all are told, the diary is read once. */
static void
on_changed (KithDiaryPage *self,
            const char    *kind)
{
  static const char *const kinds[] = { "",       "appointment", "plan",       "group", "task", "calendar-day",
                                       "student", "person",     "assignment", NULL };

  if (self->reloading == 0 && g_strv_contains (kinds, kind))
    self->reloading = g_idle_add_full (G_PRIORITY_DEFAULT, reload, self, NULL);
}

/* Going about */

void
kith_diary_page_go_to_day (KithDiaryPage *self,
                           const char    *day)
{
  g_set_str (&self->day, day);
  self->steps = 0;
  kith_diary_page_load (self, 0);
}

static void
set_view (KithDiaryPage *self,
          KithDiaryView  view)
{
  self->view = view;
  adw_toggle_group_set_active_name (self->view_group, view_names[view]);
}

static void
on_view_toggled (KithDiaryPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->view_group);

  for (guint i = 0; i < G_N_ELEMENTS (view_names); i++)
    if (g_strcmp0 (name, view_names[i]) == 0)
      self->view = (KithDiaryView) i;
  self->steps = 0;
  kith_diary_page_load (self, 0);
}

static void
on_narrow (KithDiaryPage *self)
{
  self->is_narrow = TRUE;
  kith_diary_page_update_views (self);
}

static void
on_wide (KithDiaryPage *self)
{
  self->is_narrow = FALSE;
  kith_diary_page_update_views (self);
}

static void
show_problem (KithDiaryPage *self,
              const char    *words)
{
  gtk_label_set_text (self->problem_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), words != NULL);
  if (words == NULL) {
    gtk_widget_remove_css_class (GTK_WIDGET (self->day_entry), "error");
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self->day_entry), GTK_ACCESSIBLE_STATE_INVALID);
    return;
  }
  gtk_widget_add_css_class (GTK_WIDGET (self->day_entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->day_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
on_day_changed (KithDiaryPage *self)
{
  show_problem (self, NULL);
}

/* What is wrong stays as it was typed. */
static void
on_day_typed (KithDiaryPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->day_entry));
  g_autoptr (GError) error = NULL;
  g_autofree char *day = NULL;
  GDate today;

  kith_clock_get_today (kith_store_get_clock (self->store), &today);
  day = kith_text_is_empty (typed) ? kith_date_to_iso (&today) : kith_date_parse_to_iso (typed, &today, &error);
  if (day == NULL) {
    show_problem (self, error->message);
    return;
  }
  gtk_editable_set_text (GTK_EDITABLE (self->day_entry), "");
  kith_diary_page_go_to_day (self, day);
}

static void
on_entry_activated (KithDiaryPage *self,
                    gpointer       entry)
{
  kith_diary_page_open_entry (self, entry);
}

static void
on_day_activated (KithDiaryPage *self,
                  const char    *day)
{
  g_set_str (&self->day, day);
  adw_toggle_group_set_active_name (self->view_group, "day");
}

static void
on_activated (KithDiaryPage *self,
              guint          position)
{
  GtkSelectionModel *model = gtk_list_view_get_model (self->rows);
  g_autoptr (KithDiaryItem) item = g_list_model_get_item (G_LIST_MODEL (model), position);
  const char *day = item != NULL ? kith_diary_item_get_day (item) : NULL;

  if (item == NULL)
    return;
  if (kith_diary_item_get_entry (item) != NULL) {
    kith_diary_page_open_entry (self, kith_diary_item_get_entry (item));
    return;
  }
  if (day == NULL)
    return;
  g_set_str (&self->day, day);
  adw_toggle_group_set_active_name (self->view_group, self->view == KITH_DIARY_VIEW_TERM ? "week" : "day");
}

/* Filters */

static KithDiaryParts
get_part (KithDiaryPageProps property)
{
  switch (property) {
  case PROP_APPOINTMENTS:
    return KITH_DIARY_APPOINTMENTS;
  case PROP_PLANS:
    return KITH_DIARY_PLANS;
  case PROP_GROUPS:
    return KITH_DIARY_GROUPS;
  case PROP_TASKS:
    return KITH_DIARY_TASKS;
  case PROP_CALENDAR:
    return KITH_DIARY_CALENDAR;
  case PROP_WHOSE:
    break;
  }
  return 0;
}

static void
update_chips (KithDiaryPage *self)
{
  gtk_menu_button_set_label (self->whose_button, self->filter->everyone ? _("Everyone’s") : _("My diary"));
  gtk_menu_button_set_label (self->parts_button,
                             self->filter->parts == KITH_DIARY_EVERYTHING ? _("Everything") : _("Some kinds"));
  gtk_widget_set_visible (self->clear_button, self->filter->parts != KITH_DIARY_EVERYTHING);
}

static void
set_parts (KithDiaryPage  *self,
           KithDiaryParts  parts,
           gboolean        everyone)
{
  KithDiaryParts changed = self->filter->parts ^ parts;
  gboolean was_everyone = self->filter->everyone;

  self->filter->parts = parts;
  self->filter->everyone = everyone;
  if (was_everyone != everyone)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHOSE]);
  for (guint i = PROP_APPOINTMENTS; i <= PROP_CALENDAR; i++)
    if ((changed & get_part ((KithDiaryPageProps) i)) != 0)
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  update_chips (self);
  kith_diary_page_load (self, 0);
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  KithDiaryPage *self = KITH_DIARY_PAGE (widget);

  set_parts (self, KITH_DIARY_EVERYTHING, g_str_equal (action_name, "diary.show-all") || self->filter->everyone);
}

static void
kith_diary_page_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  KithDiaryPage *self = KITH_DIARY_PAGE (object);

  switch ((KithDiaryPageProps) property_id) {
  case PROP_WHOSE:
    g_value_set_string (value, self->filter->everyone ? "everyone" : "mine");
    break;
  case PROP_APPOINTMENTS:
  case PROP_PLANS:
  case PROP_GROUPS:
  case PROP_TASKS:
  case PROP_CALENDAR:
    g_value_set_boolean (value, (self->filter->parts & get_part ((KithDiaryPageProps) property_id)) != 0);
    break;
  }
}

static void
kith_diary_page_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  KithDiaryPage *self = KITH_DIARY_PAGE (object);
  KithDiaryParts part = get_part ((KithDiaryPageProps) property_id);

  if (property_id == PROP_WHOSE)
    set_parts (self, self->filter->parts, g_strcmp0 (g_value_get_string (value), "everyone") == 0);
  else if (g_value_get_boolean (value))
    set_parts (self, self->filter->parts | part, self->filter->everyone);
  else
    set_parts (self, self->filter->parts & ~part, self->filter->everyone);
}

/* Lock: which days, and nothing about whom. */

static char *
dup_place (KithLockable *lockable)
{
  KithDiaryPage *self = KITH_DIARY_PAGE (lockable);

  return g_strdup_printf ("%s %s %s", view_names[self->view], self->day, self->filter->everyone ? "everyone" : "mine");
}

static void
go_to_place (KithLockable *lockable,
             const char   *place)
{
  KithDiaryPage *self = KITH_DIARY_PAGE (lockable);
  g_auto (GStrv) words = g_strsplit (place, " ", 3);

  if (g_strv_length (words) != 3 || !kith_date_is_iso (words[1]))
    return;
  g_set_str (&self->day, words[1]);
  self->steps = 0;
  self->filter->everyone = g_str_equal (words[2], "everyone");
  update_chips (self);
  if (g_strcmp0 (adw_toggle_group_get_active_name (self->view_group), words[0]) != 0)
    adw_toggle_group_set_active_name (self->view_group, words[0]);
  else
    kith_diary_page_load (self, 0);
}

static void
kith_diary_page_lockable_init (KithLockableInterface *iface)
{
  iface->dup_place = dup_place;
  iface->go_to_place = go_to_place;
}

static void
kith_diary_page_dispose (GObject *object)
{
  KithDiaryPage *self = KITH_DIARY_PAGE (object);

  g_clear_handle_id (&self->reloading, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->rows != NULL)
    gtk_list_view_set_model (self->rows, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_DIARY_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  g_clear_pointer (&self->content, kith_diary_content_unref);

  G_OBJECT_CLASS (kith_diary_page_parent_class)->dispose (object);
}

static void
kith_diary_page_finalize (GObject *object)
{
  KithDiaryPage *self = KITH_DIARY_PAGE (object);

  g_clear_pointer (&self->filter, kith_diary_filter_free);
  g_free (self->day);

  G_OBJECT_CLASS (kith_diary_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, day_entry);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, view_group);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, whose_button);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, parts_button);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, heading_label);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, remark_label);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, views);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, rows);
  gtk_widget_class_bind_template_child (widget_class, KithDiaryPage, week);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_day_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_day_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_day_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_view_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
}

static void
install_filters (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "diary.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "diary.show-all", NULL, clear_action);
  gtk_widget_class_install_property_action (widget_class, "diary.whose", "whose");
  gtk_widget_class_install_property_action (widget_class, "diary.appointments", "appointments");
  gtk_widget_class_install_property_action (widget_class, "diary.plans", "plans");
  gtk_widget_class_install_property_action (widget_class, "diary.groups", "groups");
  gtk_widget_class_install_property_action (widget_class, "diary.tasks", "tasks");
  gtk_widget_class_install_property_action (widget_class, "diary.calendar", "calendar");
}

static void
kith_diary_page_class_init (KithDiaryPageClass *klass)
{
  static const char *const parts[] = { "appointments", "plans", "groups", "tasks", "calendar" };
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_diary_page_dispose;
  object_class->finalize = kith_diary_page_finalize;
  object_class->get_property = kith_diary_page_get_property;
  object_class->set_property = kith_diary_page_set_property;

  properties[PROP_WHOSE] = g_param_spec_string ("whose", NULL, NULL, NULL, flags);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    properties[PROP_APPOINTMENTS + i] = g_param_spec_boolean (parts[i], NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  g_type_ensure (KITH_TYPE_DIARY_WEEK);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("diary/kith-diary-page.ui"));
  bind_children (widget_class);
  install_filters (widget_class);
  kith_diary_actions_install (widget_class);
}

static void
set_up_words (KithDiaryPage *self)
{
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "x-office-calendar-symbolic", _("Nothing Planned"),
                             _("Appointments, plans, group sessions and tasks of these days stand here."));
  kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, _("_New Appointment"), "page.new");
  kith_state_view_set_words (self->state_view, KITH_STATE_NO_RESULT, "x-office-calendar-symbolic",
                             _("Nothing of Yours Here"),
                             _("Look at other days, or at everything in everyone’s diary."));
  kith_state_view_set_button (self->state_view, KITH_STATE_NO_RESULT, _("_Show Everything"), "diary.show-all");
}

static void
kith_diary_page_init (KithDiaryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = kith_diary_row_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->filter = kith_diary_filter_new ("", "");
  self->view = KITH_DIARY_VIEW_WEEK;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->rows, factory);
  self->items = g_list_store_new (KITH_TYPE_DIARY_ITEM);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  gtk_list_view_set_model (self->rows, selection);
  set_up_words (self);
  set_view (self, KITH_DIARY_VIEW_WEEK);
  update_chips (self);
}

static void
set_up_permissions (KithDiaryPage *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);
  KithRoles roles = actor != NULL ? actor->roles : 0;
  gboolean may_add = kith_policy_allows_any (roles, &kith_appointment_kind, KITH_ACTION_ADD);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", may_add);
  gtk_widget_set_visible (self->add_button, may_add);
  if (!may_add)
    kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, NULL, NULL);
  kith_printable_set (GTK_WIDGET (self), kith_policy_allows_verb (roles, KITH_VERB_PRINT));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "diary.export", kith_policy_allows_verb (roles, KITH_VERB_EXPORT));
}

/* Whoever supports nobody has no diary to begin with; they look at everyone’s. */
static void
choose_whose (KithDiaryPage *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  self->filter->everyone = actor == NULL || (actor->roles & (KITH_ROLE_MENTOR | KITH_ROLE_COACH)) == 0;
  update_chips (self);
}

/**
 * kith_diary_page_set_up:
 * @self: a page
 * @store: the open store
 *
 * Begins at this week.
 */
void
kith_diary_page_set_up (KithDiaryPage *self,
                        KithStore     *store)
{
  g_return_if_fail (KITH_IS_DIARY_PAGE (self));
  g_return_if_fail (KITH_IS_STORE (store));

  self->store = g_object_ref (store);
  self->day = kith_clock_dup_today (kith_store_get_clock (self->store));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  set_up_permissions (self);
  choose_whose (self);
  kith_diary_page_load (self, 0);
}

/**
 * kith_diary_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): the diary, at this week
 */
AdwNavigationPage *
kith_diary_page_new (KithWindow *window)
{
  KithDiaryPage *self = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_DIARY_PAGE, NULL);
  kith_diary_page_set_up (self, kith_window_get_store (window));
  return ADW_NAVIGATION_PAGE (self);
}
