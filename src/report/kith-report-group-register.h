/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithGroupRegisterRow:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 *
 * A student on a register.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
} KithGroupRegisterRow;

/**
 * KithGroupRegister:
 * @title: what the session is
 * @when: day, time and place in words
 * @leader: (nullable): who leads it
 * @places: (nullable): how many there is room for
 * @rows: (array length=n_rows): the students, in the order they are printed
 * @is_partial: whether others may be on the register whom the person who prints does not see
 *
 * The values of a register on paper. All are borrowed for the time of the call.
 */
typedef struct {
  const char *title;
  const char *when;
  const char *leader;
  const char *places;
  const KithGroupRegisterRow *rows;
  gsize n_rows;
  gboolean is_partial;
} KithGroupRegister;

KithDocument *kith_report_group_register (const KithGroupRegister *reg,
                                          const KithReportSetting *setting);

G_END_DECLS
