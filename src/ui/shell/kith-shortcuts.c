/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-shortcuts.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

/**
 * KithShortcut:
 * @group: heading it stands under
 * @title: what it does
 * @action: (nullable): the action it activates; %NULL where a widget has the key built in, and it is only listed
 * @accels: the keys
 */
typedef struct {
  const char *group;
  const char *title;
  const char *action;
  const char *accels[3];
} KithShortcut;

static const KithShortcut shortcuts[] = {
  { N_("Working"), N_("Add to this page"), "win.new", { "<Control>n" } },
  { N_("Working"), N_("Find in this page"), "win.find", { "<Control>f" } },
  { N_("Working"), N_("New task"), "win.new-task", { "<Control><Shift>t" } },
  { N_("Working"), N_("Task done, or open again"), NULL, { "space" } },
  { N_("Working"), N_("Search everything"), "win.search", { "<Control>k" } },
  { N_("Working"), N_("Quick log: a note in one line"), "win.quick-log", { "<Control><Shift>l" } },
  { N_("Working"), N_("Raise a safeguarding concern"), "win.raise-concern", { "<Control><Shift>r" } },
  { N_("Working"), N_("Add to my log"), "win.new-log-entry", { "<Control><Shift>e" } },
  { N_("Working"), N_("Save"), NULL, { "<Control>Return" } },
  { N_("Working"), N_("Mark the selected words of a note as a name"), NULL, { "<Control><Shift>m" } },
  { N_("Working"), N_("Undo"), "win.undo", { "<Control>z" } },
  { N_("Working"), N_("Saved views of a list"), "win.views", { "<Control><Shift>v" } },
  { N_("Working"), N_("Recent changes"), "win.recent-changes", { "<Control><Shift>z" } },
  { N_("Working"), N_("Print"), "win.print", { "<Control>p" } },
  { N_("Getting about"), N_("Go to the sidebar"), "win.sidebar", { "F9" } },
  { N_("Getting about"), N_("Go back"), NULL, { "<Alt>Left" } },
  { N_("Getting about"), N_("Main menu"), NULL, { "F10" } },
  { N_("Today"), N_("Next list"), NULL, { "<Control>Page_Down" } },
  { N_("Today"), N_("List before"), NULL, { "<Control>Page_Up" } },
  { N_("Diary"), N_("Earlier"), NULL, { "<Control>Page_Up" } },
  { N_("Diary"), N_("Later"), NULL, { "<Control>Page_Down" } },
  { N_("Diary"), N_("Today"), NULL, { "<Alt>Home" } },
  { N_("Diary"), N_("Day"), NULL, { "<Alt>1" } },
  { N_("Diary"), N_("Week"), NULL, { "<Alt>2" } },
  { N_("Diary"), N_("Term"), NULL, { "<Alt>3" } },
  { N_("Preview of a report"), N_("Larger"), NULL, { "<Control>plus" } },
  { N_("Preview of a report"), N_("Smaller"), NULL, { "<Control>minus" } },
  { N_("Preview of a report"), N_("Fit the width"), NULL, { "<Control>0" } },
  { N_("Preview of a report"), N_("Next page"), NULL, { "<Control>Page_Down" } },
  { N_("Preview of a report"), N_("Previous page"), NULL, { "<Control>Page_Up" } },
  { N_("Kith"), N_("Hide everything, and show it again"), NULL, { "F8" } },
  { N_("Kith"), N_("Lock"), "win.lock", { "<Control>l" } },
  { N_("Kith"), N_("Preferences"), "app.preferences", { "<Control>comma" } },
  { N_("Kith"), N_("Keyboard shortcuts"), "app.shortcuts", { "<Control>question" } },
  { N_("Kith"), N_("Help"), "app.help", { "F1" } },
  { N_("Kith"), N_("Close the window"), "window.close", { "<Control>w" } },
  { N_("Kith"), N_("Quit"), "app.quit", { "<Control>q" } },
};

/**
 * kith_shortcuts_install:
 * @application: the application
 *
 * Gives every action of the table its keys.
 */
void
kith_shortcuts_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].action != NULL)
      gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].accels);
}

static GtkWidget *
make_row (const KithShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  guint key = 0;
  GdkModifierType modifiers = 0;
  g_autofree char *keys = NULL;
  GtkWidget *label = NULL;

  gtk_accelerator_parse (shortcut->accels[0], &key, &modifiers);
  keys = gtk_accelerator_get_label (key, modifiers);
  label = gtk_label_new (keys);
  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

/**
 * kith_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): a dialog that lists the keys
 */
AdwDialog *
kith_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++) {
    if (i == 0 || !g_str_equal (shortcuts[i].group, shortcuts[i - 1].group)) {
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, _(shortcuts[i].group));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
    }
    adw_preferences_group_add (group, make_row (&shortcuts[i]));
  }

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 420);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  kith_accessible_name_containers (view, _("Keyboard Shortcuts"));
  return dialog;
}
