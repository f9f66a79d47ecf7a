/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/kith-slot-line.h"

G_BEGIN_DECLS

/* A log entry in a list. */
#define KITH_TYPE_LOG_ROW (kith_log_row_get_type ())
G_DECLARE_FINAL_TYPE (KithLogRow, kith_log_row, KITH, LOG_ROW, KithSlotLine)

GtkListItemFactory *kith_log_row_factory_new (void);

G_END_DECLS
