/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* The appointments of a student, for a view of their page. Load on the store thread, then fill. */
GPtrArray *kith_appointments_group_load (KithCaseFile    *file,
                                         gint64           student,
                                         GError         **error);
void       kith_appointments_group_fill (KithStudentPane *pane,
                                         GtkBox          *box,
                                         GPtrArray       *appointments);

G_END_DECLS
