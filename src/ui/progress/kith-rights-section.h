/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* What the student can have, and what begins and ends with age. */
#define KITH_TYPE_RIGHTS_SECTION (kith_rights_section_get_type ())
G_DECLARE_FINAL_TYPE (KithRightsSection, kith_rights_section, KITH, RIGHTS_SECTION, KithStudentPane)

GtkWidget *kith_rights_section_new (KithStore *store,
                                   gint64     student);

G_END_DECLS
