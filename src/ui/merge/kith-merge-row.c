/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-merge-row.h"

#include "kith-student.h"

#include <glib/gi18n.h>

struct _KithMergeRow
{
  AdwPreferencesRow parent_instance;

  /* Owned: keeps the field alive */
  KithMerge *merge;

  /* Borrowed */
  KithMergeField *field;
  GtkBox *choices;
};

G_DEFINE_FINAL_TYPE (KithMergeRow, kith_merge_row, ADW_TYPE_PREFERENCES_ROW)

static void
on_toggled (KithMergeRow   *self,
            GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    self->field->choice = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice"));
}

static GtkWidget *
create_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text != NULL ? text : _("Nothing"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  if (text == NULL)
    gtk_widget_add_css_class (label, "dimmed");
  return label;
}

/* The first of a group is %NULL for @group. */
static GtkWidget *
add_choice (KithMergeRow    *self,
            KithMergeChoice  choice,
            const char      *text,
            const char      *name,
            GtkWidget       *group)
{
  GtkWidget *button = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), create_text (text));
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), self->field->choice == choice);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (choice));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->choices, button);
  return button;
}

static void
add_choices (KithMergeRow *self,
             const char   *label)
{
  const char *nothing = _("Nothing");
  /* Translators: name of a field, and what the record says that stays */
  g_autofree char *kept = g_strdup_printf (_("%s, from the record that stays: %s"), label,
                                           self->field->kept != NULL ? self->field->kept : nothing);
  /* Translators: name of a field, and what the record says that goes */
  g_autofree char *other = g_strdup_printf (_("%s, from the record that goes: %s"), label,
                                            self->field->other != NULL ? self->field->other : nothing);
  /* Translators: name of a field */
  g_autofree char *both = g_strdup_printf (_("%s, from both records"), label);
  GtkWidget *group = add_choice (self, KITH_MERGE_KEPT, self->field->kept, kept, NULL);

  add_choice (self, KITH_MERGE_OTHER, self->field->other, other, group);
  if (self->field->can_join)
    add_choice (self, KITH_MERGE_BOTH, _("Both"), both, group);
}

static void
kith_merge_row_finalize (GObject *object)
{
  kith_merge_unref (KITH_MERGE_ROW (object)->merge);

  G_OBJECT_CLASS (kith_merge_row_parent_class)->finalize (object);
}

static void
kith_merge_row_class_init (KithMergeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_merge_row_finalize;
}

static void
kith_merge_row_init (KithMergeRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * kith_merge_row_new:
 * @merge: a merge
 * @field: one of its fields
 *
 * Returns: (transfer floating): a row that asks what to keep
 */
GtkWidget *
kith_merge_row_new (KithMerge      *merge,
                    KithMergeField *field)
{
  KithMergeRow *self = g_object_new (KITH_TYPE_MERGE_ROW, NULL);
  const char *label = _(kith_student_kind.fields[field->field].label);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (label);

  self->merge = kith_merge_ref (merge);
  self->field = field;
  self->choices = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_box_set_homogeneous (self->choices, TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (box, "kith-merge-row");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choices));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  add_choices (self, label);
  return GTK_WIDGET (self);
}

/**
 * kith_merge_row_set_narrow:
 * @self: a row
 * @narrow: whether there is no room for two columns
 */
void
kith_merge_row_set_narrow (KithMergeRow *self,
                           gboolean      narrow)
{
  g_return_if_fail (KITH_IS_MERGE_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->choices),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
