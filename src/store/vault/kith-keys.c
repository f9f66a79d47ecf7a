/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-keys.h"

#include "kith-keys-private.h"
#include "kith-secret.h"
#include "vault/kith-crypto.h"

#include <openssl/err.h>

struct _KithKeys
{
  KithKey *seed;
  EVP_PKEY *sealing;
  EVP_PKEY *signing;
  GBytes *public_key;
  GBytes *signing_key;
};

typedef EVP_MD_CTX SigningContext;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SigningContext, EVP_MD_CTX_free)

typedef EVP_PKEY PublicKey;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PublicKey, EVP_PKEY_free)

G_DEFINE_BOXED_TYPE (KithKeys, kith_keys, kith_keys_ref, kith_keys_unref)

/**
 * kith_key_new_random:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): 32 random bytes in secure memory
 */
KithKey *
kith_key_new_random (GError **error)
{
  g_autoptr (KithKey) self = kith_secret_new (KITH_KEY_SIZE);

  return kith_crypto_random (self, KITH_KEY_SIZE, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kith_key_copy:
 * @bytes: (array fixed-size=32): a key
 *
 * Returns: (transfer full): a copy in secure memory
 */
KithKey *
kith_key_copy (const guint8 *bytes)
{
  return kith_secret_copy (bytes, KITH_KEY_SIZE);
}

/**
 * kith_key_free:
 * @self: (nullable) (transfer full): a key
 *
 * Wipes and frees.
 */
void
kith_key_free (KithKey *self)
{
  kith_secret_free (self, KITH_KEY_SIZE);
}

/**
 * kith_keys_new_random:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): new key pairs
 */
KithKeys *
kith_keys_new_random (GError **error)
{
  g_autoptr (KithKey) seed = kith_key_new_random (error);

  return seed != NULL ? kith_keys_new_from_seed (seed, error) : NULL;
}

static EVP_PKEY *
make_pair (int           type,
           const guint8 *seed,
           const char   *purpose)
{
  g_autoptr (KithKey) private_key = kith_secret_new (KITH_KEY_SIZE);

  if (!kith_crypto_derive (seed, purpose, private_key))
    return NULL;
  return EVP_PKEY_new_raw_private_key (type, NULL, private_key, KITH_KEY_SIZE);
}

static GBytes *
get_public_half (EVP_PKEY *pair)
{
  guint8 bytes[KITH_KEY_SIZE];
  gsize size = sizeof bytes;

  if (pair == NULL || EVP_PKEY_get_raw_public_key (pair, bytes, &size) != 1 || size != sizeof bytes)
    return NULL;
  return g_bytes_new (bytes, size);
}

static void
keys_clear (gpointer data)
{
  KithKeys *self = data;

  g_clear_pointer (&self->seed, kith_key_free);
  g_clear_pointer (&self->sealing, EVP_PKEY_free);
  g_clear_pointer (&self->signing, EVP_PKEY_free);
  g_clear_pointer (&self->public_key, g_bytes_unref);
  g_clear_pointer (&self->signing_key, g_bytes_unref);
}

/**
 * kith_keys_new_from_seed:
 * @seed: (array fixed-size=32): from [method@Keys.get_seed]
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the key pairs that belong to @seed
 */
KithKeys *
kith_keys_new_from_seed (const guint8  *seed,
                         GError       **error)
{
  g_autoptr (KithKeys) self = g_atomic_rc_box_new0 (KithKeys);

  g_return_val_if_fail (seed != NULL, NULL);

  self->seed = kith_key_copy (seed);
  self->sealing = make_pair (EVP_PKEY_X25519, seed, "kith x25519 v1");
  self->signing = make_pair (EVP_PKEY_ED25519, seed, "kith ed25519 v1");
  self->public_key = get_public_half (self->sealing);
  self->signing_key = get_public_half (self->signing);
  if (self->public_key != NULL && self->signing_key != NULL)
    return g_steal_pointer (&self);
  kith_crypto_set_error (error);
  return NULL;
}

/**
 * kith_keys_ref:
 * @self: key pairs
 *
 * Returns: (transfer full): another reference
 */
KithKeys *
kith_keys_ref (KithKeys *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * kith_keys_unref:
 * @self: (transfer full): key pairs
 *
 * Gives a reference back; the last one wipes the keys.
 */
void
kith_keys_unref (KithKeys *self)
{
  g_atomic_rc_box_release_full (self, keys_clear);
}

/**
 * kith_keys_get_seed:
 * @self: key pairs
 *
 * Returns: (transfer none) (array fixed-size=32): the secret they are made from, in secure memory
 */
const guint8 *
kith_keys_get_seed (KithKeys *self)
{
  return self->seed;
}

/**
 * kith_keys_get_public_key:
 * @self: key pairs
 *
 * Returns: (transfer none): 32 bytes to seal to
 */
GBytes *
kith_keys_get_public_key (KithKeys *self)
{
  return self->public_key;
}

/**
 * kith_keys_get_signing_key:
 * @self: key pairs
 *
 * Returns: (transfer none): 32 bytes to check signatures with
 */
GBytes *
kith_keys_get_signing_key (KithKeys *self)
{
  return self->signing_key;
}

/* The X25519 pair, for HPKE; borrowed. */
EVP_PKEY *
kith_keys_get_sealing_pair (KithKeys *self)
{
  return self->sealing;
}

/**
 * kith_keys_sign:
 * @self: key pairs
 * @message: what to sign
 * @error: return location for an error
 *
 * Returns: (transfer full): 64 bytes, an Ed25519 signature
 */
GBytes *
kith_keys_sign (KithKeys  *self,
                GBytes    *message,
                GError   **error)
{
  g_autoptr (SigningContext) context = EVP_MD_CTX_new ();
  guint8 signature[KITH_SIGNATURE_SIZE];
  gsize signature_size = sizeof signature;
  gsize size;
  const guint8 *data = g_bytes_get_data (message, &size);

  if (context != NULL && EVP_DigestSignInit (context, NULL, NULL, NULL, self->signing) == 1 &&
      EVP_DigestSign (context, signature, &signature_size, data, size) == 1)
    return g_bytes_new (signature, signature_size);
  kith_crypto_set_error (error);
  return NULL;
}

/**
 * kith_signature_verify:
 * @signing_key: from [method@Keys.get_signing_key]
 * @message: what was signed
 * @signature: the signature
 *
 * Returns: whether the owner of @signing_key signed exactly @message
 */
gboolean
kith_signature_verify (GBytes *signing_key,
                       GBytes *message,
                       GBytes *signature)
{
  g_autoptr (SigningContext) context = EVP_MD_CTX_new ();
  g_autoptr (PublicKey) key = NULL;
  gsize size, signature_size;
  const guint8 *data = g_bytes_get_data (message, &size);
  const guint8 *signature_data = g_bytes_get_data (signature, &signature_size);
  gboolean fits;

  if (g_bytes_get_size (signing_key) != KITH_KEY_SIZE || signature_size != KITH_SIGNATURE_SIZE)
    return FALSE;
  key = EVP_PKEY_new_raw_public_key (EVP_PKEY_ED25519, NULL, g_bytes_get_data (signing_key, NULL), KITH_KEY_SIZE);
  fits = key != NULL && context != NULL && EVP_DigestVerifyInit (context, NULL, NULL, NULL, key) == 1 &&
         EVP_DigestVerify (context, signature_data, signature_size, data, size) == 1;
  ERR_clear_error ();
  return fits;
}
