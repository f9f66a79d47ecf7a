/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_AGREEMENT (kith_agreement_get_type ())
G_DECLARE_FINAL_TYPE (KithAgreement, kith_agreement, KITH, AGREEMENT, KithRecord)

extern const KithKind kith_agreement_kind;

/* Places in the field table. */
typedef enum {
  KITH_AGREEMENT_PERSON,
  KITH_AGREEMENT_SHARES,
  KITH_AGREEMENT_KEEPS,
  KITH_AGREEMENT_CONTACT,
  KITH_AGREEMENT_AGREED_ON,
  KITH_AGREEMENT_AGREED_WITH,
  KITH_AGREEMENT_REVIEW,
} KithAgreementField;

G_END_DECLS
