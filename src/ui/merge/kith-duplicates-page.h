/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Pairs of students who may be the same person: merge them, or say that they are two. */
#define KITH_TYPE_DUPLICATES_PAGE (kith_duplicates_page_get_type ())
G_DECLARE_FINAL_TYPE (KithDuplicatesPage, kith_duplicates_page, KITH, DUPLICATES_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_duplicates_page_new (KithWindow *window);

G_END_DECLS
