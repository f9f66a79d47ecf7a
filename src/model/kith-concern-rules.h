/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/* A file goes to the next college within five working days of the student's start there (KCSIE, transfer of files). */
#define KITH_TRANSFER_WORKING_DAYS 5

void kith_concern_check (KithRecord      *concern,
                         const KithRules *rules,
                         KithProblems    *problems);

G_END_DECLS
