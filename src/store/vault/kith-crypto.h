/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The few primitives of OpenSSL that the vault is made of, with GLib manners. Sizes are in bytes. */

#define KITH_AEAD_NONCE_SIZE 12
#define KITH_AEAD_TAG_SIZE 16
#define KITH_HASH_SIZE 32

void     kith_crypto_set_error  (GError       **error);
gboolean kith_crypto_random     (void          *bytes,
                                 gsize          size,
                                 GError       **error);
gboolean kith_crypto_hash       (const void    *data,
                                 gsize          size,
                                 guint8        *hash);
gboolean kith_crypto_mac        (const guint8  *key,
                                 gsize          key_size,
                                 const void    *data,
                                 gsize          size,
                                 guint8        *mac);
gboolean kith_crypto_derive     (const guint8  *key,
                                 const char    *purpose,
                                 guint8        *derived);
gboolean kith_crypto_encrypt    (const guint8  *key,
                                 const guint8  *nonce,
                                 const void    *associated,
                                 gsize          associated_size,
                                 const void    *plain,
                                 gsize          size,
                                 guint8        *sealed);
gboolean kith_crypto_decrypt    (const guint8  *key,
                                 const guint8  *nonce,
                                 const void    *associated,
                                 gsize          associated_size,
                                 const guint8  *sealed,
                                 gsize          sealed_size,
                                 guint8        *plain);
GBytes  *kith_crypto_take_plain (guint8        *plain,
                                 gsize          size);

G_END_DECLS
