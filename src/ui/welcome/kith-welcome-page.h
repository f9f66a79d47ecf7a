/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* The first thing anybody sees: make a case file, open one, or look around. */
#define KITH_TYPE_WELCOME_PAGE (kith_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (KithWelcomePage, kith_welcome_page, KITH, WELCOME_PAGE, AdwBin)

GtkWidget *kith_welcome_page_new    (KithWindow *window);
/* a file dialog for an existing case file, then its unlock page */
void       kith_welcome_choose_file (KithWindow *window);

G_END_DECLS
