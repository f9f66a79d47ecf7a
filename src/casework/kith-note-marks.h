/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

KithRecord *kith_note_mark_create      (const char     *field,
                                        const char     *words,
                                        const char     *reason);
GPtrArray  *kith_note_marks_list       (KithCaseFile   *file,
                                        gint64          note,
                                        GError        **error);
gboolean    kith_note_marks_save       (KithCaseFile   *file,
                                        KithRecord     *note,
                                        GPtrArray      *marks,
                                        GError        **error);

G_END_DECLS
