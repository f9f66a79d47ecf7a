/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_AMENDMENT (kith_amendment_get_type ())
G_DECLARE_FINAL_TYPE (KithAmendment, kith_amendment, KITH, AMENDMENT, KithRecord)

extern const KithKind kith_amendment_kind;

/* Places in the field table. */
typedef enum {
  KITH_AMENDMENT_NOTE,
  KITH_AMENDMENT_AUTHOR,
  KITH_AMENDMENT_TEXT,
  KITH_AMENDMENT_RECORDED_AT,
  KITH_AMENDMENT_STATEMENT,
} KithAmendmentField;

gboolean kith_amendment_is_statement (KithRecord *self);

G_END_DECLS
