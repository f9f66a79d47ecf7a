/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Two records of one student side by side, and what is to stay of each. */
#define KITH_TYPE_MERGE_PAGE (kith_merge_page_get_type ())
G_DECLARE_FINAL_TYPE (KithMergePage, kith_merge_page, KITH, MERGE_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_merge_page_new (KithWindow *window,
                                        gint64      kept,
                                        gint64      other);

G_END_DECLS
