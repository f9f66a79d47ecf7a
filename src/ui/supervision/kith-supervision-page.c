/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "supervision/kith-supervision-page.h"

#include "supervision/kith-supervised-pane.h"
#include "supervision/kith-supervision-pane.h"

#include <glib/gi18n.h>

static AdwNavigationPage *
create_page (KithWindow *window,
             GType       type,
             gint64      person)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), kith_student_pane_new (type, kith_window_get_store (window), person));
  return adw_navigation_page_new (view, _("Supervision"));
}

/**
 * kith_supervision_page_new:
 * @window: the window
 *
 * Returns: (transfer floating): the page of whoever is signed in
 */
AdwNavigationPage *
kith_supervision_page_new (KithWindow *window)
{
  const KithActor *actor = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  actor = kith_store_get_actor (kith_window_get_store (window));
  return create_page (window, KITH_TYPE_SUPERVISION_PANE, actor != NULL ? actor->person : 0);
}

/**
 * kith_supervised_page_new:
 * @window: the window
 * @person: somebody whom whoever is signed in supervises
 *
 * Returns: (transfer floating): the page of their supervision
 */
AdwNavigationPage *
kith_supervised_page_new (KithWindow *window,
                          gint64      person)
{
  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  return create_page (window, KITH_TYPE_SUPERVISED_PANE, person);
}
