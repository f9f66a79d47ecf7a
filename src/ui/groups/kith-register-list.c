/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-register-list.h"

#include "kith-register-row.h"

#include <glib/gi18n.h>

struct _KithRegisterList
{
  AdwBin parent_instance;

  /* Owned */
  KithRegister *reg;
  GSignalGroup *signals;

  /* Child */
  GtkListBox *list;

  gboolean may_mark;
};

G_DEFINE_FINAL_TYPE (KithRegisterList, kith_register_list, ADW_TYPE_BIN)

static KithRegisterRow *
get_row (KithRegisterList *self,
         guint             position)
{
  return KITH_REGISTER_ROW (gtk_list_box_get_row_at_index (self->list, (int) position));
}

static KithRegisterRow *
get_focused_row (KithRegisterList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return focus != NULL && KITH_IS_REGISTER_ROW (focus) ? KITH_REGISTER_ROW (focus) : NULL;
}

static void
focus_student (KithRegisterList *self,
               gint64            student,
               guint             position)
{
  guint n_lines = kith_register_get_n_lines (self->reg);

  for (guint i = 0; i < n_lines; i++)
    if (kith_register_get_line (self->reg, i)->student == student) {
      gtk_widget_grab_focus (GTK_WIDGET (get_row (self, i)));
      return;
    }
  if (n_lines > 0)
    gtk_widget_grab_focus (GTK_WIDGET (get_row (self, MIN (position, n_lines - 1))));
}

/* Registers are short, so they are made anew; whoever was on a line is on it again afterwards. */
static void
fill (KithRegisterList *self)
{
  KithRegisterRow *focused = get_focused_row (self);
  gint64 student = focused != NULL ? kith_register_row_get_student (focused) : 0;
  guint position = focused != NULL ? kith_register_row_get_position (focused) : 0;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < kith_register_get_n_lines (self->reg); i++)
    gtk_list_box_append (self->list, kith_register_row_new (self->reg, i, self->may_mark));
  gtk_widget_set_visible (GTK_WIDGET (self->list), kith_register_get_n_lines (self->reg) > 0);
  if (student != 0)
    focus_student (self, student, position);
}

static void
on_changed (KithRegisterList *self,
            guint             position)
{
  if (position == G_MAXUINT)
    fill (self);
  else
    kith_register_row_update (get_row (self, position));
}

/* Only where the row itself has the focus: its buttons have keys of their own. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        KithRegisterList      *self)
{
  KithRegisterRow *row = get_focused_row (self);

  if (row == NULL || !gtk_widget_is_focus (GTK_WIDGET (row)) ||
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  return kith_register_row_press (row, key) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
kith_register_list_dispose (GObject *object)
{
  KithRegisterList *self = KITH_REGISTER_LIST (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kith_register_list_parent_class)->dispose (object);
}

static void
kith_register_list_class_init (KithRegisterListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_register_list_dispose;
}

static void
kith_register_list_init (KithRegisterList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Register"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  self->signals = g_signal_group_new (KITH_TYPE_REGISTER);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (on_changed), self);
}

/**
 * kith_register_list_set_register:
 * @self: the list
 * @reg: what it shows
 * @may_mark: whether this account may tick
 */
void
kith_register_list_set_register (KithRegisterList *self,
                                 KithRegister     *reg,
                                 gboolean          may_mark)
{
  g_return_if_fail (KITH_IS_REGISTER_LIST (self));
  g_return_if_fail (KITH_IS_REGISTER (reg));

  g_set_object (&self->reg, reg);
  self->may_mark = may_mark;
  g_signal_group_set_target (self->signals, reg);
  fill (self);
}
