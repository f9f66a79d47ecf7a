/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* What this account did and can take back, and what was removed and can be put back. */
#define KITH_TYPE_CHANGES_PAGE (kith_changes_page_get_type ())
G_DECLARE_FINAL_TYPE (KithChangesPage, kith_changes_page, KITH, CHANGES_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_changes_page_new (KithWindow *window);

G_END_DECLS
