/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_ASSESSMENT (kith_assessment_get_type ())
G_DECLARE_FINAL_TYPE (KithAssessment, kith_assessment, KITH, ASSESSMENT, KithRecord)

extern const KithKind kith_assessment_kind;

/* Places in the field table. */
typedef enum {
  KITH_ASSESSMENT_PERSON,
  KITH_ASSESSMENT_TERM,
  KITH_ASSESSMENT_DATE,
  KITH_ASSESSMENT_ASSESSOR,
  KITH_ASSESSMENT_RESULT,
  KITH_ASSESSMENT_FEEDBACK,
  KITH_ASSESSMENT_ACTIONS,
} KithAssessmentField;

G_END_DECLS
