/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-audit.h"

G_BEGIN_DECLS

gboolean kith_audit_export_write (KithCaseFile           *file,
                                  const KithAuditFilter  *filter,
                                  const char             *path,
                                  guint                  *n_lines,
                                  GCancellable           *cancellable,
                                  GError                **error);

G_END_DECLS
