/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_RECRUITMENT (kith_recruitment_get_type ())
G_DECLARE_FINAL_TYPE (KithRecruitment, kith_recruitment, KITH, RECRUITMENT, KithRecord)

extern const KithKind kith_recruitment_kind;

/* Places in the field table. */
typedef enum {
  KITH_RECRUITMENT_PERSON,
  KITH_RECRUITMENT_STAGE,
  KITH_RECRUITMENT_DATE,
  KITH_RECRUITMENT_REMARK,
} KithRecruitmentField;

G_END_DECLS
