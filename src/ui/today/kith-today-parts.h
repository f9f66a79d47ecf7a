/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-today.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The parts Today and the list of news are made of: a heading with a button beside it, and a list of rows below. */

/* @button: (nullable): what stands beside the heading */
GtkListBox *kith_today_add_list       (GtkBox              *box,
                                       const char          *title,
                                       GtkWidget           *button);
GtkWidget  *kith_today_create_button  (const char          *label,
                                       const char          *action);
GtkWidget  *kith_today_add_item       (GtkListBox          *list,
                                       const KithTodayItem *item,
                                       gboolean             says_whose,
                                       const GDate         *today,
                                       gboolean             may_tick);
GtkWidget  *kith_today_add_news       (GtkListBox          *list,
                                       const KithTodayNews *news,
                                       KithClock           *clock);
GtkWidget  *kith_today_add_draft      (GtkListBox           *list,
                                       const KithTodayDraft *draft,
                                       KithClock            *clock);
/* what a row of news stands for */
void        kith_today_open_news      (GtkWidget            *row);

G_END_DECLS
