/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-layout.h"
#include "kith-progress.h"
#include "kith-reports.h"
#include "kith-store.h"

G_BEGIN_DECLS

/* Writes a PDF on a thread of its own. It is written only once the audit has its line. */
void     kith_report_save_async  (KithStore           *store,
                                  KithDocument        *document,
                                  const KithReportSubject *subject,
                                  const char          *purpose,
                                  GFile               *file,
                                  KithProgress         progress,
                                  gpointer             progress_data,
                                  GDestroyNotify       progress_free,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
gboolean kith_report_save_finish (KithStore           *store,
                                  GAsyncResult        *result,
                                  GError             **error);

/* The tables of a report, as CSV, XLSX or JSON by the ending of @file; noted in the audit first. */
void     kith_report_tables_save_async  (KithStore           *store,
                                         KithDocument        *document,
                                         const KithReportSubject *subject,
                                         const char          *purpose,
                                         GFile               *file,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
gboolean kith_report_tables_save_finish (KithStore           *store,
                                         GAsyncResult        *result,
                                         GError             **error);

G_END_DECLS
