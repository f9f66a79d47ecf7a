/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_ENTITLEMENT (kith_entitlement_get_type ())
G_DECLARE_FINAL_TYPE (KithEntitlement, kith_entitlement, KITH, ENTITLEMENT, KithRecord)

extern const KithKind kith_entitlement_kind;

/* Places in the field table. */
typedef enum {
  KITH_ENTITLEMENT_TITLE,
  KITH_ENTITLEMENT_FROM_AGE,
  KITH_ENTITLEMENT_UNTIL_AGE,
  KITH_ENTITLEMENT_STATUSES,
  KITH_ENTITLEMENT_RULE,
  KITH_ENTITLEMENT_SOURCE,
} KithEntitlementField;

G_END_DECLS
