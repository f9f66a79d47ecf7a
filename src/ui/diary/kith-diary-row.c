/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-diary-row.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "list/kith-list-rows.h"

#include <glib/gi18n.h>

struct _KithDiaryRow
{
  GtkBox parent_instance;

  /* Children */
  GtkLabel *when;
  GtkLabel *title;
  GtkLabel *detail;

  gboolean with_day;
};

G_DEFINE_FINAL_TYPE (KithDiaryRow, kith_diary_row, GTK_TYPE_BOX)

static GtkLabel *
add_label (KithDiaryRow *self,
           const char   *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (label));
  return label;
}

static void
kith_diary_row_class_init (KithDiaryRowClass *klass)
{
}

static void
kith_diary_row_init (KithDiaryRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 1);
  self->when = add_label (self, "caption");
  self->title = add_label (self, NULL);
  self->detail = add_label (self, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->when), "dimmed");
}

/**
 * kith_diary_row_new:
 * @with_day: whether the day stands beside the time
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
kith_diary_row_new (gboolean with_day)
{
  KithDiaryRow *self = g_object_new (KITH_TYPE_DIARY_ROW, NULL);

  self->with_day = with_day;
  return GTK_WIDGET (self);
}

static void
set_label (GtkLabel   *label,
           const char *words)
{
  gtk_label_set_text (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
}

/* A holiday does not say “All day” on every day of it. */
static char *
dup_when (KithDiaryRow         *self,
          const KithDiaryEntry *entry)
{
  gboolean is_calendar = entry->kind == &kith_calendar_day_kind;
  g_autofree char *when = is_calendar ? g_strdup (entry->state) : kith_diary_entry_dup_when (entry);
  g_autofree char *day = NULL;
  g_autofree char *until = NULL;

  if (!self->with_day)
    return g_steal_pointer (&when);
  day = kith_date_format_iso_short (entry->date);
  until = kith_date_format_iso_short (entry->until);
  if (!g_str_equal (entry->date, entry->until))
    /* Translators: first day, last day, what it is, such as Holiday */
    return g_strdup_printf (_("%s to %s · %s"), day, until, when);
  return g_strdup_printf ("%s · %s", day, when);
}

static char *
dup_detail (const KithDiaryEntry *entry)
{
  g_autofree char *who = kith_diary_entry_dup_who (entry);
  const char *state = entry->kind == &kith_calendar_day_kind ? NULL : entry->state;
  const char *const parts[] = { entry->student_name, who, entry->place, state };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return g_string_free_and_steal (words);
}

static void
set_class (GtkWidget  *widget,
           const char *style,
           gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}

/**
 * kith_diary_row_set_entry:
 * @self: a row
 * @entry: a line of the diary
 */
void
kith_diary_row_set_entry (KithDiaryRow         *self,
                          const KithDiaryEntry *entry)
{
  g_autofree char *when = dup_when (self, entry);
  g_autofree char *detail = dup_detail (entry);

  g_return_if_fail (KITH_IS_DIARY_ROW (self));

  set_label (self->when, when);
  set_label (self->title, entry->title);
  set_label (self->detail, detail);
  set_class (GTK_WIDGET (self->title), "heading", TRUE);
  set_class (GTK_WIDGET (self->title), "struck", entry->called_off);
}

static void
set_words (KithDiaryRow *self,
           const char   *words,
           gboolean      is_heading)
{
  set_label (self->when, "");
  set_label (self->title, words);
  set_label (self->detail, "");
  set_class (GTK_WIDGET (self->title), "heading", is_heading);
  set_class (GTK_WIDGET (self->title), "dimmed", !is_heading);
  set_class (GTK_WIDGET (self->title), "struck", FALSE);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, kith_diary_row_new (TRUE));
  kith_list_rows_set_up (list_item);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  KithDiaryItem *item = gtk_list_item_get_item (list_item);
  KithDiaryRow *row = KITH_DIARY_ROW (gtk_list_item_get_child (list_item));
  const KithDiaryEntry *entry = kith_diary_item_get_entry (item);
  g_autofree char *words = entry != NULL ? kith_diary_entry_dup_words (entry) : g_strdup (kith_diary_item_get_words (item));

  if (entry != NULL) {
    set_class (GTK_WIDGET (row->title), "dimmed", FALSE);
    row->with_day = kith_diary_item_needs_day (item);
    kith_diary_row_set_entry (row, entry);
  } else {
    set_words (row, words, kith_diary_item_is_heading (item));
  }
  set_class (GTK_WIDGET (row), "diary-line", entry != NULL || !kith_diary_item_is_heading (item));
  gtk_list_item_set_accessible_label (list_item, words);
  gtk_list_item_set_activatable (list_item, entry != NULL || kith_diary_item_get_day (item) != NULL);
  gtk_list_item_set_selectable (list_item, FALSE);
}

/**
 * kith_diary_row_factory_new:
 *
 * Returns: (transfer full): rows for a list of [class@DiaryItem]
 */
GtkListItemFactory *
kith_diary_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  return factory;
}
