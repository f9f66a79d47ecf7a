/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithSummaryOptions:
 * @names: how the student is named
 * @organisation: (nullable): the college
 * @marking: (nullable): handling marking; "OFFICIAL-SENSITIVE" when %NULL
 * @copy: (nullable): label of this copy
 */
typedef struct {
  KithReportNames names;
  const char *organisation;
  const char *marking;
  const char *copy;
} KithSummaryOptions;

/* the one-page summary of a student, to preview, print or write; whoever lets it out of the case file notes the print
 * with kith_audit_note_print, as kith_summary_write does */
KithDocument *kith_summary_make  (KithCaseFile              *file,
                                  gint64                     student,
                                  const KithSummaryOptions  *options,
                                  GError                   **error);
/* written as PDF, text or HTML by the ending of @path */
gboolean      kith_summary_write (KithCaseFile              *file,
                                  gint64                     student,
                                  const KithSummaryOptions  *options,
                                  const char                *path,
                                  GCancellable              *cancellable,
                                  GError                   **error);

G_END_DECLS
