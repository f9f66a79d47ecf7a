/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-application.h"

#include "preferences/kith-help-dialog.h"
#include "preferences/kith-preferences-dialog.h"
#include "shell/kith-about.h"
#include "shell/kith-demonstration.h"
#include "shell/kith-shortcuts.h"
#include "shell/kith-window-private.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>

struct _KithApplication
{
  AdwApplication parent_instance;

  /* Owned */
  KithStore *store;
  GSettings *settings;

  gboolean demonstration;
  gboolean exit_after_start;
};

G_DEFINE_FINAL_TYPE (KithApplication, kith_application, ADW_TYPE_APPLICATION)

static KithWindow *
get_window (KithApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL ? KITH_WINDOW (window) : kith_window_new (self);
}

static gboolean
has_window (KithApplication *self)
{
  return gtk_application_get_windows (GTK_APPLICATION (self)) != NULL;
}

/* Where the person was last time, if it is still there. */
static void
show_first (KithApplication *self,
            KithWindow      *window)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-case-file");

  if (self->demonstration)
    kith_demonstration_start (window);
  else if (*last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    kith_window_show_unlock (window, last, NULL);
  else
    kith_window_show_welcome (window);
}

/* For tests and benchmarks: over as soon as the first frame has been painted. */
static gboolean
quit_after_paint (GtkWidget     *window,
                  GdkFrameClock *frame_clock,
                  gpointer       user_data)
{
  g_signal_connect_object (frame_clock, "after-paint", G_CALLBACK (g_application_quit), user_data, G_CONNECT_SWAPPED);
  return G_SOURCE_REMOVE;
}

static void
kith_application_activate (GApplication *application)
{
  KithApplication *self = KITH_APPLICATION (application);
  gboolean is_first = !has_window (self);
  KithWindow *window = get_window (self);

  if (is_first)
    show_first (self, window);
  gtk_window_present (GTK_WINDOW (window));
  if (self->exit_after_start)
    gtk_widget_add_tick_callback (GTK_WIDGET (window), quit_after_paint, self, NULL);
}

/* A file from the file manager: put away what is open, then ask for its passphrase. */
static void
show_opened (KithWindow *window)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (window), "kith-path-to-open"));

  kith_window_show_unlock (window, path, NULL);
}

/* Anything else is brought into the case file that is open, or will be once the person has signed in. */
static gboolean
is_case_file (const char *path)
{
  return g_str_has_suffix (path, ".kith");
}

static void
kith_application_open (GApplication  *application,
                       GFile        **files,
                       int            n_files,
                       const char    *hint)
{
  KithApplication *self = KITH_APPLICATION (application);
  KithWindow *window = get_window (self);
  char *path = g_file_get_path (files[0]);

  if (path != NULL && !is_case_file (path)) {
    kith_window_import (window, files[0]);
    if (window->main_view == NULL)
      show_first (self, window);
    g_free (path);
  } else if (path == NULL) {
    /* Whoever is at work stays where they are. */
    if (window->main_view == NULL && !window->locking)
      kith_window_show_welcome (window);
    kith_window_add_toast (window, _("Kith opens case files on this computer only."));
  } else {
    g_object_set_data_full (G_OBJECT (window), "kith-path-to-open", path, g_free);
    if (window->main_view != NULL)
      kith_window_put_away (window, show_opened);
    else
      show_opened (window);
  }
  gtk_window_present (GTK_WINDOW (window));
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  KithApplication *self = user_data;

  adw_dialog_present (kith_preferences_dialog_new (self->settings), GTK_WIDGET (get_window (self)));
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  adw_dialog_present (kith_shortcuts_dialog_new (), GTK_WIDGET (get_window (user_data)));
}

static void
help_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  kith_help_show (GTK_WIDGET (get_window (user_data)));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  adw_dialog_present (kith_about_dialog_new (), GTK_WIDGET (get_window (user_data)));
}

/* Closing the window keeps what is half written; the application ends with its last window. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KithApplication *self = user_data;

  if (has_window (self))
    gtk_window_close (GTK_WINDOW (get_window (self)));
  else
    g_application_quit (G_APPLICATION (self));
}

/* The end of the session: what is half written is kept, as when the window is closed. */
static gboolean
asked_to_end (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

/* GTK's file chooser adds what it opens to the list every program can read. */
static void
keep_out_of_recent_files (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
}

static void
kith_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "preferences", .activate = preferences_action },
    { .name = "shortcuts", .activate = shortcuts_action },
    { .name = "help", .activate = help_action },
    { .name = "about", .activate = about_action },
    { .name = "quit", .activate = quit_action },
  };
  g_autoptr (GAction) hints = g_settings_create_action (KITH_APPLICATION (application)->settings, "wording-hints");

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  g_action_map_add_action (G_ACTION_MAP (application), hints);
  G_APPLICATION_CLASS (kith_application_parent_class)->startup (application);
  keep_out_of_recent_files ();
  g_unix_signal_add (SIGTERM, asked_to_end, application);
  g_unix_signal_add (SIGHUP, asked_to_end, application);
  g_unix_signal_add (SIGINT, asked_to_end, application);
  gtk_window_set_default_icon_name (KITH_APPLICATION_ID);
  kith_shortcuts_install (GTK_APPLICATION (application));
}

static int
kith_application_handle_local_options (GApplication *application,
                                       GVariantDict *options)
{
  KithApplication *self = KITH_APPLICATION (application);

  if (g_variant_dict_contains (options, "version")) {
    g_print ("kith %s\n", KITH_VERSION);
    return 0;
  }
  self->exit_after_start = g_variant_dict_contains (options, "exit-after-start");
  if (g_variant_dict_contains (options, "demonstration")) {
    self->demonstration = TRUE;
    /* Beside a window with real people in it, never instead of it. */
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  }
  return -1;
}

static void
kith_application_finalize (GObject *object)
{
  KithApplication *self = KITH_APPLICATION (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (kith_application_parent_class)->finalize (object);
}

static void
kith_application_class_init (KithApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_application_finalize;
  application_class->activate = kith_application_activate;
  application_class->open = kith_application_open;
  application_class->startup = kith_application_startup;
  application_class->handle_local_options = kith_application_handle_local_options;
}

static void
kith_application_init (KithApplication *self)
{
  static const GOptionEntry options[] = {
    { "demonstration", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Look around with invented people"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
    { "exit-after-start", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { NULL },
  };
  g_autoptr (KithClock) clock = kith_clock_new ();

  self->store = kith_store_new (clock);
  self->settings = g_settings_new (KITH_APPLICATION_ID);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * kith_application_new:
 *
 * Returns: (transfer full): the application; one for each session
 */
KithApplication *
kith_application_new (void)
{
  return g_object_new (KITH_TYPE_APPLICATION,
                       "application-id", KITH_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/**
 * kith_application_get_store:
 * @self: the application
 *
 * Returns: (transfer none): the store, open or not
 */
KithStore *
kith_application_get_store (KithApplication *self)
{
  g_return_val_if_fail (KITH_IS_APPLICATION (self), NULL);

  return self->store;
}

/**
 * kith_application_get_settings:
 * @self: the application
 *
 * Returns: (transfer none): settings; never anything about a student
 */
GSettings *
kith_application_get_settings (KithApplication *self)
{
  g_return_val_if_fail (KITH_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * kith_application_is_demonstration:
 * @self: the application
 *
 * Returns: whether everything shown is invented
 */
gboolean
kith_application_is_demonstration (KithApplication *self)
{
  g_return_val_if_fail (KITH_IS_APPLICATION (self), FALSE);

  return self->demonstration;
}

/**
 * kith_application_set_demonstration:
 * @self: the application
 * @demonstration: whether everything shown is invented
 */
void
kith_application_set_demonstration (KithApplication *self,
                                    gboolean         demonstration)
{
  g_return_if_fail (KITH_IS_APPLICATION (self));

  self->demonstration = demonstration;
}
