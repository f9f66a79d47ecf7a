/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* One's own supervision and wellbeing, and those one supervises. */
AdwNavigationPage *kith_supervision_page_new (KithWindow *window);
/* One of those. */
AdwNavigationPage *kith_supervised_page_new  (KithWindow *window,
                                              gint64      person);

G_END_DECLS
