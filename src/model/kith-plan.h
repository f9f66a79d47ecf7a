/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_PLAN (kith_plan_get_type ())
G_DECLARE_FINAL_TYPE (KithPlan, kith_plan, KITH, PLAN, KithRecord)

extern const KithKind kith_plan_kind;

/* Places in the field table. */
typedef enum {
  KITH_PLAN_STUDENT,
  KITH_PLAN_TYPE,
  KITH_PLAN_TITLE,
  KITH_PLAN_STATUS,
  KITH_PLAN_DATE,
  KITH_PLAN_TIME,
  KITH_PLAN_PLACE,
  KITH_PLAN_NOT_HELD_REASON,
  KITH_PLAN_NEXT_DUE,
  KITH_PLAN_AUTHORITY,
  KITH_PLAN_CHAIR,
  KITH_PLAN_ATTENDEES,
  KITH_PLAN_AGENDA,
  KITH_PLAN_OWN_WORDS,
  KITH_PLAN_MINUTES,
  KITH_PLAN_OUTCOME,
  KITH_PLAN_HEADS,
  KITH_PLAN_SUBMITTED,
  KITH_PLAN_QUALITY,
} KithPlanField;

G_END_DECLS
