/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/* When the next plan is due: pure arithmetic on the rules and the calendar handed in. */

char      *kith_plan_due_dup_next       (GPtrArray   *rules,
                                         GPtrArray   *calendar,
                                         const char  *type,
                                         const char  *authority,
                                         const char  *held_iso);
KithRecord *kith_plan_due_find_rule     (GPtrArray   *rules,
                                         const char  *type,
                                         const char  *authority);
gboolean   kith_plan_due_is_expected    (const char  *type);
GStrv      kith_plan_due_parse_cut_offs (const char  *text,
                                         const GDate *today,
                                         GError     **error);

G_END_DECLS
