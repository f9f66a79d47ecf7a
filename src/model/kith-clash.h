/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/* What nobody said how long it lasts counts as this many minutes. */
#define KITH_CLASH_MINUTES 30

gboolean kith_clash_overlaps (const char      *date,
                              const char      *time,
                              int              minutes,
                              const char      *other_date,
                              const char      *other_time,
                              int              other_minutes);
void     kith_clash_check    (KithRecord      *record,
                              const KithRules *rules,
                              KithProblems    *problems);

G_END_DECLS
