/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* What an apprentice adds to the entry a note makes in their log: what they learned, what it shows, whether it counts. */
KithRecord *kith_note_log_find  (KithCaseFile  *file,
                                 gint64         note,
                                 GError       **error);
gboolean    kith_note_log_check (KithRecord    *values,
                                 KithProblems  *problems);
gboolean    kith_note_log_save  (KithCaseFile  *file,
                                 KithRecord    *note,
                                 KithRecord    *values,
                                 GError       **error);

G_END_DECLS
