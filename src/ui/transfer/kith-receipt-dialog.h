/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accounts/kith-work-dialog.h"
#include "kith-store.h"

G_BEGIN_DECLS

/* The code that the other college read back. */
KithWorkDialog *kith_receipt_dialog_present (GtkWidget  *parent,
                                             KithStore  *store,
                                             gint64      bundle,
                                             const char *to);

G_END_DECLS
