/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Somebody leaves: their last day, who takes over each student, and a note for them, in one action. */
#define KITH_TYPE_HAND_OVER_DIALOG (kith_hand_over_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KithHandOverDialog, kith_hand_over_dialog, KITH, HAND_OVER_DIALOG, AdwDialog)

/* @last_day: (nullable): ISO date to begin with, today when NULL */
void kith_hand_over_dialog_present (KithWindow *window,
                                    gint64      person,
                                    const char *last_day);

G_END_DECLS
