/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One item of a pack: what is written, what the copy to send shows of it, and what is covered and why. */
#define KITH_TYPE_REQUEST_ITEM_DIALOG (kith_request_item_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KithRequestItemDialog, kith_request_item_dialog, KITH, REQUEST_ITEM_DIALOG, AdwDialog)

AdwDialog *kith_request_item_dialog_present (GtkWidget      *parent,
                                             KithStore      *store,
                                             gint64          request,
                                             const KithKind *kind,
                                             gint64          id);

G_END_DECLS
