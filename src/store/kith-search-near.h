/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Slips of the finger, on folded words. */
gboolean kith_search_is_near (const char *word,
                              const char *typed);

G_END_DECLS
