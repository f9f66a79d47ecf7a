/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/* By when a safeguarding file has to be at the next college: Keeping children safe in education gives it five days. */
#define KITH_TRANSFER_WORKING_DAYS 5

int      kith_working_days_between   (const GDate *from,
                                      const GDate *to,
                                      GPtrArray   *calendar);
gboolean kith_transfer_find_due      (KithRecord  *transfer,
                                      GPtrArray   *calendar,
                                      GDate       *due);
char    *kith_transfer_dup_due_words (KithRecord  *transfer,
                                      GPtrArray   *calendar,
                                      const GDate *today,
                                      gboolean    *is_late);

G_END_DECLS
