/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-student-pane.h"

G_BEGIN_DECLS

/* Who supports the student now, and who did: with dates, and how many notes each wrote in that time. */
#define KITH_TYPE_PEOPLE_VIEW (kith_people_view_get_type ())
G_DECLARE_FINAL_TYPE (KithPeopleView, kith_people_view, KITH, PEOPLE_VIEW, KithStudentPane)

G_END_DECLS
