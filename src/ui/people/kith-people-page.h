/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/kith-list-page.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Everybody who is around the students: mentors, coaches, staff and outside professionals. */
#define KITH_TYPE_PEOPLE_PAGE (kith_people_page_get_type ())
G_DECLARE_FINAL_TYPE (KithPeoplePage, kith_people_page, KITH, PEOPLE_PAGE, KithListPage)

AdwNavigationPage *kith_people_page_new (KithWindow *window);

G_END_DECLS
