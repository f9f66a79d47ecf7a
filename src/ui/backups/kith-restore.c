/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "backups/kith-restore.h"

#include "kith-maintenance.h"

#include <glib/gi18n.h>

static void
restore_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  const char *const *paths = data;
  GError *error = NULL;

  if (kith_maintenance_restore (paths[0], paths[1], &error))
    g_task_return_pointer (task, g_strdup (paths[1]), g_free);
  else
    g_task_return_error (task, error);
}

void
kith_restore_async (gpointer             source,
                    const char          *backup,
                    const char          *new_path,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);
  GStrv paths = g_new0 (char *, 3);

  paths[0] = g_strdup (backup);
  paths[1] = g_strdup (new_path);
  g_task_set_source_tag (task, kith_restore_async);
  g_task_set_task_data (task, paths, (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, restore_in_thread);
}

char *
kith_restore_finish (GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kith_restore_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

AdwDialog *
kith_restore_make_dialog (const char *new_path)
{
  g_autofree char *name = g_filename_display_name (new_path);
  /* Translators: a file */
  g_autofree char *body = g_strdup_printf (_("It is “%s”. To look into it, lock Kith and open that file, with a passphrase of the "
                                             "day of the backup. The file you work in is as it was."), name);
  AdwDialog *dialog = adw_alert_dialog_new (_("The New File Is There"), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  return dialog;
}
