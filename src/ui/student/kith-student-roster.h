/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"
#include "kith-student-facts.h"

G_BEGIN_DECLS

/* The facts of the students that are on screen, fetched together on the store thread and kept by student id, so that
 * no cell of a list ever asks the case file by itself. */
#define KITH_TYPE_STUDENT_ROSTER (kith_student_roster_get_type ())
G_DECLARE_FINAL_TYPE (KithStudentRoster, kith_student_roster, KITH, STUDENT_ROSTER, GObject)

KithStudentRoster      *kith_student_roster_new      (KithStore         *store);
KithStore              *kith_student_roster_get_store (KithStudentRoster *self);
const KithStudentFacts *kith_student_roster_look_up  (KithStudentRoster *self,
                                                      gint64             student);

/* Signal ::changed (KithStudentRoster *self): facts have come in or have become old; whoever shows some looks again. */

G_END_DECLS
