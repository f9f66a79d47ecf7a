/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Where the audit of a case file ended when this computer saw it last. A copy that is older, or another, is only read until
 * an administrator says why. */
char    *kith_audit_gap_dup_words (KithCaseFile  *file);
gboolean kith_audit_gap_accept    (KithCaseFile  *file,
                                   const char    *reason,
                                   GError       **error);

G_END_DECLS
