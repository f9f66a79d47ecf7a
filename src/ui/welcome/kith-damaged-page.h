/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

#define KITH_TYPE_DAMAGED_PAGE (kith_damaged_page_get_type ())
G_DECLARE_FINAL_TYPE (KithDamagedPage, kith_damaged_page, KITH, DAMAGED_PAGE, AdwBin)

/* beside @path, under a name that says what it is and is not taken; @word: as "restored", part of the name */
char      *kith_damaged_page_dup_new_path (const char   *path,
                                           const char   *word,
                                           KithClock    *clock);
GtkWidget *kith_damaged_page_new          (KithWindow   *window,
                                           const char   *path,
                                           const char   *user,
                                           const char   *passphrase,
                                           const GError *error);

G_END_DECLS
