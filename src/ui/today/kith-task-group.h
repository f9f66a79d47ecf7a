/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* The tasks of one student, to tick, on a view of the student's page. */

/* On the store thread: what is open, and what was done in the last days; KithTodayItem each */
GPtrArray *kith_task_group_load (KithCaseFile    *file,
                                 gint64           student,
                                 GError         **error);
void       kith_task_group_add  (KithStudentPane *pane,
                                 GtkBox          *box,
                                 GPtrArray       *items);

G_END_DECLS
