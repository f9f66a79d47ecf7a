/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Why a case file did not open, and the ways on. Buttons: `unlock.retry`, `unlock.other` and, for damage,
 * `unlock.backup`, as class actions of the page around it. */
GtkWidget *kith_problem_page_new     (const GError *error);
/* whether the error has a page of its own; a wrong passphrase is said beside the entry instead */
gboolean   kith_problem_page_is_for  (const GError *error);

G_END_DECLS
