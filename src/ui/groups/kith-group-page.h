/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* One group session: what it is, and its register to tick, with one Save for everything. */
#define KITH_TYPE_GROUP_PAGE (kith_group_page_get_type ())
G_DECLARE_FINAL_TYPE (KithGroupPage, kith_group_page, KITH, GROUP_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_group_page_new (KithStore *store,
                                        gint64     id);

G_END_DECLS
