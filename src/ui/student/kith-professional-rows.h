/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-student-pane.h"

G_BEGIN_DECLS

/* Groups for the people in a student's life who are not of the college's team: those of today, and folded those from
 * before. */
void kith_professional_rows_add (KithStudentPane *pane,
                                 GtkBox          *box,
                                 GPtrArray       *professionals,
                                 const GDate     *today);

G_END_DECLS
