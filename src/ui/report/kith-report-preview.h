/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* The real pages of a report, what can be chosen about them, and the ways out: printer, PDF, text. */
#define KITH_TYPE_REPORT_PREVIEW (kith_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (KithReportPreview, kith_report_preview, KITH, REPORT_PREVIEW, AdwDialog)

/* what the action `win.print-student` does with its target */
void kith_report_preview_present_student (KithWindow *window,
                                          gint64      student);

G_END_DECLS
