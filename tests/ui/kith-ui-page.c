/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ui-page.h"

#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "shell/kith-state-view.h"

void
kith_ui_page_clear (KithUiPage *self)
{
  kith_test_case_free (self->test);
}

GtkWidget *
kith_ui_page_show (KithUiPage        *self,
                   AdwNavigationPage *page)
{
  GtkWidget *view = adw_navigation_view_new ();

  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (self->window, 900, 800);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), page);
  adw_window_set_content (ADW_WINDOW (self->window), view);
  gtk_window_present (self->window);
  return view;
}

GtkWidget *
kith_ui_page_open (KithUiPage        *self,
                   const char        *user,
                   AdwNavigationPage *(*create) (KithStore *store))
{
  GtkWidget *view = NULL;

  self->store = kith_ui_open_store (self->test, user);
  view = kith_ui_page_show (self, create (self->store));
  WAIT_UNTIL (kith_state_view_get_state (KITH_STATE_VIEW (find_type (view, KITH_TYPE_STATE_VIEW))) != KITH_STATE_LOADING);
  return view;
}

void
kith_ui_page_close (KithUiPage *self)
{
  gtk_window_destroy (self->window);
  kith_ui_close_store (self->store);
}
