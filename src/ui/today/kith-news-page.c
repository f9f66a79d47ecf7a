/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/kith-news-page.h"

#include "kith-today.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"
#include "student/kith-moment.h"
#include "today/kith-today-parts.h"

#include <glib/gi18n.h>

/* How many at a time. */
#define PAGE 100

struct _KithNewsPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;

  /* Template */
  KithStateView *state_view;
  GtkBox *box;
  GtkWidget *more_button;

  /* Borrowed: in the box once there is something */
  GtkListBox *list;

  KithChangesSeen seen;
  gint64 newest;
  gint64 oldest;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (KithNewsPage, kith_news_page, ADW_TYPE_NAVIGATION_PAGE)

/* One page of news; @before 0 for the first, which also says since when. */
typedef struct {
  KithChangesSeen seen;
  gint64 before;
  GPtrArray *news;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_clear_pointer (&news->news, g_ptr_array_unref);
  g_free (news);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (News, news_free)

/* On the store thread. */
static gpointer
load_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const News *wanted = data;
  g_autoptr (News) answer = g_new0 (News, 1);

  answer->seen = wanted->seen;
  if (wanted->before == 0 && !kith_changes_get_seen (file, &answer->seen, error))
    return NULL;
  answer->news = kith_today_list_news (file, answer->seen.number, wanted->before, PAGE, cancellable, error);
  return answer->news != NULL ? g_steal_pointer (&answer) : NULL;
}

static void
on_row_activated (KithNewsPage  *self,
                  GtkListBoxRow *row)
{
  kith_today_open_news (GTK_WIDGET (row));
}

static void
add_list (KithNewsPage *self)
{
  g_autofree char *moment = kith_moment_format (kith_store_get_clock (self->store), self->seen.at);
  /* Translators: a time, or a date with a time */
  g_autofree char *title = g_strdup_printf (_("Since %s"), moment);

  self->list = kith_today_add_list (self->box, title, NULL);
  gtk_box_reorder_child_after (self->box, self->more_button, gtk_widget_get_last_child (GTK_WIDGET (self->box)));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
}

static void
show (KithNewsPage *self,
      GPtrArray    *news)
{
  if (self->list == NULL && news->len > 0)
    add_list (self);
  for (guint i = 0; i < news->len; i++) {
    const KithTodayNews *one = g_ptr_array_index (news, i);
    GtkWidget *row = kith_today_add_news (self->list, one, kith_store_get_clock (self->store));

    if (i == 0 && self->oldest != 0)
      gtk_widget_grab_focus (row);
    self->newest = MAX (self->newest, one->change->number);
    self->oldest = one->change->number;
  }
  gtk_widget_set_visible (self->more_button, news->len == PAGE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "news.mark-seen", self->newest != 0);
  kith_state_view_set_state (self->state_view, self->list != NULL ? KITH_STATE_CONTENT : KITH_STATE_EMPTY);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KithNewsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (News) answer = kith_store_submit_finish (KITH_STORE (source), result, &error);

  self->loading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (answer == NULL) {
    kith_state_view_set_error (self->state_view, error);
    return;
  }
  self->seen = answer->seen;
  show (self, answer->news);
}

static void
load (KithNewsPage *self)
{
  News *wanted = NULL;

  if (self->loading || !kith_store_is_open (self->store))
    return;
  wanted = g_new0 (News, 1);
  wanted->seen = self->seen;
  wanted->before = self->oldest;
  self->loading = TRUE;
  kith_store_submit_async (self->store, load_job, wanted, news_free, news_free, self->cancellable, on_loaded,
                           g_object_ref (self));
}

static void
more (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  load (KITH_NEWS_PAGE (widget));
}

/* Marking */

static gpointer
mark_seen_job (KithCaseFile  *file,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return GINT_TO_POINTER (kith_changes_mark_seen (file, *(gint64 *) data, error));
}

/**
 * kith_news_mark_seen_async:
 * @store: the open store
 * @number: the newest change that was on screen
 * @callback: finish with [func@news_mark_seen_finish]
 * @user_data: for @callback
 *
 * Remembers that this account has looked.
 */
void
kith_news_mark_seen_async (KithStore           *store,
                           gint64               number,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  kith_store_submit_async (store, mark_seen_job, g_memdup2 (&number, sizeof number), g_free, NULL, NULL, callback,
                           user_data);
}

gboolean
kith_news_mark_seen_finish (KithStore     *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  return kith_store_submit_finish (store, result, error) != NULL;
}

static void
on_marked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KithNewsPage) self = data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (kith_news_mark_seen_finish (KITH_STORE (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  else if (window != NULL)
    kith_window_report_error (window, error);
}

static void
mark_seen (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  KithNewsPage *self = KITH_NEWS_PAGE (widget);

  if (kith_store_is_open (self->store))
    kith_news_mark_seen_async (self->store, self->newest, on_marked, g_object_ref (self));
}

/* Setting up */

static void
kith_news_page_dispose (GObject *object)
{
  KithNewsPage *self = KITH_NEWS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_NEWS_PAGE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_news_page_parent_class)->dispose (object);
}

static void
kith_news_page_finalize (GObject *object)
{
  g_clear_object (&KITH_NEWS_PAGE (object)->cancellable);

  G_OBJECT_CLASS (kith_news_page_parent_class)->finalize (object);
}

static void
kith_news_page_class_init (KithNewsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_news_page_dispose;
  object_class->finalize = kith_news_page_finalize;

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("today/kith-news-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithNewsPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithNewsPage, box);
  gtk_widget_class_bind_template_child (widget_class, KithNewsPage, more_button);
  gtk_widget_class_install_action (widget_class, "news.more", NULL, more);
  gtk_widget_class_install_action (widget_class, "news.mark-seen", NULL, mark_seen);
}

static void
kith_news_page_init (KithNewsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->more_button, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "news.mark-seen", FALSE);
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "object-select-symbolic", _("Nothing New"),
                             _("Nobody has changed anything you may see since you looked."));
}

/**
 * kith_news_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): what others did
 */
AdwNavigationPage *
kith_news_page_new (KithWindow *window)
{
  KithNewsPage *self = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_NEWS_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  kith_accessible_name_containers (GTK_WIDGET (self), _("What Others Did"));
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
