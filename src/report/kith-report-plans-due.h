/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithPlansDueRow:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @course: (nullable): name of the course
 * @plan: which plan or review
 * @date: ISO date it is due
 * @time: (nullable): for people
 * @place: (nullable): where
 * @chair: (nullable): who leads it
 * @others: (nullable): who belongs to it, one on a line
 * @authority: (nullable): the local authority whose rule it follows
 * @coach: (nullable): name of the coach
 *
 * A plan that is due.
 */
typedef struct {
  char *preferred_name;
  char *legal_name;
  char *reference;
  char *course;
  char *plan;
  char *date;
  char *time;
  char *place;
  char *chair;
  char *others;
  char *authority;
  const char *coach;
} KithPlansDueRow;

/**
 * KithPlansDue:
 * @today: ISO date of the day
 * @ahead: how many days ahead it looks
 * @rows: (element-type KithPlansDueRow): the plans, in their order
 *
 * The values of the list of plans due. All are borrowed for the time of the call.
 */
typedef struct {
  const char *today;
  guint ahead;
  GPtrArray *rows;
} KithPlansDue;

KithDocument *kith_report_plans_due (const KithPlansDue      *plans,
                                     const KithReportSetting *setting);

G_END_DECLS
