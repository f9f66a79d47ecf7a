/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-vault-private.h"

#include "db/kith-file.h"
#include "kith-error.h"
#include "vault/kith-activation-code.h"
#include "vault/kith-recovery-key.h"
#include "vault/kith-slot.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
refuse_altered (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _("The key slots of this case file were altered outside Kith. Do not use it; restore the newest "
                         "backup."));
  return FALSE;
}

/* Reads the header again, now that nobody else can write it, and believes it only under the data key. */
static KithHeader *
read_authentic_header (KithDb        *db,
                       const guint8  *data_key,
                       GError       **error)
{
  g_autofree guint8 *bytes = g_malloc (KITH_HEADER_SIZE);
  g_autofree KithHeader *header = g_new0 (KithHeader, 1);

  if (!kith_db_read_header (db, bytes, KITH_HEADER_SIZE, error) ||
      !kith_vault_set_state (kith_header_parse (bytes, KITH_HEADER_SIZE, header), error))
    return NULL;
  if (!kith_header_check_mac (bytes, header, data_key)) {
    refuse_altered (error);
    return NULL;
  }
  return g_steal_pointer (&header);
}

/* What a change of the data key leaves when the computer dies on the way: copies nobody has a key for. */
static void
sweep (const char *path)
{
  g_autofree char *complete = g_strconcat (path, ".new", NULL);
  g_autofree char *partial = g_strconcat (complete, ".partial", NULL);

  kith_file_remove (complete);
  kith_file_remove (partial);
}

/* One copy may have rotted or been torn by a power cut. */
static gboolean
mend_header (KithVault  *self,
             GError    **error)
{
  if (kith_db_is_read_only (self->db))
    return TRUE;
  sweep (self->path);
  return kith_vault_mend_header (self, error) && kith_vault_state_raise (self->db, self->header->generation, error);
}

static KithVault *
open_with_keys (const char            *path,
                const KithHeader      *seen,
                const KithHeaderSlot  *seen_slot,
                KithKeys              *keys,
                KithDbOpenFlags        wanted,
                GError               **error)
{
  g_autoptr (KithKey) data_key = kith_slot_open_data_key (seen_slot, seen->file_id, keys, error);
  KithDbOpenFlags flags = seen->ro_compat != 0 ? KITH_DB_OPEN_READ_ONLY : wanted;
  g_autofree KithHeader *header = NULL;
  g_autoptr (KithVault) self = NULL;
  g_autoptr (KithDb) db = NULL;
  KithHeaderSlot *slot;

  if (data_key == NULL)
    return NULL;
  db = kith_db_open (path, data_key, flags, error);
  if (db == NULL)
    return NULL;
  header = read_authentic_header (db, data_key, error);
  if (header == NULL)
    return NULL;
  slot = kith_header_find_slot (header, seen_slot->id);
  if (slot == NULL || memcmp (slot->public_key, seen_slot->public_key, sizeof slot->public_key) != 0) {
    refuse_altered (error);
    return NULL;
  }
  if (!kith_vault_state_check (db, header->generation, error))
    return NULL;
  self = kith_vault_new (g_steal_pointer (&db), g_steal_pointer (&header), data_key, keys, slot);
  return mend_header (self, error) ? g_steal_pointer (&self) : NULL;
}

/* The public key in the slot must be the one that belongs to the seed; otherwise somebody exchanged it. */
static gboolean
keys_fit (const KithHeaderSlot *slot,
          KithKeys             *keys)
{
  return memcmp (slot->public_key, g_bytes_get_data (kith_keys_get_public_key (keys), NULL), KITH_KEY_SIZE) == 0 &&
         memcmp (slot->signing_key, g_bytes_get_data (kith_keys_get_signing_key (keys), NULL), KITH_KEY_SIZE) == 0;
}

static KithKeys *
open_keys (const KithHeader      *header,
           const KithHeaderSlot  *slot,
           const char            *secret,
           gsize                  size,
           GError               **error)
{
  g_autoptr (KithKeys) keys = NULL;

  if (slot != NULL)
    keys = kith_slot_open (slot, header->file_id, secret, size, error);
  else
    keys = kith_slot_pretend (header, secret, size, error);
  if (keys == NULL)
    return NULL;
  if (!keys_fit (slot, keys)) {
    refuse_altered (error);
    return NULL;
  }
  return g_steal_pointer (&keys);
}

static KithVault *
unlock_slot (const char            *path,
             const KithHeader      *header,
             const KithHeaderSlot  *slot,
             const char            *secret,
             gsize                  size,
             KithDbOpenFlags        wanted,
             GError               **error)
{
  g_autoptr (KithKeys) keys = open_keys (header, slot, secret, size, error);

  return keys != NULL ? open_with_keys (path, header, slot, keys, wanted, error) : NULL;
}

/* An activation code is copied from paper; what cannot be one is tried all the same, for it has to take as long. */
static char *
prepare (const KithHeaderSlot *slot,
         const char           *typed)
{
  char *code = slot != NULL && slot->kind == KITH_SLOT_ACTIVATION ? kith_activation_code_prepare (typed) : NULL;

  return code != NULL ? code : kith_slot_prepare_passphrase (typed);
}

static KithVault *
unlock (const char       *path,
        const char       *user_name,
        const char       *passphrase,
        KithDbOpenFlags   wanted,
        GError          **error)
{
  g_autoptr (KithSecretText) prepared = NULL;
  g_autofree char *resolved = kith_file_resolve (path);
  g_autofree guint8 *bytes = NULL;
  g_autofree KithHeader *header = NULL;
  KithHeaderSlot *slot;
  guint8 label[16];

  if (!kith_vault_read_file (resolved, &bytes, &header, error))
    return NULL;
  kith_slot_label_name (header->file_id, user_name, label);
  slot = kith_header_find_label (header, label);
  prepared = prepare (slot, passphrase);
  return unlock_slot (resolved, header, slot, prepared, strlen (prepared), wanted, error);
}

/**
 * kith_vault_look:
 * @path: a case file, or a complete copy of one, without a journal beside it
 * @user_name: name of an account, in any case
 * @passphrase: its passphrase
 * @error: return location for an error
 *
 * Opens a case file for looking only: nothing is written, neither in it nor beside it.
 *
 * Returns: (transfer full): the unlocked file; errors as of [func@kith_vault_unlock]
 */
KithVault *
kith_vault_look (const char  *path,
                 const char  *user_name,
                 const char  *passphrase,
                 GError     **error)
{
  g_return_val_if_fail (path != NULL && user_name != NULL && passphrase != NULL, NULL);

  return unlock (path, user_name, passphrase, KITH_DB_OPEN_READ_ONLY, error);
}

/**
 * kith_vault_unlock:
 * @path: a case file
 * @user_name: name of an account, in any case
 * @passphrase: its passphrase
 * @error: return location for an error
 *
 * Opens a case file. Argon2id runs before the database is opened, for as long and with the same message whether the name
 * exists or not. Blocks for about half a second; may run on any thread.
 *
 * Returns: (transfer full): the unlocked file; %KITH_ERROR_WRONG_PASSPHRASE, %KITH_ERROR_IN_USE, or one of those of
 *   [func@kith_vault_peek]
 */
KithVault *
kith_vault_unlock (const char  *path,
                   const char  *user_name,
                   const char  *passphrase,
                   GError     **error)
{
  g_return_val_if_fail (path != NULL && user_name != NULL && passphrase != NULL, NULL);

  return unlock (path, user_name, passphrase, KITH_DB_OPEN_EXISTING, error);
}

/**
 * kith_vault_unlock_with_recovery_key:
 * @path: a case file
 * @recovery_key: what is on the paper, as typed
 * @error: return location for an error
 *
 * Opens a case file with the recovery key, to give somebody a new passphrase with [method@Vault.reset_account].
 *
 * Returns: (transfer full): the unlocked file; %KITH_ERROR_INVALID for a typing mistake, naming the group, or
 *   %KITH_ERROR_WRONG_PASSPHRASE when it belongs to another file
 */
KithVault *
kith_vault_unlock_with_recovery_key (const char  *path,
                                     const char  *recovery_key,
                                     GError     **error)
{
  g_autoptr (KithVault) self = NULL;
  g_autofree char *resolved = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autofree KithHeader *header = NULL;
  guint8 secret[KITH_RECOVERY_KEY_SIZE];
  KithHeaderSlot *slot;
  guint8 label[16];

  g_return_val_if_fail (path != NULL && recovery_key != NULL, NULL);

  resolved = kith_file_resolve (path);
  if (!kith_vault_read_file (resolved, &bytes, &header, error) ||
      !kith_recovery_key_parse (recovery_key, secret, error))
    return NULL;
  kith_slot_label_recovery (header->file_id, secret, label);
  slot = kith_header_find_label (header, label);
  if (slot != NULL)
    self = unlock_slot (resolved, header, slot, (const char *) secret, sizeof secret, KITH_DB_OPEN_EXISTING, error);
  else
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE,
                         _("This recovery key is for another case file, or was replaced by a newer one."));
  kith_secret_wipe (secret, sizeof secret);
  return g_steal_pointer (&self);
}

/* The data key of a case file whose database does not open, and the header, which still has to be authentic. */
KithKey *
kith_vault_open_data_key (const char   *path,
                          const char   *user_name,
                          const char   *passphrase,
                          GBytes      **header_bytes,
                          guint64      *generation,
                          GError      **error)
{
  g_autoptr (KithSecretText) prepared = NULL;
  g_autoptr (KithKeys) keys = NULL;
  g_autoptr (KithKey) data_key = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autofree KithHeader *header = NULL;
  KithHeaderSlot *slot;
  guint8 label[16];

  if (!kith_vault_read_file (path, &bytes, &header, error))
    return NULL;
  kith_slot_label_name (header->file_id, user_name, label);
  slot = kith_header_find_label (header, label);
  prepared = prepare (slot, passphrase);
  keys = open_keys (header, slot, prepared, strlen (prepared), error);
  if (keys == NULL)
    return NULL;
  data_key = kith_slot_open_data_key (slot, header->file_id, keys, error);
  if (data_key == NULL)
    return NULL;
  if (!kith_header_check_mac (bytes, header, data_key)) {
    refuse_altered (error);
    return NULL;
  }
  *generation = header->generation;
  *header_bytes = kith_vault_make_header (header, data_key, error);
  return *header_bytes != NULL ? g_steal_pointer (&data_key) : NULL;
}
