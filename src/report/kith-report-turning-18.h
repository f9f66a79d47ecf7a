/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithTurning18Row:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @birthday: ISO date of the 18th birthday
 * @is_estimated: whether the date of birth is an estimate
 * @care_status: (nullable): in words
 * @coach: (nullable): name of the coach
 * @ends: (nullable): what ends then, in words
 * @begins: (nullable): what begins then, in words
 *
 * A student who turns 18 soon.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  const char *birthday;
  gboolean is_estimated;
  const char *care_status;
  const char *coach;
  const char *ends;
  const char *begins;
} KithTurning18Row;

/**
 * KithTurning18:
 * @today: ISO date
 * @rows: (array length=n_rows): the students, soonest first
 *
 * The values of the list of 18th birthdays. All are borrowed for the time of the call.
 */
typedef struct {
  const char *today;
  const KithTurning18Row *rows;
  gsize n_rows;
} KithTurning18;

KithDocument *kith_report_turning_18 (const KithTurning18     *values,
                                      const KithReportSetting *setting);

G_END_DECLS
