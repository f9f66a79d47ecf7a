/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* What applies in this case file: the college's own records, or the presets while there are none. See kith-presets.h. */

GPtrArray *kith_presets_current (KithCaseFile   *file,
                                 const KithKind *kind,
                                 GError        **error);
gboolean   kith_presets_copy    (KithCaseFile   *file,
                                 const KithKind *kind,
                                 GError        **error);

G_END_DECLS
