/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/* What a concern's page says of whom to call, from what the college has written down. */

char *kith_college_dup_danger      (KithRecord *college);
char *kith_college_dup_danger_more (KithRecord *college);
char *kith_college_dup_bypass      (KithRecord *college);

G_END_DECLS
