/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-bundle-format.h"

#include "kith-error.h"
#include "vault/kith-crypto.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAGIC "KITHSEND"
#define VERSION 1
#define LEAST_BODY (128 + KITH_AEAD_TAG_SIZE)

static guint32
get32 (const guint8 *at)
{
  guint32 number;

  memcpy (&number, at, sizeof number);
  return GUINT32_FROM_LE (number);
}

static gboolean
are_zero (const guint8 *at,
          gsize         size)
{
  for (gsize i = 0; i < size; i++)
    if (at[i] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
refuse (int          code,
        const char  *sentence,
        GError     **error)
{
  g_set_error_literal (error, KITH_ERROR, code, sentence);
  return FALSE;
}

static gboolean
refuse_damaged (GError **error)
{
  return refuse (KITH_ERROR_DAMAGED, _("This file was damaged on its way. Ask the sender to send the file again."), error);
}

static gboolean
check_sum (const guint8 *data,
           gsize         size)
{
  guint8 sum[KITH_HASH_SIZE];

  return kith_crypto_hash (data, size - KITH_BUNDLE_SUM_SIZE, sum) &&
         memcmp (sum, data + size - KITH_BUNDLE_SUM_SIZE, sizeof sum) == 0;
}

static gboolean
check_start (const guint8  *data,
             gsize          size,
             GError       **error)
{
  gsize n_magic = strlen (MAGIC);

  if (size < n_magic + 2 || memcmp (data, MAGIC, n_magic) != 0)
    return refuse (KITH_ERROR_UNREADABLE, _("This file is no record from Kith. Choose the file that the other college sent."),
                   error);
  if ((data[8] | data[9] << 8) > VERSION)
    return refuse (KITH_ERROR_TOO_NEW, _("This file was made by a newer Kith. Install the newest Kith and open it again."),
                   error);
  if ((data[8] | data[9] << 8) != VERSION)
    return refuse_damaged (error);
  return TRUE;
}

static gboolean
parse_lock (KithBundleParts *parts)
{
  const guint8 *head = parts->head;

  if (parts->lock == KITH_BUNDLE_LOCK_KEY) {
    parts->public_key = head + 16;
    return are_zero (head + 128, 16);
  }
  parts->kdf.passes = get32 (head + 32);
  parts->kdf.memory_kib = get32 (head + 36);
  parts->kdf.lanes = get32 (head + 40);
  return parts->lock == KITH_BUNDLE_LOCK_PASSPHRASE && kith_kdf_settings_are_bearable (&parts->kdf) &&
         are_zero (head + 44, 4) && are_zero (head + 60, 4) && are_zero (head + 112, 32);
}

/**
 * kith_bundle_parse:
 * @bytes: a file from anywhere
 * @parts: (out caller-allocates): where things are in it
 * @error: %KITH_ERROR_UNREADABLE when it is something else, %KITH_ERROR_TOO_NEW, or %KITH_ERROR_DAMAGED
 *
 * Looks at a bundle without opening it. Reads nothing but @bytes.
 *
 * Returns: whether it is whole as far as that can be seen from outside
 */
gboolean
kith_bundle_parse (GBytes           *bytes,
                   KithBundleParts  *parts,
                   GError          **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const gsize around = KITH_BUNDLE_HEAD_SIZE + KITH_BUNDLE_SUM_SIZE;

  *parts = (KithBundleParts) { 0 };
  if (!check_start (data, size, error))
    return FALSE;
  if (size < around + LEAST_BODY || get32 (data + 12) > size - around)
    return refuse (KITH_ERROR_DAMAGED, _("The end of this file is missing. Ask the sender to send the file again."), error);
  if (size > KITH_BUNDLE_MOST_BYTES || get32 (data + 12) != size - around || !check_sum (data, size))
    return refuse_damaged (error);
  parts->head = data;
  parts->lock = data[10];
  parts->body = data + KITH_BUNDLE_HEAD_SIZE;
  parts->body_size = size - around;
  if (data[11] != 0 || !are_zero (data + 156, 4) || !parse_lock (parts))
    return refuse_damaged (error);
  return TRUE;
}
