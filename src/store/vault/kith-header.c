/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-header.h"

#include "kith-secret.h"
#include "vault/kith-crypto.h"

#include <string.h>

/* Bytes to structure and back, and nothing else: no files, no keys but for the MAC. Whatever the bytes are, this neither
 * reads nor writes beyond what it was given, and runs no key derivation. */

#define MAGIC "KITHCASE"
#define SLOT_SIZE 320
#define SLOTS_OFFSET 64
#define MAC_OFFSET (KITH_HEADER_COPY_SIZE - 64)
#define SUM_OFFSET (KITH_HEADER_COPY_SIZE - 32)
#define BOUND_SIZE 80
#define KDF_ARGON2ID 1
/* There is a slot for an activation code. */
#define INCOMPAT_ACTIVATION 1u
#define KNOWN_INCOMPAT INCOMPAT_ACTIVATION

static guint16
get_16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static guint32
get_32 (const guint8 *bytes)
{
  return (guint32) get_16 (bytes) | (guint32) get_16 (bytes + 2) << 16;
}

static guint64
get_64 (const guint8 *bytes)
{
  return (guint64) get_32 (bytes) | (guint64) get_32 (bytes + 4) << 32;
}

static void
put (guint8  *bytes,
     guint64  value,
     guint    size)
{
  for (guint i = 0; i < size; i++)
    bytes[i] = (guint8) (value >> (8 * i));
}

static gboolean
is_zero (const guint8 *bytes,
         gsize         size)
{
  for (gsize i = 0; i < size; i++)
    if (bytes[i] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
has_good_sum (const guint8 *copy)
{
  guint8 sum[KITH_HASH_SIZE];

  return memcmp (copy, MAGIC, 8) == 0 && kith_crypto_hash (copy, SUM_OFFSET, sum) &&
         memcmp (copy + SUM_OFFSET, sum, sizeof sum) == 0;
}

static gboolean
parse_slot (const guint8   *bytes,
            guint8          last_kind,
            KithHeaderSlot *slot)
{
  memcpy (slot->id, bytes, sizeof slot->id);
  memcpy (slot->label, bytes + 16, sizeof slot->label);
  slot->kind = bytes[32];
  slot->kdf = (KithKdfSettings) { .passes = get_32 (bytes + 36),
                                  .memory_kib = get_32 (bytes + 40),
                                  .lanes = get_32 (bytes + 44) };
  memcpy (slot->salt, bytes + 48, sizeof slot->salt);
  memcpy (slot->nonce, bytes + 64, sizeof slot->nonce);
  memcpy (slot->wrapped_seed, bytes + 80, sizeof slot->wrapped_seed);
  memcpy (slot->public_key, bytes + 128, sizeof slot->public_key);
  memcpy (slot->signing_key, bytes + 160, sizeof slot->signing_key);
  memcpy (slot->sealed_key, bytes + 192, sizeof slot->sealed_key);
  return slot->kind >= 1 && slot->kind <= last_kind && bytes[33] == KDF_ARGON2ID && is_zero (bytes + 34, 2) &&
         is_zero (bytes + 76, 4) && is_zero (bytes + 272, 48) && kith_kdf_settings_are_bearable (&slot->kdf);
}

static void
write_bound_part (const KithHeaderSlot *slot,
                  guint8               *bytes)
{
  memset (bytes, 0, BOUND_SIZE);
  memcpy (bytes, slot->id, sizeof slot->id);
  memcpy (bytes + 16, slot->label, sizeof slot->label);
  bytes[32] = slot->kind;
  bytes[33] = KDF_ARGON2ID;
  put (bytes + 36, slot->kdf.passes, 4);
  put (bytes + 40, slot->kdf.memory_kib, 4);
  put (bytes + 44, slot->kdf.lanes, 4);
  memcpy (bytes + 48, slot->salt, sizeof slot->salt);
  memcpy (bytes + 64, slot->nonce, sizeof slot->nonce);
}

static guint32
compute_incompat (const KithHeader *header)
{
  for (guint i = 0; i < header->n_slots; i++)
    if (header->slots[i].kind == 3)
      return INCOMPAT_ACTIVATION;
  return 0;
}

static void
write_slot (const KithHeaderSlot *slot,
            guint8               *bytes)
{
  write_bound_part (slot, bytes);
  memcpy (bytes + 80, slot->wrapped_seed, sizeof slot->wrapped_seed);
  memcpy (bytes + 128, slot->public_key, sizeof slot->public_key);
  memcpy (bytes + 160, slot->signing_key, sizeof slot->signing_key);
  memcpy (bytes + 192, slot->sealed_key, sizeof slot->sealed_key);
}

/* The sum is good, so this is what somebody wrote; whether it makes sense is another question. */
static KithHeaderState
parse_copy (const guint8 *copy,
            KithHeader   *header)
{
  guint32 incompat = get_32 (copy + 8);
  guint8 last_kind = (incompat & INCOMPAT_ACTIVATION) ? 3 : 2;
  guint n_slots = get_16 (copy + 44);
  gsize used;

  memset (header, 0, sizeof *header);
  header->generation = get_64 (copy + 32);
  if ((incompat & ~KNOWN_INCOMPAT) != 0)
    return KITH_HEADER_TOO_NEW;
  if (n_slots == 0 || n_slots > KITH_HEADER_MOST_SLOTS || get_16 (copy + 46) != SLOT_SIZE)
    return KITH_HEADER_DAMAGED;

  header->ro_compat = get_32 (copy + 12);
  memcpy (header->file_id, copy + 16, sizeof header->file_id);
  header->epoch = get_32 (copy + 40);
  header->n_slots = n_slots;
  for (guint i = 0; i < n_slots; i++)
    if (!parse_slot (copy + SLOTS_OFFSET + i * SLOT_SIZE, last_kind, &header->slots[i]))
      return KITH_HEADER_DAMAGED;

  /* A later format may use the empty places and say so with a ro_compat bit. */
  used = SLOTS_OFFSET + n_slots * SLOT_SIZE;
  if (header->ro_compat == 0 && (!is_zero (copy + 48, 16) || !is_zero (copy + used, MAC_OFFSET - used)))
    return KITH_HEADER_DAMAGED;
  return KITH_HEADER_OK;
}

static KithHeaderState
classify_without_copies (const guint8 *bytes,
                         gsize         size)
{
  static const char plain[] = "SQLite format 3";

  if (size >= sizeof plain && memcmp (bytes, plain, sizeof plain) == 0)
    return KITH_HEADER_PLAIN_DATABASE;
  if (size >= 8 && memcmp (bytes, MAGIC, 8) == 0)
    return size < KITH_HEADER_SIZE ? KITH_HEADER_TRUNCATED : KITH_HEADER_DAMAGED;
  /* A rotten first copy may have lost even its magic. */
  if (size >= KITH_HEADER_COPY_SIZE + 8 && memcmp (bytes + KITH_HEADER_COPY_SIZE, MAGIC, 8) == 0)
    return KITH_HEADER_DAMAGED;
  return KITH_HEADER_NOT_OURS;
}

/**
 * kith_header_parse:
 * @bytes: (array length=size): the start of a file
 * @size: how much of it there is
 * @header: (out caller-allocates): what it says
 *
 * Returns: %KITH_HEADER_OK, or why @header must not be used
 */
KithHeaderState
kith_header_parse (const guint8 *bytes,
                   gsize         size,
                   KithHeader   *header)
{
  const guint8 *second = bytes + KITH_HEADER_COPY_SIZE;
  gboolean first_good, second_good;
  KithHeaderState state;
  guint newest;

  memset (header, 0, sizeof *header);
  if (size < KITH_HEADER_SIZE)
    return classify_without_copies (bytes, size);
  first_good = has_good_sum (bytes);
  second_good = has_good_sum (second);
  if (!first_good && !second_good)
    return classify_without_copies (bytes, size);

  newest = !first_good || (second_good && get_64 (second + 32) > get_64 (bytes + 32)) ? 1 : 0;
  state = parse_copy (bytes + newest * KITH_HEADER_COPY_SIZE, header);
  header->newest = newest;
  header->copies_agree = memcmp (bytes, second, KITH_HEADER_COPY_SIZE) == 0;
  return state;
}

static gboolean
compute_mac (const guint8 *copy,
             const guint8 *data_key,
             guint8       *mac)
{
  g_autoptr (KithKey) key = kith_secret_new (KITH_KEY_SIZE);

  return kith_crypto_derive (data_key, "kith header v1", key) &&
         kith_crypto_mac (key, KITH_KEY_SIZE, copy, MAC_OFFSET, mac);
}

/**
 * kith_header_check_mac:
 * @bytes: the bytes @header was parsed from
 * @header: the header
 * @data_key: (array fixed-size=32): the data key
 *
 * Returns: whether somebody who had the data key wrote this header
 */
gboolean
kith_header_check_mac (const guint8     *bytes,
                       const KithHeader *header,
                       const guint8     *data_key)
{
  const guint8 *copy = bytes + header->newest * KITH_HEADER_COPY_SIZE;
  guint8 mac[KITH_HASH_SIZE];
  guint8 difference = 0;

  if (!compute_mac (copy, data_key, mac))
    return FALSE;
  for (guint i = 0; i < sizeof mac; i++)
    difference |= mac[i] ^ copy[MAC_OFFSET + i];
  return difference == 0;
}

/**
 * kith_header_write_copy:
 * @header: a header
 * @data_key: (array fixed-size=32): the data key
 * @copy: (out caller-allocates): 32 KiB
 *
 * Returns: whether @copy is complete
 */
gboolean
kith_header_write_copy (const KithHeader *header,
                        const guint8     *data_key,
                        guint8           *copy)
{
  memset (copy, 0, KITH_HEADER_COPY_SIZE);
  memcpy (copy, MAGIC, 8);
  put (copy + 8, compute_incompat (header), 4);
  put (copy + 12, header->ro_compat, 4);
  memcpy (copy + 16, header->file_id, sizeof header->file_id);
  put (copy + 32, header->generation, 8);
  put (copy + 40, header->epoch, 4);
  put (copy + 44, header->n_slots, 2);
  put (copy + 46, SLOT_SIZE, 2);
  for (guint i = 0; i < header->n_slots; i++)
    write_slot (&header->slots[i], copy + SLOTS_OFFSET + i * SLOT_SIZE);
  return compute_mac (copy, data_key, copy + MAC_OFFSET) &&
         kith_crypto_hash (copy, SUM_OFFSET, copy + SUM_OFFSET);
}

/**
 * kith_header_get_binding:
 * @slot: a slot
 * @file_id: of the file it is in
 * @binding: (out caller-allocates): 96 bytes
 *
 * What the wrapped seed is bound to, so that nobody can lower its cost or move it to another file.
 */
void
kith_header_get_binding (const KithHeaderSlot *slot,
                         const guint8         *file_id,
                         guint8               *binding)
{
  write_bound_part (slot, binding);
  memcpy (binding + BOUND_SIZE, file_id, KITH_HEADER_ID_SIZE);
}

/**
 * kith_header_find_label:
 * @header: a header
 * @label: (array fixed-size=16): keyed hash of a user name or recovery key
 *
 * Returns: (transfer none) (nullable): the slot
 */
KithHeaderSlot *
kith_header_find_label (KithHeader   *header,
                        const guint8 *label)
{
  for (guint i = 0; i < header->n_slots; i++)
    if (memcmp (header->slots[i].label, label, sizeof header->slots[i].label) == 0)
      return &header->slots[i];
  return NULL;
}

/**
 * kith_header_find_slot:
 * @header: a header
 * @id: (array fixed-size=16): id of a slot
 *
 * Returns: (transfer none) (nullable): the slot
 */
KithHeaderSlot *
kith_header_find_slot (KithHeader   *header,
                       const guint8 *id)
{
  for (guint i = 0; i < header->n_slots; i++)
    if (memcmp (header->slots[i].id, id, sizeof header->slots[i].id) == 0)
      return &header->slots[i];
  return NULL;
}

/**
 * kith_header_drop_slot:
 * @header: a header
 * @slot: one of its slots
 *
 * Takes a slot out; pointers to later ones are then wrong.
 */
void
kith_header_drop_slot (KithHeader     *header,
                       KithHeaderSlot *slot)
{
  guint index = (guint) (slot - header->slots);

  g_assert (index < header->n_slots);

  header->n_slots--;
  memmove (slot, slot + 1, (header->n_slots - index) * sizeof *slot);
  memset (&header->slots[header->n_slots], 0, sizeof *slot);
}
