/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-flag-row.h"

struct _KithFlagRow
{
  AdwActionRow parent_instance;

  GtkSwitch *toggle;
  gboolean updating;
};

static void kith_flag_row_form_row_init (KithFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithFlagRow, kith_flag_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_FORM_ROW, kith_flag_row_form_row_init))

static char *
kith_flag_row_dup_typed (KithFormRow *row)
{
  return g_strdup (gtk_switch_get_active (KITH_FLAG_ROW (row)->toggle) ? "1" : "0");
}

static void
kith_flag_row_set_stored (KithFormRow *row,
                          const char  *stored)
{
  KithFlagRow *self = KITH_FLAG_ROW (row);

  self->updating = TRUE;
  gtk_switch_set_active (self->toggle, g_strcmp0 (stored, "1") == 0);
  self->updating = FALSE;
}

static void
kith_flag_row_set_typed (KithFormRow *row,
                         const char  *typed)
{
  kith_flag_row_set_stored (row, typed);
  kith_form_row_emit_edited (row);
}

static GtkWidget *
kith_flag_row_get_input (KithFormRow *row)
{
  return GTK_WIDGET (KITH_FLAG_ROW (row)->toggle);
}

static void
kith_flag_row_form_row_init (KithFormRowInterface *iface)
{
  iface->dup_typed = kith_flag_row_dup_typed;
  iface->set_stored = kith_flag_row_set_stored;
  iface->set_typed = kith_flag_row_set_typed;
  iface->get_input = kith_flag_row_get_input;
}

static void
toggled (KithFlagRow *self)
{
  if (!self->updating)
    kith_form_row_emit_edited (KITH_FORM_ROW (self));
}

static void
kith_flag_row_class_init (KithFlagRowClass *klass)
{
}

static void
kith_flag_row_init (KithFlagRow *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (toggled), self);
}

/**
 * kith_flag_row_new:
 * @title: what is so, or not
 *
 * Returns: (transfer floating): a row with a switch that is off
 */
GtkWidget *
kith_flag_row_new (const char *title)
{
  KithFlagRow *self = g_object_new (KITH_TYPE_FLAG_ROW, "title", title, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}
