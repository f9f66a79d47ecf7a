/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-output.h"
#include "kith-view-filters.h"

G_BEGIN_DECLS

/* the list of students for paper: whom the filters let through, in their order; needs KITH_VERB_PRINT */
KithDocument *kith_student_list_make (KithCaseFile             *file,
                                      const KithViewFilters    *filters,
                                      const KithOutputOptions  *options,
                                      GError                  **error);
/* "Due in 3 days", "Overdue by 9 days" */
char         *kith_student_list_dup_due_words (int days);

G_END_DECLS
