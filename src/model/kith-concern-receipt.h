/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_CONCERN_RECEIPT (kith_concern_receipt_get_type ())
G_DECLARE_FINAL_TYPE (KithConcernReceipt, kith_concern_receipt, KITH, CONCERN_RECEIPT, KithRecord)

extern const KithKind kith_concern_receipt_kind;

/* Places in the field table. */
typedef enum {
  KITH_CONCERN_RECEIPT_PERSON,
  KITH_CONCERN_RECEIPT_NUMBER,
  KITH_CONCERN_RECEIPT_RECORDED_AT,
  KITH_CONCERN_RECEIPT_RECEIVED_AT,
  KITH_CONCERN_RECEIPT_CLOSED_ON,
} KithConcernReceiptField;

G_END_DECLS
