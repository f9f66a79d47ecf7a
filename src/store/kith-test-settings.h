/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-kdf.h"

G_BEGIN_DECLS

/* For tests only: cheap key derivation for accounts made from now on in this process. */
void kith_case_file_set_kdf_settings_for_tests (const KithKdfSettings *settings);

G_END_DECLS
