/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* "May be here already": the students somebody new may be the same as, each with a button that opens it.
 * Signal ::open (KithStudentWarning *self, gint64 student). Takes no room while there is nobody. */
#define KITH_TYPE_STUDENT_WARNING (kith_student_warning_get_type ())
G_DECLARE_FINAL_TYPE (KithStudentWarning, kith_student_warning, KITH, STUDENT_WARNING, AdwBin)

KithStudentWarning *kith_student_warning_new  (void);
void                kith_student_warning_show (KithStudentWarning *self,
                                               GPtrArray          *duplicates);

G_END_DECLS
