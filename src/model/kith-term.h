/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Three terms a year, numbered so that one after the other is one more. */
int   kith_term_of_day   (const char *iso);
char *kith_term_dup_name (int         term);
/* "Aut 25", where there is little room */
char *kith_term_dup_short_name (int   term);

G_END_DECLS
