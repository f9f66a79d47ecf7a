/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_KSB (kith_ksb_get_type ())
G_DECLARE_FINAL_TYPE (KithKsb, kith_ksb, KITH, KSB, KithRecord)

extern const KithKind kith_ksb_kind;

/* Places in the field table. */
typedef enum {
  KITH_KSB_CODE,
  KITH_KSB_TYPE,
  KITH_KSB_TEXT,
  KITH_KSB_STANDARD_VERSION,
} KithKsbField;

G_END_DECLS
