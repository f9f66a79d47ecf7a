/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_COLLEGE_YEAR (kith_college_year_get_type ())
G_DECLARE_FINAL_TYPE (KithCollegeYear, kith_college_year, KITH, COLLEGE_YEAR, KithRecord)

extern const KithKind kith_college_year_kind;

/* Places in the field table. */
typedef enum {
  KITH_COLLEGE_YEAR_YEAR,
  KITH_COLLEGE_YEAR_ATTENDANCE,
  KITH_COLLEGE_YEAR_RETENTION,
  KITH_COLLEGE_YEAR_ACHIEVEMENT,
} KithCollegeYearField;

G_END_DECLS
