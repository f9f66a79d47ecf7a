/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-layout.h"
#include "kith-reports.h"
#include "kith-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a printer and prints. Nothing is sent to it before the audit has its line. */
void     kith_report_print_async  (GtkWindow           *parent,
                                   KithStore           *store,
                                   KithLayout          *layout,
                                   const KithReportSubject *subject,
                                   const char          *purpose,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
/* FALSE without an error when the person chose not to print */
gboolean kith_report_print_finish (GAsyncResult        *result,
                                   GError             **error);

G_END_DECLS
