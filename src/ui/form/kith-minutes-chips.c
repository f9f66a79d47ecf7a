/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-minutes-chips.h"

#include "kith-duration.h"

#include <glib/gi18n.h>

static const int quick_minutes[] = { 15, 30, 45, 60 };

static void
chip_clicked (GtkButton   *chip,
              GtkEditable *editable)
{
  gtk_editable_set_text (editable, gtk_button_get_label (chip));
}

/**
 * kith_minutes_chips_new:
 * @editable: what the buttons fill in
 *
 * Returns: (transfer floating): buttons for the commonest durations
 */
GtkWidget *
kith_minutes_chips_new (GtkEditable *editable)
{
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());

  g_return_val_if_fail (GTK_IS_EDITABLE (editable), NULL);

  adw_wrap_box_set_child_spacing (box, 6);
  adw_wrap_box_set_line_spacing (box, 6);
  for (guint i = 0; i < G_N_ELEMENTS (quick_minutes); i++) {
    g_autofree char *label = kith_duration_format (quick_minutes[i]);
    GtkWidget *chip = gtk_button_new_with_label (label);

    gtk_widget_add_css_class (chip, "chip");
    g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked), editable, G_CONNECT_DEFAULT);
    adw_wrap_box_append (box, chip);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Quick durations"), -1);
  return GTK_WIDGET (box);
}
