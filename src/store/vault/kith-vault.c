/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-vault-private.h"

#include "kith-error.h"
#include "vault/kith-crypto.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (KithVault, kith_vault, G_TYPE_OBJECT)

static void
forget_keys (KithVault *self)
{
  g_clear_pointer (&self->data_key, kith_key_free);
  g_clear_pointer (&self->keys, kith_keys_unref);
}

static void
kith_vault_finalize (GObject *object)
{
  KithVault *self = KITH_VAULT (object);

  forget_keys (self);
  if (self->db != NULL)
    kith_db_close (self->db, NULL);
  g_clear_object (&self->db);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->header, g_free);
  g_clear_pointer (&self->slot_id, g_free);
  g_clear_pointer (&self->file_id, g_free);
  G_OBJECT_CLASS (kith_vault_parent_class)->finalize (object);
}

static void
kith_vault_class_init (KithVaultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kith_vault_finalize;
}

static void
kith_vault_init (KithVault *self)
{
}

/* Takes over @db and @header. */
KithVault *
kith_vault_new (KithDb               *db,
                KithHeader           *header,
                const guint8         *data_key,
                KithKeys             *keys,
                const KithHeaderSlot *slot)
{
  KithVault *self = g_object_new (KITH_TYPE_VAULT, NULL);

  self->db = db;
  self->path = g_strdup (kith_db_get_path (db));
  self->header = header;
  self->data_key = kith_key_copy (data_key);
  self->keys = kith_keys_ref (keys);
  memcpy (self->slot, slot->id, sizeof self->slot);
  self->slot_kind = slot->kind;
  self->slot_id = kith_vault_format_id (slot->id);
  self->file_id = kith_vault_format_id (header->file_id);
  return self;
}

char *
kith_vault_format_id (const guint8 *id)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < KITH_HEADER_ID_SIZE; i++)
    g_string_append_printf (text, "%02x", id[i]);
  return g_string_free_and_steal (text);
}

gboolean
kith_vault_parse_id (const char *text,
                     guint8     *id)
{
  if (strlen (text) != 2 * KITH_HEADER_ID_SIZE)
    return FALSE;
  for (guint i = 0; i < KITH_HEADER_ID_SIZE; i++) {
    int high = g_ascii_xdigit_value (text[2 * i]);
    int low = g_ascii_xdigit_value (text[2 * i + 1]);

    if (high < 0 || low < 0)
      return FALSE;
    id[i] = (guint8) (high << 4 | low);
  }
  return TRUE;
}

KithHeader *
kith_header_copy (const KithHeader *header)
{
  return g_memdup2 (header, sizeof *header);
}

gboolean
kith_vault_check_open (KithVault  *self,
                       GError    **error)
{
  if (self->data_key != NULL && kith_db_is_open (self->db))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED, _("The case file is locked. Sign in and try again."));
  return FALSE;
}

GBytes *
kith_vault_make_header (const KithHeader  *header,
                        const guint8      *data_key,
                        GError           **error)
{
  g_autofree guint8 *bytes = g_malloc (KITH_HEADER_SIZE);

  if (!kith_header_write_copy (header, data_key, bytes)) {
    kith_crypto_set_error (error);
    return NULL;
  }
  memcpy (bytes + KITH_HEADER_COPY_SIZE, bytes, KITH_HEADER_COPY_SIZE);
  return g_bytes_new_take (g_steal_pointer (&bytes), KITH_HEADER_SIZE);
}

static gboolean
write_copy (KithVault   *self,
            GBytes      *bytes,
            guint        which,
            GError     **error)
{
  return kith_db_write_header (self->db, which * KITH_HEADER_COPY_SIZE, g_bytes_get_data (bytes, NULL),
                               KITH_HEADER_COPY_SIZE, error);
}

/**
 * kith_vault_mend_header:
 * @self: an open vault
 * @error: return location for an error
 *
 * Writes the copy of the header that is not known to be like the other one.
 *
 * Returns: whether both are alike
 */
gboolean
kith_vault_mend_header (KithVault  *self,
                        GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (KITH_IS_VAULT (self), FALSE);

  if (self->header->copies_agree)
    return TRUE;
  bytes = kith_vault_make_header (self->header, self->data_key, error);
  self->header->copies_agree = bytes != NULL && write_copy (self, bytes, 1 - self->header->newest, error);
  return self->header->copies_agree;
}

/* Takes over @header in either case. The newest copy is touched last, when the other one is on the disk. Both are always
 * written, so that nothing of a removed or re-wrapped slot stays in the file. */
gboolean
kith_vault_write_header (KithVault   *self,
                         KithHeader  *header,
                         GError     **error)
{
  g_autofree KithHeader *next = header;
  g_autoptr (GBytes) bytes = NULL;
  guint newest = self->header->newest;

  next->generation = self->header->generation + 1;
  bytes = kith_vault_make_header (next, self->data_key, error);
  if (bytes == NULL)
    return FALSE;
  if (!write_copy (self, bytes, 1 - newest, error)) {
    /* What a disk refused may be there all the same, and would be the newest for whoever opens the file next. */
    self->header->copies_agree = FALSE;
    kith_vault_mend_header (self, NULL);
    return FALSE;
  }
  /* From here on the change has happened, whatever comes. */
  next->newest = 1 - newest;
  next->copies_agree = write_copy (self, bytes, newest, error);
  g_free (self->header);
  self->header = g_steal_pointer (&next);
  return self->header->copies_agree && kith_vault_state_raise (self->db, self->header->generation, error);
}

/**
 * kith_vault_get_db:
 * @self: a vault
 *
 * Returns: (transfer none): its database, the same object also after the key was changed
 */
KithDb *
kith_vault_get_db (KithVault *self)
{
  g_return_val_if_fail (KITH_IS_VAULT (self), NULL);

  return self->db;
}

/**
 * kith_vault_get_path:
 * @self: a vault
 *
 * Returns: (transfer none): the case file
 */
const char *
kith_vault_get_path (KithVault *self)
{
  g_return_val_if_fail (KITH_IS_VAULT (self), NULL);

  return self->path;
}

/**
 * kith_vault_get_file_id:
 * @self: a vault
 *
 * Returns: (transfer none): 32 hexadecimal digits that stay with the case file and its backups
 */
const char *
kith_vault_get_file_id (KithVault *self)
{
  g_return_val_if_fail (KITH_IS_VAULT (self), NULL);

  return self->file_id;
}

/**
 * kith_vault_get_slot_id:
 * @self: a vault
 *
 * Returns: (transfer none): id of the key slot of whoever unlocked it
 */
const char *
kith_vault_get_slot_id (KithVault *self)
{
  g_return_val_if_fail (KITH_IS_VAULT (self), NULL);

  return self->slot_id;
}

/**
 * kith_vault_get_slot_kind:
 * @self: a vault
 *
 * Returns: whether it was unlocked with a passphrase or the recovery key
 */
KithSlotKind
kith_vault_get_slot_kind (KithVault *self)
{
  g_return_val_if_fail (KITH_IS_VAULT (self), KITH_SLOT_PASSPHRASE);

  return self->slot_kind;
}

/**
 * kith_vault_get_keys:
 * @self: a vault
 *
 * Returns: (transfer none) (nullable): the key pairs of whoever unlocked it; %NULL once it is locked
 */
KithKeys *
kith_vault_get_keys (KithVault *self)
{
  g_return_val_if_fail (KITH_IS_VAULT (self), NULL);

  return self->keys;
}

/**
 * kith_slot_info_free:
 * @self: (nullable) (transfer full): what is known about a slot
 */
void
kith_slot_info_free (KithSlotInfo *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->public_key, g_bytes_unref);
  g_clear_pointer (&self->signing_key, g_bytes_unref);
  g_free (self);
}

static KithSlotInfo *
make_slot_info (const KithHeaderSlot *slot)
{
  KithSlotInfo *info = g_new0 (KithSlotInfo, 1);

  info->id = kith_vault_format_id (slot->id);
  info->kind = slot->kind;
  info->public_key = g_bytes_new (slot->public_key, sizeof slot->public_key);
  info->signing_key = g_bytes_new (slot->signing_key, sizeof slot->signing_key);
  return info;
}

/**
 * kith_vault_list_slots:
 * @self: a vault
 *
 * Returns: (transfer full) (element-type KithSlotInfo): every slot, the recovery key's as well; authentic, because the
 *   header was checked under the data key
 */
GPtrArray *
kith_vault_list_slots (KithVault *self)
{
  GPtrArray *slots = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_slot_info_free);

  g_return_val_if_fail (KITH_IS_VAULT (self), slots);

  for (guint i = 0; i < self->header->n_slots; i++)
    g_ptr_array_add (slots, make_slot_info (&self->header->slots[i]));
  return slots;
}

/**
 * kith_vault_backup:
 * @self: a vault
 * @path: the backup to make; must not exist
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Makes a complete case file that opens with the same passphrases: checked, on the disk, and only then given its name.
 *
 * Returns: whether there is a sound backup
 */
gboolean
kith_vault_backup (KithVault     *self,
                   const char    *path,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GBytes) header = NULL;

  g_return_val_if_fail (KITH_IS_VAULT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!kith_vault_check_open (self, error))
    return FALSE;
  header = kith_vault_make_header (self->header, self->data_key, error);
  return header != NULL &&
         kith_db_copy_to (self->db, path, self->data_key, header, KITH_DB_COPY_NEW, cancellable, error);
}

/**
 * kith_vault_lock:
 * @self: a vault
 * @error: return location for an error
 *
 * Closes the database and wipes the keys. Both happen whatever is returned; an error means that the journal stays beside
 * the file until it is opened again.
 *
 * Returns: whether everything is in the one file
 */
gboolean
kith_vault_lock (KithVault  *self,
                 GError    **error)
{
  g_return_val_if_fail (KITH_IS_VAULT (self), FALSE);

  forget_keys (self);
  return kith_db_close (self->db, error);
}
