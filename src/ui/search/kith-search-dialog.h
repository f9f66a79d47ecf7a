/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Search everything: students, people, notes, plans and the rest, and what Kith can do. Nothing that is typed here is
 * kept. */
#define KITH_TYPE_SEARCH_DIALOG (kith_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KithSearchDialog, kith_search_dialog, KITH, SEARCH_DIALOG, AdwDialog)

AdwDialog *kith_search_dialog_new     (KithWindow *window);
void       kith_search_dialog_present (KithWindow *window);

G_END_DECLS
