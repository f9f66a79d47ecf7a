/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-vault-private.h"

#include "kith-error.h"
#include "vault/kith-recovery-key.h"
#include "vault/kith-slot.h"

#include <glib/gi18n.h>
#include <string.h>

/* A case file has one recovery key or several, each a slot of its own, with one holder each. */

static KithHeaderSlot *
find_recovery_slot (KithHeader  *header,
                    const char  *slot_id,
                    GError     **error)
{
  guint8 id[KITH_HEADER_ID_SIZE];
  KithHeaderSlot *slot = kith_vault_parse_id (slot_id, id) ? kith_header_find_slot (header, id) : NULL;

  if (slot != NULL && slot->kind == KITH_SLOT_RECOVERY)
    return slot;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                       _("This recovery key opens nothing any more. Somebody has replaced or removed it."));
  return NULL;
}

/* The slot made last. */
static char *
dup_newest_id (const KithHeader *header)
{
  return kith_vault_format_id (header->slots[header->n_slots - 1].id);
}

/**
 * kith_vault_add_recovery_key:
 * @self: a vault
 * @settings: (nullable): %NULL but in tests
 * @slot_id: (out): id of its slot
 * @error: return location for an error
 *
 * Makes another recovery key, for a second holder. Those there are stay good.
 *
 * Returns: (transfer full) (nullable): what belongs on paper; free with [func@kith_secret_free_text]
 */
char *
kith_vault_add_recovery_key (KithVault              *self,
                             const KithKdfSettings  *settings,
                             char                  **slot_id,
                             GError                **error)
{
  g_autofree KithHeader *next = NULL;
  g_autofree char *id = NULL;
  g_autoptr (KithSecretText) paper = NULL;

  g_return_val_if_fail (KITH_IS_VAULT (self) && slot_id != NULL, NULL);

  if (!kith_vault_check_open (self, error))
    return NULL;
  next = kith_header_copy (self->header);
  paper = kith_vault_add_recovery (next, settings, self->data_key, error);
  if (paper == NULL)
    return NULL;
  id = dup_newest_id (next);
  if (!kith_vault_write_header (self, g_steal_pointer (&next), error))
    return NULL;
  *slot_id = g_steal_pointer (&id);
  return g_steal_pointer (&paper);
}

/**
 * kith_vault_replace_recovery_key:
 * @self: a vault
 * @old_slot_id: the slot of the key that was lost or used
 * @settings: (nullable): %NULL but in tests
 * @slot_id: (out): id of the slot of the new one
 * @error: return location for an error
 *
 * Makes a new recovery key instead of one, and puts the file under a new data key. Other recovery keys stay good.
 *
 * Returns: (transfer full) (nullable): what belongs on paper; free with [func@kith_secret_free_text]
 */
char *
kith_vault_replace_recovery_key (KithVault              *self,
                                 const char             *old_slot_id,
                                 const KithKdfSettings  *settings,
                                 char                  **slot_id,
                                 GError                **error)
{
  g_autofree KithHeader *next = NULL;
  g_autofree char *id = NULL;
  g_autoptr (KithSecretText) paper = NULL;
  KithHeaderSlot *slot;

  g_return_val_if_fail (KITH_IS_VAULT (self) && old_slot_id != NULL && slot_id != NULL, NULL);

  if (!kith_vault_check_open (self, error))
    return NULL;
  next = kith_header_copy (self->header);
  slot = find_recovery_slot (next, old_slot_id, error);
  if (slot == NULL)
    return NULL;
  kith_header_drop_slot (next, slot);
  paper = kith_vault_add_recovery (next, settings, self->data_key, error);
  if (paper == NULL)
    return NULL;
  id = dup_newest_id (next);
  if (!kith_vault_rotate_to (self, g_steal_pointer (&next), NULL, error))
    return NULL;
  *slot_id = g_steal_pointer (&id);
  return g_steal_pointer (&paper);
}

static guint
count_recovery_slots (const KithHeader *header)
{
  guint n = 0;

  for (guint i = 0; i < header->n_slots; i++)
    n += header->slots[i].kind == KITH_SLOT_RECOVERY;
  return n;
}

/**
 * kith_vault_remove_recovery_key:
 * @self: a vault
 * @slot_id: the slot of a recovery key that is not the last
 * @cancellable: (nullable): stops it before anything has changed
 * @error: return location for an error
 *
 * Drops the slot and puts the file under a new data key. Copies made before still open with the paper.
 *
 * Returns: whether the paper opens nothing written from now on
 */
gboolean
kith_vault_remove_recovery_key (KithVault     *self,
                                const char    *slot_id,
                                GCancellable  *cancellable,
                                GError       **error)
{
  g_autofree KithHeader *next = NULL;
  KithHeaderSlot *slot;

  g_return_val_if_fail (KITH_IS_VAULT (self) && slot_id != NULL, FALSE);

  if (!kith_vault_check_open (self, error))
    return FALSE;
  next = kith_header_copy (self->header);
  slot = find_recovery_slot (next, slot_id, error);
  if (slot == NULL)
    return FALSE;
  if (count_recovery_slots (next) == 1) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _("This is the last recovery key. Without one nobody could help when every passphrase is "
                           "forgotten. Make another one first, or replace this one."));
    return FALSE;
  }
  kith_header_drop_slot (next, slot);
  return kith_vault_rotate_to (self, g_steal_pointer (&next), cancellable, error);
}

/**
 * kith_vault_check_recovery_key:
 * @self: a vault
 * @slot_id: the slot of a recovery key
 * @paper: what somebody typed from a paper
 * @error: return location for an error
 *
 * Returns: whether @paper belongs to the slot; %KITH_ERROR_INVALID for a typing mistake, naming the group, or
 *   %KITH_ERROR_WRONG_PASSPHRASE when it is another key
 */
gboolean
kith_vault_check_recovery_key (KithVault   *self,
                               const char  *slot_id,
                               const char  *paper,
                               GError     **error)
{
  guint8 secret[KITH_RECOVERY_KEY_SIZE];
  guint8 label[16];
  KithHeaderSlot *slot;

  g_return_val_if_fail (KITH_IS_VAULT (self) && slot_id != NULL && paper != NULL, FALSE);

  if (!kith_vault_check_open (self, error))
    return FALSE;
  slot = find_recovery_slot (self->header, slot_id, error);
  if (slot == NULL || !kith_recovery_key_parse (paper, secret, error))
    return FALSE;
  kith_slot_label_recovery (self->header->file_id, secret, label);
  kith_secret_wipe (secret, sizeof secret);
  if (memcmp (label, slot->label, sizeof label) == 0)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE,
                       _("This is a recovery key, but not this one. Look for the paper with the right name and date."));
  return FALSE;
}
