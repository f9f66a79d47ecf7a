/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form-row.h"

G_BEGIN_DECLS

/* Yes or no. (AdwSwitchRow is final and cannot be a KithFormRow.) */
#define KITH_TYPE_FLAG_ROW (kith_flag_row_get_type ())
G_DECLARE_FINAL_TYPE (KithFlagRow, kith_flag_row, KITH, FLAG_ROW, AdwActionRow)

GtkWidget *kith_flag_row_new (const char *title);

G_END_DECLS
