/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_STEP (kith_step_get_type ())
G_DECLARE_FINAL_TYPE (KithStep, kith_step, KITH, STEP, KithRecord)

extern const KithKind kith_step_kind;

/* Places in the field table. */
typedef enum {
  KITH_STEP_GOAL,
  KITH_STEP_TEXT,
  KITH_STEP_WHO,
  KITH_STEP_DUE,
  KITH_STEP_DONE_ON,
} KithStepField;

G_END_DECLS
