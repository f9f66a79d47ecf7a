/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/kith-board-page.h"

G_BEGIN_DECLS

/* Who asked for a copy of a record, and how long there is to answer. */
#define KITH_TYPE_REQUESTS_PAGE (kith_requests_page_get_type ())
G_DECLARE_FINAL_TYPE (KithRequestsPage, kith_requests_page, KITH, REQUESTS_PAGE, KithBoardPage)

AdwNavigationPage *kith_requests_page_new (KithStore *store);

G_END_DECLS
