/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A new passphrase, typed twice or suggested. Says how good it is. Property "ready" (gboolean, notifies): it can be
 * taken. */
#define KITH_TYPE_PASSPHRASE_GROUP (kith_passphrase_group_get_type ())
G_DECLARE_FINAL_TYPE (KithPassphraseGroup, kith_passphrase_group, KITH, PASSPHRASE_GROUP, AdwPreferencesGroup)

GtkWidget  *kith_passphrase_group_new            (void);
gboolean    kith_passphrase_group_is_ready       (KithPassphraseGroup *self);
/* borrowed, in secure memory */
const char *kith_passphrase_group_get_passphrase (KithPassphraseGroup *self);
/* a suggestion in plain sight, for somebody else to be told */
void        kith_passphrase_group_suggest        (KithPassphraseGroup *self);

G_END_DECLS
