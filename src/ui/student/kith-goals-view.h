/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-student-pane.h"

G_BEGIN_DECLS

/* What the student wants to reach: goals in their words, steps to tick, ratings over time. */
#define KITH_TYPE_GOALS_VIEW (kith_goals_view_get_type ())
G_DECLARE_FINAL_TYPE (KithGoalsView, kith_goals_view, KITH, GOALS_VIEW, KithStudentPane)

G_END_DECLS
