/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_RETENTION_RULE (kith_retention_rule_get_type ())
G_DECLARE_FINAL_TYPE (KithRetentionRule, kith_retention_rule, KITH, RETENTION_RULE, KithRecord)

extern const KithKind kith_retention_rule_kind;

/* Places in the field table. */
typedef enum {
  KITH_RETENTION_RULE_GROUP,
  KITH_RETENTION_RULE_BIRTH_YEARS,
  KITH_RETENTION_RULE_LEAVING_YEARS,
  KITH_RETENTION_RULE_SOURCE,
} KithRetentionRuleField;

void  kith_retention_rule_add_presets (GPtrArray   *list,
                                       const GDate *today);
char *kith_retention_rule_dup_words   (KithRecord  *self);

G_END_DECLS
