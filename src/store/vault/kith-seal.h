/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-keys.h"

G_BEGIN_DECLS

/* Sealing to one public key; @context says what it is for and must be the same when it is opened. */
GBytes   *kith_seal                   (GBytes       *plain,
                                       GBytes       *public_key,
                                       const char   *context,
                                       GError      **error);
GBytes   *kith_seal_open              (GBytes       *sealed,
                                       KithKeys     *keys,
                                       const char   *context,
                                       GError      **error);

/* A record that several people may read: its content key is sealed to each of them. */
GBytes   *kith_sealed_record_new      (GBytes       *plain,
                                       GPtrArray    *public_keys,
                                       const char   *kind,
                                       const char   *record_id,
                                       GError      **error);
GBytes   *kith_sealed_record_open     (GBytes       *record,
                                       KithKeys     *keys,
                                       const char   *kind,
                                       const char   *record_id,
                                       GError      **error);
gboolean  kith_sealed_record_is_for   (GBytes       *record,
                                       GBytes       *public_key);

G_END_DECLS
