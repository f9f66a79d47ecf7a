/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-kdf.h"
#include "vault/kith-keys.h"

G_BEGIN_DECLS

/* A file that carries something from one case file to another: signed by who sends it, encrypted to who receives it. All
 * numbers are little-endian.
 *
 *      0  magic        8   "KITHSEND"
 *      8  version      2   1
 *     10  lock         1   1 the receiver's key, 2 a passphrase that was told by telephone
 *     11  zero         1
 *     12  body size    4   what follows the header, without the sum
 *     16  the lock   128
 *          1:  16 X25519 public key 32 | 48 content key 80, HPKE to that key | 128 zero 16
 *          2:  16 salt 16 | 32 passes 4 | 36 memory in KiB 4 | 40 lanes 4 | 44 zero 4 | 48 nonce 12 | 60 zero 4
 *              64 content key 48, AES-256-GCM under Argon2id of the passphrase, bound to bytes 0 to 63 | 112 zero 32
 *    144  nonce       12
 *    156  zero         4
 *    160  body             AES-256-GCM under the content key, bound to bytes 0 to 159; in it
 *           0 Ed25519 public key of the sender 32 | 32 signature 64 | 96 receipt secret 32 | 128 content
 *   last  sum         32   SHA-256 of all before it: notices what was cut or rotted on the way before anybody is asked
 *
 * The signature is over the header as well, so that who receives something cannot pass it on to others as if its sender had
 * sent it to them. Who sent it, and about whom it is, stands in the body only. */

#define KITH_BUNDLE_HEAD_SIZE 160
#define KITH_BUNDLE_SUM_SIZE 32
#define KITH_BUNDLE_MOST_BYTES (256 * 1024 * 1024)
#define KITH_BUNDLE_SECRET_SIZE 32

typedef enum {
  KITH_BUNDLE_LOCK_KEY        = 1,
  KITH_BUNDLE_LOCK_PASSPHRASE = 2,
} KithBundleLock;

/**
 * KithBundleParts:
 * @lock: what opens it
 * @head: the header
 * @public_key: (nullable): for %KITH_BUNDLE_LOCK_KEY, whose
 * @kdf: for %KITH_BUNDLE_LOCK_PASSPHRASE, what a try costs
 * @body: what is encrypted
 * @body_size: its size
 *
 * Where things are in a bundle, borrowed from its bytes.
 */
typedef struct {
  KithBundleLock lock;
  const guint8 *head;
  const guint8 *public_key;
  KithKdfSettings kdf;
  const guint8 *body;
  gsize body_size;
} KithBundleParts;

/* looks at bytes from anywhere; KITH_ERROR_UNREADABLE, KITH_ERROR_TOO_NEW and KITH_ERROR_DAMAGED with a sentence */
gboolean          kith_bundle_parse           (GBytes                 *bytes,
                                               KithBundleParts        *parts,
                                               GError                **error);

/**
 * KithBundleSealed:
 * @bytes: the file
 * @digest: its SHA-256, in hexadecimal
 * @receipt_check: by which [func@bundle_check_receipt] knows the receipt code; the code itself is not kept
 *
 * A bundle to send.
 */
typedef struct {
  GBytes *bytes;
  char *digest;
  char *receipt_check;
} KithBundleSealed;

void              kith_bundle_sealed_free     (KithBundleSealed       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithBundleSealed, kith_bundle_sealed_free)

KithBundleSealed *kith_bundle_seal_to_key     (GBytes                 *content,
                                               KithKeys               *sender,
                                               GBytes                 *public_key,
                                               GError                **error);
KithBundleSealed *kith_bundle_seal_with_words (GBytes                 *content,
                                               KithKeys               *sender,
                                               const char             *passphrase,
                                               const KithKdfSettings  *settings,
                                               GError                **error);

/**
 * KithBundleOpened:
 * @content: what was sent, wiped when freed
 * @signing_key: whose signature is on it
 * @digest: SHA-256 of the file, in hexadecimal
 * @receipt: the code by which the sender knows that it was opened
 *
 * A bundle that came, intact and signed by the owner of @signing_key.
 */
typedef struct {
  GBytes *content;
  GBytes *signing_key;
  char *digest;
  char *receipt;
} KithBundleOpened;

void              kith_bundle_opened_free     (KithBundleOpened       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithBundleOpened, kith_bundle_opened_free)

KithBundleOpened *kith_bundle_open_with_keys  (GBytes                 *bytes,
                                               KithKeys               *keys,
                                               GError                **error);
KithBundleOpened *kith_bundle_open_with_words (GBytes                 *bytes,
                                               const char             *passphrase,
                                               GError                **error);

/* "7QK4-M0XB-…": what a sender types, what two people compare, what a receiver gives */
char             *kith_bundle_tidy_receipt    (const char             *typed,
                                               GError                **error);
gboolean          kith_bundle_check_receipt   (const char             *code,
                                               const char             *receipt_check);
char             *kith_fingerprint_format     (GBytes                 *key);
char             *kith_receiving_code_format  (GBytes                 *public_key);
GBytes           *kith_receiving_code_parse   (const char             *typed,
                                               GError                **error);

G_END_DECLS
