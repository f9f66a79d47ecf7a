/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* An apprenticeship: the hours, the log, the standard. One’s own, or that of somebody one looks after. */
#define KITH_TYPE_PROGRAMME_PAGE (kith_programme_page_get_type ())
G_DECLARE_FINAL_TYPE (KithProgrammePage, kith_programme_page, KITH, PROGRAMME_PAGE, AdwNavigationPage)

/* by which places are remembered: the id is a person’s */
#define KITH_PROGRAMME_OF "programme-of"
#define KITH_LOG_OF "log-of"
#define KITH_JOURNAL_OF "journal-of"

AdwNavigationPage *kith_programme_page_new     (KithWindow *window);
AdwNavigationPage *kith_programme_page_new_for (KithWindow *window,
                                                gint64      person);
void               kith_programme_page_show    (KithWindow *window,
                                                gint64      person);
void               kith_programme_page_show_log (KithWindow *window,
                                                gint64      person);
void               kith_programme_page_show_journal (KithWindow *window,
                                                gint64      person);

G_END_DECLS
