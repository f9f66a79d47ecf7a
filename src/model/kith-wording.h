/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_WORDING (kith_wording_get_type ())
G_DECLARE_FINAL_TYPE (KithWording, kith_wording, KITH, WORDING, KithRecord)

extern const KithKind kith_wording_kind;

/* Places in the field table. */
typedef enum {
  KITH_WORDING_WORDS,
  KITH_WORDING_INSTEAD,
  KITH_WORDING_REASON,
} KithWordingField;

G_END_DECLS
