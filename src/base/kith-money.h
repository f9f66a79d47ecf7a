/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money is kept in pence. */

gboolean kith_money_parse  (const char  *text,
                            gint64      *pence,
                            GError     **error);
char    *kith_money_format (gint64       pence);

G_END_DECLS
