/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"

G_BEGIN_DECLS

KithDocument *kith_access_pack_make (KithCaseFile             *file,
                                     gint64                    student,
                                     gboolean                  is_full,
                                     const char               *from,
                                     const char               *until,
                                     const KithOutputOptions  *options,
                                     GError                  **error);

G_END_DECLS
