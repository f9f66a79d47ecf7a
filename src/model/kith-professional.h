/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_PROFESSIONAL (kith_professional_get_type ())
G_DECLARE_FINAL_TYPE (KithProfessional, kith_professional, KITH, PROFESSIONAL, KithRecord)

extern const KithKind kith_professional_kind;

/* Places in the field table. */
typedef enum {
  KITH_PROFESSIONAL_STUDENT,
  KITH_PROFESSIONAL_NAME,
  KITH_PROFESSIONAL_ROLE,
  KITH_PROFESSIONAL_ORGANISATION,
  KITH_PROFESSIONAL_PHONE,
  KITH_PROFESSIONAL_EMAIL,
  KITH_PROFESSIONAL_MAY_CONTACT,
  KITH_PROFESSIONAL_FROM,
  KITH_PROFESSIONAL_UNTIL,
  KITH_PROFESSIONAL_WORDS,
} KithProfessionalField;

G_END_DECLS
