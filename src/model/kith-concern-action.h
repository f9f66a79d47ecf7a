/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_CONCERN_ACTION (kith_concern_action_get_type ())
G_DECLARE_FINAL_TYPE (KithConcernAction, kith_concern_action, KITH, CONCERN_ACTION, KithRecord)

extern const KithKind kith_concern_action_kind;

/* Places in the field table. */
typedef enum {
  KITH_CONCERN_ACTION_CONCERN,
  KITH_CONCERN_ACTION_AUTHOR,
  KITH_CONCERN_ACTION_DATE,
  KITH_CONCERN_ACTION_TYPE,
  KITH_CONCERN_ACTION_TO,
  KITH_CONCERN_ACTION_REFERENCE,
  KITH_CONCERN_ACTION_TEXT,
  KITH_CONCERN_ACTION_REASONS,
  KITH_CONCERN_ACTION_RECORDED_AT,
} KithConcernActionField;

G_END_DECLS
