/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-audit.h"

G_BEGIN_DECLS

/* Where the audit ends today, on paper: whoever keeps the page can say later whether what stood there then still does. */

/**
 * KithAuditSigner:
 * @name: of the person, or what the keys are
 * @n_signatures: how many signatures of theirs there are
 * @last_at: when the line was written that they signed last
 */
typedef struct {
  char *name;
  gint64 n_signatures;
  gint64 last_at;
} KithAuditSigner;

/**
 * KithAuditReceipt:
 * @number: of the last line
 * @at: when it was written
 * @now: when the receipt was made
 * @code: to type from paper: the number, then its hash in eight groups of four
 * @payload: the same for a machine, with the id of the file in front
 * @file_code: the beginning of that id, to read
 * @signers: (element-type KithAuditSigner): who signed, most of it first
 * @verdict: what a check came to when it was made
 */
typedef struct {
  gint64 number;
  gint64 at;
  gint64 now;
  char *code;
  char *payload;
  char *file_code;
  GPtrArray *signers;
  KithAuditVerdict *verdict;
} KithAuditReceipt;

void              kith_audit_receipt_free     (KithAuditReceipt  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAuditReceipt, kith_audit_receipt_free)

KithAuditReceipt *kith_audit_receipt_new      (KithCaseFile      *file,
                                               GCancellable      *cancellable,
                                               GError           **error);
/* @text: what stands on it, as typed, scanned or read from a file; returns a sentence, and in @fits whether it is a good one */
char             *kith_audit_receipt_check    (KithCaseFile      *file,
                                               const char        *text,
                                               gboolean          *fits,
                                               GError           **error);
/* one left the case file; the next is due in a month */
gboolean          kith_audit_receipt_set_kept (KithCaseFile      *file,
                                               GError           **error);
gboolean          kith_audit_receipt_is_due   (KithCaseFile      *file);

G_END_DECLS
