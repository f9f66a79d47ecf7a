/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-kdf.h"

#include "kith-error.h"
#include "kith-secret.h"
#include "vault/kith-crypto.h"
#include "vault/kith-keys.h"

#include <glib/gi18n.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#define FLOOR_MEMORY_KIB (64 * 1024)
#define FLOOR_PASSES 3
#define MOST_MEMORY_KIB (1024 * 1024)
#define MOST_PASSES 10
#define MOST_LANES 16

typedef EVP_KDF DerivationMethod;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DerivationMethod, EVP_KDF_free)

typedef EVP_KDF_CTX DerivationContext;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DerivationContext, EVP_KDF_CTX_free)

/**
 * kith_kdf_get_default_settings:
 *
 * What a passphrase costs: 256 MiB three times over, about half a second.
 *
 * Returns: (transfer none): the settings
 */
const KithKdfSettings *
kith_kdf_get_default_settings (void)
{
  static const KithKdfSettings settings = { .memory_kib = 256 * 1024, .passes = 3, .lanes = 1 };

  return &settings;
}

/**
 * kith_kdf_get_recovery_settings:
 *
 * What a recovery key costs. It is 160 random bits and needs no stretching, so this is only the floor.
 *
 * Returns: (transfer none): the settings
 */
const KithKdfSettings *
kith_kdf_get_recovery_settings (void)
{
  static const KithKdfSettings settings = { .memory_kib = FLOOR_MEMORY_KIB, .passes = FLOOR_PASSES, .lanes = 1 };

  return &settings;
}

/**
 * kith_kdf_settings_check_floor:
 * @settings: for a new slot
 * @error: return location for an error
 *
 * Refuses what would be too cheap to guess against.
 *
 * Returns: whether a slot may be made with them
 */
gboolean
kith_kdf_settings_check_floor (const KithKdfSettings  *settings,
                               GError                **error)
{
  if (kith_kdf_settings_are_bearable (settings) &&
      (settings->for_tests || (settings->memory_kib >= FLOOR_MEMORY_KIB && settings->passes >= FLOOR_PASSES)))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                       _("These settings do not protect a passphrase well enough. Use at least 64 MiB and 3 passes."));
  return FALSE;
}

/**
 * kith_kdf_settings_are_bearable:
 * @settings: as found in a file
 *
 * A file can be made by anyone, and must not make Kith take all the memory or all day.
 *
 * Returns: whether they may be run: at most 1 GiB and 10 passes
 */
gboolean
kith_kdf_settings_are_bearable (const KithKdfSettings *settings)
{
  return settings->lanes >= 1 && settings->lanes <= MOST_LANES &&
         settings->passes >= 1 && settings->passes <= MOST_PASSES &&
         settings->memory_kib >= 8 * settings->lanes && settings->memory_kib <= MOST_MEMORY_KIB;
}

static gboolean
run_argon2id (const KithKdfSettings *settings,
              const void            *passphrase,
              gsize                  size,
              const guint8          *salt,
              guint8                *key)
{
  g_autoptr (DerivationMethod) method = EVP_KDF_fetch (NULL, "ARGON2ID", NULL);
  g_autoptr (DerivationContext) context = method != NULL ? EVP_KDF_CTX_new (method) : NULL;
  guint32 memory = settings->memory_kib;
  guint32 passes = settings->passes;
  guint32 lanes = settings->lanes;
  OSSL_PARAM parameters[] = {
    OSSL_PARAM_octet_string (OSSL_KDF_PARAM_PASSWORD, (void *) passphrase, size),
    OSSL_PARAM_octet_string (OSSL_KDF_PARAM_SALT, (void *) salt, KITH_KDF_SALT_SIZE),
    OSSL_PARAM_uint32 (OSSL_KDF_PARAM_ARGON2_MEMCOST, &memory),
    OSSL_PARAM_uint32 (OSSL_KDF_PARAM_ITER, &passes),
    OSSL_PARAM_uint32 (OSSL_KDF_PARAM_ARGON2_LANES, &lanes),
    OSSL_PARAM_END,
  };

  return context != NULL && EVP_KDF_derive (context, key, KITH_KEY_SIZE, parameters) == 1;
}

/**
 * kith_kdf_derive:
 * @settings: what it costs
 * @passphrase: (array length=size): what the person typed
 * @size: its size in bytes
 * @salt: (array fixed-size=16): of the slot
 * @error: return location for an error
 *
 * Argon2id. Blocks for about half a second; may run on any thread.
 *
 * Returns: (transfer full) (array fixed-size=32): a key, to be freed with [func@kith_key_free]; %NULL when the memory
 *   could not be had, for there is no weaker second try
 */
guint8 *
kith_kdf_derive (const KithKdfSettings  *settings,
                 const void             *passphrase,
                 gsize                   size,
                 const guint8           *salt,
                 GError                **error)
{
  g_autoptr (KithKey) key = NULL;

  g_return_val_if_fail (kith_kdf_settings_are_bearable (settings), NULL);

  key = kith_secret_new (KITH_KEY_SIZE);
  if (run_argon2id (settings, passphrase, size, salt, key))
    return g_steal_pointer (&key);
  ERR_clear_error ();
  g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
               _("Kith needs %u MiB of free memory to check a passphrase, and did not get it. Close other programs and "
                 "try again."), MAX (settings->memory_kib / 1024, 1));
  return NULL;
}
