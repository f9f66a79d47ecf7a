/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* A note in fifteen seconds, from anywhere: whom by a few letters, one line, Enter. Everything else has an answer
 * already and is one Tab away. */
#define KITH_TYPE_QUICK_LOG (kith_quick_log_get_type ())
G_DECLARE_FINAL_TYPE (KithQuickLog, kith_quick_log, KITH, QUICK_LOG, AdwDialog)

AdwDialog *kith_quick_log_new     (KithWindow *window);
void       kith_quick_log_present (KithWindow *window);

G_END_DECLS
