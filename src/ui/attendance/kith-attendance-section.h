/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* Attendance this term, where it is going, and the periods it is made of. */
#define KITH_TYPE_ATTENDANCE_SECTION (kith_attendance_section_get_type ())
G_DECLARE_FINAL_TYPE (KithAttendanceSection, kith_attendance_section, KITH, ATTENDANCE_SECTION, KithStudentPane)

GtkWidget *kith_attendance_section_new (KithStore *store,
                                        gint64     student);

G_END_DECLS
