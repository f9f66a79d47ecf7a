/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-student-pane.h"

G_BEGIN_DECLS

/* Archiving a student who left, or bringing them back, with what that means in words. */
void kith_archive_group_add (KithStudentPane *pane,
                             GtkBox          *box,
                             KithRecord      *student);

G_END_DECLS
