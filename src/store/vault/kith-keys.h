/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KITH_KEY_SIZE 32
#define KITH_SIGNATURE_SIZE 64

/* Thirty-two secret bytes: a seed, a data key, a content key. In secure memory, wiped when freed. */
typedef guint8 KithKey;

KithKey *kith_key_new_random (GError       **error);
KithKey *kith_key_copy       (const guint8  *bytes);
void     kith_key_free       (KithKey       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithKey, kith_key_free)

/**
 * KithKeys:
 *
 * The key pairs of an account or of a role, all made from one seed: X25519 for what is sealed to it and Ed25519 for
 * what it signs. Immutable and reference counted.
 */
typedef struct _KithKeys KithKeys;

#define KITH_TYPE_KEYS (kith_keys_get_type ())
GType         kith_keys_get_type         (void) G_GNUC_CONST;

KithKeys     *kith_keys_new_random       (GError       **error);
KithKeys     *kith_keys_new_from_seed    (const guint8  *seed,
                                          GError       **error);
KithKeys     *kith_keys_ref              (KithKeys      *self);
void          kith_keys_unref            (KithKeys      *self);
const guint8 *kith_keys_get_seed         (KithKeys      *self);
GBytes       *kith_keys_get_public_key   (KithKeys      *self);
GBytes       *kith_keys_get_signing_key  (KithKeys      *self);
GBytes       *kith_keys_sign             (KithKeys      *self,
                                          GBytes        *message,
                                          GError       **error);
gboolean      kith_signature_verify      (GBytes        *signing_key,
                                          GBytes        *message,
                                          GBytes        *signature);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithKeys, kith_keys_unref)

G_END_DECLS
