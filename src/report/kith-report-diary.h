/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithDiaryLine:
 * @day: ISO date of the day it stands under
 * @when: the time in words
 * @what: what it is
 * @student: (nullable): the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @who: (nullable): who goes along or leads
 * @place: (nullable): where
 * @state: (nullable): what became of it
 *
 * One line of a printed diary.
 */
typedef struct {
  const char *day;
  const char *when;
  const char *what;
  const char *student;
  const char *legal_name;
  const char *reference;
  const char *who;
  const char *place;
  const char *state;
} KithDiaryLine;

/**
 * KithDiaryLines:
 * @heading: which days, in words
 * @lines: (array length=n_lines): by day and time
 * @n_lines: how many
 *
 * The values of a printed diary. All are borrowed for the time of the call.
 */
typedef struct {
  const char *heading;
  const KithDiaryLine *lines;
  gsize n_lines;
} KithDiaryLines;

/**
 * KithSlip:
 * @student: (nullable): the name the student uses
 * @what: (nullable): what it is, without what others must not read; %NULL when nothing is coming
 * @day: the day in words
 * @when: the time in words
 * @place: (nullable): where
 * @with_whom: (nullable): whom they meet
 * @companion: (nullable): who goes along
 * @transport: (nullable): how they get there
 *
 * The values of an appointment slip.
 */
typedef struct {
  const char *student;
  const char *what;
  const char *day;
  const char *when;
  const char *place;
  const char *with_whom;
  const char *companion;
  const char *transport;
} KithSlip;

KithDocument *kith_report_diary            (const KithDiaryLines    *diary,
                                            const KithReportSetting *setting);
KithDocument *kith_report_appointment_slip (const KithSlip          *slip,
                                            const KithReportSetting *setting);

G_END_DECLS
