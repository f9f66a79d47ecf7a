/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KITH_KDF_SALT_SIZE 16

/**
 * KithKdfSettings:
 * @memory_kib: memory in KiB
 * @passes: how often the memory is gone over
 * @lanes: independent lanes
 * @for_tests: lets tests go below the floor; product code passes %NULL for the settings instead
 *
 * What Argon2id costs.
 */
typedef struct {
  guint32 memory_kib;
  guint32 passes;
  guint32 lanes;
  gboolean for_tests;
} KithKdfSettings;

const KithKdfSettings *kith_kdf_get_default_settings  (void);
const KithKdfSettings *kith_kdf_get_recovery_settings (void);
gboolean               kith_kdf_settings_check_floor  (const KithKdfSettings  *settings,
                                                       GError                **error);
gboolean               kith_kdf_settings_are_bearable (const KithKdfSettings  *settings);
guint8                *kith_kdf_derive                (const KithKdfSettings  *settings,
                                                       const void             *passphrase,
                                                       gsize                   size,
                                                       const guint8           *salt,
                                                       GError                **error);

G_END_DECLS
