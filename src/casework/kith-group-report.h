/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"

G_BEGIN_DECLS

/* the register of a session on paper, of the students the actor may see. Whoever lets it out of the case file notes the
 * print, as kith_reports_write does. */
KithDocument *kith_group_report_make (KithCaseFile             *file,
                                      gint64                    group,
                                      const KithOutputOptions  *options,
                                      GError                  **error);
/* day, time, length and place in one line: "Tuesday 10 March 2026 · 2pm, 1h 30m · Kitchen" */
char         *kith_group_dup_when    (KithRecord               *group);

G_END_DECLS
