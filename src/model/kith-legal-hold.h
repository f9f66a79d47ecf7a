/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_LEGAL_HOLD (kith_legal_hold_get_type ())
G_DECLARE_FINAL_TYPE (KithLegalHold, kith_legal_hold, KITH, LEGAL_HOLD, KithRecord)

extern const KithKind kith_legal_hold_kind;

/* Places in the field table. */
typedef enum {
  KITH_LEGAL_HOLD_STUDENT,
  KITH_LEGAL_HOLD_REASON,
  KITH_LEGAL_HOLD_FROM,
  KITH_LEGAL_HOLD_REVIEW,
  KITH_LEGAL_HOLD_UNTIL,
} KithLegalHoldField;

gboolean kith_legal_hold_is_on (KithRecord  *self,
                                const GDate *today);

G_END_DECLS
