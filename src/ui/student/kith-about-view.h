/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-student-pane.h"

G_BEGIN_DECLS

/* Who the student is: the one-page profile, every field in groups, care statuses and times in care with the 13-week
 * test, and relationships that matter for matching. */
#define KITH_TYPE_ABOUT_VIEW (kith_about_view_get_type ())
G_DECLARE_FINAL_TYPE (KithAboutView, kith_about_view, KITH, ABOUT_VIEW, KithStudentPane)

G_END_DECLS
