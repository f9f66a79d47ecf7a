/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "vault/kith-recovery-key.h"

#include <string.h>

static const guint8 sample[KITH_RECOVERY_KEY_SIZE] = {
  0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf, 0x84, 0x65, 0x3a, 0x56, 0xd7, 0xc6, 0x75, 0xbe, 0x77, 0xdf,
};

static char *
format_sample (void)
{
  char *secret = kith_recovery_key_format (sample);
  char *text = g_strdup (secret);

  kith_secret_free_text (secret);
  return text;
}

static void
assert_reads_as_sample (const char *text)
{
  guint8 bytes[KITH_RECOVERY_KEY_SIZE] = { 0 };
  g_autoptr (GError) error = NULL;

  kith_recovery_key_parse (text, bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (bytes, sizeof bytes, sample, sizeof sample);
}

static void
test_form_on_paper (void)
{
  g_autofree char *text = format_sample ();
  g_auto (GStrv) groups = g_strsplit (text, "-", -1);

  g_assert_cmpuint (g_strv_length (groups), ==, KITH_RECOVERY_KEY_N_GROUPS);
  for (guint i = 0; groups[i] != NULL; i++) {
    g_assert_cmpuint (strlen (groups[i]), ==, 5);
    g_assert_cmpuint (strcspn (groups[i], "ILOU"), ==, 5);
  }
  /* Never changes: it is on paper. The first four of each group are the plain base 32 of the bytes. */
  g_assert_true (g_str_has_prefix (groups[0], "0123"));
  g_assert_true (g_str_has_prefix (groups[1], "4567"));
  g_assert_true (g_str_has_prefix (groups[7], "WXYZ"));
  g_assert_cmpstr (text, ==, "01230-4567M-89AB9-CDEFS-GHJKJ-MNPQ6-RSTVV-WXYZ3");
}

static void
test_reads_what_people_type (void)
{
  g_autofree char *text = format_sample ();
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_autoptr (GString) spaced = g_string_new (lower);
  g_autoptr (GString) bare = g_string_new (text);
  g_autoptr (GString) dashes = g_string_new (text);
  g_autoptr (GString) confused = g_string_new (lower);

  g_string_replace (spaced, "-", "  \n", 0);
  g_string_prepend (spaced, "\t ");
  g_string_replace (bare, "-", "", 0);
  g_string_replace (dashes, "-", " – ", 0);
  g_string_replace (confused, "0", "o", 0);
  g_string_replace (confused, "1", "l", 0);
  assert_reads_as_sample (text);
  assert_reads_as_sample (lower);
  assert_reads_as_sample (spaced->str);
  assert_reads_as_sample (bare->str);
  assert_reads_as_sample (dashes->str);
  assert_reads_as_sample (confused->str);
}

static void
assert_blames_group (const char *text,
                     guint       group)
{
  guint8 bytes[KITH_RECOVERY_KEY_SIZE];
  g_autoptr (GError) error = NULL;
  g_autofree char *named = g_strdup_printf ("group %u ", group);

  g_assert_false (kith_recovery_key_parse (text, bytes, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, named));
}

/* Every single wrong character, and every two neighbours swapped inside a group. */
static void
test_names_the_group_with_the_mistake (void)
{
  static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  g_autofree char *text = format_sample ();

  for (guint i = 0; text[i] != '\0'; i++) {
    char right = text[i];

    if (right == '-')
      continue;
    for (guint j = 0; letters[j] != '\0'; j++) {
      if (letters[j] == right)
        continue;
      text[i] = letters[j];
      assert_blames_group (text, i / 6 + 1);
    }
    text[i] = 'U';
    assert_blames_group (text, i / 6 + 1);
    text[i] = right;

    if (text[i + 1] != '\0' && text[i + 1] != '-' && text[i + 1] != right) {
      text[i] = text[i + 1];
      text[i + 1] = right;
      assert_blames_group (text, i / 6 + 1);
      text[i + 1] = text[i];
      text[i] = right;
    }
  }
}

static void
test_notices_swapped_groups_and_wrong_length (void)
{
  g_autofree char *text = format_sample ();
  g_auto (GStrv) groups = g_strsplit (text, "-", -1);
  guint8 bytes[KITH_RECOVERY_KEY_SIZE];

  for (guint i = 0; i + 1 < KITH_RECOVERY_KEY_N_GROUPS; i++) {
    g_autofree char *swapped = NULL;
    char *first = groups[i];

    groups[i] = groups[i + 1];
    groups[i + 1] = first;
    swapped = g_strjoinv ("-", groups);
    assert_blames_group (swapped, i + 1);
    groups[i + 1] = groups[i];
    groups[i] = first;
  }
  for (gsize length = 0; length < strlen (text); length++) {
    g_autofree char *shorter = g_strndup (text, length);

    g_assert_false (kith_recovery_key_parse (shorter, bytes, NULL));
  }
  {
    g_autofree char *longer = g_strconcat (text, "7", NULL);

    g_assert_false (kith_recovery_key_parse (longer, bytes, NULL));
  }
}

static void
test_random_keys_round_trip (void)
{
  for (guint i = 0; i < 500; i++) {
    char *text = kith_recovery_key_new_random (NULL);
    guint8 bytes[KITH_RECOVERY_KEY_SIZE];
    g_autoptr (GError) error = NULL;
    char *again;

    kith_recovery_key_parse (text, bytes, &error);
    g_assert_no_error (error);
    again = kith_recovery_key_format (bytes);
    g_assert_cmpstr (text, ==, again);
    kith_secret_free_text (text);
    kith_secret_free_text (again);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/recovery-key/form-on-paper", test_form_on_paper);
  g_test_add_func ("/store/recovery-key/reads-what-people-type", test_reads_what_people_type);
  g_test_add_func ("/store/recovery-key/names-the-group", test_names_the_group_with_the_mistake);
  g_test_add_func ("/store/recovery-key/swapped-and-short", test_notices_swapped_groups_and_wrong_length);
  g_test_add_func ("/store/recovery-key/round-trip", test_random_keys_round_trip);
  return g_test_run ();
}
