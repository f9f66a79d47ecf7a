/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"
#include "kith-report-minutes.h"

G_BEGIN_DECLS

/* the minutes of a plan that was held; @plan 0: of the one of @student that was held last */
KithDocument *kith_minutes_make          (KithCaseFile             *file,
                                          gint64                    student,
                                          gint64                    plan,
                                          const KithOutputOptions  *options,
                                          GError                  **error);
/* KithMinutesAction each, whose texts live in @kept */
GArray       *kith_minutes_list_actions  (KithCaseFile             *file,
                                          KithRecord               *plan,
                                          GPtrArray                *kept,
                                          GError                  **error);
KithRecord   *kith_minutes_find_last     (KithCaseFile             *file,
                                          gint64                    student,
                                          const char               *type,
                                          GError                  **error);

G_END_DECLS
