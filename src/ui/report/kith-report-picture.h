/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the first page of a report looks like, about invented people, on white paper whatever the colours of the window.
 * The pictures are in data/reports; build-aux/report-pictures makes them. */
#define KITH_TYPE_REPORT_PICTURE (kith_report_picture_get_type ())
G_DECLARE_FINAL_TYPE (KithReportPicture, kith_report_picture, KITH, REPORT_PICTURE, GtkWidget)

/* FALSE where there is no picture of it, and the paper stays blank */
gboolean kith_report_picture_set_report (KithReportPicture *self,
                                         const char        *name);

G_END_DECLS
