/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report-span.h"
#include "kith-reports.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithReportMemory:
 * @names: how students are named
 * @days: which days, never the days themselves
 * @order: in which order
 * @ahead: how many days ahead, or 0
 * @zoom: how large the pages were, 0 for as wide as there is room for
 *
 * What is remembered of a report from one time to the next. Nobody and nothing that is in a case file: settings are read
 * by every program of the person’s session. Which copy was made is not kept either, so that the full one is never sent
 * because it was printed last.
 */
typedef struct {
  KithReportNames names;
  KithReportSpan days;
  KithReportOrder order;
  guint ahead;
  double zoom;
} KithReportMemory;

void kith_report_memory_load (const KithReport       *report,
                              KithReportMemory       *memory);
void kith_report_memory_save (const KithReport       *report,
                              const KithReportMemory *memory);

G_END_DECLS
