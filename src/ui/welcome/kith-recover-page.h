/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* The way in when a passphrase is forgotten: the recovery key from paper, and a new passphrase. */
#define KITH_TYPE_RECOVER_PAGE (kith_recover_page_get_type ())
G_DECLARE_FINAL_TYPE (KithRecoverPage, kith_recover_page, KITH, RECOVER_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_recover_page_new (KithWindow *window,
                                          const char *path);

G_END_DECLS
