/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-vault-private.h"

#include "kith-error.h"
#include "vault/kith-activation-code.h"
#include "vault/kith-crypto.h"
#include "vault/kith-recovery-key.h"
#include "vault/kith-slot.h"

#include <glib/gi18n.h>
#include <string.h>

/* Adds an empty slot with a new id to @header. */
KithHeaderSlot *
kith_vault_new_slot (KithHeader    *header,
                     KithSlotKind   kind,
                     GError       **error)
{
  KithHeaderSlot *slot;

  if (header->n_slots == KITH_HEADER_MOST_SLOTS) {
    g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
                 _("A case file has room for %d accounts and recovery keys. Remove the account of somebody who has left, "
                   "then try again."), KITH_HEADER_MOST_SLOTS);
    return NULL;
  }
  slot = &header->slots[header->n_slots];
  memset (slot, 0, sizeof *slot);
  slot->kind = kind;
  if (!kith_crypto_random (slot->id, sizeof slot->id, error))
    return NULL;
  header->n_slots++;
  return slot;
}

/* Puts @keys under @passphrase into @slot and gives it the data key. */
gboolean
kith_vault_fill_account (KithHeader             *header,
                         KithHeaderSlot         *slot,
                         const char             *passphrase,
                         const KithKdfSettings  *settings,
                         KithKeys               *keys,
                         const guint8           *data_key,
                         GError                **error)
{
  g_autoptr (KithSecretText) prepared = kith_slot_prepare_passphrase (passphrase);

  return kith_slot_wrap (slot, header->file_id, settings != NULL ? settings : kith_kdf_get_default_settings (),
                         prepared, strlen (prepared), keys, error) &&
         kith_slot_seal_data_key (slot, header->file_id, data_key, error);
}

static gboolean
fill_recovery (KithHeader             *header,
               KithHeaderSlot         *slot,
               const char             *paper,
               const KithKdfSettings  *settings,
               const guint8           *data_key,
               GError                **error)
{
  g_autoptr (KithKeys) keys = kith_keys_new_random (error);
  guint8 secret[KITH_RECOVERY_KEY_SIZE];
  gboolean done;

  if (keys == NULL || !kith_recovery_key_parse (paper, secret, error))
    return FALSE;
  kith_slot_label_recovery (header->file_id, secret, slot->label);
  done = kith_slot_wrap (slot, header->file_id,
                         settings != NULL && settings->for_tests ? settings : kith_kdf_get_recovery_settings (),
                         (const char *) secret, sizeof secret, keys, error) &&
         kith_slot_seal_data_key (slot, header->file_id, data_key, error);
  kith_secret_wipe (secret, sizeof secret);
  return done;
}

/* Adds a slot for a new recovery key, and returns what belongs on paper. */
char *
kith_vault_add_recovery (KithHeader             *header,
                         const KithKdfSettings  *settings,
                         const guint8           *data_key,
                         GError                **error)
{
  g_autoptr (KithSecretText) paper = kith_recovery_key_new_random (error);
  KithHeaderSlot *slot = paper != NULL ? kith_vault_new_slot (header, KITH_SLOT_RECOVERY, error) : NULL;

  if (slot == NULL || !fill_recovery (header, slot, paper, settings, data_key, error))
    return NULL;
  return g_steal_pointer (&paper);
}

/* Opens one's own slot once more, for what needs the person to show that it is still them. */
static KithKeys *
open_own_slot (KithVault   *self,
               const char  *passphrase,
               GError     **error)
{
  g_autoptr (KithSecretText) prepared = kith_slot_prepare_passphrase (passphrase);
  KithHeaderSlot *slot = kith_header_find_slot (self->header, self->slot);

  if (slot != NULL && slot->kind == KITH_SLOT_PASSPHRASE)
    return kith_slot_open (slot, self->header->file_id, prepared, strlen (prepared), error);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                       _("The case file was opened with the recovery key. Sign in with a name and a passphrase first."));
  return NULL;
}

/**
 * kith_vault_check_passphrase:
 * @self: a vault unlocked with a passphrase
 * @passphrase: what the person typed just now
 * @error: return location for an error
 *
 * Asks again whether the person at the keyboard is the one who signed in, before something that matters.
 *
 * Returns: whether it is; %KITH_ERROR_WRONG_PASSPHRASE otherwise
 */
gboolean
kith_vault_check_passphrase (KithVault   *self,
                             const char  *passphrase,
                             GError     **error)
{
  g_autoptr (KithKeys) keys = NULL;

  g_return_val_if_fail (KITH_IS_VAULT (self) && passphrase != NULL, FALSE);

  if (!kith_vault_check_open (self, error))
    return FALSE;
  keys = open_own_slot (self, passphrase, error);
  return keys != NULL;
}

/**
 * kith_vault_change_passphrase:
 * @self: a vault unlocked with a passphrase
 * @old_passphrase: the passphrase so far
 * @new_passphrase: the next one
 * @settings: (nullable): what trying it costs; %NULL but in tests
 * @error: return location for an error
 *
 * Changes one's own passphrase. The keys stay the same, so nothing has to be sealed again; copies of the file made before
 * still open with the old one.
 *
 * Returns: whether it was changed
 */
gboolean
kith_vault_change_passphrase (KithVault              *self,
                              const char             *old_passphrase,
                              const char             *new_passphrase,
                              const KithKdfSettings  *settings,
                              GError                **error)
{
  g_autofree KithHeader *next = NULL;
  g_autoptr (KithKeys) keys = NULL;

  g_return_val_if_fail (KITH_IS_VAULT (self), FALSE);
  g_return_val_if_fail (old_passphrase != NULL && new_passphrase != NULL, FALSE);

  if (!kith_vault_check_open (self, error))
    return FALSE;
  keys = open_own_slot (self, old_passphrase, error);
  if (keys == NULL)
    return FALSE;
  next = kith_header_copy (self->header);
  return kith_vault_fill_account (next, kith_header_find_slot (next, self->slot), new_passphrase, settings, keys,
                                  self->data_key, error) &&
         kith_vault_write_header (self, g_steal_pointer (&next), error);
}

static gboolean
check_name (const char  *user_name,
            GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (user_name));

  if (*stripped != '\0')
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _("An account needs a name. Enter one."));
  return FALSE;
}

/* New key pairs for @slot under @passphrase, written to the file. Takes over @next. */
static char *
give_new_keys (KithVault              *self,
               KithHeader             *next,
               KithHeaderSlot         *slot,
               const char             *passphrase,
               const KithKdfSettings  *settings,
               GError                **error)
{
  g_autofree KithHeader *header = next;
  g_autofree char *id = kith_vault_format_id (slot->id);
  g_autoptr (KithKeys) keys = kith_keys_new_random (error);

  if (keys == NULL ||
      !kith_vault_fill_account (header, slot, passphrase, settings, keys, self->data_key, error) ||
      !kith_vault_write_header (self, g_steal_pointer (&header), error))
    return NULL;
  return g_steal_pointer (&id);
}

/**
 * kith_vault_add_account:
 * @self: a vault
 * @user_name: name of the new account
 * @passphrase: its first passphrase, such as an activation code
 * @settings: (nullable): what trying it costs; %NULL but in tests
 * @error: return location for an error
 *
 * Makes a key slot for another person.
 *
 * Returns: (transfer full) (nullable): its id; %KITH_ERROR_EXISTS when the name is taken
 */
char *
kith_vault_add_account (KithVault              *self,
                        const char             *user_name,
                        const char             *passphrase,
                        const KithKdfSettings  *settings,
                        GError                **error)
{
  g_autofree KithHeader *next = NULL;
  KithHeaderSlot *slot;
  guint8 label[16];

  g_return_val_if_fail (KITH_IS_VAULT (self), NULL);
  g_return_val_if_fail (user_name != NULL && passphrase != NULL, NULL);

  if (!kith_vault_check_open (self, error) || !check_name (user_name, error))
    return NULL;
  next = kith_header_copy (self->header);
  kith_slot_label_name (next->file_id, user_name, label);
  if (kith_header_find_label (next, label) != NULL) {
    g_set_error (error, KITH_ERROR, KITH_ERROR_EXISTS,
                 _("There is an account named “%s” already. Choose another name."), user_name);
    return NULL;
  }
  slot = kith_vault_new_slot (next, KITH_SLOT_PASSPHRASE, error);
  if (slot == NULL)
    return NULL;
  memcpy (slot->label, label, sizeof label);
  return give_new_keys (self, g_steal_pointer (&next), slot, passphrase, settings, error);
}

/**
 * kith_vault_reset_account:
 * @self: a vault, unlocked by somebody else or with the recovery key
 * @user_name: name of an account whose passphrase is lost
 * @passphrase: its new first passphrase
 * @settings: (nullable): what trying it costs; %NULL but in tests
 * @error: return location for an error
 *
 * Gives an account new key pairs under a new passphrase. The slot keeps its id. What was sealed to the old public key has
 * to be sealed to the new one by somebody who can still open it.
 *
 * Returns: (transfer full) (nullable): id of the slot; %KITH_ERROR_NOT_FOUND when there is no such account
 */
char *
kith_vault_reset_account (KithVault              *self,
                          const char             *user_name,
                          const char             *passphrase,
                          const KithKdfSettings  *settings,
                          GError                **error)
{
  g_autofree KithHeader *next = NULL;
  KithHeaderSlot *slot;
  guint8 label[16];

  g_return_val_if_fail (KITH_IS_VAULT (self), NULL);
  g_return_val_if_fail (user_name != NULL && passphrase != NULL, NULL);

  if (!kith_vault_check_open (self, error))
    return NULL;
  next = kith_header_copy (self->header);
  kith_slot_label_name (next->file_id, user_name, label);
  slot = kith_header_find_label (next, label);
  if (slot == NULL) {
    g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _("There is no account named “%s”."), user_name);
    return NULL;
  }
  if (memcmp (slot->id, self->slot, sizeof slot->id) == 0) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                         _("This is your own account. Change your passphrase instead."));
    return NULL;
  }
  slot->kind = KITH_SLOT_PASSPHRASE;
  return give_new_keys (self, g_steal_pointer (&next), slot, passphrase, settings, error);
}

static KithHeaderSlot *
replace_slot (KithVault     *self,
              KithHeader    *next,
              const char    *user_name,
              GError       **error)
{
  KithHeaderSlot *slot;
  guint8 label[16];

  kith_slot_label_name (next->file_id, user_name, label);
  slot = kith_header_find_label (next, label);
  if (slot != NULL && memcmp (slot->id, self->slot, sizeof slot->id) == 0) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                         _("This is your own account. Change your passphrase instead."));
    return NULL;
  }
  if (slot != NULL)
    kith_header_drop_slot (next, slot);
  slot = kith_vault_new_slot (next, KITH_SLOT_ACTIVATION, error);
  if (slot != NULL)
    memcpy (slot->label, label, sizeof label);
  return slot;
}

/**
 * kith_vault_invite_account:
 * @self: a vault
 * @user_name: name of an account, a new one or one whose passphrase is forgotten
 * @code: an activation code
 * @settings: (nullable): what trying it costs; %NULL but in tests
 * @error: return location for an error
 *
 * Makes a slot with new key pairs that opens with @code until it is activated. A slot the account had before goes, and is
 * overwritten in both copies of the header.
 *
 * Returns: (transfer full) (nullable): id of the new slot
 */
char *
kith_vault_invite_account (KithVault              *self,
                           const char             *user_name,
                           const char             *code,
                           const KithKdfSettings  *settings,
                           GError                **error)
{
  g_autofree KithHeader *next = NULL;
  g_autoptr (KithSecretText) prepared = NULL;
  KithHeaderSlot *slot;

  g_return_val_if_fail (KITH_IS_VAULT (self), NULL);
  g_return_val_if_fail (user_name != NULL && code != NULL, NULL);

  if (!kith_vault_check_open (self, error) || !check_name (user_name, error))
    return NULL;
  prepared = kith_activation_code_prepare (code);
  g_return_val_if_fail (prepared != NULL, NULL);
  next = kith_header_copy (self->header);
  slot = replace_slot (self, next, user_name, error);
  return slot != NULL ? give_new_keys (self, g_steal_pointer (&next), slot, prepared, settings, error) : NULL;
}

/**
 * kith_vault_activate:
 * @self: a vault unlocked with an activation code
 * @passphrase: what the person chose
 * @settings: (nullable): what trying it costs; %NULL but in tests
 * @error: return location for an error
 *
 * Gives one's own slot new key pairs under one's own passphrase, and so makes the code, and a copy of the key that
 * whoever made the code could have kept, worth nothing. The vault goes on with the keys of the code until it is locked, so
 * that what is sealed to them can be handed on.
 *
 * Returns: whether the passphrase opens the file from now on
 */
gboolean
kith_vault_activate (KithVault              *self,
                     const char             *passphrase,
                     const KithKdfSettings  *settings,
                     GError                **error)
{
  g_autofree KithHeader *next = NULL;
  g_autofree char *id = NULL;
  KithHeaderSlot *slot;

  g_return_val_if_fail (KITH_IS_VAULT (self) && passphrase != NULL, FALSE);
  g_return_val_if_fail (self->slot_kind == KITH_SLOT_ACTIVATION, FALSE);

  if (!kith_vault_check_open (self, error))
    return FALSE;
  next = kith_header_copy (self->header);
  slot = kith_header_find_slot (next, self->slot);
  slot->kind = KITH_SLOT_PASSPHRASE;
  id = give_new_keys (self, g_steal_pointer (&next), slot, passphrase, settings, error);
  return id != NULL;
}

/**
 * kith_vault_drop_slot:
 * @self: a vault
 * @slot_id: a slot that nobody has the secret of
 * @error: return location for an error
 *
 * Overwrites a slot in both copies of the header. The data key stays, so this is only for slots that never opened the file;
 * see [method@Vault.remove_account] for those that did.
 *
 * Returns: whether it is gone
 */
gboolean
kith_vault_drop_slot (KithVault   *self,
                      const char  *slot_id,
                      GError     **error)
{
  g_autofree KithHeader *next = NULL;
  KithHeaderSlot *slot;
  guint8 id[KITH_HEADER_ID_SIZE];

  g_return_val_if_fail (KITH_IS_VAULT (self), FALSE);
  g_return_val_if_fail (kith_vault_parse_id (slot_id, id), FALSE);

  if (!kith_vault_check_open (self, error))
    return FALSE;
  next = kith_header_copy (self->header);
  slot = kith_header_find_slot (next, id);
  if (slot == NULL)
    return TRUE;
  kith_header_drop_slot (next, slot);
  return kith_vault_write_header (self, g_steal_pointer (&next), error);
}
