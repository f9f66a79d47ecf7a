/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_EVIDENCE (kith_evidence_get_type ())
G_DECLARE_FINAL_TYPE (KithEvidence, kith_evidence, KITH, EVIDENCE, KithRecord)

extern const KithKind kith_evidence_kind;

/* Places in the field table. */
typedef enum {
  KITH_EVIDENCE_DATE,
  KITH_EVIDENCE_TEXT,
  KITH_EVIDENCE_AREA,
  KITH_EVIDENCE_PILLAR,
  KITH_EVIDENCE_PROOF,
  KITH_EVIDENCE_ACTION,
  KITH_EVIDENCE_ACTION_BY,
} KithEvidenceField;

char *kith_evidence_dup_place (KithRecord *self);

G_END_DECLS
