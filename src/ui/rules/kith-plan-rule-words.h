/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

char *kith_plan_rule_dup_words (KithRecord *rule);

G_END_DECLS
