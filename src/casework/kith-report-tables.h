/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-document.h"
#include "kith-reports.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The tables of a report, and the numbers of its charts, for a spreadsheet or another program: the same numbers as on its
 * pages. kith_document_has_tables() says whether there are any. */

/* whether the ending of @path is one of .xlsx, .csv and .json; KITH_ERROR_USAGE with a sentence otherwise */
gboolean  kith_report_tables_check_path (const char    *path,
                                         GError       **error);
gboolean  kith_report_tables_write      (KithDocument  *document,
                                         const char    *path,
                                         GError       **error);
gboolean  kith_report_tables_save       (KithCaseFile  *file,
                                         KithDocument  *document,
                                         const KithReportSubject *subject,
                                         const char    *purpose,
                                         const char    *path,
                                         GError       **error);
JsonNode *kith_report_tables_to_json    (KithDocument  *document);

G_END_DECLS
