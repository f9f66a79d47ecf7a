/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-diary-load.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A week as seven columns. Signals: ::entry-activated (KithDiaryWeek *self, gpointer entry, a KithDiaryEntry);
 * ::day-activated (KithDiaryWeek *self, const char *day), ISO. */
#define KITH_TYPE_DIARY_WEEK (kith_diary_week_get_type ())
G_DECLARE_FINAL_TYPE (KithDiaryWeek, kith_diary_week, KITH, DIARY_WEEK, AdwBin)

void kith_diary_week_set_content (KithDiaryWeek    *self,
                                  KithDiaryContent *content);

G_END_DECLS
