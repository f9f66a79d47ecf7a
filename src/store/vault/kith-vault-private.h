/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-header.h"
#include "vault/kith-vault.h"

G_BEGIN_DECLS

struct _KithVault
{
  GObject parent_instance;

  KithDb *db;
  char *path;

  /* What the header on the disk says; changed only after it was written */
  KithHeader *header;

  /* Whoever unlocked the file; NULL once it is locked */
  KithKey *data_key;
  KithKeys *keys;
  guint8 slot[KITH_HEADER_ID_SIZE];
  KithSlotKind slot_kind;
  char *slot_id;
  char *file_id;
};

char       *kith_vault_format_id     (const guint8           *id);
gboolean    kith_vault_parse_id      (const char             *text,
                                      guint8                 *id);
KithHeader *kith_header_copy         (const KithHeader       *header);

gboolean    kith_vault_read_file     (const char             *path,
                                      guint8                **bytes,
                                      KithHeader            **header,
                                      GError                **error);
gboolean    kith_vault_set_state     (KithHeaderState         state,
                                      GError                **error);

KithKey    *kith_vault_open_data_key (const char             *path,
                                      const char             *user_name,
                                      const char             *passphrase,
                                      GBytes                **header_bytes,
                                      guint64                *generation,
                                      GError                **error);
KithVault  *kith_vault_new           (KithDb                 *db,
                                      KithHeader             *header,
                                      const guint8           *data_key,
                                      KithKeys               *keys,
                                      const KithHeaderSlot   *slot);
gboolean    kith_vault_check_open    (KithVault              *self,
                                      GError                **error);
GBytes     *kith_vault_make_header   (const KithHeader       *header,
                                      const guint8           *data_key,
                                      GError                **error);
gboolean    kith_vault_write_header  (KithVault              *self,
                                      KithHeader             *header,
                                      GError                **error);

KithHeaderSlot *kith_vault_new_slot  (KithHeader             *header,
                                      KithSlotKind            kind,
                                      GError                **error);
gboolean    kith_vault_fill_account  (KithHeader             *header,
                                      KithHeaderSlot         *slot,
                                      const char             *passphrase,
                                      const KithKdfSettings  *settings,
                                      KithKeys               *keys,
                                      const guint8           *data_key,
                                      GError                **error);
char       *kith_vault_add_recovery  (KithHeader             *header,
                                      const KithKdfSettings  *settings,
                                      const guint8           *data_key,
                                      GError                **error);
gboolean    kith_vault_rotate_to     (KithVault              *self,
                                      KithHeader             *header,
                                      GCancellable           *cancellable,
                                      GError                **error);

gboolean    kith_vault_state_create  (KithDb                 *db,
                                      guint64                 generation,
                                      GError                **error);
gboolean    kith_vault_state_raise   (KithDb                 *db,
                                      guint64                 generation,
                                      GError                **error);
gboolean    kith_vault_state_check   (KithDb                 *db,
                                      guint64                 generation,
                                      GError                **error);

G_END_DECLS
