/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

/* The least a program with a window does: what Kith's start is measured against. */

static gboolean
quit_after_paint (GtkWidget     *window,
                  GdkFrameClock *frame_clock,
                  gpointer       user_data)
{
  g_signal_connect_object (frame_clock, "after-paint", G_CALLBACK (g_application_quit), user_data, G_CONNECT_SWAPPED);
  return G_SOURCE_REMOVE;
}

static void
activate (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_widget_add_tick_callback (window, quit_after_paint, application, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application =
    adw_application_new ("io.github.kith_app.EmptyWindow", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
