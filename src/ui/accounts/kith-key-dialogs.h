/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-recovery-holders.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* A further recovery key for a second person. */
void kith_key_present_add     (KithWindow               *window);
/* a new one in place of @holder's, who lost it or hands it on */
void kith_key_present_replace (KithWindow               *window,
                               const KithRecoveryHolder *holder);
void kith_key_present_remove  (KithWindow               *window,
                               const KithRecoveryHolder *holder);
/* can you still find it? */
void kith_key_present_find    (KithWindow               *window,
                               const KithRecoveryHolder *holder);
/* asks once after signing in when a key has not been seen for a year, and only those who look after accounts */
void kith_key_remind          (KithWindow               *window);

G_END_DECLS
