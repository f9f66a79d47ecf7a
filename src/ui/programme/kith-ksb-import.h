/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Takes in the lines of a standard from a table: looks first, says what would happen, then does it. */
gboolean kith_ksb_import_is_allowed (KithStore  *store);
void     kith_ksb_import_choose     (KithWindow *window);
void     kith_ksb_import_open       (KithWindow *window,
                                     GFile      *file);

G_END_DECLS
