/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

/* The policy as SQL. The condition is about a row of @kind's table that goes by the name of "a"; its values are bound
 * by kith_scope_bind. What no rule allows gives a condition that holds for nothing. */
char     *kith_scope_dup_kept_apart (KithCaseFile   *file,
                                     const KithKind *kind);
char    *kith_scope_dup_condition (KithCaseFile   *file,
                                   const KithKind *kind,
                                   KithAction      actions);
void     kith_scope_bind          (KithCaseFile   *file,
                                   KithStatement  *statement);
/* FALSE with an error only when it could not be asked; @allowed: (out) */
gboolean kith_scope_ask           (KithCaseFile   *file,
                                   const KithKind *kind,
                                   KithAction      actions,
                                   gint64          id,
                                   gboolean       *allowed,
                                   GError        **error);
/* whether a record of @kind might be added to @owner_id: the record it is part of, or else the student */
gboolean kith_scope_ask_add      (KithCaseFile   *file,
                                  const KithKind *kind,
                                  gint64          owner_id,
                                  gboolean       *allowed,
                                  GError        **error);
/* KITH_ERROR_NOT_FOUND for what the actor may not even see, KITH_ERROR_NOT_ALLOWED for the rest */
gboolean kith_scope_require       (KithCaseFile   *file,
                                   const KithKind *kind,
                                   KithAction      action,
                                   gint64          id,
                                   GError        **error);

G_END_DECLS
