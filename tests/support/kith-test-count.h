/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* How often a proof tries something: what @variable of the environment says, for a release, or else @usual. */
static inline guint
kith_test_count (const char *variable,
                 guint       usual)
{
  const char *wanted = g_getenv (variable);

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : usual;
}
