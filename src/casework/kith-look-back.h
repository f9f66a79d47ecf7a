/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"

G_BEGIN_DECLS

/* a student's record and their team as they stood at the end of a day, ISO */
KithDocument *kith_look_back_make (KithCaseFile             *file,
                                   gint64                    student,
                                   const char               *day,
                                   const KithOutputOptions  *options,
                                   GError                  **error);

G_END_DECLS
