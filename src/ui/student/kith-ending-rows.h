/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-student-pane.h"

G_BEGIN_DECLS

/* How support by a mentor comes to an end, in the view of the people around a student. */
/* what the rows show; opaque */
GPtrArray *kith_ending_lines_load          (KithCaseFile    *file,
                                            gint64           student,
                                            GError         **error);
void       kith_ending_rows_add            (KithStudentPane *pane,
                                            GtkBox          *box,
                                            GPtrArray       *lines);
/* beside the support by a mentor that has no plan for its ending yet */
void       kith_ending_rows_add_plan_button (KithStudentPane *pane,
                                            AdwActionRow    *row,
                                            KithRecord      *assignment,
                                            const char      *name,
                                            GPtrArray       *lines);

G_END_DECLS
