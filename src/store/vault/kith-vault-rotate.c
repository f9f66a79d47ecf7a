/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-vault-private.h"

#include "db/kith-file.h"
#include "kith-error.h"
#include "vault/kith-slot.h"

#include <glib/gi18n.h>
#include <string.h>

/* A new data key means a new file: a checked copy under the new key takes the place of the old file by one rename.
 * SQLCipher's own rekey is never used, because on a full disk it reports success and leaves a file no key opens. */

static gboolean
seal_to_all (KithHeader    *header,
             const guint8  *data_key,
             GError       **error)
{
  for (guint i = 0; i < header->n_slots; i++)
    if (!kith_slot_seal_data_key (&header->slots[i], header->file_id, data_key, error))
      return FALSE;
  return TRUE;
}

static gboolean
copy_and_replace (KithVault     *self,
                  KithHeader    *header,
                  const guint8  *data_key,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autofree char *path = g_strconcat (self->path, ".new", NULL);
  g_autoptr (GBytes) bytes = kith_vault_make_header (header, data_key, error);

  if (bytes == NULL ||
      !kith_db_copy_to (self->db, path, data_key, bytes, KITH_DB_COPY_REPLACE, cancellable, error))
    return FALSE;
  if (kith_db_replace (self->db, path, data_key, error))
    return TRUE;
  kith_file_remove (path);
  return FALSE;
}

/* Puts the file under a new data key, with @header, which is taken over, for its key slots. The generation in the
 * database is raised only after the rename: until then the old file, which knows nothing of it, must still open. */
gboolean
kith_vault_rotate_to (KithVault     *self,
                      KithHeader    *header,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree KithHeader *next = header;
  g_autoptr (KithKey) data_key = kith_key_new_random (error);

  next->generation = self->header->generation + 1;
  next->epoch = self->header->epoch + 1;
  if (data_key == NULL || !seal_to_all (next, data_key, error) ||
      !copy_and_replace (self, next, data_key, cancellable, error))
    return FALSE;
  next->newest = 0;
  next->copies_agree = TRUE;
  g_free (self->header);
  self->header = g_steal_pointer (&next);
  kith_key_free (self->data_key);
  self->data_key = g_steal_pointer (&data_key);
  return kith_vault_state_raise (self->db, self->header->generation, error);
}

/**
 * kith_vault_rotate:
 * @self: a vault
 * @cancellable: (nullable): stops it before anything has changed
 * @error: return location for an error
 *
 * Encrypts everything under a new data key. Needs nobody's passphrase. After an error the vault is either as before or,
 * when its database is closed, has to be unlocked again; the file is sound in both cases.
 *
 * Returns: whether the old data key opens nothing any more
 */
gboolean
kith_vault_rotate (KithVault     *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_return_val_if_fail (KITH_IS_VAULT (self), FALSE);

  return kith_vault_check_open (self, error) &&
         kith_vault_rotate_to (self, kith_header_copy (self->header), cancellable, error);
}

/**
 * kith_vault_remove_account:
 * @self: a vault
 * @slot_id: id of an account's slot, not one's own
 * @cancellable: (nullable): stops it before anything has changed
 * @error: return location for an error
 *
 * Drops a key slot and puts the file under a new data key, in one step, so that the removed person opens the file neither
 * with the passphrase nor with a kept data key. Copies they made before still open for them.
 *
 * Returns: whether they are out
 */
gboolean
kith_vault_remove_account (KithVault     *self,
                           const char    *slot_id,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autofree KithHeader *next = NULL;
  guint8 id[KITH_HEADER_ID_SIZE];
  KithHeaderSlot *slot;

  g_return_val_if_fail (KITH_IS_VAULT (self) && slot_id != NULL, FALSE);

  if (!kith_vault_check_open (self, error))
    return FALSE;
  next = kith_header_copy (self->header);
  slot = kith_vault_parse_id (slot_id, id) ? kith_header_find_slot (next, id) : NULL;
  if (slot == NULL || slot->kind == KITH_SLOT_RECOVERY) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _("This account has no key to the case file any more."));
    return FALSE;
  }
  if (memcmp (id, self->slot, sizeof id) == 0) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                         _("You cannot remove your own account. Ask another administrator to do it."));
    return FALSE;
  }
  kith_header_drop_slot (next, slot);
  return kith_vault_rotate_to (self, g_steal_pointer (&next), cancellable, error);
}
