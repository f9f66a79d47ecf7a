/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-fuzz.h"
#include "kith-parcel.h"
#include "vault/kith-bundle-format.h"

#include <string.h>

/* A record that somebody says another college sent. The first byte says what the rest is: a file, whose length and sum are
 * set right so that more than those is tried; what is laid over a bundle that is whole, which must not open to anything else
 * than what was sent; or what was in one that opened, which may come from a college that is none. */

enum {
  AS_FILE,
  OVER_WHOLE,
  AS_CONTENT,
  N_WAYS,
};

/* Above this the derivation would be what the time goes into. */
#define MOST_MEMORY_KIB 64
#define PASSPHRASE "four words from the lead"

static const KithKdfSettings cheap = { .memory_kib = 64, .passes = 1, .lanes = 1, .for_tests = TRUE };
static const guint8 seed[KITH_KEY_SIZE] = "the keys of the other college";
static const char content[] = "what was sent, word for word";

static KithKeys *keys;
static GBytes *to_key, *with_words;

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_autoptr (GBytes) sent = g_bytes_new_static (content, sizeof content);
  g_autoptr (KithBundleSealed) first = NULL;
  g_autoptr (KithBundleSealed) second = NULL;

  kith_fuzz_be_strict ();
  keys = kith_keys_new_from_seed (seed, NULL);
  first = kith_bundle_seal_to_key (sent, keys, kith_keys_get_public_key (keys), NULL);
  second = kith_bundle_seal_with_words (sent, keys, PASSPHRASE, &cheap, NULL);
  g_assert_true (first != NULL && second != NULL);
  to_key = g_bytes_ref (first->bytes);
  with_words = g_bytes_ref (second->bytes);
  return 0;
}

static void
check_opened (KithBundleOpened *opened,
              GError           *error)
{
  if (opened == NULL) {
    kith_fuzz_take_error (error);
    return;
  }
  g_assert_cmpmem (g_bytes_get_data (opened->content, NULL), g_bytes_get_size (opened->content), content, sizeof content);
  kith_bundle_opened_free (opened);
}

static void
open_bundle (GBytes *bundle)
{
  KithBundleOpened *opened;
  KithBundleParts parts;
  GError *error = NULL;

  if (!kith_bundle_parse (bundle, &parts, &error)) {
    kith_fuzz_take_error (error);
    return;
  }
  g_assert_cmpuint (parts.body_size, <, g_bytes_get_size (bundle));
  if (parts.lock == KITH_BUNDLE_LOCK_PASSPHRASE && (parts.kdf.memory_kib > MOST_MEMORY_KIB || parts.kdf.passes > 1))
    return;
  if (parts.lock == KITH_BUNDLE_LOCK_PASSPHRASE)
    opened = kith_bundle_open_with_words (bundle, PASSPHRASE, &error);
  else
    opened = kith_bundle_open_with_keys (bundle, keys, &error);
  check_opened (opened, error);
}

static GBytes *
set_right (guint8 *file,
           gsize   size)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize sum_size = KITH_BUNDLE_SUM_SIZE;
  guint32 body = GUINT32_TO_LE ((guint32) (size - KITH_BUNDLE_HEAD_SIZE - KITH_BUNDLE_SUM_SIZE));

  memcpy (file + 12, &body, sizeof body);
  g_checksum_update (sum, file, (gssize) (size - KITH_BUNDLE_SUM_SIZE));
  g_checksum_get_digest (sum, file + size - KITH_BUNDLE_SUM_SIZE, &sum_size);
  return g_bytes_new (file, size);
}

static void
open_file (const guint8 *bytes,
           gsize         size)
{
  g_autofree guint8 *file = g_memdup2 (bytes, size);
  g_autoptr (GBytes) bundle = NULL;

  if (size > KITH_BUNDLE_HEAD_SIZE + KITH_BUNDLE_SUM_SIZE)
    bundle = set_right (file, size);
  else
    bundle = g_bytes_new (bytes, size);
  open_bundle (bundle);
}

static void
open_changed (const guint8 *bytes,
              gsize         size)
{
  gsize whole_size = 0;
  const guint8 *whole = g_bytes_get_data (bytes[0] & 1 ? to_key : with_words, &whole_size);
  g_autofree guint8 *file = g_memdup2 (whole, whole_size);
  g_autoptr (GBytes) bundle = NULL;

  for (gsize i = 1; i + 1 < size; i += 2)
    file[bytes[i] * whole_size / 256] ^= bytes[i + 1];
  bundle = set_right (file, whole_size);
  open_bundle (bundle);
}

/* With the size in front that it says it has. */
static void
unpack (const guint8 *bytes,
        gsize         size)
{
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (KithParcel) parcel = NULL;
  g_autoptr (GError) error = NULL;
  guint32 json_size = GUINT32_TO_LE ((guint32) size);

  g_byte_array_append (whole, (const guint8 *) &json_size, sizeof json_size);
  g_byte_array_append (whole, bytes, (guint) size);
  g_byte_array_append (whole, (const guint8 *) "%PDF-1.7", 8);
  packed = g_byte_array_free_to_bytes (g_steal_pointer (&whole));
  parcel = kith_parcel_unpack (packed, &error);
  if (parcel == NULL) {
    kith_fuzz_take_error (g_steal_pointer (&error));
    return;
  }
  g_assert_true (g_utf8_validate (parcel->student_name, -1, NULL));
  kith_parcel_count (parcel, "notes");
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autofree char *typed = NULL;
  g_autoptr (GBytes) key = NULL;

  if (size < 2)
    return 0;
  if (bytes[0] % N_WAYS == AS_FILE)
    open_file (bytes + 1, size - 1);
  else if (bytes[0] % N_WAYS == OVER_WHOLE)
    open_changed (bytes + 1, size - 1);
  else
    unpack (bytes + 1, size - 1);
  typed = kith_fuzz_dup_text (bytes + 1, size - 1);
  key = kith_receiving_code_parse (typed, NULL);
  return 0;
}
