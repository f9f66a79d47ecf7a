/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-slot.h"

#include "kith-error.h"
#include "kith-secret.h"
#include "vault/kith-crypto.h"
#include "vault/kith-recovery-key.h"
#include "vault/kith-seal.h"
#include "vault/kith-vault.h"

#include <glib/gi18n.h>
#include <string.h>

static void
make_label (const guint8 *file_id,
            const char   *space,
            const void   *data,
            gsize         size,
            guint8       *label)
{
  g_autoptr (GByteArray) input = g_byte_array_new ();
  guint8 mac[KITH_HASH_SIZE] = { 0 };

  g_byte_array_append (input, (const guint8 *) space, (guint) strlen (space) + 1);
  g_byte_array_append (input, data, (guint) size);
  kith_crypto_mac (file_id, KITH_HEADER_ID_SIZE, input->data, input->len, mac);
  kith_secret_wipe (input->data, input->len);
  memcpy (label, mac, 16);
}

/**
 * kith_slot_label_name:
 * @file_id: of the case file
 * @user_name: as typed, in any case
 * @label: (out caller-allocates) (array fixed-size=16): what stands in the header instead of the name
 */
void
kith_slot_label_name (const guint8 *file_id,
                      const char   *user_name,
                      guint8       *label)
{
  g_autofree char *stripped = g_strstrip (g_strdup (user_name));
  g_autofree char *normal = g_utf8_normalize (stripped, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup (stripped);

  make_label (file_id, "user", folded, strlen (folded), label);
}

/**
 * kith_slot_label_recovery:
 * @file_id: of the case file
 * @recovery_key: (array fixed-size=20): a recovery key, random enough not to be guessed from its hash
 * @label: (out caller-allocates) (array fixed-size=16): what the slot is found by
 */
void
kith_slot_label_recovery (const guint8 *file_id,
                          const guint8 *recovery_key,
                          guint8       *label)
{
  make_label (file_id, "recovery", recovery_key, KITH_RECOVERY_KEY_SIZE, label);
}

/**
 * kith_slot_prepare_passphrase:
 * @passphrase: as typed
 *
 * The same characters can be written as different bytes, depending on the keyboard; this makes them the same.
 *
 * Returns: (transfer full): in secure memory; free with [func@kith_secret_free_text]
 */
char *
kith_slot_prepare_passphrase (const char *passphrase)
{
  char *normal = g_utf8_normalize (passphrase, -1, G_NORMALIZE_NFC);
  char *prepared = kith_secret_dup_text (normal != NULL ? normal : passphrase);

  if (normal != NULL)
    kith_secret_wipe (normal, strlen (normal));
  g_free (normal);
  return prepared;
}

/**
 * kith_slot_wrap:
 * @slot: a slot that has its id, kind and label
 * @file_id: of the case file
 * @settings: what it costs to try a passphrase
 * @secret: (array length=size): a prepared passphrase or a recovery key
 * @size: its size
 * @keys: the key pairs to put in
 * @error: return location for an error
 *
 * Puts key pairs under a passphrase, with a new salt.
 *
 * Returns: whether @slot opens with it now
 */
gboolean
kith_slot_wrap (KithHeaderSlot         *slot,
                const guint8           *file_id,
                const KithKdfSettings  *settings,
                const char             *secret,
                gsize                   size,
                KithKeys               *keys,
                GError                **error)
{
  g_autoptr (KithKey) key = NULL;
  guint8 binding[KITH_HEADER_BINDING_SIZE];

  if (!kith_kdf_settings_check_floor (settings, error) ||
      !kith_crypto_random (slot->salt, sizeof slot->salt, error) ||
      !kith_crypto_random (slot->nonce, sizeof slot->nonce, error))
    return FALSE;
  key = kith_kdf_derive (settings, secret, size, slot->salt, error);
  if (key == NULL)
    return FALSE;
  slot->kdf = *settings;
  memcpy (slot->public_key, g_bytes_get_data (kith_keys_get_public_key (keys), NULL), KITH_KEY_SIZE);
  memcpy (slot->signing_key, g_bytes_get_data (kith_keys_get_signing_key (keys), NULL), KITH_KEY_SIZE);
  kith_header_get_binding (slot, file_id, binding);
  if (kith_crypto_encrypt (key, slot->nonce, binding, sizeof binding, kith_keys_get_seed (keys), KITH_KEY_SIZE,
                           slot->wrapped_seed))
    return TRUE;
  kith_crypto_set_error (error);
  return FALSE;
}

/* The one message for a wrong name and a wrong passphrase: it must not tell which names exist. */
static void
set_wrong_passphrase (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE,
                       _("The name or the passphrase is wrong. Check both and try again."));
}

/**
 * kith_slot_open:
 * @slot: a slot
 * @file_id: of the case file
 * @secret: (array length=size): a prepared passphrase or a recovery key
 * @size: its size
 * @error: return location for an error
 *
 * Blocks for as long as Argon2id takes.
 *
 * Returns: (transfer full) (nullable): the key pairs; %KITH_ERROR_WRONG_PASSPHRASE when it does not fit
 */
KithKeys *
kith_slot_open (const KithHeaderSlot  *slot,
                const guint8          *file_id,
                const char            *secret,
                gsize                  size,
                GError               **error)
{
  g_autoptr (KithKey) key = kith_kdf_derive (&slot->kdf, secret, size, slot->salt, error);
  g_autoptr (KithKey) seed = NULL;
  guint8 binding[KITH_HEADER_BINDING_SIZE];

  if (key == NULL)
    return NULL;
  seed = kith_secret_new (KITH_KEY_SIZE);
  kith_header_get_binding (slot, file_id, binding);
  if (kith_crypto_decrypt (key, slot->nonce, binding, sizeof binding, slot->wrapped_seed, sizeof slot->wrapped_seed,
                           seed))
    return kith_keys_new_from_seed (seed, error);
  set_wrong_passphrase (error);
  return NULL;
}

/**
 * kith_slot_pretend:
 * @header: a header in which the name was not found
 * @secret: (array length=size): a prepared passphrase
 * @size: its size
 * @error: return location for an error
 *
 * Does the work of [func@kith_slot_open] for a name that does not exist, so that it takes as long.
 *
 * Returns: (nullable): %NULL, always
 */
KithKeys *
kith_slot_pretend (const KithHeader  *header,
                   const char        *secret,
                   gsize              size,
                   GError           **error)
{
  KithHeaderSlot slot = { .kind = KITH_SLOT_PASSPHRASE };
  KithKeys *keys;

  slot.kdf = *kith_kdf_get_default_settings ();
  for (guint i = 0; i < header->n_slots; i++)
    if (header->slots[i].kind == KITH_SLOT_PASSPHRASE) {
      slot.kdf = header->slots[i].kdf;
      break;
    }
  if (!kith_crypto_random (slot.salt, sizeof slot.salt, error) ||
      !kith_crypto_random (slot.wrapped_seed, sizeof slot.wrapped_seed, error))
    return NULL;
  keys = kith_slot_open (&slot, header->file_id, secret, size, error);
  g_assert (keys == NULL);
  return NULL;
}

static char *
make_context (const KithHeaderSlot *slot,
              const guint8         *file_id)
{
  GString *context = g_string_new ("kith data key v1 ");

  for (guint i = 0; i < KITH_HEADER_ID_SIZE; i++)
    g_string_append_printf (context, "%02x", file_id[i]);
  for (guint i = 0; i < KITH_HEADER_ID_SIZE; i++)
    g_string_append_printf (context, "%02x", slot->id[i]);
  return g_string_free_and_steal (context);
}

/**
 * kith_slot_seal_data_key:
 * @slot: a slot with its public key
 * @file_id: of the case file
 * @data_key: (array fixed-size=32): the data key
 * @error: return location for an error
 *
 * Gives the data key to a slot; needs nobody's passphrase.
 *
 * Returns: whether it has it
 */
gboolean
kith_slot_seal_data_key (KithHeaderSlot  *slot,
                         const guint8    *file_id,
                         const guint8    *data_key,
                         GError         **error)
{
  g_autofree char *context = make_context (slot, file_id);
  g_autoptr (GBytes) plain = g_bytes_new_static (data_key, KITH_KEY_SIZE);
  g_autoptr (GBytes) public_key = g_bytes_new_static (slot->public_key, KITH_KEY_SIZE);
  g_autoptr (GBytes) sealed = kith_seal (plain, public_key, context, error);

  if (sealed == NULL)
    return FALSE;
  g_assert (g_bytes_get_size (sealed) == sizeof slot->sealed_key);
  memcpy (slot->sealed_key, g_bytes_get_data (sealed, NULL), sizeof slot->sealed_key);
  return TRUE;
}

/**
 * kith_slot_open_data_key:
 * @slot: a slot
 * @file_id: of the case file
 * @keys: its key pairs
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the data key
 */
KithKey *
kith_slot_open_data_key (const KithHeaderSlot  *slot,
                         const guint8          *file_id,
                         KithKeys              *keys,
                         GError               **error)
{
  g_autofree char *context = make_context (slot, file_id);
  g_autoptr (GBytes) sealed = g_bytes_new_static (slot->sealed_key, sizeof slot->sealed_key);
  g_autoptr (GBytes) plain = kith_seal_open (sealed, keys, context, NULL);

  if (plain != NULL && g_bytes_get_size (plain) == KITH_KEY_SIZE)
    return kith_key_copy (g_bytes_get_data (plain, NULL));
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _("Your key slot in this case file was altered or damaged. Restore the newest backup."));
  return NULL;
}
