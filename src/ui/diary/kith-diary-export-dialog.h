/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-diary.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Asks whether names go along, then where to, and writes the days of @filter for other calendars. */
void kith_diary_export_dialog_present (KithWindow            *window,
                                       const KithDiaryFilter *filter);

G_END_DECLS
