/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

#define KITH_TYPE_JOURNEY_SECTION (kith_journey_section_get_type ())
G_DECLARE_FINAL_TYPE (KithJourneySection, kith_journey_section, KITH, JOURNEY_SECTION, KithStudentPane)

GtkWidget *kith_journey_section_new (KithStore *store,
                                     gint64     student);

G_END_DECLS
