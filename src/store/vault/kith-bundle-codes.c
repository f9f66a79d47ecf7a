/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-bundle-private.h"

#include "kith-error.h"
#include "vault/kith-base32.h"
#include "vault/kith-crypto.h"

#include <glib/gi18n.h>
#include <string.h>

/* Codes that people read to each other. */

#define SHORT_SIZE 10
#define CHECK_SIZE 3
#define RECEIVING_SIZE (KITH_KEY_SIZE + CHECK_SIZE)

static void
hash_for (const char   *purpose,
          const void   *data,
          gsize         size,
          guint8       *hash)
{
  g_autoptr (GByteArray) whole = g_byte_array_new ();

  g_byte_array_append (whole, (const guint8 *) purpose, (guint) strlen (purpose) + 1);
  g_byte_array_append (whole, data, (guint) size);
  if (!kith_crypto_hash (whole->data, whole->len, hash))
    g_error ("SHA-256 is not available");
}

/**
 * kith_fingerprint_format:
 * @key: a public key
 *
 * Returns: (transfer full): eighty bits of its hash, for two people to compare by telephone
 */
char *
kith_fingerprint_format (GBytes *key)
{
  guint8 hash[KITH_HASH_SIZE];

  hash_for ("kith fingerprint v1", g_bytes_get_data (key, NULL), g_bytes_get_size (key), hash);
  return kith_base32_format (hash, SHORT_SIZE);
}

/**
 * kith_receiving_code_format:
 * @public_key: of whoever will open a bundle
 *
 * Returns: (transfer full): the key itself and three bytes that notice slips
 */
char *
kith_receiving_code_format (GBytes *public_key)
{
  guint8 code[RECEIVING_SIZE];
  guint8 hash[KITH_HASH_SIZE];

  g_return_val_if_fail (g_bytes_get_size (public_key) == KITH_KEY_SIZE, NULL);

  hash_for ("kith receiving code v1", g_bytes_get_data (public_key, NULL), KITH_KEY_SIZE, hash);
  memcpy (code, g_bytes_get_data (public_key, NULL), KITH_KEY_SIZE);
  memcpy (code + KITH_KEY_SIZE, hash, CHECK_SIZE);
  return kith_base32_format (code, sizeof code);
}

/**
 * kith_receiving_code_parse:
 * @typed: what somebody pasted or typed
 * @error: %KITH_ERROR_USAGE when it is no receiving code
 *
 * Returns: (transfer full) (nullable): the public key in it
 */
GBytes *
kith_receiving_code_parse (const char  *typed,
                           GError     **error)
{
  guint8 code[RECEIVING_SIZE];
  guint8 hash[KITH_HASH_SIZE];

  if (kith_base32_parse (typed, code, sizeof code)) {
    hash_for ("kith receiving code v1", code, KITH_KEY_SIZE, hash);
    if (memcmp (code + KITH_KEY_SIZE, hash, CHECK_SIZE) == 0)
      return g_bytes_new (code, KITH_KEY_SIZE);
  }
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                       _("This is no receiving code: it has fourteen groups of four letters and digits. Copy all of it from "
                         "the message of the other college."));
  return NULL;
}

/* What the receiver reads back: only who opened this very file can work it out. */
char *
kith_bundle_make_receipt (const guint8 *secret,
                          const guint8 *digest)
{
  g_autoptr (GByteArray) message = g_byte_array_new ();
  guint8 mac[KITH_HASH_SIZE];

  g_byte_array_append (message, (const guint8 *) "kith receipt v1", sizeof "kith receipt v1");
  g_byte_array_append (message, digest, KITH_HASH_SIZE);
  if (!kith_crypto_mac (secret, KITH_BUNDLE_SECRET_SIZE, message->data, message->len, mac))
    g_error ("HMAC-SHA-256 is not available");
  return kith_base32_format (mac, SHORT_SIZE);
}

char *
kith_bundle_make_receipt_check (const char *code)
{
  guint8 hash[KITH_HASH_SIZE];

  hash_for ("kith receipt check v1", code, strlen (code), hash);
  return kith_bundle_format_hash (hash);
}

char *
kith_bundle_format_hash (const guint8 *hash)
{
  GString *text = g_string_sized_new (2 * KITH_HASH_SIZE);

  for (guint i = 0; i < KITH_HASH_SIZE; i++)
    g_string_append_printf (text, "%02x", hash[i]);
  return g_string_free (text, FALSE);
}

/**
 * kith_bundle_tidy_receipt:
 * @typed: what somebody typed
 * @error: %KITH_ERROR_USAGE when it can be no receipt code
 *
 * Returns: (transfer full) (nullable): the code as it is written
 */
char *
kith_bundle_tidy_receipt (const char  *typed,
                          GError     **error)
{
  guint8 bytes[SHORT_SIZE];

  if (kith_base32_parse (typed, bytes, sizeof bytes))
    return kith_base32_format (bytes, sizeof bytes);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                       _("A receipt code has four groups of four letters and digits. Ask the other college to read it again."));
  return NULL;
}

/**
 * kith_bundle_check_receipt:
 * @code: from [func@bundle_tidy_receipt]
 * @receipt_check: from [struct@BundleSealed]
 *
 * Returns: whether @code comes from somebody who opened that bundle
 */
gboolean
kith_bundle_check_receipt (const char *code,
                           const char *receipt_check)
{
  g_autofree char *check = kith_bundle_make_receipt_check (code);

  return g_strcmp0 (check, receipt_check) == 0;
}
