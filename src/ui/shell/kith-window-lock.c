/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-window-private.h"

#include "accounts/kith-paper-dialog.h"
#include "shell/kith-lockable.h"

#include <glib/gi18n.h>

/* Putting drafts away takes milliseconds. A disk that hangs must not keep the screen open. */
#define MOST_SECONDS_TO_KEEP 4

/* One putting-away: everything on screen is asked to keep its text, then the case file closes. */
typedef struct {
  KithWindow *window;
  void (*done) (KithWindow *window);
  guint n_waiting;
  guint timeout;
  gboolean asked_all;
  gboolean finished;
} PuttingAway;

static void
close_dialogs (KithWindow *self)
{
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (dialogs); i++)
    g_ptr_array_add (open, g_list_model_get_item (dialogs, i));
  for (guint i = 0; i < open->len; i++)
    adw_dialog_force_close (g_ptr_array_index (open, i));
}

static void
store_closed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  PuttingAway *away = user_data;

  /* The file is closed and the keys are gone whatever happened on the way. */
  kith_store_close_finish (KITH_STORE (source), result, NULL);
  kith_lock_monitor_stop (away->window->monitor);
  away->window->locking = FALSE;
  away->done (away->window);
  g_object_unref (away->window);
  g_free (away);
}

static void
finish_putting_away (PuttingAway *away)
{
  KithWindow *self = away->window;

  if (away->finished)
    return;
  away->finished = TRUE;
  g_clear_handle_id (&away->timeout, g_source_remove);
  g_clear_pointer (&self->places, g_variant_unref);
  self->places = self->main_view != NULL ? kith_main_view_dup_places (self->main_view) : NULL;
  close_dialogs (self);
  adw_toast_overlay_dismiss_all (self->toasts);
  kith_window_blank_end (self);
  self->main_view = NULL;
  adw_bin_set_child (self->place, NULL);
  kith_store_close_async (self->store, store_closed, away);
}

static gboolean
took_too_long (gpointer user_data)
{
  PuttingAway *away = user_data;

  away->timeout = 0;
  finish_putting_away (away);
  return G_SOURCE_REMOVE;
}

static void
kept (GObject      *source,
      GAsyncResult *result,
      gpointer      user_data)
{
  PuttingAway *away = user_data;

  /* Drafts are kept while typing as well: what could be lost here is the last two seconds. */
  kith_lockable_keep_finish (KITH_LOCKABLE (source), result, NULL);
  away->n_waiting--;
  if (away->asked_all && away->n_waiting == 0)
    finish_putting_away (away);
}

static void
ask_to_keep (PuttingAway *away,
             gpointer     widget)
{
  if (!KITH_IS_LOCKABLE (widget))
    return;
  away->n_waiting++;
  kith_lockable_keep_async (widget, kept, away);
}

void
kith_window_put_away (KithWindow *self,
                      void      (*done) (KithWindow *self))
{
  PuttingAway *away = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));

  if (self->locking)
    return;
  self->locking = TRUE;
  away = g_new0 (PuttingAway, 1);
  away->window = g_object_ref (self);
  away->done = done;
  away->timeout = g_timeout_add_seconds (MOST_SECONDS_TO_KEEP, took_too_long, away);
  pages = self->main_view != NULL ? kith_main_view_list_pages (self->main_view) : g_ptr_array_new ();
  for (guint i = 0; i < pages->len; i++)
    ask_to_keep (away, g_ptr_array_index (pages, i));
  for (guint i = 0; i < g_list_model_get_n_items (dialogs); i++) {
    g_autoptr (GObject) dialog = g_list_model_get_item (dialogs, i);

    ask_to_keep (away, dialog);
  }
  away->asked_all = TRUE;
  if (away->n_waiting == 0)
    finish_putting_away (away);
}

/* Whoever closed the window while it locked still wants it gone. */
static void
show_locked (KithWindow *self)
{
  if (self->closing)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    kith_window_show_unlock (self, self->path, self->user);
}

/* Long work keeps the clock from locking. A screen that locks or a computer that falls asleep locks all the same: what is
 * under way on the store thread ends first, then the file closes. */
static void
monitor_lock (KithWindow *self,
              gboolean    by_clock)
{
  if (!by_clock || self->n_holds == 0)
    kith_window_lock (self);
}

static void
lock_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  kith_window_lock (user_data);
}

void
kith_window_lock_install (KithWindow *self)
{
  static const GActionEntry entries[] = { { .name = "lock", .activate = lock_action } };

  self->monitor = kith_lock_monitor_new (GTK_WIDGET (self));
  g_signal_connect_object (self->monitor, "lock", G_CALLBACK (monitor_lock), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* The case file is open, and a new recovery key is on the screen: no page is there yet. */
static void
lock_before_pages (KithWindow *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  if (actor == NULL || self->locking)
    return;
  g_set_str (&self->user, actor->name);
  kith_paper_dialog_miss_key (self, actor->full_name);
  kith_window_put_away (self, show_locked);
}

/**
 * kith_window_lock:
 * @self: the window
 *
 * Keeps every draft, closes the case file, takes everything off the screen and asks for the passphrase.
 */
void
kith_window_lock (KithWindow *self)
{
  g_return_if_fail (KITH_IS_WINDOW (self));

  if (self->main_view != NULL)
    kith_window_put_away (self, show_locked);
  else if (kith_store_is_open (self->store))
    lock_before_pages (self);
}

/**
 * kith_window_hold_lock:
 * @self: the window
 *
 * While held, the clock does not lock: for long work that a person waits for. The lock button, the screen and sleep still do.
 */
void
kith_window_hold_lock (KithWindow *self)
{
  g_return_if_fail (KITH_IS_WINDOW (self));

  self->n_holds++;
}

/**
 * kith_window_release_lock:
 * @self: the window
 */
void
kith_window_release_lock (KithWindow *self)
{
  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (self->n_holds > 0);

  self->n_holds--;
  /* The time begins anew: nobody typed while waiting. */
  if (self->main_view != NULL)
    kith_lock_monitor_start (self->monitor);
}
