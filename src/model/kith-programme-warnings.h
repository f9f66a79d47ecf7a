/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-programme-hours.h"

G_BEGIN_DECLS

/**
 * KithProgrammeFacts:
 * @log_entries: (element-type KithRecord): the apprentice’s
 * @assessments: (element-type KithRecord): the apprentice’s
 * @calendar: (element-type KithRecord): the college’s terms and holidays
 *
 * What the warnings look at besides the hours.
 */
typedef struct {
  GPtrArray *log_entries;
  GPtrArray *assessments;
  GPtrArray *calendar;
} KithProgrammeFacts;

/* (element-type utf8): sentences, the most pressing first; empty when all is well */
GPtrArray *kith_programme_warnings_list (const KithProgrammeHours *hours,
                                         const KithProgrammeFacts *facts,
                                         const GDate              *today);

G_END_DECLS
