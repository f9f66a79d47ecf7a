/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-audit.h"

G_BEGIN_DECLS

/**
 * KithChange:
 * @number: number of the newest line about it in the audit
 * @at: when, seconds since 1970 in UTC
 * @who: who did it
 * @action: what they did
 * @kind: the kind of record
 * @record: its id
 * @student: the student it is part of, or 0
 *
 * What somebody else did with one record, however often they saved it.
 */
typedef struct {
  gint64 number;
  gint64 at;
  char *who;
  KithAuditAction action;
  const KithKind *kind;
  gint64 record;
  gint64 student;
} KithChange;

void       kith_change_free         (KithChange          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithChange, kith_change_free)

/**
 * KithChangesSeen:
 * @number: the last line of the audit this account has seen
 * @at: when that was, seconds since 1970 in UTC
 *
 * How far somebody has looked.
 */
typedef struct {
  gint64 number;
  gint64 at;
} KithChangesSeen;

gboolean   kith_changes_get_seen    (KithCaseFile        *file,
                                     KithChangesSeen     *seen,
                                     GError             **error);
/* everything up to the end of the audit, or up to @number when it is not 0 */
gboolean   kith_changes_mark_seen   (KithCaseFile        *file,
                                     gint64               number,
                                     GError             **error);
/* @kinds: names of the kinds meant, ending with NULL; -1 with an error */
gint64     kith_changes_count       (KithCaseFile        *file,
                                     const char *const   *kinds,
                                     gint64               after,
                                     GError             **error);
/* newest first; @before: only lines with a smaller number, 0 for all: the next page; KithChange each */
GPtrArray *kith_changes_list        (KithCaseFile        *file,
                                     const char *const   *kinds,
                                     gint64               after,
                                     gint64               before,
                                     guint                limit,
                                     GCancellable        *cancellable,
                                     GError             **error);
/* notes of others that the actor cannot have read yet; gint64 each */
GArray    *kith_changes_list_unread_notes (KithCaseFile  *file,
                                           const char    *visibility,
                                           GError       **error);

G_END_DECLS
