/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-crypto.h"

#include "kith-error.h"
#include "kith-secret.h"

#include <glib/gi18n.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <string.h>

typedef EVP_CIPHER_CTX CipherContext;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CipherContext, EVP_CIPHER_CTX_free)

typedef EVP_KDF DerivationMethod;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DerivationMethod, EVP_KDF_free)

typedef EVP_KDF_CTX DerivationContext;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DerivationContext, EVP_KDF_CTX_free)

/**
 * kith_crypto_set_error:
 * @error: return location for an error
 *
 * For a primitive that failed where only lack of memory or a crippled library can make it fail.
 */
void
kith_crypto_set_error (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED,
                       _("The encryption library refused to work. Close other programs and try again; if it goes on, "
                         "ask the person who installed Kith."));
}

/**
 * kith_crypto_random:
 * @bytes: (out caller-allocates): where to
 * @size: how many
 * @error: return location for an error
 *
 * Returns: whether @bytes are random now
 */
gboolean
kith_crypto_random (void    *bytes,
                    gsize    size,
                    GError **error)
{
  if (RAND_priv_bytes (bytes, (int) size) == 1)
    return TRUE;
  kith_crypto_set_error (error);
  return FALSE;
}

/**
 * kith_crypto_hash:
 * @data: what
 * @size: how much
 * @hash: (out caller-allocates) (array fixed-size=32): SHA-256
 *
 * Returns: whether it was made
 */
gboolean
kith_crypto_hash (const void *data,
                  gsize       size,
                  guint8     *hash)
{
  return EVP_Digest (data, size, hash, NULL, EVP_sha256 (), NULL) == 1;
}

/**
 * kith_crypto_mac:
 * @key: a key
 * @key_size: its size
 * @data: what
 * @size: how much
 * @mac: (out caller-allocates) (array fixed-size=32): HMAC-SHA-256
 *
 * Returns: whether it was made
 */
gboolean
kith_crypto_mac (const guint8 *key,
                 gsize         key_size,
                 const void   *data,
                 gsize         size,
                 guint8       *mac)
{
  return HMAC (EVP_sha256 (), key, (int) key_size, data, size, mac, NULL) != NULL;
}

/**
 * kith_crypto_derive:
 * @key: (array fixed-size=32): a random key
 * @purpose: what the other key is for
 * @derived: (out caller-allocates) (array fixed-size=32): HKDF-SHA-256
 *
 * Makes a key for one purpose from a random one.
 *
 * Returns: whether it was made
 */
gboolean
kith_crypto_derive (const guint8 *key,
                    const char   *purpose,
                    guint8       *derived)
{
  g_autoptr (DerivationMethod) method = EVP_KDF_fetch (NULL, "HKDF", NULL);
  g_autoptr (DerivationContext) context = method != NULL ? EVP_KDF_CTX_new (method) : NULL;
  OSSL_PARAM parameters[] = {
    OSSL_PARAM_utf8_string (OSSL_KDF_PARAM_DIGEST, (char *) "SHA256", 0),
    OSSL_PARAM_octet_string (OSSL_KDF_PARAM_KEY, (void *) key, KITH_HASH_SIZE),
    OSSL_PARAM_octet_string (OSSL_KDF_PARAM_INFO, (void *) purpose, strlen (purpose)),
    OSSL_PARAM_END,
  };

  return context != NULL && EVP_KDF_derive (context, derived, KITH_HASH_SIZE, parameters) == 1;
}

/**
 * kith_crypto_encrypt:
 * @key: (array fixed-size=32): a key
 * @nonce: (array fixed-size=12): never used before with @key
 * @associated: (nullable): what the ciphertext is bound to
 * @associated_size: its size
 * @plain: what to encrypt
 * @size: its size
 * @sealed: (out caller-allocates): @size and 16 bytes more
 *
 * AES-256-GCM.
 *
 * Returns: whether it was made
 */
gboolean
kith_crypto_encrypt (const guint8 *key,
                     const guint8 *nonce,
                     const void   *associated,
                     gsize         associated_size,
                     const void   *plain,
                     gsize         size,
                     guint8       *sealed)
{
  g_autoptr (CipherContext) context = EVP_CIPHER_CTX_new ();
  int written = 0;
  int rest = 0;

  return size <= G_MAXINT && context != NULL &&
         EVP_EncryptInit_ex2 (context, EVP_aes_256_gcm (), key, nonce, NULL) == 1 &&
         EVP_EncryptUpdate (context, NULL, &written, associated, (int) associated_size) == 1 &&
         EVP_EncryptUpdate (context, sealed, &written, plain, (int) size) == 1 &&
         EVP_EncryptFinal_ex (context, sealed + written, &rest) == 1 &&
         EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_AEAD_GET_TAG, KITH_AEAD_TAG_SIZE, sealed + size) == 1;
}

/**
 * kith_crypto_decrypt:
 * @key: (array fixed-size=32): a key
 * @nonce: (array fixed-size=12): as when it was encrypted
 * @associated: (nullable): as when it was encrypted
 * @associated_size: its size
 * @sealed: from [func@kith_crypto_encrypt]
 * @sealed_size: its size, at least 16
 * @plain: (out caller-allocates): 16 bytes less
 *
 * Returns: whether everything fits; otherwise nothing of @plain may be used
 */
gboolean
kith_crypto_decrypt (const guint8 *key,
                     const guint8 *nonce,
                     const void   *associated,
                     gsize         associated_size,
                     const guint8 *sealed,
                     gsize         sealed_size,
                     guint8       *plain)
{
  g_autoptr (CipherContext) context = EVP_CIPHER_CTX_new ();
  gsize size = sealed_size - KITH_AEAD_TAG_SIZE;
  int written = 0;
  int rest = 0;

  g_return_val_if_fail (sealed_size >= KITH_AEAD_TAG_SIZE && sealed_size <= G_MAXINT, FALSE);

  return context != NULL &&
         EVP_DecryptInit_ex2 (context, EVP_aes_256_gcm (), key, nonce, NULL) == 1 &&
         EVP_DecryptUpdate (context, NULL, &written, associated, (int) associated_size) == 1 &&
         EVP_DecryptUpdate (context, plain, &written, sealed, (int) size) == 1 &&
         EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_AEAD_SET_TAG, KITH_AEAD_TAG_SIZE, (void *) (sealed + size)) == 1 &&
         EVP_DecryptFinal_ex (context, plain + written, &rest) == 1;
}

typedef struct {
  gsize size;
  guint8 *bytes;
} Plain;

static void
plain_free (gpointer data)
{
  Plain *plain = data;

  kith_secret_wipe (plain->bytes, plain->size);
  g_free (plain->bytes);
  g_free (plain);
}

/**
 * kith_crypto_take_plain:
 * @plain: (transfer full): from g_malloc()
 * @size: its size
 *
 * Returns: (transfer full): bytes that are wiped when the last reference goes
 */
GBytes *
kith_crypto_take_plain (guint8 *plain,
                        gsize   size)
{
  Plain *owner = g_new (Plain, 1);

  owner->size = size;
  owner->bytes = plain;
  return g_bytes_new_with_free_func (plain, size, plain_free, owner);
}
