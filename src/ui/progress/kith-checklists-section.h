/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* Starting college and leaving care, item by item. */
#define KITH_TYPE_CHECKLISTS_SECTION (kith_checklists_section_get_type ())
G_DECLARE_FINAL_TYPE (KithChecklistsSection, kith_checklists_section, KITH, CHECKLISTS_SECTION, KithStudentPane)

GtkWidget *kith_checklists_section_new (KithStore *store,
                                       gint64     student);

G_END_DECLS
