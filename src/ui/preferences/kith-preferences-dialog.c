/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "preferences/kith-preferences-dialog.h"

#include "kith-ui.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

/* No "never": a screen that nobody watches is how records get read. */
static const guint idle_minutes[] = { 1, 2, 5, 10, 15 };

struct _KithPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  /* Parts */
  AdwComboRow *idle_row;
  AdwEntryRow *organisation_row;
  AdwSwitchRow *wording_row;
};

G_DEFINE_FINAL_TYPE (KithPreferencesDialog, kith_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static gboolean
minutes_to_position (GValue   *value,
                     GVariant *variant,
                     gpointer  user_data)
{
  guint position = 0;

  while (position + 1 < G_N_ELEMENTS (idle_minutes) && idle_minutes[position] < g_variant_get_uint32 (variant))
    position++;
  g_value_set_uint (value, position);
  return TRUE;
}

static GVariant *
position_to_minutes (const GValue       *value,
                     const GVariantType *type,
                     gpointer            user_data)
{
  guint position = MIN (g_value_get_uint (value), G_N_ELEMENTS (idle_minutes) - 1);

  return g_variant_new_uint32 (idle_minutes[position]);
}

static void
kith_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_PREFERENCES_DIALOG);
  G_OBJECT_CLASS (kith_preferences_dialog_parent_class)->dispose (object);
}

static void
kith_preferences_dialog_class_init (KithPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               KITH_UI_RESOURCE ("preferences/kith-preferences-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithPreferencesDialog, idle_row);
  gtk_widget_class_bind_template_child (widget_class, KithPreferencesDialog, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, KithPreferencesDialog, wording_row);
}

static void
kith_preferences_dialog_init (KithPreferencesDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  kith_accessible_name_containers (GTK_WIDGET (self), adw_dialog_get_title (ADW_DIALOG (self)));
  for (guint i = 0; i < G_N_ELEMENTS (idle_minutes); i++)
    gtk_string_list_take (labels, g_strdup_printf (ngettext ("%u minute", "%u minutes", idle_minutes[i]),
                                                   idle_minutes[i]));
  adw_combo_row_set_model (self->idle_row, G_LIST_MODEL (labels));
}

/**
 * kith_preferences_dialog_new:
 * @settings: what is preferred
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
kith_preferences_dialog_new (GSettings *settings)
{
  KithPreferencesDialog *self = g_object_new (KITH_TYPE_PREFERENCES_DIALOG, NULL);

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  g_settings_bind_with_mapping (settings, "idle-minutes", self->idle_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                minutes_to_position, position_to_minutes, NULL, NULL);
  g_settings_bind (settings, "wording-hints", self->wording_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "organisation", self->organisation_row, "text", G_SETTINGS_BIND_DEFAULT);
  return ADW_DIALOG (self);
}
