/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

typedef void (*KithRecoveryPrinted) (KithWindow   *window,
                                     const GError *error);

/* Puts a recovery key on paper. @groups ends with NULL. */
void kith_recovery_print (GtkWindow           *window,
                          const char          *path,
                          const char *const   *groups,
                          KithRecoveryPrinted  printed);

G_END_DECLS
