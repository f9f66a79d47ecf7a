/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-seal.h"

#include "kith-error.h"
#include "vault/kith-crypto.h"
#include "vault/kith-keys-private.h"

#include <glib/gi18n.h>
#include <openssl/err.h>
#include <openssl/hpke.h>
#include <string.h>

/* RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. A sealed box is the encapsulated key
 * followed by the ciphertext. */
static const OSSL_HPKE_SUITE suite = { OSSL_HPKE_KEM_ID_X25519, OSSL_HPKE_KDF_ID_HKDF_SHA256,
                                       OSSL_HPKE_AEAD_ID_AES_GCM_256 };

#define ENCAPSULATED_SIZE 32

typedef OSSL_HPKE_CTX SealContext;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealContext, OSSL_HPKE_CTX_free)

/**
 * kith_seal:
 * @plain: what to seal, at least one byte
 * @public_key: (type GBytes): 32 bytes, whose owner can open it
 * @context: what it is for; it can only be opened for the same
 * @error: return location for an error
 *
 * Seals bytes so that only one person can open them, which need not be the person who seals.
 *
 * Returns: (transfer full) (nullable): the box, 48 bytes longer
 */
GBytes *
kith_seal (GBytes      *plain,
           GBytes      *public_key,
           const char  *context,
           GError     **error)
{
  g_autoptr (SealContext) hpke = OSSL_HPKE_CTX_new (OSSL_HPKE_MODE_BASE, suite, OSSL_HPKE_ROLE_SENDER, NULL, NULL);
  gsize size, encapsulated_size = ENCAPSULATED_SIZE;
  const guint8 *data = g_bytes_get_data (plain, &size);
  gsize sealed_size = size + KITH_AEAD_TAG_SIZE;
  g_autofree guint8 *box = g_malloc (ENCAPSULATED_SIZE + sealed_size);

  g_return_val_if_fail (context != NULL && size > 0, NULL);

  if (hpke != NULL && g_bytes_get_size (public_key) == KITH_KEY_SIZE &&
      OSSL_HPKE_encap (hpke, box, &encapsulated_size, g_bytes_get_data (public_key, NULL), KITH_KEY_SIZE,
                       (const guint8 *) context, strlen (context)) == 1 &&
      OSSL_HPKE_seal (hpke, box + ENCAPSULATED_SIZE, &sealed_size, NULL, 0, data, size) == 1)
    return g_bytes_new_take (g_steal_pointer (&box), ENCAPSULATED_SIZE + sealed_size);
  ERR_clear_error ();
  kith_crypto_set_error (error);
  return NULL;
}

static GBytes *
open_box (const guint8 *box,
          gsize         size,
          KithKeys     *keys,
          const char   *context)
{
  g_autoptr (SealContext) hpke = OSSL_HPKE_CTX_new (OSSL_HPKE_MODE_BASE, suite, OSSL_HPKE_ROLE_RECEIVER, NULL, NULL);
  g_autofree guint8 *plain = NULL;
  gsize plain_size = size;

  if (hpke == NULL || size < ENCAPSULATED_SIZE + KITH_AEAD_TAG_SIZE)
    return NULL;
  plain = g_malloc (size);
  if (OSSL_HPKE_decap (hpke, box, ENCAPSULATED_SIZE, kith_keys_get_sealing_pair (keys), (const guint8 *) context,
                       strlen (context)) == 1 &&
      OSSL_HPKE_open (hpke, plain, &plain_size, NULL, 0, box + ENCAPSULATED_SIZE, size - ENCAPSULATED_SIZE) == 1)
    return kith_crypto_take_plain (g_steal_pointer (&plain), plain_size);
  ERR_clear_error ();
  return NULL;
}

/**
 * kith_seal_open:
 * @sealed: from [func@kith_seal]
 * @keys: the key pairs it was sealed to
 * @context: as when it was sealed
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was sealed, wiped when freed; %KITH_ERROR_NOT_ALLOWED when it is not for
 *   these keys and this context, or was altered
 */
GBytes *
kith_seal_open (GBytes      *sealed,
                KithKeys    *keys,
                const char  *context,
                GError     **error)
{
  gsize size;
  const guint8 *box = g_bytes_get_data (sealed, &size);
  GBytes *plain;

  g_return_val_if_fail (keys != NULL && context != NULL, NULL);

  plain = open_box (box, size, keys, context);
  if (plain == NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                         _("This is sealed to other people, or it was altered. Your keys do not open it."));
  return plain;
}
