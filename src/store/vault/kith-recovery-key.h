/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-secret.h"

#include <glib.h>

G_BEGIN_DECLS

#define KITH_RECOVERY_KEY_SIZE 20
#define KITH_RECOVERY_KEY_N_GROUPS 8

char     *kith_recovery_key_new_random (GError      **error);
char     *kith_recovery_key_format     (const guint8 *bytes);
gboolean  kith_recovery_key_parse      (const char   *text,
                                        guint8       *bytes,
                                        GError      **error);

G_END_DECLS
