/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* All that others did since the person looked, a screenful at a time. */
#define KITH_TYPE_NEWS_PAGE (kith_news_page_get_type ())
G_DECLARE_FINAL_TYPE (KithNewsPage, kith_news_page, KITH, NEWS_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_news_page_new         (KithWindow          *window);

/* @number: the newest change that was on screen; what came after it stays new */
void               kith_news_mark_seen_async  (KithStore           *store,
                                               gint64               number,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
gboolean           kith_news_mark_seen_finish (KithStore           *store,
                                               GAsyncResult        *result,
                                               GError             **error);

G_END_DECLS
