/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_REDACTION (kith_redaction_get_type ())
G_DECLARE_FINAL_TYPE (KithRedaction, kith_redaction, KITH, REDACTION, KithRecord)

extern const KithKind kith_redaction_kind;

/* Places in the field table. */
typedef enum {
  KITH_REDACTION_REQUEST,
  KITH_REDACTION_ITEM_KIND,
  KITH_REDACTION_ITEM,
  KITH_REDACTION_WHOLE,
  KITH_REDACTION_WORDS,
  KITH_REDACTION_REASON,
} KithRedactionField;

G_END_DECLS
