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

/* Where somebody stands on the way to becoming a mentor. */
KithRecord *kith_recruitment_find_latest  (GPtrArray  *stages);
guint       kith_recruitment_get_position (KithRecord *self);
gboolean    kith_recruitment_may_mentor   (KithRecord *self);

G_END_DECLS
