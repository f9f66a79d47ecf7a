/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One request for a copy of a record: how long there is and why, what was asked for, and the pack that answers it. */
#define KITH_TYPE_REQUEST_VIEW (kith_request_view_get_type ())
G_DECLARE_FINAL_TYPE (KithRequestView, kith_request_view, KITH, REQUEST_VIEW, AdwNavigationPage)

AdwNavigationPage *kith_request_view_new (KithStore *store,
                                          gint64     id);

G_END_DECLS
