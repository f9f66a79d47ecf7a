/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-header.h"

G_BEGIN_DECLS

void      kith_slot_label_name     (const guint8          *file_id,
                                    const char            *user_name,
                                    guint8                *label);
void      kith_slot_label_recovery (const guint8          *file_id,
                                    const guint8          *recovery_key,
                                    guint8                *label);
gboolean  kith_slot_wrap           (KithHeaderSlot        *slot,
                                    const guint8          *file_id,
                                    const KithKdfSettings *settings,
                                    const char            *secret,
                                    gsize                  size,
                                    KithKeys              *keys,
                                    GError               **error);
gboolean  kith_slot_seal_data_key  (KithHeaderSlot        *slot,
                                    const guint8          *file_id,
                                    const guint8          *data_key,
                                    GError               **error);
KithKeys *kith_slot_open           (const KithHeaderSlot  *slot,
                                    const guint8          *file_id,
                                    const char            *secret,
                                    gsize                  size,
                                    GError               **error);
KithKeys *kith_slot_pretend        (const KithHeader      *header,
                                    const char            *secret,
                                    gsize                  size,
                                    GError               **error);
KithKey  *kith_slot_open_data_key  (const KithHeaderSlot  *slot,
                                    const guint8          *file_id,
                                    KithKeys              *keys,
                                    GError               **error);
char     *kith_slot_prepare_passphrase (const char        *passphrase);

G_END_DECLS
