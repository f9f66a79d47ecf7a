/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_NOT_DUPLICATE (kith_not_duplicate_get_type ())
G_DECLARE_FINAL_TYPE (KithNotDuplicate, kith_not_duplicate, KITH, NOT_DUPLICATE, KithRecord)

extern const KithKind kith_not_duplicate_kind;

/* Places in the field table. */
typedef enum {
  KITH_NOT_DUPLICATE_STUDENT,
  KITH_NOT_DUPLICATE_OTHER_STUDENT,
  KITH_NOT_DUPLICATE_REASON,
} KithNotDuplicateField;

G_END_DECLS
