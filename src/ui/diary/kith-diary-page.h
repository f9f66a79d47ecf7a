/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is on: by day, week and term. */
#define KITH_TYPE_DIARY_PAGE (kith_diary_page_get_type ())
G_DECLARE_FINAL_TYPE (KithDiaryPage, kith_diary_page, KITH, DIARY_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_diary_page_new (KithWindow *window);

G_END_DECLS
