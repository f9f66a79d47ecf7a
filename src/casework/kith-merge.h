/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithMergeChoice:
 * @KITH_MERGE_KEPT: what the record says that stays
 * @KITH_MERGE_OTHER: what the record says that goes
 * @KITH_MERGE_BOTH: both, one after the other; only where that makes sense
 */
typedef enum {
  KITH_MERGE_KEPT,
  KITH_MERGE_OTHER,
  KITH_MERGE_BOTH,
} KithMergeChoice;

/**
 * KithMergeField:
 * @field: a field of students that the two records fill differently
 * @kept: (nullable): what the record says that stays, to read
 * @other: (nullable): what the other one says
 * @can_join: whether both may be kept
 * @choice: what is to stand there
 */
typedef struct {
  guint field;
  char *kept;
  char *other;
  gboolean can_join;
  KithMergeChoice choice;
} KithMergeField;

/**
 * KithMerge:
 * @kept: the record that stays, as it is
 * @other: the record that goes, as it is
 * @fields: (element-type KithMergeField): every field in which they differ
 * @moves: what moves to the record that stays, in words; empty for nothing this account can see
 *
 * Two records of one student, side by side.
 */
typedef struct {
  KithRecord *kept;
  KithRecord *other;
  GPtrArray *fields;
  char *moves;
} KithMerge;

KithMerge  *kith_merge_prepare    (KithCaseFile     *file,
                                   gint64            kept,
                                   gint64            other,
                                   GError          **error);
KithMerge  *kith_merge_ref        (KithMerge        *self);
void        kith_merge_unref      (KithMerge        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithMerge, kith_merge_unref)
/* the record that stays as the choices make it */
KithRecord *kith_merge_dup_result (KithMerge        *self);
/* backs the case file up, then merges */
gboolean    kith_merge_apply      (KithMerge        *self,
                                   KithCaseFile     *file,
                                   GCancellable     *cancellable,
                                   GError          **error);

G_END_DECLS
