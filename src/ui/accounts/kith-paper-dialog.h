/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* What is shown once and belongs on paper: an activation code for @user, or the recovery key that @holder keeps. Copied. */
void kith_paper_dialog_present_code (KithWindow *window,
                                     const char *user,
                                     const char *code);
void kith_paper_dialog_present_key  (KithWindow *window,
                                     const char *holder,
                                     const char *key);

G_END_DECLS
