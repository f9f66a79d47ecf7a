/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chronology-row.h"

#include "kith-date.h"
#include "kith-note-view.h"
#include "kith-note.h"
#include "kith-text.h"
#include "kith-time.h"

#include <glib/gi18n.h>

#define MOST_LINES 3
/* A little under the width of an average letter, to guess how many lines a text takes before it is laid out. */
#define LETTER_WIDTH 6.8
#define USUAL_LETTERS 90

struct _KithChronologyRow
{
  GtkWidget parent_instance;

  /* Owned */
  KithStore *store;
  GHashTable *opened;
  GSignalGroup *slot_signals;
  char *spoken;

  /* Children */
  GtkWidget *box;
  GtkWidget *icon;
  GtkInscription *title;
  GtkLabel *date;
  GtkLabel *author;
  GtkInscription *excerpt;
  GtkInscription *own_words;
  KithNoteView *note;

  /* Borrowed: where the accessible name goes */
  GtkListItem *item;
};

G_DEFINE_FINAL_TYPE (KithChronologyRow, kith_chronology_row, GTK_TYPE_WIDGET)

static const char *
get_icon_name (KithChronologyTypes type)
{
  switch (type) {
  case KITH_CHRONOLOGY_NOTES:
  case KITH_CHRONOLOGY_AMENDMENTS:
    return "document-edit-symbolic";
  case KITH_CHRONOLOGY_GOALS:
  case KITH_CHRONOLOGY_RATINGS:
  case KITH_CHRONOLOGY_STEPS:
    return "starred-symbolic";
  case KITH_CHRONOLOGY_CARE:
  case KITH_CHRONOLOGY_MOVES:
    return "user-home-symbolic";
  case KITH_CHRONOLOGY_ASSIGNMENTS:
  case KITH_CHRONOLOGY_PEOPLE:
  case KITH_CHRONOLOGY_GROUPS:
    return "system-users-symbolic";
  case KITH_CHRONOLOGY_PLANS:
  case KITH_CHRONOLOGY_APPOINTMENTS:
    return "x-office-calendar-symbolic";
  case KITH_CHRONOLOGY_ACHIEVEMENTS:
  case KITH_CHRONOLOGY_SELF_RATINGS:
  case KITH_CHRONOLOGY_CHECKLISTS:
    return "starred-symbolic";
  case KITH_CHRONOLOGY_TASKS:
    return "object-select-symbolic";
  case KITH_CHRONOLOGY_CONCERNS:
    return "dialog-warning-symbolic";
  }
  return "document-edit-symbolic";
}

static char *
dup_date (KithChronologyRow       *self,
          const KithChronologyKey *key)
{
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));
  g_autofree char *date =
    g_str_equal (today, key->date) ? g_strdup (_("Today")) : kith_date_format_iso_short (key->date);
  g_autofree char *time = *key->time != '\0' ? kith_time_format (key->time) : NULL;

  if (time == NULL)
    return g_steal_pointer (&date);
  /* Translators: a date and a time of day */
  return g_strdup_printf (_("%s, %s"), date, time);
}

static guint
guess_lines (KithChronologyRow *self,
             const char        *text)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  glong letters = width > 200 ? (glong) ((width - 30) / LETTER_WIDTH) : USUAL_LETTERS;

  return (guint) CLAMP (kith_text_get_length (text) / MAX (letters, 20) + 1, 1, MOST_LINES);
}

static void
show_text (KithChronologyRow *self,
           GtkInscription    *inscription,
           const char        *text,
           gboolean           wanted)
{
  gboolean shown = wanted && !kith_text_is_empty (text);

  gtk_widget_set_visible (GTK_WIDGET (inscription), shown);
  if (!shown)
    return;
  gtk_inscription_set_nat_lines (inscription, guess_lines (self, text));
  gtk_inscription_set_min_lines (inscription, guess_lines (self, text));
  gtk_inscription_set_text (inscription, text);
}

static void
show_note (KithChronologyRow         *self,
           const KithChronologyEntry *entry,
           gboolean                   opened)
{
  if (opened && self->note == NULL) {
    self->note = KITH_NOTE_VIEW (kith_note_view_new (self->store));
    gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->note));
  }
  if (self->note != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->note), opened);
  if (opened)
    kith_note_view_show (self->note, entry->key.id);
}

static void
mark (GtkWidget  *widget,
      const char *style,
      gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}

static void
speak (KithChronologyRow         *self,
       const KithChronologyEntry *entry,
       const char                *date)
{
  const char *struck = entry->struck ? _("Struck out") : NULL;
  g_autofree char *spoken = g_strjoin (". ", entry->title, date, entry->author != NULL ? entry->author : "",
                                       entry->excerpt != NULL ? entry->excerpt : "", struck, NULL);

  g_set_str (&self->spoken, spoken);
  if (self->item != NULL)
    gtk_list_item_set_accessible_label (self->item, spoken);
}

static void
show_entry (KithChronologyRow         *self,
            const KithChronologyEntry *entry)
{
  gboolean is_note = entry->key.kind == &kith_note_kind;
  gboolean opened = is_note && g_hash_table_contains (self->opened, &entry->key.id);
  g_autofree char *date = dup_date (self, &entry->key);
  g_autofree char *title =
    /* Translators: what an entry is, when it was struck out */
    entry->struck ? g_strdup_printf (_("%s (struck out)"), entry->title) : g_strdup (entry->title);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), get_icon_name (entry->type));
  gtk_inscription_set_text (self->title, title);
  gtk_label_set_text (self->date, date);
  gtk_label_set_text (self->author, entry->author != NULL ? entry->author : "");
  gtk_widget_set_visible (GTK_WIDGET (self->author), !kith_text_is_empty (entry->author) && !opened);
  show_text (self, self->excerpt, entry->excerpt, !opened);
  show_text (self, self->own_words, entry->own_words, !opened);
  mark (GTK_WIDGET (self->excerpt), "struck", entry->struck);
  mark (GTK_WIDGET (self), "event", !is_note);
  show_note (self, entry, opened);
  speak (self, entry, date);
}

static void
update (KithChronologyRow *self)
{
  g_autoptr (KithChronologySlot) slot = g_signal_group_dup_target (self->slot_signals);
  const KithChronologyEntry *entry = slot != NULL ? kith_chronology_slot_get_entry (slot) : NULL;

  if (entry != NULL) {
    show_entry (self, entry);
    return;
  }
  gtk_inscription_set_text (self->title, NULL);
  gtk_label_set_text (self->date, "");
  gtk_widget_set_visible (GTK_WIDGET (self->author), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->excerpt), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->own_words), FALSE);
  if (self->note != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
}

/* Building */

static GtkInscription *
create_inscription (guint       lines,
                    const char *style)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);
  double start = gtk_widget_get_direction (inscription) == GTK_TEXT_DIR_RTL ? 1.0 : 0.0;

  g_object_set (inscription, "xalign", start, "yalign", 0.0, "min-chars", 10, "nat-chars", 40, "nat-lines", lines,
                "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (inscription, style);
  return GTK_INSCRIPTION (inscription);
}

static GtkLabel *
create_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  return GTK_LABEL (label);
}

static void
build (KithChronologyRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->icon = gtk_image_new ();
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->icon, 2);
  gtk_widget_add_css_class (self->icon, "dimmed");
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_hexpand (self->box, TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->title = create_inscription (1, "heading");
  self->date = create_caption ();
  self->author = create_caption ();
  gtk_label_set_ellipsize (self->author, PANGO_ELLIPSIZE_END);
  self->excerpt = create_inscription (MOST_LINES, "body");
  self->own_words = create_inscription (MOST_LINES, "quoted");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->date));
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->author));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->excerpt));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->own_words));
}

static void
kith_chronology_row_dispose (GObject *object)
{
  KithChronologyRow *self = KITH_CHRONOLOGY_ROW (object);

  g_clear_object (&self->slot_signals);
  g_clear_object (&self->store);
  g_clear_pointer (&self->opened, g_hash_table_unref);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kith_chronology_row_parent_class)->dispose (object);
}

static void
kith_chronology_row_finalize (GObject *object)
{
  g_free (KITH_CHRONOLOGY_ROW (object)->spoken);

  G_OBJECT_CLASS (kith_chronology_row_parent_class)->finalize (object);
}

static void
kith_chronology_row_class_init (KithChronologyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_chronology_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_chronology_row_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chronologyrow");
}

static void
kith_chronology_row_init (KithChronologyRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  build (self);
  self->slot_signals = g_signal_group_new (KITH_TYPE_CHRONOLOGY_SLOT);
  g_signal_group_connect_swapped (self->slot_signals, "notify::entry", G_CALLBACK (update), self);
}

typedef struct {
  KithStore *store;
  GHashTable *opened;
} Factory;

static void
factory_free (gpointer  data,
              GClosure *closure)
{
  Factory *factory = data;

  g_object_unref (factory->store);
  g_hash_table_unref (factory->opened);
  g_free (factory);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  const Factory *values = data;
  KithChronologyRow *self = g_object_new (KITH_TYPE_CHRONOLOGY_ROW, NULL);

  self->store = g_object_ref (values->store);
  self->opened = g_hash_table_ref (values->opened);
  gtk_list_item_set_child (item, GTK_WIDGET (self));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  KithChronologyRow *self = KITH_CHRONOLOGY_ROW (gtk_list_item_get_child (item));

  self->item = item;
  g_signal_group_set_target (self->slot_signals, gtk_list_item_get_item (item));
  update (self);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  KithChronologyRow *self = KITH_CHRONOLOGY_ROW (gtk_list_item_get_child (item));

  g_signal_group_set_target (self->slot_signals, NULL);
  self->item = NULL;
}

/**
 * kith_chronology_row_factory_new:
 * @store: the store
 * @opened: ids of the notes that stand in full
 *
 * Returns: (transfer full): makes rows for the slots of a chronology
 */
GtkListItemFactory *
kith_chronology_row_factory_new (KithStore  *store,
                                 GHashTable *opened)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Factory *values = g_new0 (Factory, 1);

  values->store = g_object_ref (store);
  values->opened = g_hash_table_ref (opened);
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup), values, factory_free, G_CONNECT_DEFAULT);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
