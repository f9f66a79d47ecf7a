/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/kith-board-page.h"

G_BEGIN_DECLS

/* Records whose time is over, what becomes of them, and what must be kept. */
#define KITH_TYPE_RETENTION_PAGE (kith_retention_page_get_type ())
G_DECLARE_FINAL_TYPE (KithRetentionPage, kith_retention_page, KITH, RETENTION_PAGE, KithBoardPage)

AdwNavigationPage *kith_retention_page_new (KithStore *store);

G_END_DECLS
