/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Whose students somebody covers for today, all of the team at once: words by gint64 id of the coach who is away. For
 * jobs on the store thread. */
GHashTable *kith_covered_load (KithCaseFile  *file,
                               GError       **error);

G_END_DECLS
