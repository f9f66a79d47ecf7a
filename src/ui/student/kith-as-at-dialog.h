/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* asks for a day, and shows the student's record as it stood then, to read and to print */
void kith_as_at_dialog_present (KithWindow *window,
                                gint64      student);

G_END_DECLS
