/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithCaseloadGap:
 * @KITH_CASELOAD_GAP_NONE: Reached in the agreed days
 * @KITH_CASELOAD_GAP_DUE: The agreed days have passed
 * @KITH_CASELOAD_GAP_OVERDUE: Twice the agreed days have passed
 *
 * How contact with a student stands.
 */
typedef enum {
  KITH_CASELOAD_GAP_NONE,
  KITH_CASELOAD_GAP_DUE,
  KITH_CASELOAD_GAP_OVERDUE,
} KithCaseloadGap;

/* attendance of somebody for whom there were no sessions */
#define KITH_CASELOAD_NO_SESSIONS (-1)

/**
 * KithCaseloadRow:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @course: (nullable): name of the course
 * @care_status: (nullable): care status in words
 * @mentor: (nullable): name of the mentor
 * @last_contact: (nullable): ISO date of the last contact made
 * @agreed_days: days agreed between contacts
 * @gap: how that stands today
 * @attendance: of this term in percent, or %KITH_CASELOAD_NO_SESSIONS
 * @n_active: goals somebody works on
 * @n_achieved: goals achieved
 * @pep_due: (nullable): ISO date of the next personal education plan
 * @pathway_due: (nullable): ISO date of the next pathway plan
 * @n_tasks: open tasks about the student
 * @n_tasks_overdue: of these, whose day has passed
 * @bursary: (nullable): the bursary of this year in a few words
 * @awarded: pence awarded this year
 * @flags: (nullable): what needs somebody, one on a line
 *
 * One student of a caseload.
 */
typedef struct {
  char *preferred_name;
  char *legal_name;
  char *reference;
  char *course;
  char *care_status;
  const char *mentor;
  char *last_contact;
  int agreed_days;
  KithCaseloadGap gap;
  int attendance;
  guint n_active;
  guint n_achieved;
  char *pep_due;
  char *pathway_due;
  guint n_tasks;
  guint n_tasks_overdue;
  char *bursary;
  gint64 awarded;
  char *flags;
} KithCaseloadRow;

/**
 * KithCaseload:
 * @today: ISO date of the day
 * @rows: (element-type KithCaseloadRow): the students, in their order
 * @attendance: of all of them in this term in percent, or %KITH_CASELOAD_NO_SESSIONS
 * @n_others: students of the same caseload who are paused or have not started
 *
 * The values of a caseload. All are borrowed for the time of the call.
 */
typedef struct {
  const char *today;
  GPtrArray *rows;
  int attendance;
  guint n_others;
} KithCaseload;

KithDocument *kith_report_caseload (const KithCaseload      *caseload,
                                    const KithReportSetting *setting);

G_END_DECLS
