/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The goals a note is about, to tick. Signal ::edited (KithGoalTicks *self). */
#define KITH_TYPE_GOAL_TICKS (kith_goal_ticks_get_type ())
G_DECLARE_FINAL_TYPE (KithGoalTicks, kith_goal_ticks, KITH, GOAL_TICKS, AdwExpanderRow)

GtkWidget  *kith_goal_ticks_new       (void);
void        kith_goal_ticks_set_goals (KithGoalTicks *self,
                                       GPtrArray     *goals);
void        kith_goal_ticks_set_ids   (KithGoalTicks *self,
                                       const char    *ids);
const char *kith_goal_ticks_get_ids   (KithGoalTicks *self);

G_END_DECLS
