/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* What went well, latest first. */
#define KITH_TYPE_ACHIEVEMENTS_SECTION (kith_achievements_section_get_type ())
G_DECLARE_FINAL_TYPE (KithAchievementsSection, kith_achievements_section, KITH, ACHIEVEMENTS_SECTION, KithStudentPane)

GtkWidget *kith_achievements_section_new (KithStore *store,
                                         gint64     student);

G_END_DECLS
