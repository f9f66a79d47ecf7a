/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Who may sign in, and as what. */
#define KITH_TYPE_ACCOUNTS_PAGE (kith_accounts_page_get_type ())
G_DECLARE_FINAL_TYPE (KithAccountsPage, kith_accounts_page, KITH, ACCOUNTS_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_accounts_page_new (KithWindow *window);

G_END_DECLS
