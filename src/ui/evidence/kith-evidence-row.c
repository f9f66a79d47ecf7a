/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/kith-evidence-row.h"

#include "list/kith-list-rows.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

struct _KithEvidenceItem
{
  GObject parent_instance;

  KithEvidenceLine *line;
};

G_DEFINE_FINAL_TYPE (KithEvidenceItem, kith_evidence_item, G_TYPE_OBJECT)

static void
kith_evidence_item_finalize (GObject *object)
{
  g_clear_pointer (&KITH_EVIDENCE_ITEM (object)->line, kith_evidence_line_free);

  G_OBJECT_CLASS (kith_evidence_item_parent_class)->finalize (object);
}

static void
kith_evidence_item_class_init (KithEvidenceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_evidence_item_finalize;
}

static void
kith_evidence_item_init (KithEvidenceItem *self)
{
}

KithEvidenceItem *
kith_evidence_item_new (KithEvidenceLine *line)
{
  KithEvidenceItem *self = g_object_new (KITH_TYPE_EVIDENCE_ITEM, NULL);

  self->line = line;
  return self;
}

const KithEvidenceLine *
kith_evidence_item_get_line (KithEvidenceItem *self)
{
  g_return_val_if_fail (KITH_IS_EVIDENCE_ITEM (self), NULL);

  return self->line;
}

gboolean
kith_evidence_item_is_same (gconstpointer item,
                            gconstpointer other)
{
  const KithEvidenceItem *self = item, *than = other;

  return kith_record_get_id (self->line->record) == kith_record_get_id (than->line->record);
}

gboolean
kith_evidence_item_looks_same (gconstpointer item,
                               gconstpointer other)
{
  const KithEvidenceItem *self = item, *than = other;

  return kith_evidence_item_is_same (item, other) && g_str_equal (self->line->title, than->line->title) &&
         g_str_equal (self->line->words, than->line->words) && g_str_equal (self->line->remark, than->line->remark) &&
         kith_record_get_version (self->line->record) == kith_record_get_version (than->line->record);
}

/* The children of a row, in this order. */
typedef struct {
  GtkLabel *title;
  GtkLabel *words;
  GtkLabel *remark;
  GtkWidget *remove;
} Parts;

#define PARTS_KEY "kith-parts"

static GtkLabel *
add_label (GtkBox     *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          const char               *remove_action)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  Parts *parts = g_new0 (Parts, 1);

  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_hexpand (texts, TRUE);
  parts->title = add_label (GTK_BOX (texts), "heading");
  parts->words = add_label (GTK_BOX (texts), "dimmed");
  parts->remark = add_label (GTK_BOX (texts), NULL);
  gtk_box_append (GTK_BOX (row), texts);
  if (remove_action != NULL) {
    parts->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
    gtk_widget_add_css_class (parts->remove, "flat");
    gtk_widget_set_valign (parts->remove, GTK_ALIGN_CENTER);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (parts->remove), remove_action);
    gtk_box_append (GTK_BOX (row), parts->remove);
  }
  g_object_set_data_full (G_OBJECT (row), PARTS_KEY, parts, g_free);
  gtk_list_item_set_child (item, row);
  kith_list_rows_set_up (item);
}

static void
set_remark (GtkLabel               *label,
            const KithEvidenceLine *line)
{
  gtk_label_set_label (label, line->remark);
  gtk_widget_set_visible (GTK_WIDGET (label), *line->remark != '\0');
  if (line->is_urgent)
    gtk_widget_add_css_class (GTK_WIDGET (label), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "warning");
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         const char               *remove_action)
{
  const KithEvidenceLine *line = kith_evidence_item_get_line (gtk_list_item_get_item (item));
  Parts *parts = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), PARTS_KEY);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", line->title, line->words, line->remark);
  /* Translators: what somebody said, or what was done */
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), line->title);

  gtk_label_set_label (parts->title, line->title);
  gtk_label_set_label (parts->words, line->words);
  set_remark (parts->remark, line);
  gtk_list_item_set_accessible_label (item, label);
  if (parts->remove == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (parts->remove), "x", kith_record_get_id (line->record));
  gtk_widget_set_tooltip_text (parts->remove, _("Remove"));
  kith_accessible_name_button (parts->remove, remove);
}

/**
 * kith_evidence_row_factory_new:
 * @remove_action: (nullable): an action that takes the id of a record, for a button at the end of each
 *
 * Returns: (transfer full): makes the lines
 */
GtkListItemFactory *
kith_evidence_row_factory_new (const char *remove_action)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) remove_action);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) remove_action);
  return factory;
}
