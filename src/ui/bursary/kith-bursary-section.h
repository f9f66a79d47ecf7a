/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* The bursaries of a student: awarded, paid, left, and the evidence. */
#define KITH_TYPE_BURSARY_SECTION (kith_bursary_section_get_type ())
G_DECLARE_FINAL_TYPE (KithBursarySection, kith_bursary_section, KITH, BURSARY_SECTION, KithStudentPane)

GtkWidget *kith_bursary_section_new (KithStore *store,
                                     gint64     student);

G_END_DECLS
