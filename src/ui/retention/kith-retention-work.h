/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person does about a record whose time is over. Each asks first, then works on the store thread, and says in the
 * window how it ended. */
void kith_retention_work_keep     (GtkWidget   *widget,
                                   KithStore   *store,
                                   KithRecord  *disposal);
void kith_retention_work_propose  (GtkWidget   *widget,
                                   KithStore   *store,
                                   KithRecord  *disposal,
                                   const char  *student);
void kith_retention_work_confirm  (GtkWidget   *widget,
                                   KithStore   *store,
                                   KithRecord  *disposal,
                                   const char  *student);
void kith_retention_work_withdraw (GtkWidget   *widget,
                                   KithStore   *store,
                                   KithRecord  *disposal);

G_END_DECLS
