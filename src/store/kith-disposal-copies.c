/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-disposal-copies.h"

#include "kith-backup.h"
#include "kith-case-file-private.h"
#include "kith-disposal.h"

/**
 * kith_disposal_copies_clear:
 * @self: copies
 */
void
kith_disposal_copies_clear (KithDisposalCopies *self)
{
  g_clear_pointer (&self->last_expires, g_free);
}

/**
 * kith_disposal_copies_find:
 * @file: an open case file
 * @moment: when a record went
 * @copies: (out caller-allocates): backups from before
 * @error: %KITH_ERROR_NOT_ALLOWED for who sees no disposals
 *
 * Returns: whether it is known
 */
gboolean
kith_disposal_copies_find (KithCaseFile        *file,
                           gint64               moment,
                           KithDisposalCopies  *copies,
                           GError             **error)
{
  g_autoptr (GPtrArray) backups = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && copies != NULL, FALSE);

  *copies = (KithDisposalCopies) { 0 };
  if (!kith_policy_allows_any (file->actor.roles, &kith_disposal_kind, KITH_ACTION_SEE))
    return kith_case_file_set_not_allowed (file, &kith_disposal_kind, KITH_ACTION_SEE, error);
  backups = kith_backups_list_all (file, error);
  for (guint i = 0; backups != NULL && i < backups->len; i++) {
    const KithBackup *backup = g_ptr_array_index (backups, i);

    if (backup->made_at >= moment)
      continue;
    copies->n_copies++;
    copies->n_staying += backup->expires == NULL;
    if (backup->expires != NULL && g_strcmp0 (backup->expires, copies->last_expires) > 0)
      g_set_str (&copies->last_expires, backup->expires);
  }
  return backups != NULL;
}
