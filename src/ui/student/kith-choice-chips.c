/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-choice-chips.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _KithChoiceChips
{
  GtkWidget parent_instance;

  /* Children */
  GtkLabel *title;
  AdwWrapBox *box;

  /* Borrowed: the buttons in the order of the list */
  GPtrArray *buttons;

  const KithChoiceList *list;
  gboolean quiet;
};

static void form_row_init (KithFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithChoiceChips, kith_choice_chips, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_FORM_ROW, form_row_init))

static int
find_active (KithChoiceChips *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->buttons, i)))
      return (int) i;
  return -1;
}

static char *
dup_typed (KithFormRow *row)
{
  return g_strdup (kith_choice_chips_get_code (KITH_CHOICE_CHIPS (row)));
}

static void
set_stored (KithFormRow *row,
            const char  *stored)
{
  kith_choice_chips_set_code (KITH_CHOICE_CHIPS (row), stored);
}

static GtkWidget *
get_input (KithFormRow *row)
{
  KithChoiceChips *self = KITH_CHOICE_CHIPS (row);

  return g_ptr_array_index (self->buttons, (guint) MAX (0, find_active (self)));
}

static void
form_row_init (KithFormRowInterface *iface)
{
  iface->dup_typed = dup_typed;
  iface->set_stored = set_stored;
  iface->set_typed = set_stored;
  iface->get_input = get_input;
}

static void
on_toggled (KithChoiceChips *self,
            GtkToggleButton *button)
{
  if (!self->quiet && gtk_toggle_button_get_active (button))
    kith_form_row_emit_edited (KITH_FORM_ROW (self));
}

static int
find_step (KithChoiceChips *self,
           GtkDirectionType direction)
{
  gboolean right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (direction == GTK_DIR_LEFT)
    return right_to_left ? 1 : -1;
  if (direction == GTK_DIR_RIGHT)
    return right_to_left ? -1 : 1;
  return 0;
}

static int
find_focused (KithChoiceChips *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_has_focus (g_ptr_array_index (self->buttons, i)))
      return (int) i;
  return -1;
}

static gboolean
kith_choice_chips_focus (GtkWidget       *widget,
                         GtkDirectionType direction)
{
  KithChoiceChips *self = KITH_CHOICE_CHIPS (widget);
  int focused = find_focused (self);
  int next = focused + find_step (self, direction);

  if (focused < 0)
    return gtk_widget_grab_focus (get_input (KITH_FORM_ROW (self)));
  if (next == focused || next < 0 || next >= (int) self->buttons->len)
    return FALSE;
  gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, (guint) next), TRUE);
  return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, (guint) next));
}

static gboolean
kith_choice_chips_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_input (KITH_FORM_ROW (widget)));
}

static void
kith_choice_chips_dispose (GObject *object)
{
  KithChoiceChips *self = KITH_CHOICE_CHIPS (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer ((GtkWidget **) &self->title, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kith_choice_chips_parent_class)->dispose (object);
}

static void
kith_choice_chips_class_init (KithChoiceChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_choice_chips_dispose;
  widget_class->focus = kith_choice_chips_focus;
  widget_class->grab_focus = kith_choice_chips_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kith_choice_chips_init (KithChoiceChips *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 6);
  self->buttons = g_ptr_array_new ();
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

static void
add_button (KithChoiceChips  *self,
            const KithChoice *choice)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (_(choice->label));

  gtk_widget_add_css_class (button, "chip");
  if (self->buttons->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  g_ptr_array_add (self->buttons, button);
  adw_wrap_box_append (self->box, button);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
}

/**
 * kith_choice_chips_new:
 * @title: what is chosen
 * @list: the entries
 *
 * Returns: (transfer floating): buttons for every entry, none of them chosen
 */
GtkWidget *
kith_choice_chips_new (const char           *title,
                       const KithChoiceList *list)
{
  KithChoiceChips *self = g_object_new (KITH_TYPE_CHOICE_CHIPS, NULL);

  self->list = list;
  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < list->n_choices; i++)
    add_button (self, &list->choices[i]);
  return GTK_WIDGET (self);
}

/**
 * kith_choice_chips_get_code:
 * @self: chips
 *
 * Returns: (nullable): code of the entry chosen
 */
const char *
kith_choice_chips_get_code (KithChoiceChips *self)
{
  int active = 0;

  g_return_val_if_fail (KITH_IS_CHOICE_CHIPS (self), NULL);
  active = find_active (self);
  return active >= 0 ? self->list->choices[active].code : NULL;
}

/**
 * kith_choice_chips_set_code:
 * @self: chips
 * @code: (nullable): the entry to choose
 *
 * Chooses without telling anybody that a person did.
 */
void
kith_choice_chips_set_code (KithChoiceChips *self,
                            const char      *code)
{
  g_return_if_fail (KITH_IS_CHOICE_CHIPS (self));
  self->quiet = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i),
                                  g_strcmp0 (self->list->choices[i].code, code) == 0);
  self->quiet = FALSE;
}
