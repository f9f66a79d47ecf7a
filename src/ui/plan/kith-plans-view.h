/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* The plans and reviews of a student: the next ones first with how near they are, then what was held. */
#define KITH_TYPE_PLANS_VIEW (kith_plans_view_get_type ())
G_DECLARE_FINAL_TYPE (KithPlansView, kith_plans_view, KITH, PLANS_VIEW, KithStudentPane)

G_END_DECLS
