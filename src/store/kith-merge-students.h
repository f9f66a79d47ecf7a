/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Two records of one student become one: @kept is saved with the values it has, everything that is part of @emptied moves
 * to it, and @emptied is removed. One operation: kith_case_file_undo takes all of it back. */
gboolean kith_case_file_merge_students (KithCaseFile  *self,
                                        KithRecord    *kept,
                                        KithRecord    *emptied,
                                        GError       **error);
/* whether the account may change and remove both */
gboolean kith_case_file_may_merge      (KithCaseFile  *self,
                                        gint64         one,
                                        gint64         other);

G_END_DECLS
