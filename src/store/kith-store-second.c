/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-store-second.h"

#include "kith-backup.h"

/* A USB drive may take a minute for what is saved here in a second, and a shared drive may not answer at all. So only the
 * beginning and the end are jobs; the bytes are copied on a thread that has nothing of the case file but two names. */

/* How it ended, for the job that writes it down. */
typedef struct {
  KithSecondCopy *copy;
  GError *problem;
} Ending;

static void
ending_free (gpointer data)
{
  Ending *self = data;

  kith_second_copy_free (self->copy);
  g_clear_error (&self->problem);
  g_free (self);
}

static gpointer
plan_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return kith_second_copy_plan (file);
}

static gpointer
note_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Ending *ending = data;

  kith_second_copy_note (ending->copy, file, ending->problem);
  return GINT_TO_POINTER (TRUE);
}

static void
noted_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  kith_store_submit_finish (KITH_STORE (source_object), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
copy_thread (GTask        *copying,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (kith_second_copy_run (task_data, cancellable, &error))
    g_task_return_boolean (copying, TRUE);
  else
    g_task_return_error (copying, error);
}

static void
copied_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KithSecondCopy *copy = g_task_get_task_data (G_TASK (result));
  Ending *ending = g_new0 (Ending, 1);

  ending->copy = kith_second_copy_dup (copy);
  g_task_propagate_boolean (G_TASK (result), &ending->problem);
  kith_store_submit_async (KITH_STORE (source_object), note_job, ending, ending_free, NULL, NULL, noted_cb,
                           g_steal_pointer (&task));
}

static void
planned_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) copying = NULL;
  GError *error = NULL;
  KithSecondCopy *copy = kith_store_submit_finish (KITH_STORE (source_object), result, &error);

  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (copy == NULL) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  copying = g_task_new (source_object, g_task_get_cancellable (task), copied_cb, g_object_ref (task));
  g_task_set_task_data (copying, copy, (GDestroyNotify) kith_second_copy_free);
  g_task_run_in_thread (copying, copy_thread);
}

/**
 * kith_store_copy_to_second_async:
 * @self: an open store
 * @cancellable: (nullable): gives up
 * @callback: (scope async): called on the main loop
 * @user_data: data for @callback
 *
 * Copies the newest backup to the second place, when there is one that has not got it. That the place is away is no error:
 * [func@backups_get_health] says so.
 */
void
kith_store_copy_to_second_async (KithStore           *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = NULL;

  g_return_if_fail (KITH_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kith_store_copy_to_second_async);
  kith_store_submit_async (self, plan_job, NULL, NULL, (GDestroyNotify) kith_second_copy_free, cancellable, planned_cb, task);
}

/**
 * kith_store_copy_to_second_finish:
 * @self: a store
 * @result: from the callback
 * @error: return location for an error
 *
 * Returns: whether it is written down how it went
 */
gboolean
kith_store_copy_to_second_finish (KithStore     *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
