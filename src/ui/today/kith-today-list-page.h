/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-tasks.h"
#include "kith-today.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* All of one section of Today. The same query as its number, so that both agree. Lists of tasks can be turned to
 * other days, to what is done, and to everybody's. */
#define KITH_TYPE_TODAY_LIST_PAGE (kith_today_list_page_get_type ())
G_DECLARE_FINAL_TYPE (KithTodayListPage, kith_today_list_page, KITH, TODAY_LIST_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_today_list_page_new  (KithWindow       *window,
                                              KithTodaySection  section);
/* opens what a record of a section stands for */
void               kith_today_open           (GtkWidget        *widget,
                                              KithRecord       *record);

G_END_DECLS
