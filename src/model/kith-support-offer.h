/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_SUPPORT_OFFER (kith_support_offer_get_type ())
G_DECLARE_FINAL_TYPE (KithSupportOffer, kith_support_offer, KITH, SUPPORT_OFFER, KithRecord)

extern const KithKind kith_support_offer_kind;

/* Places in the field table. */
typedef enum {
  KITH_SUPPORT_OFFER_PERSON,
  KITH_SUPPORT_OFFER_SUPERVISOR,
  KITH_SUPPORT_OFFER_TYPE,
  KITH_SUPPORT_OFFER_DUE,
  KITH_SUPPORT_OFFER_OFFERED_ON,
  KITH_SUPPORT_OFFER_ANSWER,
  KITH_SUPPORT_OFFER_UNTIL,
  KITH_SUPPORT_OFFER_NOTE,
} KithSupportOfferField;

const char *kith_support_offer_get_pause (KithRecord *self);

G_END_DECLS
