/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_SAVED_VIEW (kith_saved_view_get_type ())
G_DECLARE_FINAL_TYPE (KithSavedView, kith_saved_view, KITH, SAVED_VIEW, KithRecord)

extern const KithKind kith_saved_view_kind;

/* Places in the field table. */
typedef enum {
  KITH_SAVED_VIEW_PERSON,
  KITH_SAVED_VIEW_NAME,
  KITH_SAVED_VIEW_PAGE,
  KITH_SAVED_VIEW_FILTERS,
} KithSavedViewField;

G_END_DECLS
