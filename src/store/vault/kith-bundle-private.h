/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-bundle-format.h"

G_BEGIN_DECLS

char *kith_bundle_make_receipt       (const guint8 *secret,
                                      const guint8 *digest);
char *kith_bundle_make_receipt_check (const char   *code);
char *kith_bundle_format_hash        (const guint8 *hash);

G_END_DECLS
