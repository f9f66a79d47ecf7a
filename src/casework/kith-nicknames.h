/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* whether two folded first names are the same or forms of one name; an empty one matches nothing */
gboolean kith_nicknames_match (const char *a,
                               const char *b);

G_END_DECLS
