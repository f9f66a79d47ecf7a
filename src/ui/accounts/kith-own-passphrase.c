/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-own-passphrase.h"

#include <glib/gi18n.h>

/**
 * kith_own_passphrase_add:
 * @dialog: a form
 *
 * Returns: (transfer none): the line
 */
GtkEditable *
kith_own_passphrase_add (KithWorkDialog *dialog)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Is It You?"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group), _("Type your own passphrase again, so that nobody does this at a screen you left."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Your Passphrase"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  kith_work_dialog_add_group (dialog, ADW_PREFERENCES_GROUP (group));
  return GTK_EDITABLE (row);
}
