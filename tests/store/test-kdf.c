/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-secret.h"
#include "store-test.h"
#include "vault/kith-kdf.h"
#include "vault/kith-keys.h"

#include <string.h>
#include <sys/resource.h>

static const guint8 salt[KITH_KDF_SALT_SIZE] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };

/* From `openssl kdf -keylen 32 -kdfopt pass:"correct horse" -kdfopt hexsalt:000102…0f -kdfopt iter:3
 * -kdfopt memcost:65536 -kdfopt lanes:1 ARGON2ID`. A file made today must open for ever. */
static void
test_known_answer (void)
{
  static const guint8 expected[KITH_KEY_SIZE] = {
    0xe3, 0xc8, 0x89, 0xca, 0x40, 0xed, 0x01, 0xe6, 0xb6, 0x77, 0x1f, 0xc8, 0xa5, 0xbf, 0x16, 0xe3,
    0x5a, 0xd6, 0x0b, 0x41, 0xc9, 0xbd, 0x5d, 0x7e, 0x6d, 0x63, 0xad, 0xf5, 0x1e, 0x50, 0xb0, 0xfd,
  };
  const KithKdfSettings settings = { .memory_kib = 65536, .passes = 3, .lanes = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithKey) key = kith_kdf_derive (&settings, "correct horse", 13, salt, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (key, KITH_KEY_SIZE, expected, sizeof expected);
}

static void
test_what_product_code_uses (void)
{
  const KithKdfSettings *passphrase = kith_kdf_get_default_settings ();
  const KithKdfSettings *recovery = kith_kdf_get_recovery_settings ();

  g_assert_cmpuint (passphrase->memory_kib, ==, 256 * 1024);
  g_assert_cmpuint (passphrase->passes, ==, 3);
  g_assert_cmpuint (passphrase->lanes, ==, 1);
  g_assert_false (passphrase->for_tests);
  g_assert_true (kith_kdf_settings_check_floor (passphrase, NULL));
  g_assert_true (kith_kdf_settings_check_floor (recovery, NULL));
}

static void
test_floor_and_ceiling (void)
{
  KithKdfSettings settings = { .memory_kib = 64 * 1024 - 1, .passes = 3, .lanes = 1 };
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_kdf_settings_check_floor (&settings, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  settings.for_tests = TRUE;
  g_assert_true (kith_kdf_settings_check_floor (&settings, NULL));

  settings = (KithKdfSettings) { .memory_kib = 1024 * 1024, .passes = 10, .lanes = 1 };
  g_assert_true (kith_kdf_settings_are_bearable (&settings));
  settings.memory_kib++;
  g_assert_false (kith_kdf_settings_are_bearable (&settings));
  settings = (KithKdfSettings) { .memory_kib = 1024, .passes = 11, .lanes = 1 };
  g_assert_false (kith_kdf_settings_are_bearable (&settings));
  settings = (KithKdfSettings) { .memory_kib = 1024, .passes = 0, .lanes = 1 };
  g_assert_false (kith_kdf_settings_are_bearable (&settings));
  settings = (KithKdfSettings) { .memory_kib = 15, .passes = 1, .lanes = 2 };
  g_assert_false (kith_kdf_settings_are_bearable (&settings));
}

#if !defined (__SANITIZE_ADDRESS__)
static void
derive_with_little_memory (void)
{
  const struct rlimit limit = { 200 << 20, 200 << 20 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (setrlimit (RLIMIT_AS, &limit), ==, 0);
  g_assert_null (kith_kdf_derive (kith_kdf_get_default_settings (), "x", 1, salt, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "256 MiB"));
}
#endif

/* No memory means no, never a weaker derivation. */
static void
test_says_when_memory_is_short (void)
{
#if defined (__SANITIZE_ADDRESS__)
  g_test_skip ("AddressSanitizer needs the address space");
#else
  store_test_in_child (derive_with_little_memory);
#endif
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* As in the application: protecting keys must not leave Argon2id without its memory. */
  kith_secret_init_process ();

  g_test_add_func ("/store/kdf/known-answer", test_known_answer);
  g_test_add_func ("/store/kdf/product-settings", test_what_product_code_uses);
  g_test_add_func ("/store/kdf/floor-and-ceiling", test_floor_and_ceiling);
  g_test_add_func ("/store/kdf/says-when-memory-is-short", test_says_when_memory_is_short);
  return g_test_run ();
}
