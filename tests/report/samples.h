/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report-student-summary.h"

G_BEGIN_DECLS

/* Invented students for the tests of reports. */
extern const KithReportSetting sample_setting;
extern const KithStudentSummary sample_summary;
extern const KithStudentSummary sample_summary_long;
extern const KithStudentSummary sample_summary_empty;
extern const KithStudentSummary sample_summary_arabic;

KithDocument *sample_table_document (guint         n_rows);
char         *sample_long_text      (gsize         n_characters);
/* Compares its text and HTML with files in tests/fixtures/report. After a wanted change, look at what KITH_UPDATE_GOLDEN=1
 * writes. */
void          sample_assert_golden  (const char   *name,
                                     KithDocument *document);

G_END_DECLS
