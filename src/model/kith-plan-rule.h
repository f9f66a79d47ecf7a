/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_PLAN_RULE (kith_plan_rule_get_type ())
G_DECLARE_FINAL_TYPE (KithPlanRule, kith_plan_rule, KITH, PLAN_RULE, KithRecord)

extern const KithKind kith_plan_rule_kind;

/* Places in the field table. */
typedef enum {
  KITH_PLAN_RULE_TYPE,
  KITH_PLAN_RULE_AUTHORITY,
  KITH_PLAN_RULE_RHYTHM,
  KITH_PLAN_RULE_EVERY,
  KITH_PLAN_RULE_CUT_OFF_DATES,
  KITH_PLAN_RULE_SOURCE,
} KithPlanRuleField;

void kith_plan_rule_add_presets (GPtrArray   *list,
                                 const GDate *today);

G_END_DECLS
