/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-keys.h"

#include <openssl/evp.h>

G_BEGIN_DECLS

EVP_PKEY *kith_keys_get_sealing_pair (KithKeys *self);

G_END_DECLS
