/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-list-model.h"
#include "kith-store.h"
#include "shell/kith-state-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_LIST_PAGE (kith_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (KithListPage, kith_list_page, KITH, LIST_PAGE, AdwNavigationPage)

/**
 * KithListPageClass:
 * @kind: what is listed
 * @create_query: what the list, its count and everything that leaves it ask
 * @is_narrowed: whether filters leave something out, besides the words typed
 * @dup_count_words: how many are shown, in words
 * @clear: puts the filters back to what they are at first; the words typed are seen to
 * @add: starts a new one
 * @is_empty: (nullable): whether there is nothing to look for; by default, nothing shown with nothing narrowed
 * @updated: (nullable): the number shown has changed
 * @refreshed: (nullable): the list asks for something else
 *
 * A page with one list of one kind of record, searched, filtered and opened the same way everywhere. A template gives it
 * its parts as properties: `search-entry`, `count-label`, `state-view` and `rows` always; `add-button`, `clear-button`,
 * `export-button` (whose action is `list.export`), and `table` with `views` (the names of whose children are `table` and `rows`) where it has them.
 */
struct _KithListPageClass
{
  AdwNavigationPageClass parent_class;

  const KithKind *kind;

  KithQuery *(*create_query)    (KithListPage *self);
  gboolean   (*is_narrowed)     (KithListPage *self);
  char      *(*dup_count_words) (KithListPage *self,
                                 guint         n_shown);
  void       (*clear)           (KithListPage *self);
  void       (*add)             (KithListPage *self);
  gboolean   (*is_empty)        (KithListPage *self);
  void       (*updated)         (KithListPage *self);
  void       (*refreshed)       (KithListPage *self);
};

void             kith_list_page_set_up         (KithListPage *self,
                                                KithStore    *store);
KithStore       *kith_list_page_get_store      (KithListPage *self);
const KithActor *kith_list_page_get_actor      (KithListPage *self);
KithListModel   *kith_list_page_get_model      (KithListPage *self);
KithStateView   *kith_list_page_get_state_view (KithListPage *self);
const char      *kith_list_page_get_typed      (KithListPage *self);
void             kith_list_page_clear_typed    (KithListPage *self);
guint            kith_list_page_get_n_shown    (KithListPage *self);
void             kith_list_page_freeze         (KithListPage *self);
void             kith_list_page_thaw           (KithListPage *self);
void             kith_list_page_refresh        (KithListPage *self);
void             kith_list_page_update         (KithListPage *self);

G_END_DECLS
