/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-erasure-ledger.h"

#include "db/kith-db-error.h"
#include "db/kith-file.h"
#include "kith-backup.h"
#include "kith-error.h"
#include "kith-secret.h"
#include "vault/kith-crypto.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAGIC "KITHERA1"
#define MAGIC_SIZE 8
#define START (MAGIC_SIZE + KITH_AEAD_NONCE_SIZE)
#define PURPOSE "kith erasure ledger"
#define LINE "(ssxayssx)"
#define LINES "a" LINE
#define EXTENSION ".erasures"
/* Far more than a college erases in a hundred years. */
#define MOST_BYTES (64 * 1024 * 1024)

char *
kith_erasure_ledger_dup_name (const char *file_id)
{
  return g_strconcat (file_id, EXTENSION, NULL);
}

/* Named after the file's own number, which every backup shares, so that it is found whatever the file is called. */
char *
kith_erasure_ledger_dup_path (KithCaseFile *file)
{
  g_autofree char *folder = kith_backup_dup_folder (file);
  g_autofree char *name = kith_erasure_ledger_dup_name (kith_vault_get_file_id (file->vault));

  return g_build_filename (folder, name, NULL);
}

/* The data key changes when an account is removed, and an older backup has an older one. The hash of the first line of the
 * audit, with its secret salt in it, stands in every copy of the file, whatever its age, and nowhere else: whoever opens any
 * of them can read the copy, and nobody else can read it or write one. */
static gboolean
derive_key (KithCaseFile  *file,
            guint8        *key,
            GError       **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, "SELECT hash FROM audit WHERE id = 1", error);
  g_autoptr (GBytes) hash = NULL;

  if (row == NULL || kith_statement_step (row, error) == KITH_STEP_ERROR)
    return FALSE;
  hash = kith_statement_dup_bytes (row, 0);
  if (hash != NULL && g_bytes_get_size (hash) == KITH_HASH_SIZE &&
      kith_crypto_derive (g_bytes_get_data (hash, NULL), PURPOSE, key))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _("The first line of the audit is missing. Restore the newest backup."));
  return FALSE;
}

static GVariant *
pack_line (const KithLedgerLine *line)
{
  gsize size = 0;
  gconstpointer birth = line->birth != NULL ? g_bytes_get_data (line->birth, &size) : NULL;

  return g_variant_new ("(ssx@ayssx)", line->reference, line->kind, GINT64_TO_LE (line->record),
                        g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, birth, size, 1),
                        kith_erasure_mode_get_code (line->mode), line->certificate, GINT64_TO_LE (line->at));
}

static GBytes *
pack (GPtrArray *lines)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) all = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (LINES));
  for (guint i = 0; i < lines->len; i++)
    g_variant_builder_add_value (&builder, pack_line (g_ptr_array_index (lines, i)));
  all = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_get_data_as_bytes (all);
}

/* NULL for a word of a newer Kith, which cannot be followed */
static KithLedgerLine *
unpack_line (GVariant *packed)
{
  g_autoptr (KithLedgerLine) line = g_new0 (KithLedgerLine, 1);
  g_autoptr (GVariant) birth = NULL;
  g_autofree char *how = NULL;
  gconstpointer bytes;
  gsize size = 0;

  g_variant_get (packed, "(ssx@ayssx)", &line->reference, &line->kind, &line->record, &birth, &how, &line->certificate,
                 &line->at);
  line->record = GINT64_FROM_LE (line->record);
  line->at = GINT64_FROM_LE (line->at);
  bytes = g_variant_get_fixed_array (birth, &size, 1);
  line->birth = size > 0 ? g_bytes_new (bytes, size) : NULL;
  return kith_erasure_mode_from_code (how, &line->mode) ? g_steal_pointer (&line) : NULL;
}

static GPtrArray *
unpack (GBytes *bytes)
{
  g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (LINES), bytes, FALSE));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_ledger_line_free);
  gsize n = g_variant_n_children (all);

  for (gsize i = 0; i < n; i++) {
    g_autoptr (GVariant) packed = g_variant_get_child_value (all, i);
    KithLedgerLine *line = unpack_line (packed);

    if (line == NULL)
      return NULL;
    g_ptr_array_add (lines, line);
  }
  return g_steal_pointer (&lines);
}

/* Magic, nonce, and the lines encrypted for this file alone. */
static GBytes *
encrypt (KithCaseFile  *file,
         GBytes        *plain,
         GError       **error)
{
  const char *id = kith_vault_get_file_id (file->vault);
  gsize size = g_bytes_get_size (plain);
  gsize total = START + size + KITH_AEAD_TAG_SIZE;
  g_autofree guint8 *bytes = g_malloc (total);
  guint8 key[KITH_HASH_SIZE];
  gboolean made;

  memcpy (bytes, MAGIC, MAGIC_SIZE);
  if (!kith_crypto_random (bytes + MAGIC_SIZE, KITH_AEAD_NONCE_SIZE, error) || !derive_key (file, key, error))
    return NULL;
  made = kith_crypto_encrypt (key, bytes + MAGIC_SIZE, id, strlen (id), g_bytes_get_data (plain, NULL), size, bytes + START);
  kith_secret_wipe (key, sizeof key);
  if (!made) {
    kith_crypto_set_error (error);
    return NULL;
  }
  return g_bytes_new_take (g_steal_pointer (&bytes), total);
}

static GPtrArray *
refuse_copy (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _("The list of what was erased, kept beside the backups, is damaged or belongs to another case "
                         "file."));
  return NULL;
}

GPtrArray *
kith_erasure_ledger_read (KithCaseFile  *file,
                          GBytes        *copy,
                          GError       **error)
{
  const char *id = kith_vault_get_file_id (file->vault);
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (copy, &size);
  g_autofree guint8 *plain = NULL;
  g_autoptr (GBytes) lines = NULL;
  g_autoptr (GPtrArray) unpacked = NULL;
  guint8 key[KITH_HASH_SIZE];
  gboolean fits;

  if (size < START + KITH_AEAD_TAG_SIZE || size > MOST_BYTES || memcmp (bytes, MAGIC, MAGIC_SIZE) != 0)
    return refuse_copy (error);
  if (!derive_key (file, key, error))
    return NULL;
  plain = g_malloc (size);
  fits = kith_crypto_decrypt (key, bytes + MAGIC_SIZE, id, strlen (id), bytes + START, size - START, plain);
  kith_secret_wipe (key, sizeof key);
  if (!fits)
    return refuse_copy (error);
  lines = g_bytes_new_take (g_steal_pointer (&plain), size - START - KITH_AEAD_TAG_SIZE);
  unpacked = unpack (lines);
  return unpacked != NULL ? g_steal_pointer (&unpacked) : refuse_copy (error);
}

gboolean
kith_erasure_ledger_publish_in (KithCaseFile  *file,
                                const char    *folder,
                                GError       **error)
{
  g_autofree char *name = kith_erasure_ledger_dup_name (kith_vault_get_file_id (file->vault));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *fresh = g_strconcat (path, ".fresh", NULL);
  g_autoptr (GPtrArray) lines = kith_erasure_ledger_list (file, error);
  g_autoptr (GBytes) plain = lines != NULL ? pack (lines) : NULL;
  g_autoptr (GBytes) sealed = plain != NULL ? encrypt (file, plain, error) : NULL;

  if (sealed == NULL)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (fresh, g_bytes_get_data (sealed, NULL), (gssize) g_bytes_get_size (sealed),
                                 G_FILE_SET_CONTENTS_NONE, 0600, NULL)) {
    kith_db_set_file_error (error, errno, path);
    return FALSE;
  }
  return kith_file_sync (fresh, error) && kith_file_rename (fresh, path, error) && kith_file_sync_folder (path, error);
}

/**
 * kith_erasure_ledger_publish:
 * @file: an open case file, outside any transaction
 * @error: return location for an error
 *
 * Writes the copy of the ledger beside the backups, where a backup older than the last erasure finds it. It is there from
 * the first backup on, empty or not, so that one that is missing can be told from one that was never needed.
 *
 * Returns: whether it is there
 */
gboolean
kith_erasure_ledger_publish (KithCaseFile  *file,
                             GError       **error)
{
  g_autofree char *folder = kith_backup_dup_folder (file);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  return kith_erasure_ledger_publish_in (file, folder, error) &&
         kith_erasure_ledger_set (file, KITH_LEDGER_PUBLISHED, error);
}
