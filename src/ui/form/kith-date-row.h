/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-typed-row.h"

G_BEGIN_DECLS

/* A date that is typed ("3 feb", "today", "25/7/26"), with a calendar as the second way. It has a message row of its
 * own (kith_typed_row_get_message_row) that says the date in words, or what is wrong: put that under it in the list. */
#define KITH_TYPE_DATE_ROW (kith_date_row_get_type ())
G_DECLARE_FINAL_TYPE (KithDateRow, kith_date_row, KITH, DATE_ROW, KithTypedRow)

/* Property "date" (ISO text, nullable, read-write, notifies): NULL for no date and for text that is no date;
 * kith_typed_row_is_valid tells them apart. */
GtkWidget  *kith_date_row_new      (const char  *title,
                                    KithClock   *clock);
const char *kith_date_row_get_date (KithDateRow *self);
void        kith_date_row_set_date (KithDateRow *self,
                                    const char  *iso);
/* floating until put into a list */
GtkWidget  *kith_date_row_get_message_row (KithDateRow *self);

G_END_DECLS
