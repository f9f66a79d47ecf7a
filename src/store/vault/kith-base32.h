/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Crockford's base 32, for what people copy from paper: no I, L, O or U, and who writes one of the first three means 1, 1
 * and 0. Any case, any spaces and dashes. */
char     kith_base32_digit        (guint     value);
int      kith_base32_value        (gunichar  character);
gboolean kith_base32_is_separator (gunichar  character);
/* whole bytes, five at a time, in groups of four characters with dashes between */
char    *kith_base32_format       (const guint8 *bytes,
                                   gsize         size);
gboolean kith_base32_parse        (const char   *text,
                                   guint8       *bytes,
                                   gsize         size);

G_END_DECLS
