/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/kith-board-page.h"

G_BEGIN_DECLS

/* Whom to call, raising a concern, what became of one's own; for the lead all of them, and files on their way. */
#define KITH_TYPE_CONCERNS_PAGE (kith_concerns_page_get_type ())
G_DECLARE_FINAL_TYPE (KithConcernsPage, kith_concerns_page, KITH, CONCERNS_PAGE, KithBoardPage)

AdwNavigationPage *kith_concerns_page_new (KithStore *store);

G_END_DECLS
