/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-typed-row.h"
#include "import/kith-progress-box.h"
#include "kith-page-stack.h"
#include "kith-report-options.h"
#include "kith-report-pages.h"
#include "kith-report-preview.h"
#include "shell/kith-state-view.h"

G_BEGIN_DECLS

struct _KithReportPreview
{
  AdwDialog parent_instance;

  /* Owned */
  KithStore *store;
  KithReportPages *report; /* NULL while there are none of what is chosen */
  GCancellable *loading;
  GCancellable *working;
  guint load_source;
  GPtrArray *finding_rows; /* borrows from the group */

  /* Children */
  AdwToastOverlay *toasts;
  AdwOverlaySplitView *split;
  KithStateView *state_view;
  KithPageStack *pages;
  KithProgressBox *progress;
  GtkWidget *page_bar;
  GtkLabel *page_label;
  GtkButton *zoom_button;
  AdwPreferencesGroup *findings_group;
  KithReportOptions *options;
  AdwPreferencesGroup *purpose_group;
  GtkWidget *tables_button;
  KithTypedRow *purpose_row;

  const KithReport *kind;
  KithReportSubject subject; /* whom the pages are about */
  KithViewFilters *filters;  /* owned; the subject borrows them */
  gint64 noted_student;      /* whose page is in the audit already */
  gboolean is_current;       /* the pages are those of what is chosen now */
};

/* The ways out: printer, PDF, text, tables. */
void kith_report_preview_update_ways_out (KithReportPreview *self);
void kith_report_preview_install_ways_out (GtkWidgetClass   *widget_class);
typedef void (*KithReportWayOut) (KithReportPreview *self);

/* What could give somebody away. */
void kith_report_preview_show_findings   (KithReportPreview *self);
void kith_report_preview_leave           (KithReportPreview *self,
                                          KithReportWayOut   go_on);
/* Zoom, and from page to page. */
void kith_report_preview_install_moves   (GtkWidgetClass    *widget_class);

G_END_DECLS
