/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What one record says in Today and the lists behind it: a name, why it is there, and for tasks a tick. It is the child
 * of a row, which has the focus; Space and Ctrl+D there tick, see [func@today_row_add_keys]. */
#define KITH_TYPE_TODAY_ROW (kith_today_row_get_type ())
G_DECLARE_FINAL_TYPE (KithTodayRow, kith_today_row, KITH, TODAY_ROW, GtkWidget)

GtkWidget  *kith_today_row_new        (void);
/* @record: NULL for one that has not come in yet; @why: (nullable): instead of what the record says; @may_tick: whether a tick may be set */
void        kith_today_row_show       (KithTodayRow *self,
                                       KithRecord   *record,
                                       const char   *student,
                                       const char   *person,
                                       const GDate  *today,
                                       const char   *why,
                                       gboolean      may_tick);
KithRecord *kith_today_row_get_record (KithTodayRow *self);
/* title and reason in one, for the row that has the focus */
char       *kith_today_row_dup_name   (KithTodayRow *self);
/* Space and Ctrl+D on a row inside @widget */
void        kith_today_row_add_keys   (GtkWidget    *widget);

/* Signal ::tick (KithTodayRow *self, gboolean done): the person says a task is done, or open again. */

G_END_DECLS
