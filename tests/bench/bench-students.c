/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-case.h"

#include "kith-ui.h"
#include "shell/kith-window-private.h"

/* The list of students in the window: what a frame costs while it scrolls and while somebody types into its filter.
 * Beside it a bare GtkColumnView with as many columns of unchanging words. Run by build-aux/headless. */

#define N_STUDENTS 10000
#define N_COLUMNS 6
#define PAGE_PIXELS 500
#define SETTLE_MS 1500

typedef struct {
  GtkWidget *window;
  GtkAdjustment *adjustment;
  gboolean is_painted;
} View;

typedef struct {
  View kith;
  View bare;
  double step;
} Scrolling;

static gboolean
set_flag (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, set_flag, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_before_paint (GdkFrameClock *clock,
                 View          *view)
{
  bench_clock_start ();
}

static void
on_after_paint (GdkFrameClock *clock,
                View          *view)
{
  bench_clock_stop ();
  view->is_painted = TRUE;
}

/* The time of one frame, from its beginning to its last pixel; waiting for it does not count. */
static void
scroll (View   *view,
        double  step)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view->window);
  double value = gtk_adjustment_get_value (view->adjustment) + step;
  double last = gtk_adjustment_get_upper (view->adjustment) - gtk_adjustment_get_page_size (view->adjustment);
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), view);
  gulong after = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), view);

  view->is_painted = FALSE;
  gtk_adjustment_set_value (view->adjustment, value > last ? 0 : value);
  while (!view->is_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
}

static void
scroll_kith (gpointer data)
{
  Scrolling *self = data;

  scroll (&self->kith, self->step);
}

static void
scroll_bare (gpointer data)
{
  Scrolling *self = data;

  scroll (&self->bare, self->step);
}

static void
set_up_cell (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_inscription_new (NULL));
}

static void
bind_cell (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_bare_table (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *table;

  for (guint i = 0; i < N_STUDENTS; i++)
    gtk_string_list_append (names, bench_get_word (i));
  table = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (names))));
  for (guint i = 0; i < N_COLUMNS; i++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkColumnViewColumn *column = gtk_column_view_column_new (bench_get_word (i), factory);

    g_signal_connect (factory, "setup", G_CALLBACK (set_up_cell), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), NULL);
    gtk_column_view_column_set_expand (column, TRUE);
    gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
    g_object_unref (column);
  }
  return table;
}

static void
open_bare (View *view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  view->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (view->window), 1100, 720);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_bare_table ());
  gtk_window_set_child (GTK_WINDOW (view->window), scrolled);
  view->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_window_present (GTK_WINDOW (view->window));
}

static GtkWidget *
find_widget (GtkWidget *parent,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (parent, type) && gtk_widget_get_mapped (parent))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_widget (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GError *error = NULL;

  bench_check (kith_store_open_finish (KITH_STORE (source), result, &error), error);
  *(gboolean *) data = TRUE;
}

static void
open_kith (View            *view,
           KithApplication *application,
           BenchCase       *team)
{
  KithWindow *window = kith_window_new (application);
  gboolean is_open = FALSE;
  GtkWidget *table;

  kith_store_open_async (kith_window_get_store (window), team->path, "bench", BENCH_PASSPHRASE, NULL, on_opened,
                         &is_open);
  while (!is_open)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 760);
  kith_window_show_main (window, team->path);
  kith_window_show_page (window, "students");
  gtk_window_present (GTK_WINDOW (window));
  settle (SETTLE_MS);
  table = find_widget (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW);
  bench_check (table != NULL, NULL);
  view->window = GTK_WIDGET (window);
  view->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  /* All of them are there, not only the first screenful. */
  bench_check (gtk_adjustment_get_upper (view->adjustment) > N_STUDENTS * 10, NULL);
}

static void
measure (Scrolling  *self,
         const char *scenario,
         double      step)
{
  Bench bench = { scenario, "a bare table", 120, BENCH_WALL, scroll_kith, scroll_bare, self, .most_ratio = 2,
                  .most_ms = 16.7 };

  self->step = step;
  bench_run (&bench);
}

int
main (void)
{
  g_autoptr (BenchCase) team = bench_case_new (N_STUDENTS, N_STUDENTS, 0);
  g_autoptr (KithApplication) application = NULL;
  Scrolling self = { 0 };
  GError *error = NULL;

  bench_check (kith_case_file_close (team->file, &error), error);
  g_clear_object (&team->file);
  kith_ui_register ();
  application = kith_application_new ();
  bench_check (g_application_register (G_APPLICATION (application), NULL, &error), error);
  open_bare (&self.bare);
  open_kith (&self.kith, application, team);
  measure (&self, "A frame of scrolling 10,000 students slowly", 100);
  measure (&self, "A frame of scrolling 10,000 students by pages", PAGE_PIXELS);
  measure (&self, "A frame of dragging through 10,000 students", 41 * PAGE_PIXELS);
  return 0;
}
