/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-fuzz.h"
#include "vault/kith-slot.h"

#include <string.h>

/* The key slots, which are read before anybody has shown a key. The first byte says what is made of the rest: the start of
 * a file as it is, or the beginning of both copies, with sums that are right, so that more than the sums is tried. */

enum {
  MADE_COPIES = 1 << 0,
  OTHER_NEWER = 1 << 1,
  OTHER_TORN  = 1 << 2,
};

/* Above this the derivation would be what the time goes into. */
#define MOST_MEMORY_KIB 64

static const guint8 data_key[KITH_KEY_SIZE] = { 7, 6, 5, 4, 3, 2, 1 };

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  kith_fuzz_be_strict ();
  return 0;
}

static void
set_sum (guint8 *copy)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = 32;

  g_checksum_update (sum, copy, KITH_HEADER_COPY_SIZE - 32);
  g_checksum_get_digest (sum, copy + KITH_HEADER_COPY_SIZE - 32, &size);
}

static guint8 *
make_copies (guint8        how,
             const guint8 *bytes,
             gsize         size)
{
  guint8 *made = g_malloc0 (KITH_HEADER_SIZE);
  guint8 *other = made + KITH_HEADER_COPY_SIZE;

  memcpy (made, bytes, MIN (size, KITH_HEADER_COPY_SIZE - 32));
  memcpy (made, "KITHCASE", 8);
  memcpy (other, made, KITH_HEADER_COPY_SIZE);
  if (how & OTHER_NEWER)
    other[39]++;
  set_sum (made);
  set_sum (other);
  if (how & OTHER_TORN)
    other[KITH_HEADER_COPY_SIZE / 2] ^= 1;
  return made;
}

/* What was understood is written, and understood again as the same. */
static void
check_round_trip (const KithHeader *header)
{
  g_autofree guint8 *written = g_malloc (KITH_HEADER_SIZE);
  KithHeader again;

  g_assert_true (kith_header_write_copy (header, data_key, written));
  memcpy (written + KITH_HEADER_COPY_SIZE, written, KITH_HEADER_COPY_SIZE);
  g_assert_cmpint (kith_header_parse (written, KITH_HEADER_SIZE, &again), ==, KITH_HEADER_OK);
  g_assert_true (again.copies_agree);
  g_assert_cmpuint (again.generation, ==, header->generation);
  g_assert_cmpuint (again.epoch, ==, header->epoch);
  g_assert_cmpuint (again.n_slots, ==, header->n_slots);
  g_assert_cmpmem (again.file_id, sizeof again.file_id, header->file_id, sizeof header->file_id);
  g_assert_cmpmem (again.slots, sizeof again.slots, header->slots, sizeof header->slots);
  g_assert_true (kith_header_check_mac (written, &again, data_key));
  written[64 + header->generation % 20000] ^= 1;
  g_assert_false (kith_header_check_mac (written, &again, data_key));
}

static void
try_slots (KithHeader *header)
{
  for (guint i = 0; i < header->n_slots; i++) {
    const KithHeaderSlot *slot = &header->slots[i];
    g_autoptr (GError) error = NULL;
    g_autoptr (KithKeys) keys = NULL;

    g_assert_true (kith_kdf_settings_are_bearable (&slot->kdf));
    g_assert_nonnull (kith_header_find_label (header, slot->label));
    g_assert_nonnull (kith_header_find_slot (header, slot->id));
    if (slot->kdf.memory_kib > MOST_MEMORY_KIB || slot->kdf.passes > 1)
      continue;
    keys = kith_slot_open (slot, header->file_id, "wrong", 5, &error);
    g_assert_null (keys);
    kith_fuzz_take_error (g_steal_pointer (&error));
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autofree guint8 *made = NULL;
  KithHeader header;

  if (size == 0)
    return 0;
  if (bytes[0] & MADE_COPIES)
    made = make_copies (bytes[0], bytes + 1, size - 1);
  if (made != NULL) {
    bytes = made;
    size = KITH_HEADER_SIZE;
  }
  if (kith_header_parse (bytes, size, &header) != KITH_HEADER_OK)
    return 0;
  g_assert_cmpuint (header.n_slots, >, 0);
  g_assert_cmpuint (header.n_slots, <=, KITH_HEADER_MOST_SLOTS);
  check_round_trip (&header);
  try_slots (&header);
  kith_header_drop_slot (&header, &header.slots[header.generation % header.n_slots]);
  return 0;
}
