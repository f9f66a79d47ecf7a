/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KITH_DURATION_MAX_MINUTES 1440

gboolean kith_duration_parse  (const char *text,
                               int        *minutes,
                               GError    **error);
char    *kith_duration_format (int         minutes);

G_END_DECLS
