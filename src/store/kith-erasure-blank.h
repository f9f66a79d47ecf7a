/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

/* What is left of a record that is only counted from now on. */
gboolean kith_erasure_blank_keeps    (const KithKind  *kind);
gboolean kith_erasure_blank_is_words (const KithKind  *kind,
                                      guint            field);
gboolean kith_erasure_blank_row      (KithCaseFile    *file,
                                      const KithKind  *kind,
                                      gint64           id,
                                      GError         **error);

G_END_DECLS
