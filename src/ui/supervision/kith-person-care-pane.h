/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* How somebody of the team is looked after, as a part of their page.
 * Made with kith_student_pane_new(); what that calls the student is the person here. */
#define KITH_TYPE_PERSON_CARE_PANE (kith_person_care_pane_get_type ())
G_DECLARE_FINAL_TYPE (KithPersonCarePane, kith_person_care_pane, KITH, PERSON_CARE_PANE, KithStudentPane)

G_END_DECLS
