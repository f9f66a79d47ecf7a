/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

/**
 * KithErasureMode:
 * @KITH_ERASURE_ERASE: nothing of the student stays
 * @KITH_ERASURE_ANONYMISE: what is counted stays, without names, words and dates of birth
 */
typedef enum {
  KITH_ERASURE_ERASE,
  KITH_ERASURE_ANONYMISE,
} KithErasureMode;

/* Everything that is written about one student, wherever it stands. */
typedef struct _KithErasure KithErasure;

KithErasure *kith_erasure_gather      (KithCaseFile     *file,
                                       gint64            student,
                                       GError          **error);
/* one record with its parts, whoever it is about */
KithErasure *kith_erasure_gather_record (KithCaseFile    *file,
                                       const KithKind   *kind,
                                       gint64            id,
                                       GError          **error);
void         kith_erasure_free        (KithErasure      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithErasure, kith_erasure_free)

guint        kith_erasure_get_n       (KithErasure      *self);
/* kind of the record at a position */
const KithKind *kith_erasure_get_row  (KithErasure      *self,
                                       guint             position,
                                       gint64           *id);
gboolean     kith_erasure_has_student (KithErasure      *self,
                                       gint64            id);
char        *kith_erasure_dup_counts  (KithErasure      *self);
/* beginnings of what was written, to look for afterwards */
GPtrArray   *kith_erasure_get_phrases (KithErasure      *self);

/* Inside a transaction; asks nobody. Restoring an older backup calls it as well. */
gboolean     kith_erasure_run         (KithErasure      *self,
                                       KithErasureMode   mode,
                                       GError          **error);

G_END_DECLS
