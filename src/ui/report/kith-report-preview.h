/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-reports.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* The real pages of a report, what can be chosen about them, and the ways out: printer, PDF, text. */
#define KITH_TYPE_REPORT_PREVIEW (kith_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (KithReportPreview, kith_report_preview, KITH, REPORT_PREVIEW, AdwDialog)

/* @report is a name of the table of reports; the action `win.print-student` shows the summary of its target */
AdwDialog *kith_report_preview_present (KithWindow              *window,
                                        const char              *report,
                                        const KithReportSubject *subject);

G_END_DECLS
