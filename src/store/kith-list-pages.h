/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

G_BEGIN_DECLS

#define KITH_PAGE_SIZE 50

/* What the store thread hands to a list model: the ids of the whole list, and some of its pages. */
typedef struct {
  GArray *ids;
  GHashTable *pages;
} KithListContent;

void        kith_list_content_free  (KithListContent *self);
GHashTable *kith_list_pages_new     (void);

/* A job for kith_store_submit_async that answers with a KithListContent. @wanted: (element-type guint): numbers of the
 * pages that are on the screen */
typedef struct {
  KithQuery *query;
  GArray *ids;
  GArray *wanted;
} KithListRequest;

/* @ids: (nullable): of a list that is known, to read only pages */
KithListRequest *kith_list_request_new  (KithQuery       *query,
                                         GArray          *ids,
                                         GArray          *wanted);
void             kith_list_request_free (KithListRequest *self);
gpointer         kith_list_request_run  (KithCaseFile    *file,
                                         gpointer         data,
                                         GCancellable    *cancellable,
                                         GError         **error);

G_END_DECLS
