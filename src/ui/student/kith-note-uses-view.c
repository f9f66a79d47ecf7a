/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-uses-view.h"

#include "kith-pane-rows.h"
#include "kith-programme.h"
#include "programme/kith-log-edit.h"
#include "programme/kith-programme-page.h"

#include <glib/gi18n.h>

static void
on_entry (GtkWidget *row,
          gpointer   entry)
{
  KithWindow *window = kith_window_get_for (row);

  if (window != NULL)
    kith_log_edit_present (row, kith_window_get_store (window), entry);
}

static void
on_programme (GtkWidget *row,
              gpointer   programme)
{
  KithWindow *window = kith_window_get_for (row);

  if (window != NULL)
    kith_programme_page_show (window, kith_record_get_number (programme, KITH_PROGRAMME_PERSON));
}

static AdwActionRow *
add_use (AdwPreferencesGroup *group,
         const char          *icon_name,
         const char          *title,
         const char          *words)
{
  AdwActionRow *row = kith_pane_add_row (group, title, words);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (row, icon);
  return row;
}

static void
make_link (AdwActionRow *row,
           GCallback     activated,
           KithRecord   *record)
{
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", activated, g_object_ref (record), (GClosureNotify) (GCallback) g_object_unref,
                         G_CONNECT_DEFAULT);
}

static void
add_log (AdwPreferencesGroup *group,
         const KithNoteUses  *uses)
{
  AdwActionRow *row = NULL;

  if (uses->log_words == NULL)
    return;
  row = add_use (group, "kith-programme-symbolic", _("My log, as “a student”"), uses->log_words);
  if (uses->log_entry == NULL)
    return;
  make_link (row, G_CALLBACK (on_entry), uses->log_entry);
  row = add_use (group, "emblem-ok-symbolic", _("Evidence"),
                 uses->evidence != NULL ? uses->evidence : _("For no line of the standard yet. Open the log entry to choose."));
  if (uses->programme != NULL)
    make_link (row, G_CALLBACK (on_programme), uses->programme);
}

/**
 * kith_note_uses_view_new:
 * @uses: where a note went
 *
 * Returns: (transfer floating): the same for people, with links
 */
GtkWidget *
kith_note_uses_view_new (const KithNoteUses *uses)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _("Where This Went"));
  adw_preferences_group_set_description (group, _("Only you see this."));
  gtk_widget_set_name (GTK_WIDGET (group), "kith-note-uses");
  gtk_widget_set_margin_top (GTK_WIDGET (group), 6);
  add_use (group, "kith-students-symbolic", _("Chronology"), _("Here, for whoever may read it."));
  add_log (group, uses);
  if (uses->is_on_agenda)
    add_use (group, "kith-people-symbolic", _("Supervision"),
             _("Your supervisor is asked to offer a debrief. Nothing of what you wrote goes with it."));
  return GTK_WIDGET (group);
}
