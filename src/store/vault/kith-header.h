/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-kdf.h"
#include "vault/kith-keys.h"

G_BEGIN_DECLS

/* The first 64 KiB of a case file: two copies, A and B, of 32 KiB each. All numbers are little-endian.
 *
 *      0  magic        8   "KITHCASE"
 *      8  incompat     4   bits of features without which the file cannot be read
 *     12  ro_compat    4   bits of features without which it can be read but not written
 *     16  file id     16   random
 *     32  generation   8   one higher with every change of the header
 *     40  epoch        4   one higher with every new data key
 *     44  slots        2   how many follow
 *     46  slot size    2   320
 *     48  zero        16
 *     64  slots            64 places of 320 bytes, the unused ones zero
 *           0 slot id 16 | 16 label 16 | 32 kind 1 (1 passphrase, 2 recovery key, 3 activation code)
 *          33 kdf 1 (1 is Argon2id) | 34 zero 2
 *          36 passes 4 | 40 memory in KiB 4 | 44 lanes 4 | 48 salt 16 | 64 nonce 12 | 76 zero 4
 *          80 wrapped seed 48   AES-256-GCM, bound to the slot's bytes 0 to 79 and the file id
 *         128 X25519 public key 32 | 160 Ed25519 public key 32
 *         192 sealed data key 80   HPKE to the X25519 key
 *         272 zero 48
 *  32704  mac          32   HMAC-SHA-256 of all before it, under a key derived from the data key: authenticity
 *  32736  sum          32   SHA-256 of all before it: notices torn and rotten copies before anything is unlocked
 *
 * A header with a slot of kind 3 sets bit 0 of incompat, so that a Kith that knows no activation codes says what it lacks;
 * once the last of them is used up the bit goes.
 *
 * Magic, incompat, generation and sum stay in their places in every later format. The newest copy with a good sum
 * counts; a change writes the other copy first, so a torn write never takes both. */

#define KITH_HEADER_SIZE 65536
#define KITH_HEADER_COPY_SIZE 32768
#define KITH_HEADER_MOST_SLOTS 64
#define KITH_HEADER_ID_SIZE 16

typedef enum {
  KITH_HEADER_OK,
  KITH_HEADER_NOT_OURS,
  KITH_HEADER_PLAIN_DATABASE,
  KITH_HEADER_TRUNCATED,
  KITH_HEADER_DAMAGED,
  KITH_HEADER_TOO_NEW,
} KithHeaderState;

typedef struct {
  guint8 id[KITH_HEADER_ID_SIZE];
  guint8 label[16];
  guint8 kind;
  KithKdfSettings kdf;
  guint8 salt[KITH_KDF_SALT_SIZE];
  guint8 nonce[12];
  guint8 wrapped_seed[48];
  guint8 public_key[32];
  guint8 signing_key[32];
  guint8 sealed_key[80];
} KithHeaderSlot;

/**
 * KithHeader:
 * @copies_agree: whether both copies are sound and alike
 * @newest: which copy was taken, 0 or 1
 */
typedef struct {
  guint32 ro_compat;
  guint8 file_id[KITH_HEADER_ID_SIZE];
  guint64 generation;
  guint32 epoch;
  guint n_slots;
  KithHeaderSlot slots[KITH_HEADER_MOST_SLOTS];
  gboolean copies_agree;
  guint newest;
} KithHeader;

KithHeaderState  kith_header_parse        (const guint8         *bytes,
                                           gsize                 size,
                                           KithHeader           *header);
gboolean         kith_header_check_mac    (const guint8         *bytes,
                                           const KithHeader     *header,
                                           const guint8         *data_key);
gboolean         kith_header_write_copy   (const KithHeader     *header,
                                           const guint8         *data_key,
                                           guint8               *copy);
void             kith_header_get_binding  (const KithHeaderSlot *slot,
                                           const guint8         *file_id,
                                           guint8               *binding);
KithHeaderSlot  *kith_header_find_label   (KithHeader           *header,
                                           const guint8         *label);
KithHeaderSlot  *kith_header_find_slot    (KithHeader           *header,
                                           const guint8         *id);
void             kith_header_drop_slot    (KithHeader           *header,
                                           KithHeaderSlot       *slot);

/* What kith_header_get_binding() fills. */
#define KITH_HEADER_BINDING_SIZE 96

G_END_DECLS
