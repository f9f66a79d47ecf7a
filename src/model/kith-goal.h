/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_GOAL (kith_goal_get_type ())
G_DECLARE_FINAL_TYPE (KithGoal, kith_goal, KITH, GOAL, KithRecord)

extern const KithKind kith_goal_kind;

/* Places in the field table. */
typedef enum {
  KITH_GOAL_STUDENT,
  KITH_GOAL_TEXT,
  KITH_GOAL_AREA,
  KITH_GOAL_WHY,
  KITH_GOAL_START,
  KITH_GOAL_REVIEW,
  KITH_GOAL_TARGET,
  KITH_GOAL_STATUS,
  KITH_GOAL_ACHIEVED_DATE,
  KITH_GOAL_EVIDENCE,
} KithGoalField;

#define KITH_GOAL_MANY 5

G_END_DECLS
