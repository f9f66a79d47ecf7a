/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/kith-today-page.h"

#include "backups/kith-backup-banner.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"
#include "student/kith-moment.h"
#include "today/kith-draft-opening.h"
#include "today/kith-news-page.h"
#include "today/kith-today-list-page.h"
#include "today/kith-today-parts.h"
#include "today/kith-today-place.h"
#include "today/kith-today-row.h"

#include <glib/gi18n.h>

/* What a person takes in at a glance; the rest is one key away. */
#define N_ITEMS 5

struct _KithTodayPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  char *day;
  KithTodayPlace place;

  /* Template */
  AdwWindowTitle *window_title;
  GtkWidget *new_button;
  KithStateView *state_view;
  GtkScrolledWindow *scrolled;
  GtkBox *box;

  guint reloading;
  guint day_timeout;
  gint64 newest;
  gboolean is_filled;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithTodayPage, kith_today_page, ADW_TYPE_NAVIGATION_PAGE)

/* Where the focus is in the lists is remembered at every step: when they are made anew, perhaps behind another page, it
 * is too late to ask. */
static void
on_focus_moved (KithTodayPage *self)
{
  if (!self->filling)
    kith_today_place_find (&self->place, GTK_WIDGET (self->box));
}

static gboolean
has_focus (KithTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->box));
}

static void
go_to_place (KithTodayPage *self)
{
  if (!kith_today_place_go (&self->place, GTK_WIDGET (self->box)))
    gtk_widget_child_focus (GTK_WIDGET (self->state_view), GTK_DIR_TAB_FORWARD);
}

/* The day begins on its first line, unless the person is somewhere else already. */
static void
focus_first_row (KithTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    go_to_place (self);
}

/* Whoever comes here begins on the first line, also when it was there before the keyboard was. */
static void
begin (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  go_to_place (KITH_TODAY_PAGE (widget));
}

/* Filling */

static void
on_row_activated (KithTodayPage *self,
                  GtkListBoxRow *row)
{
  GtkWidget *child = gtk_list_box_row_get_child (row);

  if (KITH_IS_TODAY_ROW (child))
    kith_today_open (child, kith_today_row_get_record (KITH_TODAY_ROW (child)));
  else if (g_object_get_data (G_OBJECT (row), "kith-news") != NULL)
    kith_today_open_news (GTK_WIDGET (row));
  else
    kith_draft_opening_continue (GTK_WIDGET (row));
}

static GtkListBox *
add_list (KithTodayPage *self,
          const char    *title,
          GtkWidget     *button,
          const char    *name)
{
  GtkListBox *list = kith_today_add_list (self->box, title, button);

  gtk_widget_set_name (GTK_WIDGET (list), name);
  kith_today_place_join (list, GTK_WIDGET (self->box));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  return list;
}

static gboolean
may (KithTodayPage  *self,
     const KithKind *kind,
     KithAction      action)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, kind, action);
}

/* The number beside a heading is the button that opens all of them. */
static GtkWidget *
create_all_button (const char *title,
                   gint64      count,
                   const char *action)
{
  g_autofree char *number = kith_text_format_number (count);
  /* Translators: how many there are; a button that shows all of them */
  g_autofree char *label = g_strdup_printf (ngettext ("Show %s", "Show All %s", (gulong) count), number);
  /* Translators: name of a button for a screen reader: the button, then the heading it stands beside */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), title, label);
  GtkWidget *button = kith_today_create_button (label, action);

  kith_accessible_name_button (button, name);
  return button;
}

static void
add_section (KithTodayPage       *self,
             const KithTodayList *values,
             const GDate         *today)
{
  const char *title = kith_today_get_title (values->section);
  g_autofree char *action = g_strdup_printf ("today.show-all(%d)", (int) values->section);
  g_autofree char *list_name = g_strdup_printf ("today-%d", (int) values->section);
  GtkListBox *list = add_list (self, title, create_all_button (title, values->count, action), list_name);

  for (guint i = 0; i < values->items->len; i++) {
    const KithTodayItem *item = g_ptr_array_index (values->items, i);
    GtkWidget *row = kith_today_add_item (list, item, values->section == KITH_TODAY_TEAM_OVERDUE, today,
                                          may (self, &kith_task_kind, KITH_ACTION_EDIT));
    g_autofree char *name = g_strdup_printf ("%s-%" G_GINT64_FORMAT, list_name, kith_record_get_id (item->record));

    gtk_widget_set_name (row, name);
  }
}

static void
add_drafts (KithTodayPage *self,
            GPtrArray     *drafts)
{
  GtkListBox *list = add_list (self, _("Not Saved Yet"), NULL, "today-drafts");

  for (guint i = 0; i < drafts->len; i++) {
    const KithTodayDraft *draft = g_ptr_array_index (drafts, i);
    GtkWidget *row = kith_today_add_draft (list, draft, kith_store_get_clock (self->store));
    g_autofree char *name =
      g_strdup_printf ("today-draft-%s-%" G_GINT64_FORMAT, draft->draft->kind, draft->draft->student);

    gtk_widget_set_name (row, name);
  }
}

static void
add_news (KithTodayPage   *self,
          const KithToday *today)
{
  g_autofree char *moment = kith_moment_format (kith_store_get_clock (self->store), today->day.seen.at);
  /* Translators: a time, or a date with a time */
  g_autofree char *title = g_strdup_printf (_("What Others Did Since %s"), moment);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkListBox *list = NULL;

  gtk_box_append (GTK_BOX (buttons), kith_today_create_button (_("Mark as Seen"), "today.mark-seen"));
  gtk_box_append (GTK_BOX (buttons), create_all_button (title, today->n_news, "today.show-news"));
  list = add_list (self, title, buttons, "today-news");
  for (guint i = 0; i < today->news->len; i++) {
    const KithTodayNews *news = g_ptr_array_index (today->news, i);
    GtkWidget *row = kith_today_add_news (list, news, kith_store_get_clock (self->store));
    g_autofree char *name = g_strdup_printf ("today-news-%" G_GINT64_FORMAT, news->change->number);

    gtk_widget_set_name (row, name);
  }
  self->newest = today->news->len > 0
                   ? ((const KithTodayNews *) g_ptr_array_index (today->news, 0))->change->number : 0;
}

/* Before everything else comes what somebody is waiting for the lead to read. */
static void
add_sections (KithTodayPage   *self,
              const KithToday *today,
              gboolean         is_first)
{
  for (guint i = 0; i < today->lists->len; i++) {
    const KithTodayList *list = g_ptr_array_index (today->lists, i);

    if (list->count > 0 && (list->section == KITH_TODAY_CONCERNS) == is_first)
      add_section (self, list, &today->day.today);
  }
}

static void
add_everything (KithTodayPage   *self,
                const KithToday *today)
{
  add_sections (self, today, TRUE);
  if (today->drafts->len > 0)
    add_drafts (self, today->drafts);
  add_sections (self, today, FALSE);
  if (today->n_news > 0)
    add_news (self, today);
}

static void
clear (KithTodayPage *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
fill (KithTodayPage   *self,
      const KithToday *today)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double value = gtk_adjustment_get_value (adjustment);
  g_autofree char *date = NULL;
  gboolean had_focus = has_focus (self);

  g_free (self->day);
  self->day = kith_date_to_iso (&today->day.today);
  date = kith_date_format_iso_weekday (self->day);
  adw_window_title_set_subtitle (self->window_title, date);
  self->filling = TRUE;
  clear (self);
  add_everything (self, today);
  self->filling = FALSE;
  kith_accessible_name_containers (GTK_WIDGET (self), _("Today"));
  kith_state_view_set_state (self->state_view, gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL
                                                 ? KITH_STATE_CONTENT : KITH_STATE_EMPTY);
  if (had_focus)
    go_to_place (self);
  gtk_adjustment_set_value (adjustment, value);
  if (!self->is_filled)
    focus_first_row (self);
  self->is_filled = TRUE;
}

/* Loading */

/* On the store thread. */
static gpointer
gather_job (KithCaseFile  *file,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return kith_today_gather (file, N_ITEMS, cancellable, error);
}

static void
on_gathered (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (KithTodayPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithToday) today = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (today != NULL)
    fill (self, today);
  else
    kith_state_view_set_error (self->state_view, error);
}

static gboolean
reload (gpointer data)
{
  KithTodayPage *self = data;

  self->reloading = 0;
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, gather_job, NULL, NULL, (GDestroyNotify) kith_today_free, self->cancellable,
                             on_gathered, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Several kinds often change in one action: once is enough. */
static void
schedule_reload (KithTodayPage *self)
{
  if (self->reloading == 0)
    self->reloading = g_idle_add (reload, self);
}

/* The row the person left from may have gone meanwhile, and the focus with it. */
static gboolean
come_back (gpointer data)
{
  KithTodayPage *self = data;

  if (self->box != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->box)) && !has_focus (self))
    focus_first_row (self);
  return G_SOURCE_REMOVE;
}

/* Drafts are kept without a word to anybody, so coming back is a reason to look again. The page before goes away after
 * this one is shown and lets go of the focus, so that waits its turn. */
static void
on_shown (KithTodayPage *self)
{
  if (!self->is_filled)
    return;
  schedule_reload (self);
  g_idle_add_full (G_PRIORITY_LOW, come_back, g_object_ref (self), g_object_unref);
}

static void
kith_today_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kith_today_page_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (on_focus_moved), widget,
                           G_CONNECT_SWAPPED);
}

static void
kith_today_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), on_focus_moved, widget);

  GTK_WIDGET_CLASS (kith_today_page_parent_class)->unroot (widget);
}

static gboolean
look_at_day (gpointer data)
{
  KithTodayPage *self = data;
  g_autofree char *day = kith_clock_dup_today (kith_store_get_clock (self->store));

  if (self->day != NULL && !g_str_equal (day, self->day))
    schedule_reload (self);
  return G_SOURCE_CONTINUE;
}

/* What a person does */

static void
refresh (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  schedule_reload (KITH_TODAY_PAGE (widget));
}

static void
new_task (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.new-task-for", "x", G_GINT64_CONSTANT (0));
}

static void
show_all (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_window_push (window,
                      kith_today_list_page_new (window, (KithTodaySection) g_variant_get_int32 (parameter)));
}

static void
show_news (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_window_push (window, kith_news_page_new (window));
}

static void
on_marked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KithTodayPage) self = data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (!kith_news_mark_seen_finish (KITH_STORE (source), result, &error) && window != NULL)
    kith_window_report_error (window, error);
  schedule_reload (self);
}

static void
mark_seen (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  KithTodayPage *self = KITH_TODAY_PAGE (widget);

  if (kith_store_is_open (self->store))
    kith_news_mark_seen_async (self->store, self->newest, on_marked, g_object_ref (self));
}

/* Setting up */

static void
kith_today_page_dispose (GObject *object)
{
  KithTodayPage *self = KITH_TODAY_PAGE (object);

  g_clear_handle_id (&self->reloading, g_source_remove);
  g_clear_handle_id (&self->day_timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_TODAY_PAGE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_today_page_parent_class)->dispose (object);
}

static void
kith_today_page_finalize (GObject *object)
{
  KithTodayPage *self = KITH_TODAY_PAGE (object);

  g_clear_object (&self->cancellable);
  kith_today_place_clear (&self->place);
  g_free (self->day);

  G_OBJECT_CLASS (kith_today_page_parent_class)->finalize (object);
}

static void
kith_today_page_class_init (KithTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_today_page_dispose;
  object_class->finalize = kith_today_page_finalize;
  widget_class->root = kith_today_page_root;
  widget_class->unroot = kith_today_page_unroot;

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("today/kith-today-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithTodayPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, KithTodayPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, KithTodayPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithTodayPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KithTodayPage, box);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_task);
  gtk_widget_class_install_action (widget_class, "page.begin", NULL, begin);
  gtk_widget_class_install_action (widget_class, "today.refresh", NULL, refresh);
  gtk_widget_class_install_action (widget_class, "today.show-all", "i", show_all);
  gtk_widget_class_install_action (widget_class, "today.show-news", NULL, show_news);
  gtk_widget_class_install_action (widget_class, "today.mark-seen", NULL, mark_seen);
}

static void
kith_today_page_init (KithTodayPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_today_row_add_keys (GTK_WIDGET (self->box));
  kith_today_place_add_keys (GTK_WIDGET (self->box));
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "object-select-symbolic", _("Nothing Waits for You"),
                             _("No task is due, everybody has been reached, and nothing is left half written."));
  kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, _("_New Task"), "page.new");
  g_signal_connect (self, "shown", G_CALLBACK (on_shown), NULL);
}

/**
 * kith_today_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): what waits for whoever is signed in
 */
AdwNavigationPage *
kith_today_page_new (KithWindow *window)
{
  KithTodayPage *self = NULL;
  gboolean may_add;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_TODAY_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  may_add = may (self, &kith_task_kind, KITH_ACTION_ADD);
  gtk_widget_set_visible (self->new_button, may_add);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", may_add);
  if (!may_add)
    kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, NULL, NULL);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (schedule_reload), self, G_CONNECT_SWAPPED);
  self->day_timeout = g_timeout_add_seconds (60, look_at_day, self);
  kith_backup_banner_add (ADW_NAVIGATION_PAGE (self), self->store);
  schedule_reload (self);
  return ADW_NAVIGATION_PAGE (self);
}
