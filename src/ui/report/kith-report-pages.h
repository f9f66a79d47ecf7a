/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-layout.h"
#include "kith-print-note.h"
#include "kith-report-span.h"
#include "kith-report.h"
#include "kith-reports.h"
#include "kith-store.h"

G_BEGIN_DECLS

/**
 * KithReportRequest:
 * @report: which report
 * @subject: whom it is about
 * @days: which days; worked out into those of @subject on the store thread
 * @names: how students are named
 * @notes_view: whether this opens the record, which is noted in the audit
 *
 * Which report, and how. Plain values, for the store thread.
 */
typedef struct {
  const KithReport *report;
  KithReportSubject subject;
  KithReportSpan days;
  KithReportNames names;
  gboolean notes_view;
} KithReportRequest;

/**
 * KithReportPages:
 * @document: what is on them
 * @layout: the pages
 * @words: (nullable): the words of each page, for screen readers; %NULL for a document of sections
 * @text: all of it as plain text
 * @has_tables: whether there is a table in it to save
 * @from: the first day it is about, ISO, or empty
 * @until: the last
 */
typedef struct {
  KithDocument *document;
  KithLayout *layout;
  GStrv words;
  char *text;
  gboolean has_tables;
  char from[12];
  char until[12];
} KithReportPages;

void             kith_report_pages_free         (KithReportPages         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithReportPages, kith_report_pages_free)

/* Gathered on the store thread, set on pages and read out on another: counting thousands of pages keeps nobody waiting. */
void             kith_report_pages_load_async   (KithStore               *store,
                                                 const KithReportRequest *request,
                                                 GCancellable            *cancellable,
                                                 GAsyncReadyCallback      callback,
                                                 gpointer                 user_data);
KithReportPages *kith_report_pages_load_finish  (KithStore               *store,
                                                 GAsyncResult            *result,
                                                 GError                 **error);

/* Notes in the audit that a report leaves the case file. @purpose: (nullable): what for, as the person typed it */
void             kith_report_note_async         (KithStore               *store,
                                                 const KithReportSubject *subject,
                                                 const char              *report_name,
                                                 KithPrintWay             way,
                                                 guint                    n_copies,
                                                 const char              *purpose,
                                                 GAsyncReadyCallback      callback,
                                                 gpointer                 user_data);
gboolean         kith_report_note_finish        (KithStore               *store,
                                                 GAsyncResult            *result,
                                                 GError                 **error);

G_END_DECLS
