/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-search.h"
#include "search/kith-search-action.h"

G_BEGIN_DECLS

/* One line of the search: a record that matches with the reason why, something Kith does, or "Show More". */
#define KITH_TYPE_SEARCH_ROW (kith_search_row_get_type ())
G_DECLARE_FINAL_TYPE (KithSearchRow, kith_search_row, KITH, SEARCH_ROW, GtkListBoxRow)

GtkWidget  *kith_search_row_new_match   (const KithMatch        *match,
                                         const char             *group);
GtkWidget  *kith_search_row_new_action  (const KithSearchAction *action,
                                         const char             *group);
GtkWidget  *kith_search_row_new_more    (const char             *group);
/* the heading it stands under */
const char *kith_search_row_get_group   (KithSearchRow          *self);
gboolean    kith_search_row_is_more     (KithSearchRow          *self);
/* opens the record or runs the action */
void        kith_search_row_open        (KithSearchRow          *self,
                                         KithWindow             *window);

G_END_DECLS
