/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* One’s own journal, or what somebody has shared of theirs. */
#define KITH_TYPE_JOURNAL_PAGE (kith_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (KithJournalPage, kith_journal_page, KITH, JOURNAL_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_journal_page_new (KithWindow *window,
                                          gint64      person);

G_END_DECLS
