/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* A new account, for somebody who is there or somebody new. */
void kith_account_present_add     (KithWindow *window);
void kith_account_present_roles   (KithWindow *window,
                                   KithRecord *account);
/* for a colleague who forgot theirs */
void kith_account_present_invite_again (KithWindow *window,
                                   KithRecord *account);
/* says what it means first: it cannot be undone */
void kith_account_present_disable (KithWindow *window,
                                   KithRecord *account);

G_END_DECLS
