/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-seal.h"

#include "kith-error.h"
#include "kith-secret.h"
#include "vault/kith-crypto.h"

#include <glib/gi18n.h>
#include <string.h>

/* Layout: version, number of readers, two reserved bytes; for each reader their public key and the content key sealed to
 * it; nonce; ciphertext. Everything before the ciphertext, the kind and the id are bound to it, so a record cannot be
 * moved to another student nor a reader's name struck from it unseen. */
#define VERSION 1
#define PREFIX_SIZE 4
#define BOX_SIZE (KITH_KEY_SIZE + 48)
#define READER_SIZE (KITH_KEY_SIZE + BOX_SIZE)
#define MOST_READERS 255
#define CONTEXT "kith sealed record v1"

typedef struct {
  guint n_readers;
  const guint8 *readers;
  const guint8 *nonce;
  const guint8 *sealed;
  gsize head_size;
  gsize sealed_size;
} Parts;

static GByteArray *
make_associated (const guint8 *head,
                 gsize         size,
                 const char   *kind,
                 const char   *record_id)
{
  GByteArray *associated = g_byte_array_new ();

  /* With their terminators, so that no two pairs run into the same bytes. */
  g_byte_array_append (associated, (const guint8 *) kind, (guint) strlen (kind) + 1);
  g_byte_array_append (associated, (const guint8 *) record_id, (guint) strlen (record_id) + 1);
  g_byte_array_append (associated, head, (guint) size);
  return associated;
}

static gboolean
append_reader (GByteArray  *record,
               GBytes      *public_key,
               GBytes      *content_key,
               GError     **error)
{
  g_autoptr (GBytes) box = kith_seal (content_key, public_key, CONTEXT, error);

  if (box == NULL)
    return FALSE;
  g_byte_array_append (record, g_bytes_get_data (public_key, NULL), KITH_KEY_SIZE);
  g_byte_array_append (record, g_bytes_get_data (box, NULL), BOX_SIZE);
  return TRUE;
}

static gboolean
append_head (GByteArray  *record,
             GPtrArray   *public_keys,
             GBytes      *content_key,
             GError     **error)
{
  const guint8 prefix[PREFIX_SIZE] = { VERSION, (guint8) public_keys->len, 0, 0 };
  guint8 nonce[KITH_AEAD_NONCE_SIZE];

  g_byte_array_append (record, prefix, sizeof prefix);
  for (guint i = 0; i < public_keys->len; i++)
    if (!append_reader (record, g_ptr_array_index (public_keys, i), content_key, error))
      return FALSE;
  if (!kith_crypto_random (nonce, sizeof nonce, error))
    return FALSE;
  g_byte_array_append (record, nonce, sizeof nonce);
  return TRUE;
}

static gboolean
append_content (GByteArray  *record,
                GBytes      *plain,
                GBytes      *content_key,
                const char  *kind,
                const char  *record_id,
                GError     **error)
{
  g_autoptr (GByteArray) associated = make_associated (record->data, record->len, kind, record_id);
  gsize size, head_size = record->len;
  const guint8 *data = g_bytes_get_data (plain, &size);

  g_byte_array_set_size (record, (guint) (head_size + size + KITH_AEAD_TAG_SIZE));
  if (kith_crypto_encrypt (g_bytes_get_data (content_key, NULL), record->data + head_size - KITH_AEAD_NONCE_SIZE,
                           associated->data, associated->len, data, size, record->data + head_size))
    return TRUE;
  kith_crypto_set_error (error);
  return FALSE;
}

static GBytes *
make_content_key (GError **error)
{
  KithKey *key = kith_key_new_random (error);

  return key != NULL ? g_bytes_new_with_free_func (key, KITH_KEY_SIZE, (GDestroyNotify) kith_key_free, key) : NULL;
}

/**
 * kith_sealed_record_new:
 * @plain: the content
 * @public_keys: (element-type GBytes): who may read it, 1 to 255
 * @kind: the kind of record, a stable code
 * @record_id: which one, in a form that never changes
 * @error: return location for an error
 *
 * Encrypts content under a key of its own, which is sealed to each reader. Whoever seals cannot open it afterwards unless
 * they are among the readers.
 *
 * Returns: (transfer full) (nullable): what to store
 */
GBytes *
kith_sealed_record_new (GBytes      *plain,
                        GPtrArray   *public_keys,
                        const char  *kind,
                        const char  *record_id,
                        GError     **error)
{
  g_autoptr (GByteArray) record = g_byte_array_new ();
  g_autoptr (GBytes) content_key = NULL;

  g_return_val_if_fail (plain != NULL && g_bytes_get_size (plain) < G_MAXINT / 2, NULL);
  g_return_val_if_fail (public_keys != NULL && public_keys->len >= 1 && public_keys->len <= MOST_READERS, NULL);
  g_return_val_if_fail (kind != NULL && record_id != NULL, NULL);

  content_key = make_content_key (error);
  if (content_key == NULL || !append_head (record, public_keys, content_key, error) ||
      !append_content (record, plain, content_key, kind, record_id, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&record));
}

static gboolean
parse (GBytes *record,
       Parts  *parts)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (record, &size);

  if (size < PREFIX_SIZE || data[0] != VERSION || data[1] == 0 || data[2] != 0 || data[3] != 0)
    return FALSE;
  parts->n_readers = data[1];
  parts->head_size = PREFIX_SIZE + parts->n_readers * READER_SIZE + KITH_AEAD_NONCE_SIZE;
  if (size < parts->head_size + KITH_AEAD_TAG_SIZE || size > G_MAXINT)
    return FALSE;
  parts->readers = data + PREFIX_SIZE;
  parts->nonce = data + parts->head_size - KITH_AEAD_NONCE_SIZE;
  parts->sealed = data + parts->head_size;
  parts->sealed_size = size - parts->head_size;
  return TRUE;
}

static const guint8 *
find_box (const Parts *parts,
          GBytes      *public_key)
{
  for (guint i = 0; i < parts->n_readers; i++) {
    const guint8 *reader = parts->readers + i * READER_SIZE;

    if (memcmp (reader, g_bytes_get_data (public_key, NULL), KITH_KEY_SIZE) == 0)
      return reader + KITH_KEY_SIZE;
  }
  return NULL;
}

static GBytes *
open_content (const Parts *parts,
              GBytes      *content_key,
              GByteArray  *associated)
{
  gsize size = parts->sealed_size - KITH_AEAD_TAG_SIZE;
  g_autofree guint8 *plain = g_malloc (size + 1);

  if (g_bytes_get_size (content_key) != KITH_KEY_SIZE ||
      !kith_crypto_decrypt (g_bytes_get_data (content_key, NULL), parts->nonce, associated->data, associated->len,
                            parts->sealed, parts->sealed_size, plain))
    return NULL;
  return kith_crypto_take_plain (g_steal_pointer (&plain), size);
}

/**
 * kith_sealed_record_open:
 * @record: from [func@kith_sealed_record_new]
 * @keys: of one of its readers
 * @kind: as when it was sealed
 * @record_id: as when it was sealed
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the content, wiped when freed; %KITH_ERROR_NOT_ALLOWED when these keys are not
 *   among its readers, %KITH_ERROR_DAMAGED when it was altered or belongs to another record
 */
GBytes *
kith_sealed_record_open (GBytes      *record,
                         KithKeys    *keys,
                         const char  *kind,
                         const char  *record_id,
                         GError     **error)
{
  g_autoptr (GBytes) content_key = NULL;
  g_autoptr (GByteArray) associated = NULL;
  const guint8 *box;
  GBytes *plain = NULL;
  Parts parts = { 0 };

  g_return_val_if_fail (record != NULL && keys != NULL && kind != NULL && record_id != NULL, NULL);

  if (parse (record, &parts)) {
    g_autoptr (GBytes) sealed_key = NULL;

    box = find_box (&parts, kith_keys_get_public_key (keys));
    if (box == NULL) {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                           _("This record is sealed to other people. Your keys do not open it."));
      return NULL;
    }
    sealed_key = g_bytes_new (box, BOX_SIZE);
    content_key = kith_seal_open (sealed_key, keys, CONTEXT, NULL);
    associated = make_associated (g_bytes_get_data (record, NULL), parts.head_size, kind, record_id);
    plain = content_key != NULL ? open_content (&parts, content_key, associated) : NULL;
  }
  if (plain == NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                         _("This sealed record was altered or damaged. Look for it in a backup."));
  return plain;
}

/**
 * kith_sealed_record_is_for:
 * @record: from [func@kith_sealed_record_new]
 * @public_key: (type GBytes): a reader's
 *
 * Returns: whether the owner of @public_key is among its readers
 */
gboolean
kith_sealed_record_is_for (GBytes *record,
                           GBytes *public_key)
{
  Parts parts = { 0 };

  return g_bytes_get_size (public_key) == KITH_KEY_SIZE && parse (record, &parts) &&
         find_box (&parts, public_key) != NULL;
}
