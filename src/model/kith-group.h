/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_GROUP (kith_group_get_type ())
G_DECLARE_FINAL_TYPE (KithGroup, kith_group, KITH, GROUP, KithRecord)

extern const KithKind kith_group_kind;

/* Places in the field table. */
typedef enum {
  KITH_GROUP_TITLE,
  KITH_GROUP_DATE,
  KITH_GROUP_TIME,
  KITH_GROUP_MINUTES,
  KITH_GROUP_PLACE,
  KITH_GROUP_PERSON,
  KITH_GROUP_CAPACITY,
  KITH_GROUP_RISK_DATE,
  KITH_GROUP_COST,
  KITH_GROUP_CANCELLED,
  KITH_GROUP_FEEDBACK,
} KithGroupField;

G_END_DECLS
