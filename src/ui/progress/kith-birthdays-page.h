/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Who turns 18 in the next six months, soonest first: the same query as its print. What the action `win.show-birthdays`
 * pushes. */
#define KITH_TYPE_BIRTHDAYS_PAGE (kith_birthdays_page_get_type ())
G_DECLARE_FINAL_TYPE (KithBirthdaysPage, kith_birthdays_page, KITH, BIRTHDAYS_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_birthdays_page_new (KithWindow *window);

G_END_DECLS
