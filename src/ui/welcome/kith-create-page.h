/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Makes a case file and its first account, then shows the recovery key. */
#define KITH_TYPE_CREATE_PAGE (kith_create_page_get_type ())
G_DECLARE_FINAL_TYPE (KithCreatePage, kith_create_page, KITH, CREATE_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_create_page_new (KithWindow *window);

G_END_DECLS
