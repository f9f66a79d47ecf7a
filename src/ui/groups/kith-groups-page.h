/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/kith-list-page.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* The group sessions to come and past. */
#define KITH_TYPE_GROUPS_PAGE (kith_groups_page_get_type ())
G_DECLARE_FINAL_TYPE (KithGroupsPage, kith_groups_page, KITH, GROUPS_PAGE, KithListPage)

AdwNavigationPage *kith_groups_page_new (KithWindow *window);

G_END_DECLS
