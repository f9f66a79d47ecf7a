/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/* when, how long, what kind, and whether it counts: "9 Nov 2026, 2:00pm · 45m · Supporting students · Off the job" */
char *kith_log_words_dup (KithRecord *entry);

G_END_DECLS
