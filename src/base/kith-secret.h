/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keys and passphrases live in memory that is locked, kept out of core dumps and wiped when freed. */

void  kith_secret_init_process (void);
void *kith_secret_new          (gsize       size);
void *kith_secret_copy         (const void *bytes,
                                gsize       size);
char *kith_secret_dup_text     (const char *text);
void  kith_secret_free         (void       *secret,
                                gsize       size);
void  kith_secret_free_text    (char       *text);
void  kith_secret_wipe         (void       *bytes,
                                gsize       size);

typedef char KithSecretText;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSecretText, kith_secret_free_text)

G_END_DECLS
