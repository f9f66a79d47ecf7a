/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* What long work ends with may come when everything was taken off the screen: a dialog would then stand over the page that asks
 * for a passphrase, or be a window of its own. */
gboolean kith_late_is_locked (KithWindow *window);
/* @page: where the work was begun; @window: (nullable): where that stood then. Over the page, or over the window when somebody
 * went to another page meanwhile. Returns whether it is on the screen. */
gboolean kith_late_present   (AdwDialog  *dialog,
                              GtkWidget  *page,
                              KithWindow *window);

G_END_DECLS
