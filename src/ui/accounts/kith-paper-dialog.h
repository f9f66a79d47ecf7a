/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* What is shown once: an activation code for @user or the recovery key that @holder keeps, which belong on paper, and what
 * opens a record that goes to another college, which is told by telephone. Copied. */
void kith_paper_dialog_present_code (KithWindow *window,
                                     const char *user,
                                     const char *code);
void kith_paper_dialog_present_key  (KithWindow *window,
                                     const char *holder,
                                     const char *key);
void kith_paper_dialog_present_bundle (KithWindow *window,
                                     const char *to,
                                     const char *passphrase,
                                     const char *fingerprint);
/* a new recovery key that was on a page of its own when it locked */
void kith_paper_dialog_miss_key     (KithWindow *window,
                                     const char *holder);
/* once somebody is back */
void kith_paper_dialog_remind       (KithWindow *window);

G_END_DECLS
