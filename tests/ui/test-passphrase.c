/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ui.h"
#include "welcome/kith-passphrase.h"

#include <string.h>

static void
test_judge (void)
{
  static const struct {
    const char *passphrase;
    KithPassphraseStrength least;
    KithPassphraseStrength most;
  } cases[] = {
    { "", KITH_PASSPHRASE_TOO_SHORT, KITH_PASSPHRASE_TOO_SHORT },
    { "elevenchars", KITH_PASSPHRASE_TOO_SHORT, KITH_PASSPHRASE_TOO_SHORT },
    /* Eleven characters, however many bytes */
    { "ŵŷŵŷŵŷŵŷŵŷŵ", KITH_PASSPHRASE_TOO_SHORT, KITH_PASSPHRASE_TOO_SHORT },
    { "password1234", KITH_PASSPHRASE_EASY, KITH_PASSPHRASE_EASY },
    { "Password-1234!", KITH_PASSPHRASE_EASY, KITH_PASSPHRASE_EASY },
    { "college student", KITH_PASSPHRASE_EASY, KITH_PASSPHRASE_EASY },
    { "Summer2026Summer2026", KITH_PASSPHRASE_EASY, KITH_PASSPHRASE_EASY },
    { "aaaaaaaaaaaaaaaa", KITH_PASSPHRASE_EASY, KITH_PASSPHRASE_EASY },
    { "abababababab", KITH_PASSPHRASE_EASY, KITH_PASSPHRASE_EASY },
    { "Bronwen Kowalczyk", KITH_PASSPHRASE_EASY, KITH_PASSPHRASE_EASY },
    { "trombone ferry", KITH_PASSPHRASE_FAIR, KITH_PASSPHRASE_FAIR },
    { "velvet harbour otter lantern", KITH_PASSPHRASE_STRONG, KITH_PASSPHRASE_STRONG },
    { "k7#Qm2!zR9@wL4", KITH_PASSPHRASE_FAIR, KITH_PASSPHRASE_STRONG },
  };
  const char *context[] = { "Bronwen Kowalczyk", "bronwen", "kowalczyk", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KithPassphraseStrength strength = kith_passphrase_judge (cases[i].passphrase, context);

    g_test_message ("%s", cases[i].passphrase);
    g_assert_cmpint (strength, >=, cases[i].least);
    g_assert_cmpint (strength, <=, cases[i].most);
    g_assert_cmpint (kith_passphrase_is_accepted (strength), ==, strength >= KITH_PASSPHRASE_FAIR);
    g_assert_cmpstr (kith_passphrase_explain (strength), !=, "");
  }
}

static void
test_generate (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 100; i++) {
    g_autoptr (KithSecretText) passphrase = kith_passphrase_generate ();
    g_auto (GStrv) words = g_strsplit (passphrase, " ", -1);

    g_assert_cmpuint (g_strv_length (words), ==, KITH_PASSPHRASE_N_WORDS);
    for (guint j = 0; words[j] != NULL; j++)
      g_assert_cmpuint (strlen (words[j]), >=, 3);
    g_assert_true (kith_passphrase_is_accepted (kith_passphrase_judge (passphrase, NULL)));
    g_assert_true (g_hash_table_add (seen, g_strdup (passphrase)));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kith_ui_register ();
  g_test_add_func ("/passphrase/judge", test_judge);
  g_test_add_func ("/passphrase/generate", test_generate);
  return g_test_run ();
}
