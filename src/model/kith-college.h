/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_COLLEGE (kith_college_get_type ())
G_DECLARE_FINAL_TYPE (KithCollege, kith_college, KITH, COLLEGE, KithRecord)

extern const KithKind kith_college_kind;

/* Places in the field table. */
typedef enum {
  KITH_COLLEGE_NAME,
  KITH_COLLEGE_LEAD_NAME,
  KITH_COLLEGE_LEAD_PHONE,
  KITH_COLLEGE_OTHER_PHONE,
  KITH_COLLEGE_PRINCIPAL,
  KITH_COLLEGE_SUPERVISION_DAYS,
  KITH_COLLEGE_SHOW_CLOSED,
  KITH_COLLEGE_MARKING,
} KithCollegeField;

/* Supervision is local; a month and a few days unless the college says otherwise. */
#define KITH_SUPERVISION_DAYS 35

int      kith_college_get_supervision_days (KithRecord *self);

G_END_DECLS
