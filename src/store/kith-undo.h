/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-operation.h"

G_BEGIN_DECLS

/* How long what was done can be undone. */
#define KITH_UNDO_DAYS 30

/**
 * KithOperation:
 * @id: for [func@case_file_undo]
 * @at: when, seconds since 1970 in UTC
 * @label: what was done, in words
 * @n_changes: how many records it touched
 * @student: (nullable): name of the student it was about, when the actor may see them
 * @is_bulk: whether it was an import or the like
 * @is_undo: whether it took something back
 * @undone: whether it has been undone
 */
typedef struct {
  gint64 id;
  gint64 at;
  char *label;
  guint n_changes;
  char *student;
  gboolean is_bulk;
  gboolean is_undo;
  gboolean undone;
} KithOperation;

void       kith_operation_free            (KithOperation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithOperation, kith_operation_free)

/* what this account did, newest first; KithOperation each */
GPtrArray *kith_case_file_list_operations (KithCaseFile  *self,
                                           guint          limit,
                                           GError       **error);
/* what Ctrl+Z is about: the last thing this account did and has not taken back; NULL without an error for nothing */
KithOperation *kith_case_file_find_undoable (KithCaseFile  *self,
                                           GError       **error);
/* one of them, whatever became of it; NULL without an error when this account did no such thing */
KithOperation *kith_case_file_find_operation (KithCaseFile *self,
                                           gint64         operation,
                                           GError       **error);
/* what it did, in words: "Note: added, Jay", "Undone: Note: added, Jay" */
char      *kith_operation_dup_words       (const KithOperation *self);
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
