/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who keeps which recovery key, and what is done about them. */
#define KITH_TYPE_KEYS_GROUP (kith_keys_group_get_type ())
G_DECLARE_FINAL_TYPE (KithKeysGroup, kith_keys_group, KITH, KEYS_GROUP, AdwPreferencesGroup)

/* starts it; once, after the template made it */
void kith_keys_group_set_store (KithKeysGroup *self,
                                KithStore     *store);

G_END_DECLS
