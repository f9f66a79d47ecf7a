/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* One's own passphrase: the old one once, the new one twice. For everybody; what `win.change-passphrase` does. */
void kith_passphrase_dialog_present (KithWindow *window);

G_END_DECLS
