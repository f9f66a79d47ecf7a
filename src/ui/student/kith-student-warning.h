/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* "May be here already": the students somebody new may be the same as, each with a button that opens it.
 * Below them a line for how it is known that it is somebody else.
 * Signals ::open (KithStudentWarning *self, gint64 student), ::reason-changed (KithStudentWarning *self). Takes no room
 * while there is nobody. */
#define KITH_TYPE_STUDENT_WARNING (kith_student_warning_get_type ())
G_DECLARE_FINAL_TYPE (KithStudentWarning, kith_student_warning, KITH, STUDENT_WARNING, AdwBin)

KithStudentWarning *kith_student_warning_new  (void);
void                kith_student_warning_show (KithStudentWarning *self,
                                               GPtrArray          *duplicates);
/* what was typed, without spaces around it; empty while nobody is shown. Free with g_free. */
char               *kith_student_warning_dup_reason (KithStudentWarning *self);

G_END_DECLS
