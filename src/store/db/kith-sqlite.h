/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    kith_sqlite_init               (GError **error);
const char *kith_sqlite_get_cipher_version (void);

G_END_DECLS
