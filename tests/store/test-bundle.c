/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "store-test.h"
#include "vault/kith-bundle-format.h"
#include "vault/kith-crypto.h"
#include "vault/kith-seal.h"

#include <string.h>

#define CONTENT "What the next college has to know about Wren Castellanos"
#define PASSPHRASE "7QK4M0XBDHPR2TV9W8YZ"

static const KithKdfSettings cheap = { .memory_kib = 64, .passes = 1, .lanes = 1, .for_tests = TRUE };

typedef struct {
  KithKeys *sender;
  KithKeys *receiver;
  KithKeys *stranger;
  GBytes *content;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->sender = kith_keys_new_random (NULL);
  self->receiver = kith_keys_new_random (NULL);
  self->stranger = kith_keys_new_random (NULL);
  self->content = g_bytes_new_static (CONTENT, strlen (CONTENT));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_pointer (&self->sender, kith_keys_unref);
  g_clear_pointer (&self->receiver, kith_keys_unref);
  g_clear_pointer (&self->stranger, kith_keys_unref);
  g_clear_pointer (&self->content, g_bytes_unref);
}

static KithBundleSealed *
seal_to_key (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  KithBundleSealed *sealed =
    kith_bundle_seal_to_key (self->content, self->sender, kith_keys_get_public_key (self->receiver), &error);

  g_assert_no_error (error);
  return sealed;
}

static KithBundleSealed *
seal_with_words (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  KithBundleSealed *sealed = kith_bundle_seal_with_words (self->content, self->sender, PASSPHRASE, &cheap, &error);

  g_assert_no_error (error);
  return sealed;
}

static void
assert_opened (Fixture          *self,
               KithBundleOpened *opened,
               KithBundleSealed *sealed)
{
  g_autofree char *code = kith_bundle_tidy_receipt (opened->receipt, NULL);

  g_assert_cmpmem (g_bytes_get_data (opened->content, NULL), g_bytes_get_size (opened->content), CONTENT, strlen (CONTENT));
  g_assert_true (g_bytes_equal (opened->signing_key, kith_keys_get_signing_key (self->sender)));
  g_assert_cmpstr (opened->digest, ==, sealed->digest);
  g_assert_cmpstr (code, ==, opened->receipt);
  g_assert_true (kith_bundle_check_receipt (code, sealed->receipt_check));
}

static void
test_key (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr (KithBundleSealed) sealed = seal_to_key (self);
  g_autoptr (KithBundleOpened) opened = NULL;
  g_autoptr (GError) error = NULL;

  opened = kith_bundle_open_with_keys (sealed->bytes, self->receiver, &error);
  g_assert_no_error (error);
  assert_opened (self, opened, sealed);
  g_assert_null (memmem (g_bytes_get_data (sealed->bytes, NULL), g_bytes_get_size (sealed->bytes), "Wren", 4));

  /* not even who sent it */
  g_assert_null (kith_bundle_open_with_keys (sealed->bytes, self->sender, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (kith_bundle_open_with_words (sealed->bytes, PASSPHRASE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
}

static void
test_words (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (KithBundleSealed) sealed = seal_with_words (self);
  g_autoptr (KithBundleOpened) opened = NULL;
  g_autoptr (GError) error = NULL;

  opened = kith_bundle_open_with_words (sealed->bytes, PASSPHRASE, &error);
  g_assert_no_error (error);
  assert_opened (self, opened, sealed);

  g_assert_null (kith_bundle_open_with_words (sealed->bytes, "7QK4M0XBDHPR2TV9W8YX", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_null (kith_bundle_open_with_keys (sealed->bytes, self->receiver, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
}

/* Outside of tests nobody says what a try costs: then it is what an account’s passphrase costs. */
static void
test_default_cost (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithBundleSealed) sealed =
    kith_bundle_seal_with_words (self->content, self->sender, PASSPHRASE, NULL, &error);
  g_autoptr (KithBundleOpened) opened = NULL;
  KithBundleParts parts;

  g_assert_no_error (error);
  g_assert_true (kith_bundle_parse (sealed->bytes, &parts, &error));
  g_assert_cmpuint (parts.kdf.memory_kib, ==, kith_kdf_get_default_settings ()->memory_kib);
  g_assert_cmpuint (parts.kdf.passes, ==, kith_kdf_get_default_settings ()->passes);
  opened = kith_bundle_open_with_words (sealed->bytes, PASSPHRASE, &error);
  g_assert_no_error (error);
  assert_opened (self, opened, sealed);
}

/* Two bundles of the same record have nothing in common, and the receipt of one is none of the other. */
static void
test_receipts (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (KithBundleSealed) one = seal_to_key (self);
  g_autoptr (KithBundleSealed) other = seal_to_key (self);
  g_autoptr (KithBundleOpened) opened = kith_bundle_open_with_keys (one->bytes, self->receiver, NULL);
  g_autofree char *typed = g_ascii_strdown (opened->receipt, -1);
  g_autofree char *code = kith_bundle_tidy_receipt (typed, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (one->digest, !=, other->digest);
  g_assert_true (kith_bundle_check_receipt (code, one->receipt_check));
  g_assert_false (kith_bundle_check_receipt (code, other->receipt_check));
  g_assert_null (kith_bundle_tidy_receipt ("ABCD-EFGH", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
}

static void
renew_sum (guint8 *data,
           gsize   size)
{
  g_assert_true (kith_crypto_hash (data, size - KITH_BUNDLE_SUM_SIZE, data + size - KITH_BUNDLE_SUM_SIZE));
}

static KithBundleOpened *
open_either (Fixture   *self,
             GBytes    *bytes,
             gboolean   with_words,
             GError   **error)
{
  return with_words ? kith_bundle_open_with_words (bytes, PASSPHRASE, error)
                    : kith_bundle_open_with_keys (bytes, self->receiver, error);
}

static guint
try_changes (Fixture          *self,
             KithBundleSealed *sealed,
             gboolean          with_words,
             gboolean          renew)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (sealed->bytes, &size);
  guint n = 0;

  for (gsize at = 0; at < size; at++)
    for (guint bit = 0; bit < 8; bit += 3) {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      copy[at] ^= (guint8) (1u << bit);
      if (renew)
        renew_sum (copy, size);
      if (memcmp (copy, data, size) == 0)
        continue;
      bytes = g_bytes_new (copy, size);
      g_assert_null (open_either (self, bytes, with_words, &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_suffix (error->message, "."));
      n++;
    }
  return n;
}

/* One bit anywhere, by accident or by somebody who makes the sum fit again. */
static void
test_changed (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (KithBundleSealed) key = seal_to_key (self);
  g_autoptr (KithBundleSealed) words = seal_with_words (self);
  guint n = try_changes (self, key, FALSE, FALSE) + try_changes (self, key, FALSE, TRUE) +
            try_changes (self, words, TRUE, FALSE);

  g_assert_cmpuint (n, >, 2000);
  g_test_message ("counted: %u altered bundles, 0 opened", n);
}

static void
test_cut (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr (KithBundleSealed) sealed = seal_with_words (self);
  gsize size;
  const guint8 *whole = g_bytes_get_data (sealed->bytes, &size);

  for (gsize n = 0; n < size; n++) {
    g_autoptr (GBytes) bytes = g_bytes_new (whole, n);
    g_autoptr (GError) error = NULL;
    KithBundleParts parts;

    g_assert_false (kith_bundle_parse (bytes, &parts, &error));
    g_assert_error (error, KITH_ERROR, (n < 10 ? KITH_ERROR_UNREADABLE : KITH_ERROR_DAMAGED));
  }
  g_test_message ("counted: %u cut bundles, 0 opened", (guint) size);
}

static void
assert_foreign (const char *start,
                gsize       size,
                int         code)
{
  g_autofree guint8 *data = g_malloc0 (1024);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  KithBundleParts parts;

  memcpy (data, start, size);
  bytes = g_bytes_new (data, 1024);
  g_assert_false (kith_bundle_parse (bytes, &parts, &error));
  g_assert_error (error, KITH_ERROR, code);
}

static void
test_foreign (Fixture       *self,
              gconstpointer  data)
{
  assert_foreign ("%PDF-1.7", 8, KITH_ERROR_UNREADABLE);
  assert_foreign ("KITHCASE", 8, KITH_ERROR_UNREADABLE);
  assert_foreign ("KITHSEND\2\0", 10, KITH_ERROR_TOO_NEW);
  assert_foreign ("KITHSEND\1\1", 10, KITH_ERROR_TOO_NEW);
  assert_foreign ("KITHSEND\0\0", 10, KITH_ERROR_DAMAGED);
}

/* A stranger's file must not take all the memory: what a passphrase costs stands in it. */
static void
test_greedy (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (KithBundleSealed) sealed = seal_with_words (self);
  gsize size;
  const guint8 *whole = g_bytes_get_data (sealed->bytes, &size);
  g_autofree guint8 *copy = g_memdup2 (whole, size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  memset (copy + 36, 0xff, 4);
  renew_sum (copy, size);
  bytes = g_bytes_new (copy, size);
  g_assert_null (kith_bundle_open_with_words (bytes, PASSPHRASE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

/* The receiver seals what they got to somebody else, signature and all: it must not look as if the sender had. */
static void
test_passed_on (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (KithBundleSealed) sealed = seal_to_key (self);
  gsize size;
  const guint8 *whole = g_bytes_get_data (sealed->bytes, &size);
  g_autofree guint8 *copy = g_memdup2 (whole, size);
  gsize plain_size = size - KITH_BUNDLE_HEAD_SIZE - KITH_BUNDLE_SUM_SIZE - KITH_AEAD_TAG_SIZE;
  g_autofree guint8 *plain = g_malloc (plain_size);
  g_autoptr (GBytes) box = g_bytes_new (whole + 48, 80);
  g_autoptr (GBytes) key = kith_seal_open (box, self->receiver, "kith bundle v1", NULL);
  g_autoptr (GBytes) other_box = kith_seal (key, kith_keys_get_public_key (self->stranger), "kith bundle v1", NULL);
  const guint8 *content_key = g_bytes_get_data (key, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_crypto_decrypt (content_key, copy + 144, copy, KITH_BUNDLE_HEAD_SIZE, copy + KITH_BUNDLE_HEAD_SIZE,
                                      plain_size + KITH_AEAD_TAG_SIZE, plain));
  memcpy (copy + 16, g_bytes_get_data (kith_keys_get_public_key (self->stranger), NULL), KITH_KEY_SIZE);
  memcpy (copy + 48, g_bytes_get_data (other_box, NULL), 80);
  g_assert_true (kith_crypto_encrypt (content_key, copy + 144, copy, KITH_BUNDLE_HEAD_SIZE, plain, plain_size,
                                      copy + KITH_BUNDLE_HEAD_SIZE));
  renew_sum (copy, size);
  bytes = g_bytes_new (copy, size);
  g_assert_null (kith_bundle_open_with_keys (bytes, self->stranger, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

static void
test_receiving_code (Fixture       *self,
                     gconstpointer  data)
{
  GBytes *key = kith_keys_get_public_key (self->receiver);
  g_autofree char *code = kith_receiving_code_format (key);
  g_autofree char *typed = g_ascii_strdown (code, -1);
  g_autoptr (GBytes) parsed = NULL;
  guint n = 0;

  g_assert_cmpuint (strlen (code), ==, 14 * 5 - 1);
  g_strdelimit (typed, "-", ' ');
  parsed = kith_receiving_code_parse (typed, NULL);
  g_assert_true (g_bytes_equal (parsed, key));
  /* any one character wrong */
  for (gsize i = 0; i < strlen (code); i++) {
    g_autofree char *wrong = g_strdup (code);
    g_autoptr (GError) error = NULL;

    if (code[i] == '-')
      continue;
    wrong[i] = code[i] == 'Q' ? 'R' : 'Q';
    g_assert_null (kith_receiving_code_parse (wrong, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
    n++;
  }
  g_assert_cmpuint (n, ==, 56);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bundle/key", Fixture, NULL, set_up, test_key, tear_down);
  g_test_add ("/bundle/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/bundle/default-cost", Fixture, NULL, set_up, test_default_cost, tear_down);
  g_test_add ("/bundle/receipts", Fixture, NULL, set_up, test_receipts, tear_down);
  g_test_add ("/bundle/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/bundle/cut", Fixture, NULL, set_up, test_cut, tear_down);
  g_test_add ("/bundle/foreign", Fixture, NULL, set_up, test_foreign, tear_down);
  g_test_add ("/bundle/greedy", Fixture, NULL, set_up, test_greedy, tear_down);
  g_test_add ("/bundle/passed-on", Fixture, NULL, set_up, test_passed_on, tear_down);
  g_test_add ("/bundle/receiving-code", Fixture, NULL, set_up, test_receiving_code, tear_down);
  return g_test_run ();
}
