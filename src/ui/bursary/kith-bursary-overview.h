/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-bursaries.h"
#include "kith-store.h"

G_BEGIN_DECLS

/**
 * KithBursaryOverview:
 * @awarded: (element-type KithBursaryLine): the bursaries of the year and group, by name
 * @totals: those taken together
 * @missing: (element-type KithBursaryLine): who might have one and does not
 *
 * The bursaries of a year.
 */
typedef struct {
  GPtrArray *awarded;
  KithBursaryTotals totals;
  GPtrArray *missing;
} KithBursaryOverview;

void                 kith_bursary_overview_free        (KithBursaryOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithBursaryOverview, kith_bursary_overview_free)

/* @group: (nullable): code of a group */
void                 kith_bursary_overview_load_async  (KithStore           *store,
                                                        int                  year,
                                                        const char          *group,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);
KithBursaryOverview *kith_bursary_overview_load_finish (KithStore           *store,
                                                        GAsyncResult        *result,
                                                        GError             **error);

G_END_DECLS
