/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "backups/kith-backups-work.h"

#include "backups/kith-restore.h"
#include "kith-backups.h"
#include "shell/kith-late.h"

#include <glib/gi18n.h>
#include <string.h>

/* A backup becomes a new file, never the one that is open: whoever restores the wrong one has lost nothing. */

typedef struct {
  KithBoardPage *page;
  KithWindow *window; /* NULL for one that is no window of Kith */
  char *backup;
} Restoring;

static void
restoring_free (Restoring *self)
{
  g_object_unref (self->page);
  g_clear_object (&self->window);
  g_free (self->backup);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restoring, restoring_free)

static void
restored (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Restoring) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *new_path = kith_restore_finish (result, &error);

  if (new_path != NULL)
    kith_late_present (kith_restore_make_dialog (new_path), GTK_WIDGET (self->page), self->window);
  else if (self->window != NULL)
    kith_window_report_error (self->window, error);
}

static void
target_chosen (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Restoring) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;
  Restoring *restoring = self;

  if (path == NULL)
    return;
  self = NULL;
  kith_restore_async (restoring->page, restoring->backup, path, restored, restoring);
}

static void
choose_target (Restoring *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *base = g_path_get_basename (self->backup);
  gsize ending = g_str_has_suffix (base, ".kith") ? strlen (".kith") : 0;
  g_autofree char *stem = g_strndup (base, strlen (base) - ending);
  /* Translators: the proposed name of a file; name of a backup */
  g_autofree char *name = g_strdup_printf (_("%s restored.kith"), stem);

  gtk_file_dialog_set_title (dialog, _("Restore to a New File"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page))), NULL, target_chosen, self);
}

static void
answered (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Restoring) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "choose"))
    choose_target (g_steal_pointer (&self));
}

void
kith_backups_work_restore (KithBoardPage *page,
                           const char    *path)
{
  KithClock *clock = kith_store_get_clock (kith_board_page_get_store (page));
  g_autofree char *warning = kith_backup_dup_warning (path, kith_clock_get_now (clock));
  g_autofree char *body =
    g_strdup_printf ("%s\n\n%s", warning, _("It becomes a new file, with the accounts and passphrases of its day. The file you "
                                            "work in stays as it is."));
  AdwDialog *dialog = adw_alert_dialog_new (_("Restore to a New File?"), body);
  Restoring *self = g_new0 (Restoring, 1);

  self->page = g_object_ref (page);
  g_set_object (&self->window, kith_window_get_for (GTK_WIDGET (page)));
  self->backup = g_strdup (path);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "choose", _("Choose a _Place…"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "choose");
  gtk_widget_set_name (GTK_WIDGET (dialog), "kith-restore-warning");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (page), NULL, answered, self);
}
