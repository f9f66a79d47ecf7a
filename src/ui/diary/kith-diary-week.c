/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-diary-week.h"

#include "kith-date.h"
#include "kith-diary-item.h"
#include "kith-diary-row.h"
#include "kith-kinds.h"

#include <glib/gi18n.h>

/* Lines of a day before it says how many more there are; the view of the day shows all. */
#define MOST_OF_DAY 40

#define ENTRY_KEY "kith-diary-entry"
#define DAY_KEY "kith-diary-day"

struct _KithDiaryWeek
{
  AdwBin parent_instance;

  /* Owned */
  KithDiaryContent *content;
};

G_DEFINE_FINAL_TYPE (KithDiaryWeek, kith_diary_week, ADW_TYPE_BIN)

static guint entry_activated_signal;
static guint day_activated_signal;

static void
on_entry_clicked (KithDiaryWeek *self,
                  GtkWidget     *button)
{
  g_autoptr (KithDiaryContent) content = kith_diary_content_ref (self->content);

  g_signal_emit (self, entry_activated_signal, 0, g_object_get_data (G_OBJECT (button), ENTRY_KEY));
}

static void
on_day_clicked (KithDiaryWeek *self,
                GtkWidget     *button)
{
  g_autofree char *day = g_strdup (g_object_get_data (G_OBJECT (button), DAY_KEY));

  g_signal_emit (self, day_activated_signal, 0, day);
}

static GtkWidget *
create_day_button (KithDiaryWeek *self,
                   const char    *day,
                   GtkWidget     *child,
                   const char    *words)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), DAY_KEY, g_strdup (day), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_day_clicked), self, G_CONNECT_SWAPPED);
  return button;
}

static char *
dup_day_title (const char *day)
{
  char words[64] = "";
  GDate date;

  /* Translators: day of the week and of the month at the top of a column, see "man strftime" */
  if (kith_date_from_iso (day, &date))
    g_date_strftime (words, sizeof words, _("%a %-d %b"), &date);
  return g_strdup (words);
}

/* Today is said, and not only coloured. */
static GtkWidget *
create_day_heading (KithDiaryWeek *self,
                    const char    *day)
{
  gboolean is_today = g_str_equal (day, self->content->today);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = dup_day_title (day);
  g_autofree char *words = kith_diary_dup_day_words (day, self->content->today);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *remark = gtk_label_new (is_today ? _("Today") : "");
  GtkWidget *button = NULL;

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (remark, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), remark);
  button = create_day_button (self, day, box, words);
  gtk_widget_set_tooltip_text (button, _("Show this day"));
  if (is_today)
    gtk_widget_add_css_class (button, "diary-today");
  return button;
}

static GtkWidget *
create_entry_button (KithDiaryWeek        *self,
                     const KithDiaryEntry *entry)
{
  g_autofree char *words = kith_diary_entry_dup_words (entry);
  g_autofree char *name = g_strdup_printf ("kith-diary-%s-%" G_GINT64_FORMAT, entry->kind->name, entry->id);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = kith_diary_row_new (FALSE);

  kith_diary_row_set_entry (KITH_DIARY_ROW (row), entry);
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_set_name (button, name);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "diary-entry");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (button), ENTRY_KEY, (gpointer) entry);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_entry_clicked), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_calendar_label (const KithDiaryEntry *entry)
{
  g_autofree char *words = g_strdup_printf (_("%s (%s)"), entry->title, entry->state);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "diary-calendar");
  return label;
}

static GtkWidget *
create_more_button (KithDiaryWeek *self,
                    const char    *day,
                    guint          n_more)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u more", "%u more", n_more), n_more);
  GtkWidget *label = gtk_label_new (words);

  return create_day_button (self, day, label, words);
}

static GtkWidget *
create_nothing_label (void)
{
  GtkWidget *label = gtk_label_new (_("Nothing planned"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static GtkWidget *
create_column (KithDiaryWeek *self,
               const char    *day)
{
  g_autoptr (GPtrArray) entries = kith_diary_content_list (self->content, day, day);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), create_day_heading (self, day));
  for (guint i = 0; i < entries->len && i < MOST_OF_DAY; i++) {
    const KithDiaryEntry *entry = g_ptr_array_index (entries, i);
    gboolean is_calendar = entry->kind == &kith_calendar_day_kind;

    gtk_box_append (GTK_BOX (box), is_calendar ? create_calendar_label (entry) : create_entry_button (self, entry));
  }
  if (entries->len > MOST_OF_DAY)
    gtk_box_append (GTK_BOX (box), create_more_button (self, day, entries->len - MOST_OF_DAY));
  if (entries->len == 0)
    gtk_box_append (GTK_BOX (box), create_nothing_label ());
  return box;
}

static GtkWidget *
create_columns (KithDiaryWeek *self)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *day = g_strdup (self->content->span->from);

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_margin_start (grid, 12);
  gtk_widget_set_margin_end (grid, 12);
  gtk_widget_set_margin_bottom (grid, 12);
  for (int i = 0; i < 7; i++) {
    char *next = kith_date_iso_add_days (day, 1);

    gtk_grid_attach (GTK_GRID (grid), create_column (self, day), i, 0, 1, 1);
    g_free (day);
    day = next;
  }
  return grid;
}

static GtkWidget *
find_named (GtkWidget  *widget,
            const char *name)
{
  if (g_str_equal (gtk_widget_get_name (widget), name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_named (child, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static char *
dup_focused_name (KithDiaryWeek *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focused = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focused == NULL || !gtk_widget_is_ancestor (focused, GTK_WIDGET (self)))
    return NULL;
  return g_strdup (gtk_widget_get_name (focused));
}

/**
 * kith_diary_week_set_content:
 * @self: a week
 * @content: what to show; a week
 *
 * The focus stays on the line it was on.
 */
void
kith_diary_week_set_content (KithDiaryWeek    *self,
                             KithDiaryContent *content)
{
  g_autofree char *focused = NULL;
  GtkWidget *scrolled = NULL;
  GtkWidget *widget = NULL;

  g_return_if_fail (KITH_IS_DIARY_WEEK (self));

  focused = dup_focused_name (self);
  g_clear_pointer (&self->content, kith_diary_content_unref);
  self->content = kith_diary_content_ref (content);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), create_columns (self));
  gtk_widget_set_focusable (scrolled, FALSE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  widget = focused != NULL ? find_named (scrolled, focused) : NULL;
  if (widget != NULL)
    gtk_widget_grab_focus (widget);
}

static void
kith_diary_week_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&KITH_DIARY_WEEK (object)->content, kith_diary_content_unref);

  G_OBJECT_CLASS (kith_diary_week_parent_class)->dispose (object);
}

static void
kith_diary_week_class_init (KithDiaryWeekClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_diary_week_dispose;

  entry_activated_signal = g_signal_new ("entry-activated", KITH_TYPE_DIARY_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
  day_activated_signal = g_signal_new ("day-activated", KITH_TYPE_DIARY_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kith_diary_week_init (KithDiaryWeek *self)
{
}
