/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Somebody’s first time: takes an activation code, and the passphrase they choose. */
#define KITH_TYPE_ACTIVATE_PAGE (kith_activate_page_get_type ())
G_DECLARE_FINAL_TYPE (KithActivatePage, kith_activate_page, KITH, ACTIVATE_PAGE, AdwNavigationPage)

/* @user, @code: (nullable): what was typed already */
AdwNavigationPage *kith_activate_page_new (KithWindow *window,
                                           const char *path,
                                           const char *user,
                                           const char *code);

G_END_DECLS
