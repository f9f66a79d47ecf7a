/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_SELF_RATING (kith_self_rating_get_type ())
G_DECLARE_FINAL_TYPE (KithSelfRating, kith_self_rating, KITH, SELF_RATING, KithRecord)

extern const KithKind kith_self_rating_kind;

/* Places in the field table. */
typedef enum {
  KITH_SELF_RATING_STUDENT,
  KITH_SELF_RATING_DATE,
  KITH_SELF_RATING_SETTLED,
  KITH_SELF_RATING_HOME,
  KITH_SELF_RATING_MONEY,
  KITH_SELF_RATING_HEALTH,
  KITH_SELF_RATING_FEELINGS,
  KITH_SELF_RATING_PEOPLE,
  KITH_SELF_RATING_LEARNING,
  KITH_SELF_RATING_FUTURE,
  KITH_SELF_RATING_OWN_WORDS,
} KithSelfRatingField;

#define KITH_SELF_RATING_HIGHEST 5

const char *kith_self_rating_get_short_label (guint field);

G_END_DECLS
