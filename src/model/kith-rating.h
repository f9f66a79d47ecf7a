/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_RATING (kith_rating_get_type ())
G_DECLARE_FINAL_TYPE (KithRating, kith_rating, KITH, RATING, KithRecord)

extern const KithKind kith_rating_kind;

/* Places in the field table. */
typedef enum {
  KITH_RATING_GOAL,
  KITH_RATING_DATE,
  KITH_RATING_SCORE,
  KITH_RATING_WORDS,
} KithRatingField;

G_END_DECLS
