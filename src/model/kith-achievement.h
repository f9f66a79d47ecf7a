/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_ACHIEVEMENT (kith_achievement_get_type ())
G_DECLARE_FINAL_TYPE (KithAchievement, kith_achievement, KITH, ACHIEVEMENT, KithRecord)

extern const KithKind kith_achievement_kind;

/* Places in the field table. */
typedef enum {
  KITH_ACHIEVEMENT_STUDENT,
  KITH_ACHIEVEMENT_DATE,
  KITH_ACHIEVEMENT_TEXT,
  KITH_ACHIEVEMENT_OWN_WORDS,
} KithAchievementField;

G_END_DECLS
