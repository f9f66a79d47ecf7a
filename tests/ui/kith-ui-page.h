/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"
#include "kith-test-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KithUiPage:
 * @test: the case file; the first thing a test gives
 * @store: the store that has it open, while something is shown
 * @window: the window in which it is shown
 *
 * A page of the sidebar in a window of its own, for one account.
 */
typedef struct {
  KithTestCase *test;
  KithStore *store;
  GtkWindow *window;
} KithUiPage;

void       kith_ui_page_clear (KithUiPage        *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithUiPage, kith_ui_page_clear)

/* signs @user in, shows what @create makes, and waits until it has loaded; returns what holds the page */
GtkWidget *kith_ui_page_open  (KithUiPage        *self,
                               const char        *user,
                               AdwNavigationPage *(*create) (KithStore *store));
/* shows a page of a store that is open */
GtkWidget *kith_ui_page_show  (KithUiPage        *self,
                               AdwNavigationPage *page);
/* takes the window away and signs out */
void       kith_ui_page_close (KithUiPage        *self);

G_END_DECLS
