/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithDisposalLine:
 * @reference: what it is called
 * @outcome: what became of it, in a word
 * @counts: what it was: kinds of records and how many
 * @rule: (nullable): by which rule
 * @ground: (nullable): where the rule comes from
 * @due: (nullable): until when it had to be kept, for people
 * @proposed: who proposed it, and when
 * @confirmed: who confirmed it, and when
 * @copies: where it may still be: backups, and when the last of them goes
 *
 * One record that went, which names nobody.
 */
typedef struct {
  const char *reference;
  const char *outcome;
  const char *counts;
  const char *rule;
  const char *ground;
  const char *due;
  const char *proposed;
  const char *confirmed;
  const char *copies;
} KithDisposalLine;

KithDocument *kith_report_disposal (const KithDisposalLine  *lines,
                                    gsize                    n_lines,
                                    const KithReportSetting *setting);

G_END_DECLS
