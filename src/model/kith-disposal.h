/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_DISPOSAL (kith_disposal_get_type ())
G_DECLARE_FINAL_TYPE (KithDisposal, kith_disposal, KITH, DISPOSAL, KithRecord)

extern const KithKind kith_disposal_kind;

/* Places in the field table. */
typedef enum {
  KITH_DISPOSAL_STUDENT,
  KITH_DISPOSAL_OUTCOME,
  KITH_DISPOSAL_KEEP_UNTIL,
  KITH_DISPOSAL_REASON,
  KITH_DISPOSAL_GROUP,
  KITH_DISPOSAL_DUE,
  KITH_DISPOSAL_REFERENCE,
  KITH_DISPOSAL_PROPOSED_BY,
  KITH_DISPOSAL_RECORDED_AT,
  KITH_DISPOSAL_CONFIRMED_BY,
  KITH_DISPOSAL_CONFIRMED_AT,
  KITH_DISPOSAL_WITHDRAWN_AT,
  KITH_DISPOSAL_COUNTS,
} KithDisposalField;

gboolean kith_disposal_is_waiting (KithRecord *self);

G_END_DECLS
