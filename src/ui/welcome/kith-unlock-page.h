/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Asks who it is and for the passphrase of a case file. */
#define KITH_TYPE_UNLOCK_PAGE (kith_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (KithUnlockPage, kith_unlock_page, KITH, UNLOCK_PAGE, AdwBin)

/* @user: (nullable): who was signed in before the lock */
GtkWidget *kith_unlock_page_new (KithWindow *window,
                                 const char *path,
                                 const char *user);
/* makes a new case file of a backup */
void       kith_unlock_page_restore (KithUnlockPage *self,
                                 const char *backup);
/* a part of the file cannot be read: whoever signs in is asked what to do about it first */
void       kith_unlock_page_expect_damage (KithUnlockPage *self);

G_END_DECLS
