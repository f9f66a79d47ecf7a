/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "programme/kith-log-row.h"

#include "kith-log-entry.h"
#include "kith-text.h"
#include "programme/kith-log-words.h"

struct _KithLogRow
{
  KithSlotLine parent_instance;

  /* Children */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *when;
  GtkLabel *learned;
};

G_DEFINE_FINAL_TYPE (KithLogRow, kith_log_row, KITH_TYPE_SLOT_LINE)

static void
kith_log_row_update (KithSlotLine *line,
                     KithRecord   *entry)
{
  KithLogRow *self = KITH_LOG_ROW (line);
  const char *title = entry != NULL ? kith_record_get_text (entry, KITH_LOG_ENTRY_TITLE) : "";
  const char *learned = entry != NULL ? kith_record_get_text (entry, KITH_LOG_ENTRY_LEARNED) : NULL;
  g_autofree char *when = entry != NULL ? kith_log_words_dup (entry) : g_strdup ("");
  g_autofree char *name = g_strdup_printf ("%s, %s", title, when);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->when, when);
  gtk_label_set_label (self->learned, learned != NULL ? learned : "");
  gtk_widget_set_visible (GTK_WIDGET (self->learned), !kith_text_is_empty (learned));
  if (entry != NULL)
    kith_slot_line_set_name (line, name);
}

static GtkLabel *
add_label (KithLogRow *self,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static void
kith_log_row_dispose (GObject *object)
{
  g_clear_pointer (&KITH_LOG_ROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kith_log_row_parent_class)->dispose (object);
}

static void
kith_log_row_class_init (KithLogRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_log_row_dispose;
  KITH_SLOT_LINE_CLASS (klass)->update = kith_log_row_update;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kith_log_row_init (KithLogRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_margin_bottom (self->box, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = add_label (self, "heading");
  self->when = add_label (self, NULL);
  self->learned = add_label (self, "dimmed");
  gtk_label_set_lines (self->learned, 2);
  gtk_label_set_ellipsize (self->learned, PANGO_ELLIPSIZE_END);
}

static KithSlotLine *
create (gpointer unused)
{
  return g_object_new (KITH_TYPE_LOG_ROW, NULL);
}

/**
 * kith_log_row_factory_new:
 *
 * Returns: (transfer full): makes lines for the slots of a log
 */
GtkListItemFactory *
kith_log_row_factory_new (void)
{
  return kith_slot_line_factory_new (create, NULL, NULL);
}
