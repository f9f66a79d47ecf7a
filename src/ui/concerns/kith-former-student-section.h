/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* On the page of somebody of the team: that they were a student here, and that their old record is kept apart. Nothing is
 * shown to accounts that may not know. */
#define KITH_TYPE_FORMER_STUDENT_SECTION (kith_former_student_section_get_type ())
G_DECLARE_FINAL_TYPE (KithFormerStudentSection, kith_former_student_section, KITH, FORMER_STUDENT_SECTION, AdwBin)

GtkWidget *kith_former_student_section_new (KithStore *store,
                                            gint64     person);

G_END_DECLS
