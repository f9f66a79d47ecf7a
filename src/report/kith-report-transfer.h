/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/* One line of what was done. @words: when, what and by whom; the others (nullable) */
typedef struct {
  const char *words;
  const char *text;
  const char *to;
  const char *reference;
  const char *reasons;
} KithTransferPackAction;

/**
 * KithTransferPackConcern:
 * @raised: when it was raised, by whom and in what role
 * @happened: when it happened
 * @told: when its author was told, and how much later it was raised
 * @late_reason: (nullable): why it was raised late
 * @facts: (nullable): what was seen or heard
 * @exact_words: (nullable): the student's exact words
 * @injuries: (nullable): described
 * @immediate_action: (nullable): what was done at once
 * @told_to: (nullable): who was told
 * @level: (nullable): how grave it is
 * @decision: (nullable): what was decided
 * @reasons: (nullable): why
 * @outcome: (nullable): what came of it
 * @closed: (nullable): the day it was closed, for people
 * @actions: (array length=n_actions): what was done, in order
 *
 * One concern of the file, complete.
 */
typedef struct {
  const char *raised;
  const char *happened;
  const char *told;
  const char *late_reason;
  const char *facts;
  const char *exact_words;
  const char *injuries;
  const char *immediate_action;
  const char *told_to;
  const char *level;
  const char *decision;
  const char *reasons;
  const char *outcome;
  const char *closed;
  const KithTransferPackAction *actions;
  gsize n_actions;
} KithTransferPackConcern;

/**
 * KithTransferPack:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @date_of_birth: (nullable): for people
 * @uln: (nullable): the number by which the next college finds the student
 * @to: the college or school it goes to
 * @to_person: (nullable): its lead
 * @from: (nullable): the college it comes from
 * @lead_name: (nullable): whom to ring
 * @lead_phone: (nullable): on which number
 * @moved_on: the student's first day there, for people
 * @due: (nullable): by when it has to be there, for people
 * @concerns: (array length=n_concerns): everything, oldest first
 *
 * The values of a safeguarding file that goes to the next college. All are borrowed for the time of the call.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  const char *date_of_birth;
  const char *uln;
  const char *to;
  const char *to_person;
  const char *from;
  const char *lead_name;
  const char *lead_phone;
  const char *moved_on;
  const char *due;
  const KithTransferPackConcern *concerns;
  gsize n_concerns;
} KithTransferPack;

KithDocument *kith_report_transfer (const KithTransferPack  *pack,
                                    const KithReportSetting *setting);

G_END_DECLS
