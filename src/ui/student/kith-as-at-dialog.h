/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

AdwAlertDialog *kith_as_at_dialog_new     (KithClock      *clock);
GtkWidget      *kith_as_at_dialog_get_row (AdwAlertDialog *dialog);

/* asks for a day, and shows the student's record as it stood then, to read and to print */
void kith_as_at_dialog_present (KithWindow *window,
                                gint64      student);

G_END_DECLS
