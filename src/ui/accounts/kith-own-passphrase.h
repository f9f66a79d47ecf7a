/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-work-dialog.h"

G_BEGIN_DECLS

/* Asks whoever signed in for their passphrase once more, at the foot of a form that changes who gets in. The line, to read
 * and to watch; owned by the dialog. */
GtkEditable *kith_own_passphrase_add (KithWorkDialog *dialog);

G_END_DECLS
