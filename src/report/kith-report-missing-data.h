/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

#define KITH_MISSING_MOST_FIELDS 16

/**
 * KithMissingState:
 * @KITH_MISSING_STATE_NOT_NEEDED: Does not apply to this student
 * @KITH_MISSING_STATE_HERE: Is recorded
 * @KITH_MISSING_STATE_MISSING: Is to be asked for
 */
typedef enum {
  KITH_MISSING_STATE_NOT_NEEDED,
  KITH_MISSING_STATE_HERE,
  KITH_MISSING_STATE_MISSING,
} KithMissingState;

/**
 * KithMissingRow:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @states: of each field
 *
 * What is missing of one student.
 */
typedef struct {
  char *preferred_name;
  char *legal_name;
  char *reference;
  KithMissingState states[KITH_MISSING_MOST_FIELDS];
} KithMissingRow;

/**
 * KithMissingData:
 * @fields: (array length=n_fields): what is looked for, short enough for the head of a column
 * @n_fields: at most %KITH_MISSING_MOST_FIELDS
 * @rows: (element-type KithMissingRow): those of whom something is missing, in their order
 * @n_complete: students of whom nothing is
 *
 * The values of the table of missing data. All are borrowed for the time of the call.
 */
typedef struct {
  const char *const *fields;
  guint n_fields;
  GPtrArray *rows;
  guint n_complete;
} KithMissingData;

KithDocument *kith_report_missing_data (const KithMissingData   *data,
                                        const KithReportSetting *setting);

G_END_DECLS
