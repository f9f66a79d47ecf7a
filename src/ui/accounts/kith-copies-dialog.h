/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* The backups that still open for somebody removed, when each goes by itself, and a way to delete them. */
void kith_copies_dialog_present (KithWindow *window,
                                 KithRecord *account);

G_END_DECLS
