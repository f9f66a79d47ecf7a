/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

typedef void (*KithRecoveryPrinted) (KithWindow   *window,
                                     const GError *error);

/* Puts a recovery key on paper. @holder: (nullable). @groups ends with NULL. */
void kith_recovery_print (GtkWindow           *window,
                          const char          *path,
                          const char          *holder,
                          const char *const   *groups,
                          KithRecoveryPrinted  printed);
/* The same with an activation code, for @user. */
void kith_activation_print (GtkWindow           *window,
                            const char          *path,
                            const char          *user,
                            const char          *code,
                            KithRecoveryPrinted  printed);

G_END_DECLS
