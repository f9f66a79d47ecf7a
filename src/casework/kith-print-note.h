/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-reports.h"
#include "kith-document.h"

G_BEGIN_DECLS

/**
 * KithPrintWay:
 * @KITH_PRINT_WAY_PRINT: On paper
 * @KITH_PRINT_WAY_PDF: As a PDF, from the window
 * @KITH_PRINT_WAY_TEXT: As text on the clipboard
 * @KITH_PRINT_WAY_FILE: As a file, from the command line
 * @KITH_PRINT_WAY_TABLES: Its tables as a spreadsheet
 *
 * How a report leaves the case file.
 */
typedef enum {
  KITH_PRINT_WAY_PRINT,
  KITH_PRINT_WAY_PDF,
  KITH_PRINT_WAY_TEXT,
  KITH_PRINT_WAY_FILE,
  KITH_PRINT_WAY_TABLES,
} KithPrintWay;

/* One line in the audit: which report, about whom and when, how, how many copies, and @purpose (nullable), what it is for as
 * the person said. A student stands in the column for it, and never in the words. */
gboolean kith_print_note_write (KithCaseFile  *file,
                                KithDocument  *document,
                                const KithReportSubject *subject,
                                KithPrintWay   way,
                                guint          n_copies,
                                const char    *purpose,
                                GError       **error);
/* the same, for whoever has no document at hand; @report_name: what a person calls it */
gboolean kith_print_note_write_named (KithCaseFile  *file,
                                      const char    *report_name,
                                      const KithReportSubject *subject,
                                      KithPrintWay   way,
                                      guint          n_copies,
                                      const char    *purpose,
                                      GError       **error);

G_END_DECLS
