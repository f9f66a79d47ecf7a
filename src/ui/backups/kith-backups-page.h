/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/kith-board-page.h"

G_BEGIN_DECLS

/* How old the backups are, whether they are sound, and what to do about it; for those who look after them. */
#define KITH_TYPE_BACKUPS_PAGE (kith_backups_page_get_type ())
G_DECLARE_FINAL_TYPE (KithBackupsPage, kith_backups_page, KITH, BACKUPS_PAGE, KithBoardPage)

AdwNavigationPage *kith_backups_page_new (KithStore *store);

G_END_DECLS
