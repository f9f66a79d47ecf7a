/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Every report the account may make, by what it is about. */
#define KITH_TYPE_REPORTS_PAGE (kith_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (KithReportsPage, kith_reports_page, KITH, REPORTS_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_reports_page_new           (KithWindow *window);
/* the same, for whoever has roles and no window at hand */
AdwNavigationPage *kith_reports_page_new_for_roles (KithRoles   roles);

G_END_DECLS
