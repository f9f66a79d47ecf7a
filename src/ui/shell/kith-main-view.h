/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-pages.h"

G_BEGIN_DECLS

/* What stands in the window while a case file is open: the sidebar and the pages. Made at sign-in, taken apart when it
 * locks. */
#define KITH_TYPE_MAIN_VIEW (kith_main_view_get_type ())
G_DECLARE_FINAL_TYPE (KithMainView, kith_main_view, KITH, MAIN_VIEW, AdwBreakpointBin)

GtkWidget         *kith_main_view_new         (KithWindow        *window,
                                               const KithActor   *actor);
void               kith_main_view_show_page   (KithMainView      *self,
                                               const char        *id);
void               kith_main_view_show_record (KithMainView      *self,
                                               const KithKind    *kind,
                                               gint64             id);
void               kith_main_view_push        (KithMainView      *self,
                                               AdwNavigationPage *page);
AdwNavigationPage *kith_main_view_get_visible_page (KithMainView *self);
/* every page from the bottom to the one on top */
GPtrArray         *kith_main_view_list_pages  (KithMainView      *self);
void               kith_main_view_focus_sidebar (KithMainView    *self);

/* Where the person is, without anything personal in it. */
GVariant          *kith_main_view_dup_places  (KithMainView      *self);
void               kith_main_view_go_to_places (KithMainView     *self,
                                               GVariant          *places);

G_END_DECLS
