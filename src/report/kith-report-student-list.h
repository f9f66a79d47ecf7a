/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithStudentListRow:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @course: (nullable): name of the course
 * @care_status: (nullable): care status in words
 * @coach: (nullable): name of the coach
 * @mentor: (nullable): name of the mentor
 * @last_contact: (nullable): ISO date of the last contact made
 * @contact_due: (nullable): when contact is due, in words
 * @next_plan: (nullable): the next plan or review, in words
 *
 * One student of the list.
 */
typedef struct {
  char *preferred_name;
  char *legal_name;
  char *reference;
  char *course;
  char *care_status;
  char *coach;
  char *mentor;
  char *last_contact;
  char *contact_due;
  char *next_plan;
} KithStudentListRow;

/* @rows: KithStudentListRow each, in the order of the list on screen; the filters are in the setting */
KithDocument *kith_report_student_list (GPtrArray               *rows,
                                        const KithReportSetting *setting);

G_END_DECLS
