/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* One person: how to reach them, what is due, who they support and supported. */
#define KITH_TYPE_PERSON_PAGE (kith_person_page_get_type ())
G_DECLARE_FINAL_TYPE (KithPersonPage, kith_person_page, KITH, PERSON_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_person_page_new (KithWindow *window,
                                         gint64      id);

G_END_DECLS
