/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/kith-list-page.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Every entry of somebody’s log, searched, by kind and by month. */
#define KITH_TYPE_LOG_PAGE (kith_log_page_get_type ())
G_DECLARE_FINAL_TYPE (KithLogPage, kith_log_page, KITH, LOG_PAGE, KithListPage)

AdwNavigationPage *kith_log_page_new (KithWindow *window,
                                      gint64      person);

G_END_DECLS
