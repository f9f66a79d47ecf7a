/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-vault-private.h"

#include "db/kith-db-error.h"
#include "db/kith-file.h"
#include "kith-error.h"
#include "vault/kith-crypto.h"
#include "vault/kith-slot.h"

#include <errno.h>
#include <string.h>

/* A case file is made under another name and renamed when it is complete, so that there never is one without its
 * keys. */

static KithHeader *
make_header (const char             *user_name,
             const char             *passphrase,
             const KithKdfSettings  *settings,
             const guint8           *data_key,
             KithKeys               *keys,
             char                  **recovery_key,
             GError                **error)
{
  g_autofree KithHeader *header = g_new0 (KithHeader, 1);
  KithHeaderSlot *slot;

  header->generation = 1;
  header->epoch = 1;
  if (!kith_crypto_random (header->file_id, sizeof header->file_id, error))
    return NULL;
  slot = kith_vault_new_slot (header, KITH_SLOT_PASSPHRASE, error);
  if (slot == NULL)
    return NULL;
  kith_slot_label_name (header->file_id, user_name, slot->label);
  if (!kith_vault_fill_account (header, slot, passphrase, settings, keys, data_key, error))
    return NULL;
  *recovery_key = kith_vault_add_recovery (header, settings, data_key, error);
  return *recovery_key != NULL ? g_steal_pointer (&header) : NULL;
}

static gboolean
write_file (const char        *path,
            const KithHeader  *header,
            const guint8      *data_key,
            GError           **error)
{
  g_autoptr (GBytes) bytes = kith_vault_make_header (header, data_key, error);
  g_autoptr (KithDb) db = NULL;

  if (bytes == NULL)
    return FALSE;
  db = kith_db_open (path, data_key, KITH_DB_OPEN_CREATE, error);
  return db != NULL &&
         kith_db_write_header (db, 0, g_bytes_get_data (bytes, NULL), KITH_HEADER_SIZE, error) &&
         kith_vault_state_create (db, header->generation, error) &&
         kith_db_close (db, error);
}

static gboolean
put_in_place (const char        *path,
              const KithHeader  *header,
              const guint8      *data_key,
              GError           **error)
{
  g_autofree char *partial = g_strconcat (path, ".partial", NULL);

  kith_file_remove (partial);
  if (write_file (partial, header, data_key, error) && kith_file_sync (partial, error) &&
      kith_file_rename_new (partial, path, error))
    return kith_file_sync_folder (path, error);
  kith_file_remove (partial);
  return FALSE;
}

static KithVault *
create_at (const char             *path,
           const char             *user_name,
           const char             *passphrase,
           const KithKdfSettings  *settings,
           char                  **recovery_key,
           GError                **error)
{
  g_autoptr (KithKey) data_key = kith_key_new_random (error);
  g_autoptr (KithKeys) keys = data_key != NULL ? kith_keys_new_random (error) : NULL;
  g_autofree KithHeader *header = NULL;
  const KithHeaderSlot *slot;
  KithDb *db;

  if (keys == NULL)
    return NULL;
  header = make_header (user_name, passphrase, settings, data_key, keys, recovery_key, error);
  if (header == NULL || !put_in_place (path, header, data_key, error))
    return NULL;
  db = kith_db_open (path, data_key, KITH_DB_OPEN_EXISTING, error);
  if (db == NULL)
    return NULL;
  header->copies_agree = TRUE;
  slot = &header->slots[0];
  return kith_vault_new (db, g_steal_pointer (&header), data_key, keys, slot);
}

/**
 * kith_vault_create:
 * @path: the case file to make; must not exist
 * @user_name: name of the first account
 * @passphrase: its passphrase
 * @settings: (nullable): what trying a passphrase costs; %NULL but in tests
 * @recovery_key: (out) (transfer full): what belongs on paper; free with [func@kith_secret_free_text]
 * @error: return location for an error
 *
 * Makes a case file with one account and a recovery key, and opens it. The database in it is empty.
 *
 * Returns: (transfer full): the unlocked file; %KITH_ERROR_EXISTS when there is one of that name
 */
KithVault *
kith_vault_create (const char             *path,
                   const char             *user_name,
                   const char             *passphrase,
                   const KithKdfSettings  *settings,
                   char                  **recovery_key,
                   GError                **error)
{
  g_autofree char *resolved = NULL;
  char *paper = NULL;
  KithVault *self;

  g_return_val_if_fail (path != NULL && user_name != NULL && passphrase != NULL, NULL);
  g_return_val_if_fail (recovery_key != NULL, NULL);

  *recovery_key = NULL;
  resolved = kith_file_resolve (path);
  if (!kith_file_check_place (resolved, error))
    return NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK)) {
    kith_db_set_file_error (error, EEXIST, path);
    return NULL;
  }
  self = create_at (resolved, user_name, passphrase, settings, &paper, error);
  if (self != NULL)
    *recovery_key = paper;
  else
    kith_secret_free_text (paper);
  return self;
}
