/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithDisposalResult:
 * @reference: what the certificate calls it
 * @n_records: how many records it was
 * @n_phrases: how many beginnings of texts were looked for afterwards
 * @was_searched: whether there was the memory to look through the whole file
 * @n_found: how many of them stand in the file all the same, in records about others
 *
 * What was done.
 */
typedef struct {
  char *reference;
  guint n_records;
  guint n_phrases;
  gboolean was_searched;
  guint n_found;
} KithDisposalResult;

void                kith_disposal_result_free (KithDisposalResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDisposalResult, kith_disposal_result_free)

KithDisposalResult *kith_disposal_confirm     (KithCaseFile       *file,
                                               gint64              disposal,
                                               GCancellable       *cancellable,
                                               GError            **error);
gboolean            kith_disposal_withdraw    (KithCaseFile       *file,
                                               gint64              disposal,
                                               GError            **error);

G_END_DECLS
