/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Somebody is away: who looks after their students, from when until when. */
#define KITH_TYPE_COVER_DIALOG (kith_cover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KithCoverDialog, kith_cover_dialog, KITH, COVER_DIALOG, AdwDialog)

void kith_cover_dialog_present (KithWindow *window,
                                gint64      person);

G_END_DECLS
