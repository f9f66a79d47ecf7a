/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/kith-db-salvage.h"
#include "db/kith-db.h"
#include "kith-secret.h"
#include "vault/kith-kdf.h"
#include "vault/kith-keys.h"

G_BEGIN_DECLS

typedef enum {
  KITH_SLOT_PASSPHRASE = 1,
  KITH_SLOT_RECOVERY = 2,
  KITH_SLOT_ACTIVATION = 3,
} KithSlotKind;

/**
 * KithSlotInfo:
 * @id: 32 hexadecimal digits, the same for as long as the account exists
 * @kind: who opens it
 * @public_key: for [func@kith_seal]
 * @signing_key: for [func@kith_signature_verify]
 *
 * What everybody may know about a key slot. The name of the account is not in the header, only a keyed hash of it.
 */
typedef struct {
  char *id;
  KithSlotKind kind;
  GBytes *public_key;
  GBytes *signing_key;
} KithSlotInfo;

void kith_slot_info_free (KithSlotInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSlotInfo, kith_slot_info_free)

/**
 * KithVault:
 *
 * An unlocked case file: its database, and the keys of whoever unlocked it. Every function blocks, most for half a
 * second of Argon2id, so call them on the store's worker thread; one thread at a time.
 */
#define KITH_TYPE_VAULT (kith_vault_get_type ())
G_DECLARE_FINAL_TYPE (KithVault, kith_vault, KITH, VAULT, GObject)

/* kith-vault-peek.c: before anything is unlocked */
gboolean      kith_vault_peek_backup              (const char             *path,
                                                   GError                **error);
gboolean      kith_vault_peek                     (const char             *path,
                                                   GError                **error);

/* the number that a case file shares with its backups */
char         *kith_vault_peek_file_id             (const char             *path,
                                                   GError                **error);

/* whether a backup has a key slot for the account; FALSE for any other file as well */
gboolean      kith_vault_peek_has_account         (const char             *path,
                                                   const char             *file_id,
                                                   const char             *user_name);

/* kith-vault-create.c, kith-vault-unlock.c */
KithVault    *kith_vault_create                   (const char             *path,
                                                   const char             *user_name,
                                                   const char             *passphrase,
                                                   const KithKdfSettings  *settings,
                                                   char                  **recovery_key,
                                                   GError                **error);
KithVault    *kith_vault_unlock                   (const char             *path,
                                                   const char             *user_name,
                                                   const char             *passphrase,
                                                   GError                **error);
KithVault    *kith_vault_look                     (const char             *path,
                                                   const char             *user_name,
                                                   const char             *passphrase,
                                                   GError                **error);
KithVault    *kith_vault_unlock_with_recovery_key (const char             *path,
                                                   const char             *recovery_key,
                                                   GError                **error);

/* kith-vault.c */
KithDb       *kith_vault_get_db                   (KithVault              *self);
const char   *kith_vault_get_path                 (KithVault              *self);
const char   *kith_vault_get_file_id              (KithVault              *self);
const char   *kith_vault_get_slot_id              (KithVault              *self);
KithSlotKind  kith_vault_get_slot_kind            (KithVault              *self);
KithKeys     *kith_vault_get_keys                 (KithVault              *self);
GPtrArray    *kith_vault_list_slots               (KithVault              *self);
gboolean      kith_vault_backup                   (KithVault              *self,
                                                   const char             *path,
                                                   GCancellable           *cancellable,
                                                   GError                **error);
gboolean      kith_vault_lock                     (KithVault              *self,
                                                   GError                **error);

/* kith-vault-backup.c */
gboolean      kith_vault_opens_backup             (KithVault              *self,
                                                   const char             *path);
KithDb       *kith_vault_open_backup              (KithVault              *self,
                                                   const char             *path,
                                                   GError                **error);

/* kith-vault-accounts.c */
gboolean      kith_vault_check_passphrase         (KithVault              *self,
                                                   const char             *passphrase,
                                                   GError                **error);
gboolean      kith_vault_change_passphrase        (KithVault              *self,
                                                   const char             *old_passphrase,
                                                   const char             *new_passphrase,
                                                   const KithKdfSettings  *settings,
                                                   GError                **error);
char         *kith_vault_add_account              (KithVault              *self,
                                                   const char             *user_name,
                                                   const char             *passphrase,
                                                   const KithKdfSettings  *settings,
                                                   GError                **error);
char         *kith_vault_reset_account            (KithVault              *self,
                                                   const char             *user_name,
                                                   const char             *passphrase,
                                                   const KithKdfSettings  *settings,
                                                   GError                **error);
/* instead of the account's slot, if it has one; its code is the first passphrase */
char         *kith_vault_invite_account           (KithVault              *self,
                                                   const char             *user_name,
                                                   const char             *code,
                                                   const KithKdfSettings  *settings,
                                                   GError                **error);
/* by whoever unlocked with an activation code: new keys under a passphrase of their own */
gboolean      kith_vault_activate                 (KithVault              *self,
                                                   const char             *passphrase,
                                                   const KithKdfSettings  *settings,
                                                   GError                **error);

gboolean      kith_vault_mend_header              (KithVault              *self,
                                                   GError                **error);
/* one that nobody has the secret of */
gboolean      kith_vault_drop_slot                (KithVault              *self,
                                                   const char             *slot_id,
                                                   GError                **error);

/* kith-vault-recovery.c: what belongs on paper, free with kith_secret_free_text */
char         *kith_vault_add_recovery_key         (KithVault              *self,
                                                   const KithKdfSettings  *settings,
                                                   char                  **slot_id,
                                                   GError                **error);
char         *kith_vault_replace_recovery_key     (KithVault              *self,
                                                   const char             *old_slot_id,
                                                   const KithKdfSettings  *settings,
                                                   char                  **slot_id,
                                                   GError                **error);
gboolean      kith_vault_remove_recovery_key      (KithVault              *self,
                                                   const char             *slot_id,
                                                   GCancellable           *cancellable,
                                                   GError                **error);
/* whether @paper is the recovery key of that slot; no Argon2id runs */
gboolean      kith_vault_check_recovery_key       (KithVault              *self,
                                                   const char             *slot_id,
                                                   const char             *paper,
                                                   GError                **error);

/* kith-vault-salvage.c: row by row into a new file with the same key slots; KithSalvagedTable each */
GPtrArray    *kith_vault_salvage                  (const char             *path,
                                                   const char             *user_name,
                                                   const char             *passphrase,
                                                   const char             *new_path,
                                                   KithStandInFunc         stand_in,
                                                   GCancellable           *cancellable,
                                                   GError                **error);

gboolean      kith_vault_is_sound                 (const char             *path,
                                                   const char             *user_name,
                                                   const char             *passphrase,
                                                   GCancellable           *cancellable,
                                                   GError                **error);

/* kith-vault-rotate.c */
gboolean      kith_vault_remove_account           (KithVault              *self,
                                                   const char             *slot_id,
                                                   GCancellable           *cancellable,
                                                   GError                **error);
gboolean      kith_vault_rotate                   (KithVault              *self,
                                                   GCancellable           *cancellable,
                                                   GError                **error);

G_END_DECLS
