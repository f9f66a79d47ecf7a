/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-output.h"

G_BEGIN_DECLS

/* @note: id of a note of @student, or 0 for the newest; what was struck out is not printed */
KithDocument *kith_one_to_one_make (KithCaseFile             *file,
                                    gint64                    student,
                                    gint64                    note,
                                    const KithOutputOptions  *options,
                                    GError                  **error);

G_END_DECLS
