/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-problems.h"

G_BEGIN_DECLS

/* Records that hold from one day to another, both included; no last day means "until now and on". */

gboolean kith_period_covers       (const char   *from,
                                   const char   *until,
                                   const GDate  *day);
gboolean kith_periods_overlap     (const char   *from,
                                   const char   *until,
                                   const char   *other_from,
                                   const char   *other_until);
char    *kith_period_format       (const char   *from,
                                   const char   *until);
void     kith_period_check_order  (const char   *from,
                                   const char   *until,
                                   KithProblems *problems);
void     kith_period_offer_end    (KithProblem  *problem,
                                   gint64        other_id,
                                   const char   *other_from,
                                   const char   *from);

G_END_DECLS
