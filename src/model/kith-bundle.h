/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_BUNDLE (kith_bundle_get_type ())
G_DECLARE_FINAL_TYPE (KithBundle, kith_bundle, KITH, BUNDLE, KithRecord)

extern const KithKind kith_bundle_kind;

/* Places in the field table. */
typedef enum {
  KITH_BUNDLE_STUDENT,
  KITH_BUNDLE_VISIBILITY,
  KITH_BUNDLE_TO,
  KITH_BUNDLE_TRANSFER,
  KITH_BUNDLE_LOCK,
  KITH_BUNDLE_DIGEST,
  KITH_BUNDLE_RECEIPT_CHECK,
  KITH_BUNDLE_MADE_BY,
  KITH_BUNDLE_RECORDED_AT,
  KITH_BUNDLE_RECEIPT_AT,
  KITH_BUNDLE_RECEIPT_BY,
  KITH_BUNDLE_RECEIPT_PERSON,
} KithBundleField;

gboolean kith_bundle_is_safeguarding (KithRecord *self);
char    *kith_bundle_dup_words       (KithRecord *self);

G_END_DECLS
