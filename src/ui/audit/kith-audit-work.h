/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-audit.h"
#include "kith-store.h"

G_BEGIN_DECLS

/**
 * KithAuditRequest:
 * @student: only lines about this student, 0 for all
 * @person: only what this person did, 0 for all
 * @kind: (nullable): name of a kind, static: only what was done to @record
 * @record: its id
 * @days: how many days back, today included; 0 for all
 * @actions: as in [struct@AuditFilter]
 * @before: only lines with a smaller number, 0 for the newest
 *
 * Which lines of the audit. Plain values, for the store thread.
 */
typedef struct {
  gint64 student;
  gint64 person;
  const char *kind;
  gint64 record;
  guint days;
  guint actions;
  gint64 before;
} KithAuditRequest;

/* Lines that are read at once. */
#define KITH_AUDIT_LINES_AT_ONCE 100

void       kith_audit_load_async    (KithStore              *store,
                                     const KithAuditRequest *request,
                                     GCancellable           *cancellable,
                                     GAsyncReadyCallback     callback,
                                     gpointer                user_data);
/* KithAuditItem each, newest first */
GPtrArray *kith_audit_load_finish   (KithStore              *store,
                                     GAsyncResult           *result,
                                     GError                **error);

void       kith_audit_export_async  (KithStore              *store,
                                     const KithAuditRequest *request,
                                     const char             *path,
                                     GCancellable           *cancellable,
                                     GAsyncReadyCallback     callback,
                                     gpointer                user_data);
/* how many lines, or -1 */
int        kith_audit_export_finish (KithStore              *store,
                                     GAsyncResult           *result,
                                     GError                **error);

void       kith_audit_check_async   (KithStore              *store,
                                     GCancellable           *cancellable,
                                     GAsyncReadyCallback     callback,
                                     gpointer                user_data);
KithAuditVerdict *kith_audit_check_finish (KithStore        *store,
                                     GAsyncResult           *result,
                                     GError                **error);
/* what the check came to, in a sentence */
char      *kith_audit_dup_outcome   (const KithAuditVerdict *verdict);

G_END_DECLS
