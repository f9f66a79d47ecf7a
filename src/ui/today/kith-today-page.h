/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* What waits for whoever is signed in. */
#define KITH_TYPE_TODAY_PAGE (kith_today_page_get_type ())
G_DECLARE_FINAL_TYPE (KithTodayPage, kith_today_page, KITH, TODAY_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_today_page_new (KithWindow *window);

G_END_DECLS
