/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_RELATION (kith_relation_get_type ())
G_DECLARE_FINAL_TYPE (KithRelation, kith_relation, KITH, RELATION, KithRecord)

extern const KithKind kith_relation_kind;

/* Places in the field table. */
typedef enum {
  KITH_RELATION_STUDENT,
  KITH_RELATION_RELATIONSHIP,
  KITH_RELATION_PERSON,
  KITH_RELATION_OTHER_STUDENT,
  KITH_RELATION_WORDS,
} KithRelationField;

G_END_DECLS
