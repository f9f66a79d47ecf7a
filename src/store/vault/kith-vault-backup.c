/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-vault-private.h"

#include "db/kith-file.h"
#include "kith-error.h"
#include "vault/kith-slot.h"

#include <glib/gi18n.h>
#include <string.h>

/* A backup is a case file of its own, under the data key of its day. Whoever unlocked the case file has the keys that open
 * their slot of it too, as long as they did not change hands since. */

static KithHeaderSlot *
find_own_slot (KithVault  *self,
               KithHeader *header)
{
  KithHeaderSlot *slot = kith_header_find_slot (header, self->slot);
  GBytes *public_key = self->keys != NULL ? kith_keys_get_public_key (self->keys) : NULL;

  if (slot == NULL || public_key == NULL || memcmp (header->file_id, self->header->file_id, KITH_HEADER_ID_SIZE) != 0 ||
      memcmp (slot->public_key, g_bytes_get_data (public_key, NULL), sizeof slot->public_key) != 0)
    return NULL;
  return slot;
}

/**
 * kith_vault_opens_backup:
 * @self: a vault
 * @path: a file that is not open
 *
 * Returns: whether @path is a copy of the case file with a key slot for whoever unlocked it, as they are now
 */
gboolean
kith_vault_opens_backup (KithVault  *self,
                         const char *path)
{
  g_autofree char *resolved = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autofree KithHeader *header = NULL;

  g_return_val_if_fail (KITH_IS_VAULT (self) && path != NULL, FALSE);

  resolved = kith_file_resolve (path);
  return kith_vault_read_file (resolved, &bytes, &header, NULL) && find_own_slot (self, header) != NULL;
}

static KithDb *
open_slot (KithVault       *self,
           const char      *path,
           const guint8    *bytes,
           KithHeader      *header,
           KithHeaderSlot  *slot,
           GError         **error)
{
  g_autoptr (KithKey) data_key = kith_slot_open_data_key (slot, header->file_id, self->keys, error);

  if (data_key == NULL)
    return NULL;
  if (kith_header_check_mac (bytes, header, data_key))
    return kith_db_open (path, data_key, KITH_DB_OPEN_READ_ONLY, error);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _("The key slots of this backup were altered outside Kith. Do not use it."));
  return NULL;
}

/**
 * kith_vault_open_backup:
 * @self: a vault
 * @path: a backup that is not open
 * @error: %KITH_ERROR_NOT_ALLOWED when it has no key slot for whoever unlocked the case file
 *
 * Opens a backup for reading, with the keys at hand and no passphrase. Nothing is written to it or beside it.
 *
 * Returns: (transfer full) (nullable): its database
 */
KithDb *
kith_vault_open_backup (KithVault   *self,
                        const char  *path,
                        GError     **error)
{
  g_autofree char *resolved = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autofree KithHeader *header = NULL;
  KithHeaderSlot *slot;

  g_return_val_if_fail (KITH_IS_VAULT (self) && path != NULL, NULL);

  resolved = kith_file_resolve (path);
  if (!kith_vault_check_open (self, error) || !kith_vault_read_file (resolved, &bytes, &header, error))
    return NULL;
  slot = find_own_slot (self, header);
  if (slot != NULL)
    return open_slot (self, resolved, bytes, header, slot, error);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                       _("Your account, as it is now, does not open this backup. Restore it to a new file and sign in with a "
                         "passphrase of its day to see what is in it."));
  return NULL;
}
