/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_TRANSFER (kith_transfer_get_type ())
G_DECLARE_FINAL_TYPE (KithTransfer, kith_transfer, KITH, TRANSFER, KithRecord)

extern const KithKind kith_transfer_kind;

/* Places in the field table. */
typedef enum {
  KITH_TRANSFER_STUDENT,
  KITH_TRANSFER_TO,
  KITH_TRANSFER_TO_PERSON,
  KITH_TRANSFER_MOVED_ON,
  KITH_TRANSFER_SENT_ON,
  KITH_TRANSFER_SENT_HOW,
  KITH_TRANSFER_RECEIVED_ON,
  KITH_TRANSFER_RECEIVED_BY,
} KithTransferField;

G_END_DECLS
