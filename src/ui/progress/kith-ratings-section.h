/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student/kith-student-pane.h"

G_BEGIN_DECLS

/* How it is going, as the student rates it: the latest beside the first. */
#define KITH_TYPE_RATINGS_SECTION (kith_ratings_section_get_type ())
G_DECLARE_FINAL_TYPE (KithRatingsSection, kith_ratings_section, KITH, RATINGS_SECTION, KithStudentPane)

GtkWidget *kith_ratings_section_new (KithStore *store,
                                    gint64     student);

G_END_DECLS
