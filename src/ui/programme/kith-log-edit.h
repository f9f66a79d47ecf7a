/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-record-dialog.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* One's own log: adding to it and changing it. */

void kith_log_edit_install        (KithWindow *window);
KithRecordDialog *kith_log_edit_present_new (GtkWidget *parent,
                                   KithStore  *store);
KithRecordDialog *kith_log_edit_present (GtkWidget *parent,
                                   KithStore  *store,
                                   KithRecord *entry);
/* one click for the monthly college day; @attended: of kith_class_attendances; @minutes: how long the last one was */
void kith_log_edit_add_class      (KithWindow *window,
                                   const char *attended,
                                   gint64      minutes);

G_END_DECLS
