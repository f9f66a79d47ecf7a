/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-bundle-private.h"

#include "kith-error.h"
#include "kith-secret.h"
#include "vault/kith-crypto.h"
#include "vault/kith-seal.h"

#include <glib/gi18n.h>
#include <string.h>

/* Making and opening bundles; kith-bundle-format.h has the places. */

#define SEAL_CONTEXT "kith bundle v1"
#define SIGN_CONTEXT "kith bundle signature v1"

#define SIGNATURE_AT 32
#define SECRET_AT 96
#define CONTENT_AT 128

static void
put32 (guint8  *at,
       guint32  number)
{
  number = GUINT32_TO_LE (number);
  memcpy (at, &number, sizeof number);
}

/**
 * kith_bundle_sealed_free:
 * @self: (transfer full): a bundle to send
 */
void
kith_bundle_sealed_free (KithBundleSealed *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->digest);
  g_free (self->receipt_check);
  g_free (self);
}

/**
 * kith_bundle_opened_free:
 * @self: (transfer full): a bundle that came
 */
void
kith_bundle_opened_free (KithBundleOpened *self)
{
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_pointer (&self->signing_key, g_bytes_unref);
  g_free (self->digest);
  g_free (self->receipt);
  g_free (self);
}

/* What is signed: the header, and the body from the secret on. */
static GBytes *
make_message (const guint8 *head,
              const guint8 *from_secret,
              gsize         size)
{
  GByteArray *message = g_byte_array_new ();
  guint8 hash[KITH_HASH_SIZE];

  g_byte_array_append (message, (const guint8 *) SIGN_CONTEXT, sizeof SIGN_CONTEXT);
  g_byte_array_append (message, head, KITH_BUNDLE_HEAD_SIZE);
  if (!kith_crypto_hash (from_secret, size, hash))
    g_error ("SHA-256 is not available");
  g_byte_array_append (message, hash, sizeof hash);
  return g_byte_array_free_to_bytes (message);
}

static gboolean
begin_head (guint8          *head,
            KithBundleLock   lock,
            GBytes          *content,
            GError         **error)
{
  gsize size = g_bytes_get_size (content);

  if (size + KITH_BUNDLE_HEAD_SIZE + CONTENT_AT + KITH_AEAD_TAG_SIZE + KITH_BUNDLE_SUM_SIZE > KITH_BUNDLE_MOST_BYTES) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _("This is too much for one file."));
    return FALSE;
  }
  memset (head, 0, KITH_BUNDLE_HEAD_SIZE);
  memcpy (head, "KITHSEND", 8);
  head[8] = 1;
  head[10] = (guint8) lock;
  put32 (head + 12, (guint32) (CONTENT_AT + size + KITH_AEAD_TAG_SIZE));
  return kith_crypto_random (head + 144, KITH_AEAD_NONCE_SIZE, error);
}

static guint8 *
make_body (const guint8  *head,
           GBytes        *content,
           KithKeys      *sender,
           GError       **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);
  guint8 *plain = g_malloc (CONTENT_AT + size);
  g_autoptr (GBytes) message = NULL;
  g_autoptr (GBytes) signature = NULL;

  if (size > 0)
    memcpy (plain + CONTENT_AT, data, size);
  if (kith_crypto_random (plain + SECRET_AT, KITH_BUNDLE_SECRET_SIZE, error)) {
    message = make_message (head, plain + SECRET_AT, KITH_BUNDLE_SECRET_SIZE + size);
    signature = kith_keys_sign (sender, message, error);
  }
  if (signature == NULL) {
    kith_secret_wipe (plain, CONTENT_AT + size);
    g_free (plain);
    return NULL;
  }
  memcpy (plain, g_bytes_get_data (kith_keys_get_signing_key (sender), NULL), KITH_KEY_SIZE);
  memcpy (plain + SIGNATURE_AT, g_bytes_get_data (signature, NULL), KITH_SIGNATURE_SIZE);
  return plain;
}

static KithBundleSealed *
finish (guint8       *file,
        gsize         size,
        const guint8 *secret)
{
  KithBundleSealed *self = g_new0 (KithBundleSealed, 1);
  g_autofree char *receipt = NULL;
  guint8 digest[KITH_HASH_SIZE];

  if (!kith_crypto_hash (file, size - KITH_BUNDLE_SUM_SIZE, file + size - KITH_BUNDLE_SUM_SIZE) ||
      !kith_crypto_hash (file, size, digest))
    g_error ("SHA-256 is not available");
  receipt = kith_bundle_make_receipt (secret, digest);
  self->bytes = g_bytes_new_take (file, size);
  self->digest = kith_bundle_format_hash (digest);
  self->receipt_check = kith_bundle_make_receipt_check (receipt);
  return self;
}

static KithBundleSealed *
seal (const guint8  *head,
      GBytes        *content,
      const guint8  *content_key,
      KithKeys      *sender,
      GError       **error)
{
  gsize plain_size = CONTENT_AT + g_bytes_get_size (content);
  gsize size = KITH_BUNDLE_HEAD_SIZE + plain_size + KITH_AEAD_TAG_SIZE + KITH_BUNDLE_SUM_SIZE;
  g_autofree guint8 *plain = make_body (head, content, sender, error);
  g_autofree guint8 *file = plain != NULL ? g_malloc (size) : NULL;
  KithBundleSealed *self = NULL;

  if (plain == NULL)
    return NULL;
  memcpy (file, head, KITH_BUNDLE_HEAD_SIZE);
  if (kith_crypto_encrypt (content_key, head + 144, head, KITH_BUNDLE_HEAD_SIZE, plain, plain_size,
                           file + KITH_BUNDLE_HEAD_SIZE))
    self = finish (g_steal_pointer (&file), size, plain + SECRET_AT);
  else
    kith_crypto_set_error (error);
  kith_secret_wipe (plain, plain_size);
  return self;
}

/**
 * kith_bundle_seal_to_key:
 * @content: what to send
 * @sender: signs it
 * @public_key: who opens it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a bundle that only the owner of @public_key opens
 */
KithBundleSealed *
kith_bundle_seal_to_key (GBytes    *content,
                         KithKeys  *sender,
                         GBytes    *public_key,
                         GError   **error)
{
  guint8 head[KITH_BUNDLE_HEAD_SIZE];
  g_autoptr (KithKey) content_key = kith_key_new_random (error);
  g_autoptr (GBytes) key_bytes = NULL;
  g_autoptr (GBytes) box = NULL;

  if (content_key == NULL || !begin_head (head, KITH_BUNDLE_LOCK_KEY, content, error))
    return NULL;
  key_bytes = g_bytes_new_static (content_key, KITH_KEY_SIZE);
  box = kith_seal (key_bytes, public_key, SEAL_CONTEXT, error);
  if (box == NULL)
    return NULL;
  memcpy (head + 16, g_bytes_get_data (public_key, NULL), KITH_KEY_SIZE);
  memcpy (head + 48, g_bytes_get_data (box, NULL), g_bytes_get_size (box));
  return seal (head, content, content_key, sender, error);
}

/**
 * kith_bundle_seal_with_words:
 * @content: what to send
 * @sender: signs it
 * @passphrase: a random one, told another way than the file goes
 * @settings: (nullable): what a try costs; the default outside of tests
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a bundle that whoever knows @passphrase opens
 */
KithBundleSealed *
kith_bundle_seal_with_words (GBytes                 *content,
                             KithKeys               *sender,
                             const char             *passphrase,
                             const KithKdfSettings  *settings,
                             GError                **error)
{
  guint8 head[KITH_BUNDLE_HEAD_SIZE];
  g_autoptr (KithKey) content_key = kith_key_new_random (error);
  g_autoptr (KithKey) wrapping_key = NULL;

  if (settings == NULL)
    settings = kith_kdf_get_default_settings ();
  if (content_key == NULL || !kith_kdf_settings_check_floor (settings, error) ||
      !begin_head (head, KITH_BUNDLE_LOCK_PASSPHRASE, content, error) ||
      !kith_crypto_random (head + 16, KITH_KDF_SALT_SIZE, error) ||
      !kith_crypto_random (head + 48, KITH_AEAD_NONCE_SIZE, error))
    return NULL;
  put32 (head + 32, settings->passes);
  put32 (head + 36, settings->memory_kib);
  put32 (head + 40, settings->lanes);
  wrapping_key = kith_kdf_derive (settings, passphrase, strlen (passphrase), head + 16, error);
  if (wrapping_key == NULL)
    return NULL;
  if (kith_crypto_encrypt (wrapping_key, head + 48, head, 64, content_key, KITH_KEY_SIZE, head + 64))
    return seal (head, content, content_key, sender, error);
  kith_crypto_set_error (error);
  return NULL;
}

static KithBundleOpened *
refuse_altered (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _("This file was altered on its way, so nothing of it is shown. Ask the sender to send the file "
                         "again."));
  return NULL;
}

static gboolean
is_signed (const KithBundleParts *parts,
           const guint8          *plain,
           gsize                  size)
{
  g_autoptr (GBytes) key = g_bytes_new (plain, KITH_KEY_SIZE);
  g_autoptr (GBytes) signature = g_bytes_new (plain + SIGNATURE_AT, KITH_SIGNATURE_SIZE);
  g_autoptr (GBytes) message = make_message (parts->head, plain + SECRET_AT, size - SECRET_AT);

  return kith_signature_verify (key, message, signature);
}

static KithBundleOpened *
open_body (GBytes                 *bytes,
           const KithBundleParts  *parts,
           const guint8           *content_key,
           GError                **error)
{
  gsize size = parts->body_size - KITH_AEAD_TAG_SIZE;
  guint8 *buffer = g_malloc (size);
  gboolean opens = kith_crypto_decrypt (content_key, parts->head + 144, parts->head, KITH_BUNDLE_HEAD_SIZE, parts->body,
                                        parts->body_size, buffer);
  g_autoptr (GBytes) plain = kith_crypto_take_plain (buffer, size);
  g_autoptr (KithBundleOpened) self = NULL;
  guint8 digest[KITH_HASH_SIZE];

  if (!opens || !is_signed (parts, buffer, size) ||
      !kith_crypto_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), digest))
    return refuse_altered (error);
  self = g_new0 (KithBundleOpened, 1);
  self->content = g_bytes_new_from_bytes (plain, CONTENT_AT, size - CONTENT_AT);
  self->signing_key = g_bytes_new (buffer, KITH_KEY_SIZE);
  self->digest = kith_bundle_format_hash (digest);
  self->receipt = kith_bundle_make_receipt (buffer + SECRET_AT, digest);
  return g_steal_pointer (&self);
}

/**
 * kith_bundle_open_with_keys:
 * @bytes: the file
 * @keys: of who received it
 * @error: %KITH_ERROR_NOT_ALLOWED when it is for somebody else; see [func@bundle_parse] for what else may be wrong
 *
 * Returns: (transfer full) (nullable): what was sent
 */
KithBundleOpened *
kith_bundle_open_with_keys (GBytes    *bytes,
                            KithKeys  *keys,
                            GError   **error)
{
  KithBundleParts parts;
  g_autoptr (GBytes) box = NULL;
  g_autoptr (GBytes) content_key = NULL;

  if (!kith_bundle_parse (bytes, &parts, error))
    return NULL;
  if (parts.lock != KITH_BUNDLE_LOCK_KEY ||
      memcmp (parts.public_key, g_bytes_get_data (kith_keys_get_public_key (keys), NULL), KITH_KEY_SIZE) != 0) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                         _("This file is sealed to somebody else. Your keys do not open it."));
    return NULL;
  }
  box = g_bytes_new (parts.head + 48, 80);
  content_key = kith_seal_open (box, keys, SEAL_CONTEXT, NULL);
  if (content_key == NULL || g_bytes_get_size (content_key) != KITH_KEY_SIZE)
    return refuse_altered (error);
  return open_body (bytes, &parts, g_bytes_get_data (content_key, NULL), error);
}

/**
 * kith_bundle_open_with_words:
 * @bytes: the file
 * @passphrase: what the sender told
 * @error: %KITH_ERROR_WRONG_PASSPHRASE; see [func@bundle_parse] for what else may be wrong
 *
 * Returns: (transfer full) (nullable): what was sent
 */
KithBundleOpened *
kith_bundle_open_with_words (GBytes      *bytes,
                             const char  *passphrase,
                             GError     **error)
{
  KithBundleParts parts;
  g_autoptr (KithKey) wrapping_key = NULL;
  g_autoptr (KithKey) content_key = NULL;

  if (!kith_bundle_parse (bytes, &parts, error))
    return NULL;
  if (parts.lock != KITH_BUNDLE_LOCK_PASSPHRASE) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                         _("This file has no passphrase: it is sealed to a receiving code."));
    return NULL;
  }
  wrapping_key = kith_kdf_derive (&parts.kdf, passphrase, strlen (passphrase), parts.head + 16, error);
  if (wrapping_key == NULL)
    return NULL;
  content_key = kith_secret_new (KITH_KEY_SIZE);
  if (kith_crypto_decrypt (wrapping_key, parts.head + 48, parts.head, 64, parts.head + 64, 48, content_key))
    return open_body (bytes, &parts, content_key, error);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE,
                       _("This passphrase does not open the file. Check it with the sender by telephone."));
  return NULL;
}
