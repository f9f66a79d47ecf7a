/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "backups/kith-backups-page.h"

#include "backups/kith-backups-board.h"
#include "backups/kith-backups-work.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

#define PATH_KEY "kith-path"

struct _KithBackupsPage
{
  KithBoardPage parent_instance;

  /* Owned: names of the rows that are open */
  GHashTable *unfolded;

  /* Template */
  GtkWidget *back_up_button;

  /* Borrowed: what is shown */
  KithBackupsBoard *board;
};

G_DEFINE_FINAL_TYPE (KithBackupsPage, kith_backups_page, KITH_TYPE_BOARD_PAGE)

/* What a person does */

static void
back_up_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  kith_backups_work_now (KITH_BOARD_PAGE (widget));
}

static void
on_back_up (KithBoardPage *self)
{
  kith_backups_work_now (self);
}

static void
on_drill (KithBoardPage *self)
{
  kith_backups_work_drill (self);
}

static void
on_choose_second (KithBoardPage *self)
{
  kith_backups_work_choose_second (self);
}

static void
on_drop_second (KithBoardPage *self)
{
  kith_backups_work_drop_second (self);
}

static void
on_read (KithBoardPage *self)
{
  kith_backups_work_read (self);
}

static void
on_verify (KithBoardPage *self,
           GtkWidget     *row)
{
  kith_backups_work_verify (self, g_object_get_data (G_OBJECT (row), PATH_KEY));
}

static void
on_restore (KithBoardPage *self,
            GtkWidget     *row)
{
  kith_backups_work_restore (self, g_object_get_data (G_OBJECT (row), PATH_KEY));
}

/* Filling */

static GtkWidget *
create_button_row (KithBackupsPage *self,
                   const char      *label,
                   const char      *name,
                   GCallback        activated)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_widget_set_name (row, name);
  g_signal_connect_object (row, "activated", activated, self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_warning (AdwPreferencesGroup *group,
             const char          *title,
             const char          *words)
{
  AdwActionRow *row = kith_pane_add_row (group, title, words);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Warning"), -1);
  adw_action_row_add_prefix (row, icon);
}

static void
add_restored (KithBackupsPage *self)
{
  AdwPreferencesGroup *group = NULL;

  if (self->board->restored == NULL)
    return;
  group = kith_board_page_add_group (KITH_BOARD_PAGE (self), _("This File Was Restored"), NULL);
  add_warning (group, _("What You Have to Know"), self->board->restored);
  adw_preferences_group_add (group, create_button_row (self, _("I Have Read This"), "kith-restored-read",
                                                       G_CALLBACK (on_read)));
}

static void
add_last (KithBackupsPage *self)
{
  AdwPreferencesGroup *group = kith_board_page_add_group (KITH_BOARD_PAGE (self), _("Last Backup"),
                                                          _("One is made at the first sign-in of every day, by itself."));
  const char *title = kith_backups_get_last_title (self->board);
  g_autofree char *words = kith_backups_dup_last_words (self->board);

  if (self->board->health->is_late)
    add_warning (group, title, words);
  else
    kith_pane_add_row (group, title, words);
  if (self->board->health->daily_problem != NULL)
    add_warning (group, _("The Last Attempt Failed"), self->board->health->daily_problem);
  adw_preferences_group_add (group, create_button_row (self, _("Back Up Now"), "kith-back-up", G_CALLBACK (on_back_up)));
}

static void
add_drill (KithBackupsPage *self)
{
  AdwPreferencesGroup *group =
    kith_board_page_add_group (KITH_BOARD_PAGE (self), _("Restore Drill"), NULL);
  g_autofree char *words = kith_backups_dup_drill_words (self->board);

  if (self->board->health->is_drill_due)
    add_warning (group, _("Every Three Months"), words);
  else
    kith_pane_add_row (group, _("Every Three Months"), words);
  adw_preferences_group_add (group, create_button_row (self, _("Try to Restore"), "kith-drill", G_CALLBACK (on_drill)));
}

static void
add_second (KithBackupsPage *self)
{
  AdwPreferencesGroup *group =
    kith_board_page_add_group (KITH_BOARD_PAGE (self), _("Second Place"),
                               _("A fire takes the computer with the backups beside it. The backup of the day is copied to a "
                                 "folder elsewhere as well, such as one on a USB drive; it is encrypted there too."));
  const char *folder = self->board->health->second_folder;
  g_autofree char *name = folder != NULL ? g_filename_display_name (folder) : NULL;
  g_autofree char *words = kith_backups_dup_second_words (self->board);

  if (folder == NULL)
    kith_pane_add_row (group, _("None"), _("No second place is chosen."));
  else if (self->board->health->second_problem != NULL || self->board->health->is_same_disk)
    add_warning (group, name, words);
  else
    kith_pane_add_row (group, name, words);
  adw_preferences_group_add (group, create_button_row (self, _("Choose a Folder…"), "kith-choose-second",
                                                       G_CALLBACK (on_choose_second)));
  if (folder != NULL)
    adw_preferences_group_add (group, create_button_row (self, _("No Second Place"), "kith-drop-second",
                                                         G_CALLBACK (on_drop_second)));
}

static void
add_path_action (KithBackupsPage *self,
                 AdwExpanderRow  *expander,
                 const char      *label,
                 const char      *name,
                 const char      *path,
                 GCallback        activated)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *widget_name = g_strdup_printf ("%s-%s", name, base);
  GtkWidget *row = create_button_row (self, label, widget_name, activated);

  g_object_set_data_full (G_OBJECT (row), PATH_KEY, g_strdup (path), g_free);
  adw_expander_row_add_row (expander, row);
}

/* A row that was open is open again when the page is filled anew. */
static void
on_unfolded (KithBackupsPage *self,
             GParamSpec      *pspec,
             AdwExpanderRow  *row)
{
  const char *name = gtk_widget_get_name (GTK_WIDGET (row));

  if (adw_expander_row_get_expanded (row))
    g_hash_table_add (self->unfolded, g_strdup (name));
  else
    g_hash_table_remove (self->unfolded, name);
}

static void
add_backup (KithBackupsPage     *self,
            AdwPreferencesGroup *group,
            const KithBackup    *backup)
{
  g_autofree char *title = kith_backups_dup_title (backup);
  g_autofree char *words = kith_backups_dup_state_words (backup);
  g_autofree char *base = g_path_get_basename (backup->path);
  g_autofree char *path = g_filename_display_name (backup->path);
  g_autofree char *name = g_strdup_printf ("kith-backup-%s-%d", base, backup->is_second);
  AdwExpanderRow *row = kith_pane_add_expander (group, title, name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_set_subtitle (row, words);
  adw_expander_row_add_row (row, GTK_WIDGET (kith_pane_create_row (_("File"), path)));
  if (backup->opens)
    add_path_action (self, row, _("Check"), "kith-verify", backup->path, G_CALLBACK (on_verify));
  add_path_action (self, row, _("Restore to a New File…"), "kith-restore", backup->path, G_CALLBACK (on_restore));
  adw_expander_row_set_expanded (row, g_hash_table_contains (self->unfolded, name));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_unfolded), self, G_CONNECT_SWAPPED);
}

static void
add_list (KithBackupsPage *self)
{
  AdwPreferencesGroup *group =
    kith_board_page_add_group (KITH_BOARD_PAGE (self), _("Backups"),
                               _("Seven days, four weeks and two months are kept, and none that Kith makes by itself for over 92 "
                                 "days: what was erased is gone from all of them by then."));

  for (guint i = 0; i < self->board->backups->len; i++)
    add_backup (self, group, g_ptr_array_index (self->board->backups, i));
  if (self->board->backups->len == 0)
    kith_pane_add_remark (group, _("None recorded."));
}

static const char *const kinds[] = { NULL };

static gboolean
kith_backups_page_fill (KithBoardPage *page,
                        gpointer       board)
{
  KithBackupsPage *self = KITH_BACKUPS_PAGE (page);

  self->board = board;
  add_restored (self);
  add_last (self);
  add_drill (self);
  add_second (self);
  add_list (self);
  return TRUE;
}

static void
kith_backups_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_BACKUPS_PAGE);
  G_OBJECT_CLASS (kith_backups_page_parent_class)->dispose (object);
}

static void
kith_backups_page_finalize (GObject *object)
{
  g_hash_table_unref (KITH_BACKUPS_PAGE (object)->unfolded);
  G_OBJECT_CLASS (kith_backups_page_parent_class)->finalize (object);
}

static void
kith_backups_page_class_init (KithBackupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithBoardPageClass *board_class = KITH_BOARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_backups_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_backups_page_finalize;
  board_class->kinds = kinds;
  board_class->gather = kith_backups_board_gather;
  board_class->free_board = kith_backups_board_free;
  board_class->fill = kith_backups_page_fill;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("backups/kith-backups-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithBackupsPage, back_up_button);

  gtk_widget_class_install_action (widget_class, "page.back-up", NULL, back_up_action);
}

static void
kith_backups_page_init (KithBackupsPage *self)
{
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_backups_page_new:
 * @store: the open store
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kith_backups_page_new (KithStore *store)
{
  KithBackupsPage *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_BACKUPS_PAGE, NULL);
  kith_board_page_set_up (KITH_BOARD_PAGE (self), store);
  g_signal_connect_object (store, "backed-up", G_CALLBACK (kith_board_page_reload), self, G_CONNECT_SWAPPED);
  kith_accessible_name_button (self->back_up_button, _("Back Up Now"));
  return ADW_NAVIGATION_PAGE (self);
}
