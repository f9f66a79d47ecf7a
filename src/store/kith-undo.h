/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-operation.h"

G_BEGIN_DECLS

/**
 * KithOperation:
 * @id: for [func@case_file_undo]
 * @at: when, seconds since 1970 in UTC
 * @label: what was done, in words
 * @n_changes: how many records it touched
 * @undone: whether it has been undone
 */
typedef struct {
  gint64 id;
  gint64 at;
  char *label;
  guint n_changes;
  gboolean undone;
} KithOperation;

void       kith_operation_free            (KithOperation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithOperation, kith_operation_free)

/* what this account did, newest first; KithOperation each */
GPtrArray *kith_case_file_list_operations (KithCaseFile  *self,
                                           guint          limit,
                                           GError       **error);
/* all of it or nothing: refused with KITH_ERROR_STALE and the names of the records that changed since */
gboolean   kith_case_file_undo            (KithCaseFile  *self,
                                           gint64         operation,
                                           GError       **error);
/* records taken away and not put back, of kinds this account may remove, newest first; KithRecord each */
GPtrArray *kith_case_file_list_removed    (KithCaseFile  *self,
                                           const KithKind *kind,
                                           guint          limit,
                                           GError       **error);
gboolean   kith_case_file_restore_removed (KithCaseFile  *self,
                                           const KithKind *kind,
                                           gint64         id,
                                           GError       **error);

G_END_DECLS
