/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-fuzz.h"
#include "kith-text.h"
#include "kith-time.h"
#include "vault/kith-activation-code.h"
#include "vault/kith-recovery-key.h"

/* What people type that is no word: days, times, the key on the paper, the code from a colleague. */

static GDate today;

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  kith_fuzz_be_strict ();
  g_date_set_dmy (&today, 10, G_DATE_MARCH, 2026);
  return 0;
}

/* A day that was understood is written out, and that is understood as the same day. */
static void
type_date (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL;
  g_autofree char *words = NULL;
  g_autofree char *iso = kith_date_parse_to_iso (text, &today, &error);

  if (iso == NULL) {
    kith_fuzz_take_error (g_steal_pointer (&error));
    return;
  }
  g_assert_true (kith_date_is_iso (iso));
  words = kith_date_format_iso (iso);
  again = kith_date_parse_to_iso (words, &today, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, iso);
}

static void
type_time (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL;
  g_autofree char *words = NULL;
  g_autofree char *stored = kith_time_parse (text, &error);

  if (stored == NULL) {
    kith_fuzz_take_error (g_steal_pointer (&error));
    return;
  }
  g_assert_true (kith_time_is_stored_form (stored));
  words = kith_time_format (stored);
  again = kith_time_parse (words, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, stored);
}

static void
type_recovery_key (const char *text)
{
  guint8 key[KITH_RECOVERY_KEY_SIZE], again[KITH_RECOVERY_KEY_SIZE];
  g_autoptr (KithSecretText) written = NULL;
  g_autoptr (GError) error = NULL;

  if (!kith_recovery_key_parse (text, key, &error)) {
    kith_fuzz_take_error (g_steal_pointer (&error));
    return;
  }
  written = kith_recovery_key_format (key);
  g_assert_true (kith_recovery_key_parse (written, again, NULL));
  g_assert_cmpmem (key, sizeof key, again, sizeof again);
}

static void
type_activation_code (const char *text)
{
  g_autoptr (KithSecretText) prepared = kith_activation_code_prepare (text);
  g_autoptr (KithSecretText) again = NULL;

  if (prepared == NULL)
    return;
  again = kith_activation_code_prepare (prepared);
  g_assert_cmpstr (again, ==, prepared);
}

/* Folding twice is folding once, or what is stored would not be found. */
static void
type_words (const char *text)
{
  g_autofree char *folded = kith_text_fold (text);
  g_autofree char *again = kith_text_fold (folded);
  g_autofree char *line = kith_text_tidy_line (text);
  g_autofree char *tidy = kith_text_tidy_text (text);
  g_autofree char *tidier = kith_text_tidy_text (tidy);
  g_autofree char *extra = kith_text_dup_extra_words (text);
  g_autofree char *shorter = kith_text_ellipsize (text, 12);

  g_assert_cmpstr (folded, ==, again);
  g_assert_cmpstr (tidy, ==, tidier);
  g_assert_true (line == NULL || g_utf8_validate (line, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (shorter, -1), <=, 13);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autofree char *text = kith_fuzz_dup_text (bytes, size);

  type_date (text);
  type_time (text);
  type_recovery_key (text);
  type_activation_code (text);
  type_words (text);
  return 0;
}
