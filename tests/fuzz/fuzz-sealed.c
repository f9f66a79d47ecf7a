/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-fuzz.h"
#include "vault/kith-seal.h"

#include <string.h>

/* Sealed records, as they stand in the file of somebody who has the data key and writes what he likes. The input is
 * such a record, or what is laid over one that is whole: it opens to the very words that were sealed, or not at all. */

static const guint8 seed[KITH_KEY_SIZE] = "a seed that nobody has but us";
static const char plain[] = "There was no food in the house since Friday.";
static KithKeys *keys;
static GBytes *whole;

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_autoptr (GPtrArray) readers = g_ptr_array_new ();
  g_autoptr (GBytes) text = g_bytes_new_static (plain, sizeof plain);

  kith_fuzz_be_strict ();
  keys = kith_keys_new_from_seed (seed, NULL);
  g_assert_nonnull (keys);
  g_ptr_array_add (readers, kith_keys_get_public_key (keys));
  whole = kith_sealed_record_new (text, readers, "concern", "1", NULL);
  g_assert_nonnull (whole);
  return 0;
}

static void
open_record (GBytes *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) opened = kith_sealed_record_open (record, keys, "concern", "1", &error);

  kith_sealed_record_is_for (record, kith_keys_get_public_key (keys));
  if (opened == NULL)
    kith_fuzz_take_error (g_steal_pointer (&error));
  else
    g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), plain, sizeof plain);
}

/* The input laid over a whole record: what it does not change stays right. */
static void
open_changed (const guint8 *bytes,
              gsize         size)
{
  gsize whole_size = 0;
  const guint8 *data = g_bytes_get_data (whole, &whole_size);
  g_autofree guint8 *copy = g_memdup2 (data, whole_size);
  g_autoptr (GBytes) record = NULL;

  for (gsize i = 0; i + 1 < size; i += 2)
    copy[bytes[i] * whole_size / 256] ^= bytes[i + 1];
  record = g_bytes_new (copy, whole_size);
  open_record (record);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autoptr (GBytes) record = NULL;
  g_autoptr (GBytes) opened = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return 0;
  if (bytes[0] & 1) {
    open_changed (bytes + 1, size - 1);
    return 0;
  }
  record = g_bytes_new (bytes + 1, size - 1);
  open_record (record);
  opened = kith_seal_open (record, keys, "kith data key v1", &error);
  g_assert_null (opened);
  kith_fuzz_take_error (g_steal_pointer (&error));
  return 0;
}
