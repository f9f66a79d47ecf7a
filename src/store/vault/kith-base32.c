/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-base32.h"

#include <string.h>

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * kith_base32_digit:
 * @value: 0 to 31
 *
 * Returns: how it is written
 */
char
kith_base32_digit (guint value)
{
  return alphabet[value & 31];
}

/**
 * kith_base32_value:
 * @character: what somebody typed
 *
 * Returns: 0 to 31, or -1 when it stands for nothing
 */
int
kith_base32_value (gunichar character)
{
  const char *found;

  if (character > 0x7f || !g_ascii_isalnum ((char) character))
    return -1;
  character = (gunichar) g_ascii_toupper ((char) character);
  if (character == 'O')
    return 0;
  if (character == 'I' || character == 'L')
    return 1;
  found = strchr (alphabet, (int) character);
  return found != NULL ? (int) (found - alphabet) : -1;
}

/**
 * kith_base32_is_separator:
 * @character: what somebody typed
 *
 * Returns: whether it only stands between groups
 */
gboolean
kith_base32_is_separator (gunichar character)
{
  return g_unichar_isspace (character) || g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION ||
         character == 0x2212 || character == '.' || character == '_' || character == '/';
}
