/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_BURSARY (kith_bursary_get_type ())
G_DECLARE_FINAL_TYPE (KithBursary, kith_bursary, KITH, BURSARY, KithRecord)

extern const KithKind kith_bursary_kind;

/* Places in the field table. */
typedef enum {
  KITH_BURSARY_STUDENT,
  KITH_BURSARY_YEAR,
  KITH_BURSARY_GROUP,
  KITH_BURSARY_EVIDENCE,
  KITH_BURSARY_EVIDENCE_DATE,
  KITH_BURSARY_ASSESSED,
  KITH_BURSARY_AWARDED,
  KITH_BURSARY_WEEKS,
  KITH_BURSARY_PAID,
  KITH_BURSARY_PAID_AS,
  KITH_BURSARY_CLAIM,
  KITH_BURSARY_STOPPED,
} KithBursaryField;

G_END_DECLS
