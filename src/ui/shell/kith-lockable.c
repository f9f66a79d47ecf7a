/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-lockable.h"

G_DEFINE_INTERFACE (KithLockable, kith_lockable, GTK_TYPE_WIDGET)

static void
kith_lockable_default_init (KithLockableInterface *iface)
{
}

/**
 * kith_lockable_keep_async:
 * @self: a page or dialog
 * @callback: (nullable): finish with [method@Lockable.keep_finish]
 * @user_data: for @callback
 *
 * Puts what is half written into a draft.
 */
void
kith_lockable_keep_async (KithLockable        *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  KithLockableInterface *iface = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KITH_IS_LOCKABLE (self));

  iface = KITH_LOCKABLE_GET_IFACE (self);
  if (iface->keep_async != NULL) {
    iface->keep_async (self, callback, user_data);
    return;
  }
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, kith_lockable_keep_async);
  g_task_return_boolean (task, TRUE);
}

/**
 * kith_lockable_keep_finish:
 * @self: a page or dialog
 * @result: the result
 * @error: why it could not be kept
 *
 * Returns: whether what is half written is safe
 */
gboolean
kith_lockable_keep_finish (KithLockable  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (KITH_IS_LOCKABLE (self), FALSE);

  if (g_async_result_is_tagged (result, kith_lockable_keep_async))
    return g_task_propagate_boolean (G_TASK (result), error);
  return KITH_LOCKABLE_GET_IFACE (self)->keep_finish (self, result, error);
}

/**
 * kith_lockable_dup_place:
 * @self: a page
 *
 * Returns: (transfer full) (nullable): where in the page the person is
 */
char *
kith_lockable_dup_place (KithLockable *self)
{
  KithLockableInterface *iface = NULL;

  g_return_val_if_fail (KITH_IS_LOCKABLE (self), NULL);

  iface = KITH_LOCKABLE_GET_IFACE (self);
  return iface->dup_place != NULL ? iface->dup_place (self) : NULL;
}

/**
 * kith_lockable_go_to_place:
 * @self: a page, made anew
 * @place: what [method@Lockable.dup_place] said of the one before
 */
void
kith_lockable_go_to_place (KithLockable *self,
                           const char   *place)
{
  KithLockableInterface *iface = NULL;

  g_return_if_fail (KITH_IS_LOCKABLE (self));

  iface = KITH_LOCKABLE_GET_IFACE (self);
  if (iface->go_to_place != NULL)
    iface->go_to_place (self, place);
}
