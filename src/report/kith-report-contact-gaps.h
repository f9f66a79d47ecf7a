/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithContactGapsRow:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @course: (nullable): name of the course
 * @coach: (nullable): name of the coach
 * @mentor: (nullable): name of the mentor
 * @last_contact: (nullable): ISO date of the last contact made
 * @agreed_days: days agreed between contacts
 * @days_over: days that have passed since contact was due
 * @reason: a sentence, for instance "Last contact 23 days ago, agreed every 14."
 * @is_overdue: whether it is red: twice the agreed days have passed
 *
 * A student whom nobody has reached in time.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  const char *course;
  const char *coach;
  const char *mentor;
  const char *last_contact;
  int agreed_days;
  int days_over;
  const char *reason;
  gboolean is_overdue;
} KithContactGapsRow;

/**
 * KithContactGaps:
 * @rows: (array length=n_rows): the students, in any order
 *
 * The values of the list of contact gaps. All are borrowed for the time of the call.
 */
typedef struct {
  const KithContactGapsRow *rows;
  gsize n_rows;
} KithContactGaps;

KithDocument *kith_report_contact_gaps (const KithContactGaps   *gaps,
                                        const KithReportSetting *setting);

G_END_DECLS
