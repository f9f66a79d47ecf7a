/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_ACCOUNT (kith_account_get_type ())
G_DECLARE_FINAL_TYPE (KithAccount, kith_account, KITH, ACCOUNT, KithRecord)

extern const KithKind kith_account_kind;

/* Places in the field table. */
typedef enum {
  KITH_ACCOUNT_NAME,
  KITH_ACCOUNT_FULL_NAME,
  KITH_ACCOUNT_ROLES,
  KITH_ACCOUNT_PERSON,
  KITH_ACCOUNT_DISABLED_AT,
  KITH_ACCOUNT_CREATED_AT,
  KITH_ACCOUNT_ACTIVATE_BEFORE,
} KithAccountField;

G_END_DECLS
