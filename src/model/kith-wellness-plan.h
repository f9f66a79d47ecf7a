/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_WELLNESS_PLAN (kith_wellness_plan_get_type ())
G_DECLARE_FINAL_TYPE (KithWellnessPlan, kith_wellness_plan, KITH, WELLNESS_PLAN, KithRecord)

extern const KithKind kith_wellness_plan_kind;

/* Places in the field table. */
typedef enum {
  KITH_WELLNESS_PLAN_PERSON,
  KITH_WELLNESS_PLAN_SIGNS,
  KITH_WELLNESS_PLAN_HELPS,
  KITH_WELLNESS_PLAN_CALL,
  KITH_WELLNESS_PLAN_MANAGER_DOES,
  KITH_WELLNESS_PLAN_MANAGER_AVOIDS,
  KITH_WELLNESS_PLAN_SHARE_SUPERVISOR,
  KITH_WELLNESS_PLAN_SHARE_MANAGER,
  KITH_WELLNESS_PLAN_SHARE_LEAD,
} KithWellnessPlanField;

G_END_DECLS
