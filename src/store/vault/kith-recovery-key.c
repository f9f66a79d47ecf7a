/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-recovery-key.h"

#include "kith-error.h"
#include "vault/kith-base32.h"
#include "vault/kith-crypto.h"

#include <glib/gi18n.h>
#include <string.h>

/* 160 random bits as eight groups of four letters or digits, each with a fifth that checks it:
 *
 *   7QK4M-0XBDH-…
 *
 * The check character is a sum over GF(32) with a different weight for each place and each group: one wrong character, two
 * swapped, or two groups swapped are noticed, and the group can be named. */
#define DATA_IN_GROUP 4
#define GROUP_SIZE (DATA_IN_GROUP + 1)
#define N_CHARACTERS (KITH_RECOVERY_KEY_N_GROUPS * GROUP_SIZE)

static guint
multiply (guint a,
          guint b)
{
  guint product = 0;

  for (guint i = 0; i < 5; i++)
    if ((b >> i) & 1)
      product ^= a << i;
  for (guint i = 9; i >= 5; i--)
    if ((product >> i) & 1)
      product ^= 0x25 << (i - 5);
  return product;
}

static guint
compute_check (const guint8 *values,
               guint         group)
{
  guint weight = 1;
  guint check = group + 1;

  for (guint i = 0; i < DATA_IN_GROUP; i++) {
    weight = multiply (weight, 2);
    check ^= multiply (values[i], weight);
  }
  return check;
}

/* Five bytes are eight values of five bits. */
static void
unpack (const guint8 *bytes,
        guint8       *values)
{
  for (guint i = 0; i < KITH_RECOVERY_KEY_SIZE / 5; i++) {
    guint64 block = 0;

    for (guint j = 0; j < 5; j++)
      block = block << 8 | bytes[5 * i + j];
    for (guint j = 0; j < 8; j++)
      values[8 * i + j] = (block >> (35 - 5 * j)) & 31;
    kith_secret_wipe (&block, sizeof block);
  }
}

static void
pack (const guint8 *values,
      guint8       *bytes)
{
  for (guint i = 0; i < KITH_RECOVERY_KEY_SIZE / 5; i++) {
    guint64 block = 0;

    for (guint j = 0; j < 8; j++)
      block = block << 5 | values[8 * i + j];
    for (guint j = 0; j < 5; j++)
      bytes[5 * i + j] = (block >> (32 - 8 * j)) & 0xff;
    kith_secret_wipe (&block, sizeof block);
  }
}

/**
 * kith_recovery_key_format:
 * @bytes: (array fixed-size=20): the key
 *
 * Returns: (transfer full): the form on paper, in secure memory; free with [func@kith_secret_free_text]
 */
char *
kith_recovery_key_format (const guint8 *bytes)
{
  guint8 values[KITH_RECOVERY_KEY_N_GROUPS * DATA_IN_GROUP];
  char *text = kith_secret_new (N_CHARACTERS + KITH_RECOVERY_KEY_N_GROUPS);
  char *end = text;

  unpack (bytes, values);
  for (guint group = 0; group < KITH_RECOVERY_KEY_N_GROUPS; group++) {
    const guint8 *data = values + group * DATA_IN_GROUP;

    for (guint i = 0; i < DATA_IN_GROUP; i++)
      *end++ = kith_base32_digit (data[i]);
    *end++ = kith_base32_digit (compute_check (data, group));
    if (group + 1 < KITH_RECOVERY_KEY_N_GROUPS)
      *end++ = '-';
  }
  kith_secret_wipe (values, sizeof values);
  return text;
}

/**
 * kith_recovery_key_new_random:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a new key in the form on paper; free with [func@kith_secret_free_text]
 */
char *
kith_recovery_key_new_random (GError **error)
{
  guint8 bytes[KITH_RECOVERY_KEY_SIZE];
  char *text = NULL;

  if (kith_crypto_random (bytes, sizeof bytes, error))
    text = kith_recovery_key_format (bytes);
  kith_secret_wipe (bytes, sizeof bytes);
  return text;
}

static gboolean
refuse_group (guint    group,
              GError **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               /* TRANSLATORS: a number from 1 to 8 */
               _("There is a mistake in group %u of the recovery key. Compare it with the paper."), group + 1);
  return FALSE;
}

static gboolean
read_characters (const char  *text,
                 guint8      *characters,
                 GError     **error)
{
  guint n = 0;

  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor)) {
    gunichar character = g_utf8_get_char (cursor);
    int value = kith_base32_value (character);

    if (kith_base32_is_separator (character))
      continue;
    if (value < 0 && n < N_CHARACTERS)
      return refuse_group (n / GROUP_SIZE, error);
    if (n < N_CHARACTERS)
      characters[n] = (guint8) value;
    n++;
  }
  if (n == N_CHARACTERS)
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               /* TRANSLATORS: three numbers */
               _("A recovery key has %u groups of %u letters and digits; this has %u characters in all."),
               KITH_RECOVERY_KEY_N_GROUPS, GROUP_SIZE, n);
  return FALSE;
}

static gboolean
check_groups (const guint8  *characters,
              guint8        *values,
              GError       **error)
{
  for (guint group = 0; group < KITH_RECOVERY_KEY_N_GROUPS; group++) {
    const guint8 *data = characters + group * GROUP_SIZE;

    if (compute_check (data, group) != data[DATA_IN_GROUP])
      return refuse_group (group, error);
    memcpy (values + group * DATA_IN_GROUP, data, DATA_IN_GROUP);
  }
  return TRUE;
}

/**
 * kith_recovery_key_parse:
 * @text: what the person copied from the paper, in any case, with any spaces and dashes
 * @bytes: (out caller-allocates) (array fixed-size=20): the key
 * @error: return location for an error
 *
 * Returns: whether it can be a recovery key; otherwise %KITH_ERROR_INVALID, naming the group with the mistake
 */
gboolean
kith_recovery_key_parse (const char  *text,
                         guint8      *bytes,
                         GError     **error)
{
  guint8 characters[N_CHARACTERS] = { 0 };
  guint8 values[KITH_RECOVERY_KEY_N_GROUPS * DATA_IN_GROUP] = { 0 };
  gboolean valid;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return refuse_group (0, error);
  valid = read_characters (text, characters, error) && check_groups (characters, values, error);
  if (valid)
    pack (values, bytes);
  kith_secret_wipe (characters, sizeof characters);
  kith_secret_wipe (values, sizeof values);
  return valid;
}
