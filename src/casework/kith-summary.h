/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"

G_BEGIN_DECLS

/* the one-page summary of a student, to preview, print or write; whoever lets it out of the case file notes the print
 * with kith_audit_note_print, as kith_reports_write does */
KithDocument *kith_summary_make (KithCaseFile             *file,
                                 gint64                    student,
                                 const KithOutputOptions  *options,
                                 GError                  **error);

G_END_DECLS
