/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-cell.h"

#include <glib/gi18n.h>

struct _KithImportCell
{
  GtkWidget parent_instance;

  /* Owned */
  KithImportEntry *entry;
  GSignalGroup *entry_signals;

  /* Children */
  GtkWidget *box;
  GtkCheckButton *check;
  GtkLabel *name;
  GtkLabel *reference;
  GtkLabel *detail;
  GtkLabel *status;

  gboolean updating;
};

enum {
  SIGNAL_TICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KithImportCell, kith_import_cell, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update (KithImportCell *self)
{
  KithImportOutcome status;

  if (self->entry == NULL)
    return;
  status = kith_import_entry_get_status (self->entry);
  self->updating = TRUE;
  gtk_check_button_set_active (self->check, kith_import_entry_is_ticked (self->entry));
  self->updating = FALSE;
  gtk_label_set_label (self->status, kith_import_outcome_get_label (status));
  set_class (GTK_WIDGET (self->status), "success", status == KITH_IMPORT_NEW);
  set_class (GTK_WIDGET (self->status), "accent", status == KITH_IMPORT_UPDATED);
  set_class (GTK_WIDGET (self->status), "error", status == KITH_IMPORT_REFUSED);
  set_class (GTK_WIDGET (self->status), "dim-label",
             status == KITH_IMPORT_UNCHANGED || status == KITH_IMPORT_NOT_SELECTED);
}

static void
on_toggled (KithImportCell *self)
{
  if (!self->updating && self->entry != NULL)
    g_signal_emit (self, signals[SIGNAL_TICKED], 0);
}

static void
kith_import_cell_dispose (GObject *object)
{
  KithImportCell *self = KITH_IMPORT_CELL (object);

  g_clear_object (&self->entry_signals);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kith_import_cell_parent_class)->dispose (object);
}

static void
kith_import_cell_class_init (KithImportCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_import_cell_dispose;

  signals[SIGNAL_TICKED] =
    g_signal_new ("ticked", KITH_TYPE_IMPORT_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_words (KithImportCell *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->name = add_label (first, "heading");
  self->reference = add_label (first, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->reference), "numeric");
  gtk_box_append (GTK_BOX (words), first);
  self->detail = add_label (words, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "caption");
  gtk_label_set_lines (self->detail, 3);
  gtk_label_set_ellipsize (self->detail, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return words;
}

static void
kith_import_cell_init (KithImportCell *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (self->box), make_words (self));
  self->status = add_label (self->box, "caption-heading");
  gtk_label_set_wrap (self->status, FALSE);
  gtk_label_set_xalign (self->status, 1);
  gtk_widget_set_valign (GTK_WIDGET (self->status), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_margin_bottom (self->box, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->entry_signals = g_signal_group_new (KITH_TYPE_IMPORT_ENTRY);
  g_signal_group_connect_swapped (self->entry_signals, "notify::ticked", G_CALLBACK (update), self);
}

GtkWidget *
kith_import_cell_new (void)
{
  return g_object_new (KITH_TYPE_IMPORT_CELL, NULL);
}

/**
 * kith_import_cell_set_entry:
 * @self: a cell
 * @entry: (nullable): what to show
 */
void
kith_import_cell_set_entry (KithImportCell  *self,
                            KithImportEntry *entry)
{
  g_return_if_fail (KITH_IS_IMPORT_CELL (self));
  g_return_if_fail (entry == NULL || KITH_IS_IMPORT_ENTRY (entry));

  g_set_object (&self->entry, entry);
  g_signal_group_set_target (self->entry_signals, entry);
  if (entry == NULL)
    return;
  gtk_label_set_label (self->name, kith_import_entry_get_name (entry));
  gtk_label_set_label (self->reference, kith_import_entry_get_reference (entry));
  gtk_label_set_label (self->detail, kith_import_entry_get_detail (entry));
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *kith_import_entry_get_detail (entry) != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kith_import_entry_get_name (entry), -1);
  update (self);
}

KithImportEntry *
kith_import_cell_get_entry (KithImportCell *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_CELL (self), NULL);

  return self->entry;
}

gboolean
kith_import_cell_is_ticked (KithImportCell *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_CELL (self), FALSE);

  return gtk_check_button_get_active (self->check);
}

/**
 * kith_import_cell_dup_words:
 * @self: a cell with an entry
 *
 * Returns: (transfer full): who it is and what the file says of them, in one line
 */
char *
kith_import_cell_dup_words (KithImportCell *self)
{
  const char *reference;

  g_return_val_if_fail (KITH_IS_IMPORT_CELL (self), NULL);
  g_return_val_if_fail (self->entry != NULL, NULL);

  reference = kith_import_entry_get_reference (self->entry);
  return g_strdup_printf ("%s, %s, %s", kith_import_entry_get_name (self->entry),
                          reference != NULL ? reference : _("no college ID"),
                          kith_import_entry_get_detail (self->entry));
}
