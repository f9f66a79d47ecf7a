/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form-row.h"
#include "kith-clock.h"

G_BEGIN_DECLS

/* A date that is typed ("3 feb", "today", "25/7/26"), with a calendar as the second way. It has a message row of its
 * own that says the date in words, or what is wrong with it: put that under it in the same list. */
#define KITH_TYPE_DATE_ROW (kith_date_row_get_type ())
G_DECLARE_FINAL_TYPE (KithDateRow, kith_date_row, KITH, DATE_ROW, AdwEntryRow)

/* Properties: "clock" (construct), "date" (ISO text, nullable, read-write, notifies). In Blueprint set "clock" from C
 * with kith_date_row_set_clock. */
GtkWidget  *kith_date_row_new         (const char  *title,
                                       KithClock   *clock);
void        kith_date_row_set_clock   (KithDateRow *self,
                                       KithClock   *clock);
/* NULL for no date and for text that is no date; kith_date_row_is_valid tells them apart */
const char *kith_date_row_get_date    (KithDateRow *self);
void        kith_date_row_set_date    (KithDateRow *self,
                                       const char  *iso);
gboolean    kith_date_row_is_valid    (KithDateRow *self);
/* floating until put into a list */
GtkWidget  *kith_date_row_get_message_row (KithDateRow *self);

G_END_DECLS
