/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/* Somebody who signed: their name, how often, and when last, for people. */
typedef struct {
  const char *name;
  const char *n_signatures;
  const char *last;
} KithReceiptSigner;

/**
 * KithReceiptPage:
 * @file_code: the beginning of the id of the case file
 * @last_line: number of the last line, and when it was written
 * @lines: how many lines were checked and how many signatures fit
 * @outcome: what the check came to, in a sentence
 * @code: the number and the hash in groups, to type
 * @payload: the same for a machine, with the id of the file
 * @signers: (array length=n_signers): who signed
 * @n_signers: how many
 *
 * Where the audit ended on a day.
 */
typedef struct {
  const char *file_code;
  const char *last_line;
  const char *lines;
  const char *outcome;
  const char *code;
  const char *payload;
  const KithReceiptSigner *signers;
  gsize n_signers;
} KithReceiptPage;

KithDocument *kith_report_audit_receipt (const KithReceiptPage   *page,
                                         const KithReportSetting *setting);

G_END_DECLS
