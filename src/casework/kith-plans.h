/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

KithQuery *kith_plans_due_query    (const char    *until_iso);
char      *kith_plans_dup_next_due (KithCaseFile  *file,
                                    KithRecord    *plan,
                                    GError       **error);

G_END_DECLS
