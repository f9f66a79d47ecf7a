/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-scale-row.h"

#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

/* More than these and typing is quicker than looking for the right one. */
#define MOST_STEPS 6

struct _KithScaleRow
{
  AdwPreferencesRow parent_instance;

  /* Owned: the answers, as they are stored */
  GStrv codes;

  /* Borrowed: the buttons in the order of the answers */
  GPtrArray *buttons;

  /* The digit that chooses the first */
  int first;
  gboolean always;
  gboolean updating;
};

static void form_row_init (KithFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithScaleRow, kith_scale_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_FORM_ROW, form_row_init))

static GtkToggleButton *
get_button (KithScaleRow *self,
            int           position)
{
  return g_ptr_array_index (self->buttons, (guint) position);
}

static int
find_active (KithScaleRow *self)
{
  for (int i = 0; i < (int) self->buttons->len; i++)
    if (gtk_toggle_button_get_active (get_button (self, i)))
      return i;
  return -1;
}

/* Only one of the buttons, or none, is a stop of the Tab key. */
static void
choose (KithScaleRow *self,
        int           position)
{
  self->updating = TRUE;
  for (int i = 0; i < (int) self->buttons->len; i++) {
    gtk_toggle_button_set_active (get_button (self, i), i == position);
    gtk_widget_set_focusable (GTK_WIDGET (get_button (self, i)), i == MAX (0, position));
  }
  self->updating = FALSE;
}

static void
choose_by_hand (KithScaleRow *self,
                int           position)
{
  choose (self, position);
  gtk_widget_grab_focus (GTK_WIDGET (get_button (self, MAX (0, position))));
  kith_form_row_emit_edited (KITH_FORM_ROW (self));
}

/* Where an answer is kept as soon as it is chosen, the arrows go about and choose nothing on the way. */
static void
go_to (KithScaleRow *self,
       int           position)
{
  for (int i = 0; i < (int) self->buttons->len; i++)
    gtk_widget_set_focusable (GTK_WIDGET (get_button (self, i)), i == position);
  gtk_widget_grab_focus (GTK_WIDGET (get_button (self, position)));
}

static int
find_focused (KithScaleRow *self)
{
  for (int i = 0; i < (int) self->buttons->len; i++)
    if (gtk_widget_is_focus (GTK_WIDGET (get_button (self, i))))
      return i;
  return -1;
}

static char *
dup_typed (KithFormRow *row)
{
  KithScaleRow *self = KITH_SCALE_ROW (row);
  int active = find_active (self);

  return g_strdup (active < 0 ? "" : self->codes[active]);
}

static void
set_stored (KithFormRow *row,
            const char  *stored)
{
  KithScaleRow *self = KITH_SCALE_ROW (row);

  for (int i = 0; self->codes[i] != NULL; i++)
    if (g_strcmp0 (self->codes[i], stored) == 0) {
      choose (self, i);
      return;
    }
  choose (self, -1);
}

static void
set_typed (KithFormRow *row,
           const char  *typed)
{
  set_stored (row, typed);
  kith_form_row_emit_edited (row);
}

static GtkWidget *
get_input (KithFormRow *row)
{
  KithScaleRow *self = KITH_SCALE_ROW (row);

  return GTK_WIDGET (get_button (self, MAX (0, find_active (self))));
}

static void
form_row_init (KithFormRowInterface *iface)
{
  iface->dup_typed = dup_typed;
  iface->set_stored = set_stored;
  iface->set_typed = set_typed;
  iface->get_input = get_input;
}

static void
on_toggled (KithScaleRow    *self,
            GtkToggleButton *button)
{
  guint position = 0;

  if (self->updating || !g_ptr_array_find (self->buttons, button, &position))
    return;
  if (gtk_toggle_button_get_active (button) || self->always)
    choose_by_hand (self, (int) position);
  else
    choose_by_hand (self, -1);
}

static int
get_step (KithScaleRow *self,
          guint         key)
{
  gboolean right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    return right_to_left ? 1 : -1;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    return right_to_left ? -1 : 1;
  default:
    return 0;
  }
}

static void
go_on (KithScaleRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static gboolean
on_key (KithScaleRow   *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  int step = get_step (self, key);
  int digit = g_unichar_digit_value (gdk_keyval_to_unicode (key));

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (!self->always && (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace)) {
    choose_by_hand (self, -1);
    return GDK_EVENT_STOP;
  }
  if (step != 0) {
    int from = self->always ? find_focused (self) : find_active (self);
    int position = from < 0 ? 0 : CLAMP (from + step, 0, (int) self->buttons->len - 1);

    if (self->always)
      go_to (self, position);
    else
      choose_by_hand (self, position);
    return GDK_EVENT_STOP;
  }
  if (digit < self->first || digit >= self->first + (int) self->buttons->len)
    return GDK_EVENT_PROPAGATE;
  choose_by_hand (self, digit - self->first);
  go_on (self);
  return GDK_EVENT_STOP;
}

static gboolean
kith_scale_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_input (KITH_FORM_ROW (widget)));
}

static void
kith_scale_row_finalize (GObject *object)
{
  KithScaleRow *self = KITH_SCALE_ROW (object);

  g_ptr_array_unref (self->buttons);
  g_strfreev (self->codes);

  G_OBJECT_CLASS (kith_scale_row_parent_class)->finalize (object);
}

static void
kith_scale_row_class_init (KithScaleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_scale_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = kith_scale_row_grab_focus;
}

static void
kith_scale_row_init (KithScaleRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->buttons = g_ptr_array_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
add_button (KithScaleRow *self,
            AdwWrapBox   *line,
            const char   *title,
            const char   *label)
{
  /* Translators: what is asked, and one of the answers, such as "I feel settled at college: 4" */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), title, label);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "chip");
  kith_accessible_name_button (button, name);
  g_ptr_array_add (self->buttons, button);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
  adw_wrap_box_append (line, button);
}

static void
add_label (GtkBox     *column,
           const char *text,
           gboolean    is_subtitle)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (is_subtitle) {
    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "dimmed");
  }
  gtk_box_append (column, label);
}

static AdwWrapBox *
create_wrap_box (int spacing)
{
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());

  adw_wrap_box_set_child_spacing (box, spacing);
  adw_wrap_box_set_line_spacing (box, 6);
  return box;
}

/* The answers stand at the end of the line, or under the question where there is no room beside it. */
static AdwWrapBox *
add_parts (KithScaleRow *self,
           const char   *title,
           const char   *subtitle)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  AdwWrapBox *line = create_wrap_box (6);
  AdwWrapBox *parts = create_wrap_box (12);

  adw_wrap_box_set_justify (parts, ADW_JUSTIFY_SPREAD);
  adw_wrap_box_set_justify_last_line (parts, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (parts), "scale");
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  add_label (GTK_BOX (column), title, FALSE);
  if (subtitle != NULL)
    add_label (GTK_BOX (column), subtitle, TRUE);
  adw_wrap_box_append (parts, column);
  adw_wrap_box_append (parts, GTK_WIDGET (line));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (parts));
  return line;
}

/**
 * kith_scale_row_suits:
 * @field: a field
 *
 * Returns: whether its values are a few numbers that can all be in sight
 */
gboolean
kith_scale_row_suits (const KithField *field)
{
  return field->type == KITH_FIELD_NUMBER && field->minimum > 0 && field->limit >= field->minimum &&
         field->limit < field->minimum + MOST_STEPS;
}

/**
 * kith_scale_row_new:
 * @field: a field that suits
 *
 * Returns: (transfer floating): a row with nothing chosen
 */
GtkWidget *
kith_scale_row_new (const KithField *field)
{
  KithScaleRow *self = g_object_new (KITH_TYPE_SCALE_ROW, NULL);
  const char *title = kith_field_get_label (field);
  AdwWrapBox *line = add_parts (self, title, NULL);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  self->first = (int) field->minimum;
  for (int i = self->first; i <= (int) field->limit; i++) {
    g_autofree char *number = g_strdup_printf ("%d", i);

    g_strv_builder_add (codes, number);
    add_button (self, line, title, number);
  }
  self->codes = g_strv_builder_end (codes);
  choose (self, -1);
  return GTK_WIDGET (self);
}

/**
 * kith_scale_row_new_for_choices:
 * @title: what is asked
 * @subtitle: (nullable): a line under it
 * @list: the answers
 *
 * Returns: (transfer floating): a row with nothing chosen
 */
GtkWidget *
kith_scale_row_new_for_choices (const char           *title,
                                const char           *subtitle,
                                const KithChoiceList *list)
{
  KithScaleRow *self = g_object_new (KITH_TYPE_SCALE_ROW, NULL);
  AdwWrapBox *line = add_parts (self, title, subtitle);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  self->first = 1;
  self->always = TRUE;
  for (guint i = 0; i < list->n_choices; i++) {
    g_strv_builder_add (codes, list->choices[i].code);
    add_button (self, line, title, _(list->choices[i].label));
  }
  self->codes = g_strv_builder_end (codes);
  choose (self, -1);
  return GTK_WIDGET (self);
}
