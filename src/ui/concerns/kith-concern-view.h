/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One concern as it was raised, what was done about it, and what was decided. */
#define KITH_TYPE_CONCERN_VIEW (kith_concern_view_get_type ())
G_DECLARE_FINAL_TYPE (KithConcernView, kith_concern_view, KITH, CONCERN_VIEW, AdwNavigationPage)

AdwNavigationPage *kith_concern_view_new (KithStore *store,
                                          gint64     id);

G_END_DECLS
