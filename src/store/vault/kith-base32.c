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

#define GROUP_SIZE 4

/**
 * kith_base32_format:
 * @bytes: (array length=size): what
 * @size: how many, a multiple of five
 *
 * Returns: (transfer full): eight characters for every five bytes, as in “7QK4-M0XB”
 */
char *
kith_base32_format (const guint8 *bytes,
                    gsize         size)
{
  GString *text = g_string_sized_new (size * 2);
  guint pending = 0;
  guint n_bits = 0;
  guint n = 0;

  g_return_val_if_fail (size % 5 == 0, NULL);

  for (gsize i = 0; i < size; i++) {
    pending = (pending << 8 | bytes[i]) & 0xfff;
    for (n_bits += 8; n_bits >= 5; n_bits -= 5) {
      if (n > 0 && n % GROUP_SIZE == 0)
        g_string_append_c (text, '-');
      g_string_append_c (text, kith_base32_digit (pending >> (n_bits - 5)));
      n++;
    }
  }
  return g_string_free (text, FALSE);
}

/**
 * kith_base32_parse:
 * @text: what somebody typed, in any case, with any spaces and dashes
 * @bytes: (out caller-allocates) (array length=size): what it stands for
 * @size: how many bytes it has to be, a multiple of five
 *
 * Returns: whether it was exactly that many
 */
gboolean
kith_base32_parse (const char *text,
                   guint8     *bytes,
                   gsize       size)
{
  guint pending = 0;
  guint n_bits = 0;
  gsize n = 0;

  g_return_val_if_fail (size % 5 == 0, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor)) {
    gunichar character = g_utf8_get_char (cursor);
    int value = kith_base32_value (character);

    if (kith_base32_is_separator (character))
      continue;
    if (value < 0 || n == size)
      return FALSE;
    pending = (pending << 5 | (guint) value) & 0xfff;
    n_bits += 5;
    if (n_bits >= 8) {
      n_bits -= 8;
      bytes[n++] = (guint8) (pending >> n_bits);
    }
  }
  return n == size && n_bits == 0;
}
