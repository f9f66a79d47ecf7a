/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/* What applies while a college has written down nothing of its own: England’s dates, rights and usual rules. Built in,
 * so that they can be corrected with a new version; a college that changes one first takes copies of all. */

gboolean   kith_presets_have (const KithKind *kind);
GPtrArray *kith_presets_list (const KithKind *kind,
                              const GDate    *today);

G_END_DECLS
