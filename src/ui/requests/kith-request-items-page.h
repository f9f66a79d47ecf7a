/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The page as it is remembered: opened again after a lock. */
#define KITH_ITEMS_OF "items-of"

/* Everything that the pack of one request will hold, to be read one by one. */
#define KITH_TYPE_REQUEST_ITEMS_PAGE (kith_request_items_page_get_type ())
G_DECLARE_FINAL_TYPE (KithRequestItemsPage, kith_request_items_page, KITH, REQUEST_ITEMS_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_request_items_page_new (KithStore *store,
                                                gint64     request);

G_END_DECLS
