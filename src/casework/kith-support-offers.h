/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Help that is offered to people who support others: a debrief after something hard, a pause on new students. That it is
 * offered is said, never why. */

/* what the actor is asked to offer and has not offered yet */
KithQuery *kith_support_offers_create_query (gint64         supervisor);
/* Marks it as offered today, or as not offered yet. */
gboolean   kith_support_offers_set_offered  (KithCaseFile  *file,
                                             gint64         id,
                                             gboolean       offered,
                                             GError       **error);
/* The actor asks their own supervisor for it; no reason is given and none is kept. Returns its id, 0 on failure. */
gint64     kith_support_offers_ask          (KithCaseFile  *file,
                                             const char    *type,
                                             GError       **error);
/* "Offer Sam a debrief by Tuesday 10 March" */
char      *kith_support_offer_dup_title     (KithRecord    *offer,
                                             const char    *name);
/* What to tell the author of a note that was just saved with "this was hard for me"; NULL when there is nothing to say.
 * @nobody: (out) (optional): whether that is that nobody was asked */
char      *kith_support_offers_dup_told     (KithCaseFile  *file,
                                             KithRecord    *note,
                                             gboolean      *nobody);

G_END_DECLS
