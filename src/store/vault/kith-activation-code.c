/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-activation-code.h"

#include "vault/kith-base32.h"
#include "vault/kith-crypto.h"

/* A hundred random bits as four groups of five letters and digits, to be carried to somebody's desk on a slip of paper.
 * There is no check character: a mistake only costs another try. */
#define GROUP_SIZE 5

/**
 * kith_activation_code_new_random:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a code as it is shown, such as “7QK4M-0XBDH-…”, in secure memory; free with
 *   [func@kith_secret_free_text]
 */
char *
kith_activation_code_new_random (GError **error)
{
  guint8 bytes[KITH_ACTIVATION_CODE_LENGTH];
  char *code, *end;

  if (!kith_crypto_random (bytes, sizeof bytes, error))
    return NULL;
  code = end = kith_secret_new (KITH_ACTIVATION_CODE_LENGTH + KITH_ACTIVATION_CODE_LENGTH / GROUP_SIZE);
  for (guint i = 0; i < KITH_ACTIVATION_CODE_LENGTH; i++) {
    if (i > 0 && i % GROUP_SIZE == 0)
      *end++ = '-';
    *end++ = kith_base32_digit (bytes[i]);
  }
  kith_secret_wipe (bytes, sizeof bytes);
  return code;
}

/**
 * kith_activation_code_prepare:
 * @typed: what somebody typed, in any case, with any spaces and dashes
 *
 * Returns: (transfer full) (nullable): the twenty characters that count, in secure memory; %NULL when it cannot be an
 *   activation code
 */
char *
kith_activation_code_prepare (const char *typed)
{
  g_autoptr (KithSecretText) prepared = kith_secret_new (KITH_ACTIVATION_CODE_LENGTH + 1);
  guint n = 0;

  if (!g_utf8_validate (typed, -1, NULL))
    return NULL;
  for (const char *cursor = typed; *cursor != '\0'; cursor = g_utf8_next_char (cursor)) {
    gunichar character = g_utf8_get_char (cursor);
    int value = kith_base32_value (character);

    if (kith_base32_is_separator (character))
      continue;
    if (value < 0 || n == KITH_ACTIVATION_CODE_LENGTH)
      return NULL;
    prepared[n++] = kith_base32_digit ((guint) value);
  }
  return n == KITH_ACTIVATION_CODE_LENGTH ? g_steal_pointer (&prepared) : NULL;
}
