/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/* Something agreed in the meeting. @who: (nullable); @by: (nullable): ISO text; @done: whether it is done since */
typedef struct {
  const char *what;
  const char *who;
  const char *by;
  gboolean done;
} KithMinutesAction;

/**
 * KithMinutes:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @meeting: what kind of meeting it was, such as "Pathway Plan"
 * @date: ISO text
 * @time: (nullable): for people
 * @place: (nullable): where
 * @chair: (nullable): who led it
 * @attendees: (nullable): one person on a line
 * @own_words: (nullable): what the student wanted said
 * @minutes: (nullable): what was said, point by point
 * @outcome: (nullable): what was decided
 * @actions: (array length=n_actions): what was agreed
 * @next_date: (nullable): ISO text
 *
 * The values of the minutes of one meeting. All are borrowed for the time of the call.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  const char *meeting;
  const char *date;
  const char *time;
  const char *place;
  const char *chair;
  const char *attendees;
  const char *own_words;
  const char *minutes;
  const char *outcome;
  const KithMinutesAction *actions;
  gsize n_actions;
  const char *next_date;
} KithMinutes;

KithDocument *kith_report_minutes (const KithMinutes       *minutes,
                                   const KithReportSetting *setting);

G_END_DECLS
