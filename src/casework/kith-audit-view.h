/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-audit.h"

G_BEGIN_DECLS

/**
 * KithAuditChange:
 * @label: name of a field, as people read it
 * @before: (nullable): what stood there
 * @after: (nullable): what stands there since
 *
 * One field that somebody wrote into.
 */
typedef struct {
  char *label;
  char *before;
  char *after;
} KithAuditChange;

/**
 * KithAuditItem:
 * @line: a line of the audit
 * @student: (nullable): whom it is about, when the actor may see them
 * @changes: (element-type KithAuditChange): what was old and new, as far as the actor may read it
 *
 * A line of the audit, to read.
 */
typedef struct {
  KithAuditLine *line;
  char *student;
  GPtrArray *changes;
} KithAuditItem;

void       kith_audit_item_free (KithAuditItem         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAuditItem, kith_audit_item_free)

/* KithAuditItem each, newest first */
GPtrArray *kith_audit_view_list  (KithCaseFile           *file,
                                  const KithAuditFilter  *filter,
                                  GCancellable           *cancellable,
                                  GError                **error);

G_END_DECLS
