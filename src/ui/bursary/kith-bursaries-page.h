/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* The bursaries of an academic year, and who might have one and does not. */
#define KITH_TYPE_BURSARIES_PAGE (kith_bursaries_page_get_type ())
G_DECLARE_FINAL_TYPE (KithBursariesPage, kith_bursaries_page, KITH, BURSARIES_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_bursaries_page_new (KithWindow *window);

G_END_DECLS
