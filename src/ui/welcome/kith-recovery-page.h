/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Shows the recovery key once, to write down or print, and has two parts of it typed back before going on. */
#define KITH_TYPE_RECOVERY_PAGE (kith_recovery_page_get_type ())
G_DECLARE_FINAL_TYPE (KithRecoveryPage, kith_recovery_page, KITH, RECOVERY_PAGE, AdwNavigationPage)

/* the store is open; the main view comes when the person goes on */
AdwNavigationPage *kith_recovery_page_new (KithWindow *window,
                                           const char *path,
                                           const char *recovery_key);

G_END_DECLS
