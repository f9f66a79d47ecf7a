/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A meeting while it is held: large, the student's own words first, the agenda to tick through, actions as they are
 * agreed. What is typed is kept as a draft; Finish saves all of it in one action and shows the minutes. */
#define KITH_TYPE_MEETING_PAGE (kith_meeting_page_get_type ())
G_DECLARE_FINAL_TYPE (KithMeetingPage, kith_meeting_page, KITH, MEETING_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_meeting_page_new (KithStore *store,
                                          gint64     plan);

G_END_DECLS
