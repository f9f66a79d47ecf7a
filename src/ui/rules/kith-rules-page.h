/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* The dates and rules a college keeps for everybody: when plans are due, and what other parts add. */
#define KITH_TYPE_RULES_PAGE (kith_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (KithRulesPage, kith_rules_page, KITH, RULES_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_rules_page_new (KithWindow *window);

G_END_DECLS
