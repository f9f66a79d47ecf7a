/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From this many days before it is due, a plan is worth preparing. */
#define KITH_PLAN_LIGHT_SOON_DAYS 30

/**
 * KithPlanLight:
 * @KITH_PLAN_LIGHT_GREY: More than 30 days away, or no day at all
 * @KITH_PLAN_LIGHT_AMBER: Today or in the next 30 days
 * @KITH_PLAN_LIGHT_RED: Overdue
 *
 * How near a plan is. A colour never stands alone: [func@plan_light_dup_words] says the same in words.
 */
typedef enum {
  KITH_PLAN_LIGHT_GREY,
  KITH_PLAN_LIGHT_AMBER,
  KITH_PLAN_LIGHT_RED,
} KithPlanLight;

KithPlanLight kith_plan_light_of        (const char  *due_iso,
                                         const GDate *today);
char         *kith_plan_light_dup_words (const char  *due_iso,
                                         const GDate *today);

G_END_DECLS
