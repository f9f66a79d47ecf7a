/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithOutputOptions:
 * @names: how students are named
 * @organisation: (nullable): the college
 * @marking: (nullable): handling marking; the college’s own, or else "OFFICIAL-SENSITIVE", when %NULL
 * @copy: (nullable): label of this copy
 * @purpose: (nullable): what it is for, as whoever prints it says; kept in the audit
 *
 * What whoever prints decides, whatever the report.
 */
typedef struct {
  KithReportNames names;
  const char *organisation;
  const char *marking;
  const char *copy;
  const char *purpose;
} KithOutputOptions;

/* the moment of the clock, for people: "25 July 2026, 2:30pm" */
char    *kith_output_dup_moment (KithCaseFile             *file);
/* what every report needs to know, borrowed from the arguments; @options may be NULL */
void     kith_output_begin      (KithReportSetting        *setting,
                                 KithCaseFile             *file,
                                 const KithOutputOptions  *options,
                                 const char               *moment);

/* whether the ending of @path is one of those below; KITH_ERROR_USAGE with a sentence otherwise */
gboolean kith_output_check_path (const char    *path,
                                 GError       **error);
/* as PDF, text or HTML, by the ending of @path: .pdf, .txt, .html */
gboolean kith_output_write      (KithDocument  *document,
                                 const char    *path,
                                 GCancellable  *cancellable,
                                 GError       **error);

G_END_DECLS
