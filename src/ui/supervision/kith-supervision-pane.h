/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* One’s own supervision, whom one supervises, how heavy it is, and the wellness plan.
 * Made with kith_student_pane_new(); what that calls the student is the person here. */
#define KITH_TYPE_SUPERVISION_PANE (kith_supervision_pane_get_type ())
G_DECLARE_FINAL_TYPE (KithSupervisionPane, kith_supervision_pane, KITH, SUPERVISION_PANE, KithStudentPane)

G_END_DECLS
