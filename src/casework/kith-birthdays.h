/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"

G_BEGIN_DECLS

/* Who turns 18 soon: one query for the filter, for Today and for the print. */

#define KITH_BIRTHDAYS_MONTHS 6

KithQuery    *kith_birthdays_query (const GDate              *today,
                                    int                       months);
/* those of @query who turn 18 */
void          kith_birthdays_narrow (KithQuery               *query,
                                    const GDate              *today,
                                    int                       months);
/* the report "turning-18" */
KithDocument *kith_birthdays_make  (KithCaseFile             *file,
                                    const KithOutputOptions  *options,
                                    GError                  **error);

G_END_DECLS
