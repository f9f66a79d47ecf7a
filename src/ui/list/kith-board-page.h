/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"
#include "shell/kith-state-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_BOARD_PAGE (kith_board_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (KithBoardPage, kith_board_page, KITH, BOARD_PAGE, AdwNavigationPage)

/**
 * KithBoardPageClass:
 * @kinds: (array zero-terminated=1): names of the kinds of record whose changes bear on the page
 * @gather: collects what the page shows; runs on the store thread
 * @free_board: frees that
 * @fill: puts it into the sections, which are empty; returns whether there is anything to show
 *
 * A page of several sections that one job gathers and that is filled anew whenever something it shows has changed. A
 * template gives it its parts as properties: `state-view` and `sections-box`.
 */
struct _KithBoardPageClass
{
  AdwNavigationPageClass parent_class;

  const char *const *kinds;
  KithStoreJob gather;
  GDestroyNotify free_board;
  gboolean (*fill) (KithBoardPage *self,
                    gpointer       board);
};

void            kith_board_page_set_up       (KithBoardPage       *self,
                                              KithStore           *store);
/* for what changes without a record being written */
void            kith_board_page_reload       (KithBoardPage       *self);
KithStore      *kith_board_page_get_store    (KithBoardPage       *self);
KithStateView  *kith_board_page_get_state_view (KithBoardPage     *self);
AdwPreferencesGroup *kith_board_page_add_group (KithBoardPage      *self,
                                              const char          *title,
                                              const char          *description);
gboolean        kith_board_page_may          (KithBoardPage       *self,
                                              const KithKind      *kind,
                                              KithAction           action);
void            kith_board_page_make_openable (KithBoardPage      *self,
                                              AdwActionRow        *row,
                                              const KithKind      *kind,
                                              gint64               id);
AdwExpanderRow *kith_board_page_add_folded   (KithBoardPage       *self,
                                              AdwPreferencesGroup *group,
                                              const char          *title,
                                              const char          *widget_name);

G_END_DECLS
