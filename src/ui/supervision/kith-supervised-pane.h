/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* One person a supervisor looks after: what to talk about next, and the sessions there were.
 * Made with kith_student_pane_new(); what that calls the student is the person here. */
#define KITH_TYPE_SUPERVISED_PANE (kith_supervised_pane_get_type ())
G_DECLARE_FINAL_TYPE (KithSupervisedPane, kith_supervised_pane, KITH, SUPERVISED_PANE, KithStudentPane)

G_END_DECLS
