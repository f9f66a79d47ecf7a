/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/**
 * KithRetentionCase:
 * @student: a student
 * @is_safeguarding: whether there ever was a safeguarding concern
 * @bursary_year: the last academic year with a bursary, by the year it begins in; 0 for none
 * @keep_until: (nullable): the day somebody decided on, ISO
 *
 * What bears on how long a record is kept.
 */
typedef struct {
  KithRecord *student;
  gboolean is_safeguarding;
  int bursary_year;
  const char *keep_until;
} KithRetentionCase;

/**
 * KithRetentionDue:
 * @has_date: whether there is a day: nobody who has not left has one
 * @date: the first day on which the record may go
 * @group: code of the rule it goes by
 * @by_bursary: whether the bursary papers keep it longer than that rule
 * @by_decision: whether somebody decided to keep it longer
 * @birth_is_missing: whether it was counted as if they had been 14 on their first day
 *
 * When the time of a record is over.
 */
typedef struct {
  gboolean has_date;
  GDate date;
  const char *group;
  gboolean by_bursary;
  gboolean by_decision;
  gboolean birth_is_missing;
} KithRetentionDue;

void        kith_retention_work_out  (GPtrArray               *rules,
                                      const KithRetentionCase *subject,
                                      KithRetentionDue        *due);
KithRecord *kith_retention_find_rule (GPtrArray               *rules,
                                      const char              *group);
char       *kith_retention_dup_words (GPtrArray               *rules,
                                      const KithRetentionDue  *due);

G_END_DECLS
