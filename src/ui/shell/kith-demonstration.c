/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-demonstration.h"

#include "kith-demo.h"
#include "shell/kith-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

typedef struct {
  KithClock *clock;
  char *folder;
  char *path;
} Wanted;

static void
wanted_free (Wanted *self)
{
  g_object_unref (self->clock);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/* What they did is told relative to the day, so each day and each version has a file of its own. */
static Wanted *
wanted_new (KithClock *clock)
{
  Wanted *self = g_new0 (Wanted, 1);
  g_autofree char *today = kith_clock_dup_today (clock);
  g_autofree char *name = g_strdup_printf ("invented-people-%s-%s.kith", KITH_VERSION, today);

  self->clock = g_object_ref (clock);
  self->folder = g_build_filename (g_get_user_cache_dir (), "kith", NULL);
  self->path = g_build_filename (self->folder, name, NULL);
  return self;
}

static void
remove_old (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, "invented-people-"))
      g_unlink (path);
  }
}

/* Made under another name first: a file with the right name is complete. */
static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  static const KithDemoSettings settings = { KITH_DEMO_N_STUDENTS, KITH_DEMO_N_NOTES, KITH_DEMO_SEED };
  Wanted *wanted = data;
  g_autofree char *unfinished = g_strconcat (wanted->path, ".new", NULL);
  GError *error = NULL;

  if (g_file_test (wanted->path, G_FILE_TEST_EXISTS)) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  g_mkdir_with_parents (wanted->folder, 0700);
  remove_old (wanted->folder);
  if (!kith_demo_create (unfinished, &settings, wanted->clock, NULL, NULL, cancellable, &error)) {
    g_unlink (unfinished);
    g_task_return_error (task, error);
  } else if (g_rename (unfinished, wanted->path) != 0) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, _("The invented people could not be put into %s."),
                             wanted->folder);
  } else {
    g_task_return_boolean (task, TRUE);
  }
}

static void
show_failure (KithWindow   *window,
              const GError *error)
{
  kith_application_set_demonstration (KITH_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))), FALSE);
  adw_banner_set_revealed (window->demonstration_banner, FALSE);
  kith_window_show_welcome (window);
  kith_window_report_error (window, error);
}

static void
opened (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KithWindow *window = g_task_get_source_object (task);
  Wanted *wanted = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (kith_store_open_finish (KITH_STORE (source), result, &error))
    kith_window_show_main (window, wanted->path);
  else
    show_failure (window, error);
}

static void
made (GObject      *source,
      GAsyncResult *result,
      gpointer      user_data)
{
  KithWindow *window = KITH_WINDOW (source);
  Wanted *wanted = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    show_failure (window, error);
    return;
  }
  kith_store_open_async (window->store, wanted->path, KITH_DEMO_ACCOUNT, KITH_DEMO_PASSPHRASE, NULL, opened,
                         g_object_ref (result));
}

static void
show_waiting (KithWindow *window)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *spinner = adw_spinner_new ();

  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Loading"), -1);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Inventing Some People"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("The first time each day this takes a few seconds."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), spinner);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  kith_window_show_widget (window, view);
}

/**
 * kith_demonstration_start:
 * @window: the window
 *
 * Makes a case file of invented people in the person's cache where there is none of today, and signs in to it.
 */
void
kith_demonstration_start (KithWindow *window)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KITH_IS_WINDOW (window));

  kith_application_set_demonstration (KITH_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))), TRUE);
  adw_banner_set_revealed (window->demonstration_banner, TRUE);
  show_waiting (window);
  task = g_task_new (window, NULL, made, NULL);
  g_task_set_source_tag (task, kith_demonstration_start);
  g_task_set_task_data (task, wanted_new (kith_store_get_clock (window->store)), (GDestroyNotify) wanted_free);
  g_task_run_in_thread (task, make_in_thread);
}
