/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithReportSpan:
 * @KITH_REPORT_SPAN_OWN: Those that are given
 * @KITH_REPORT_SPAN_WHOLE: All there was; the first and the last day are empty
 * @KITH_REPORT_SPAN_WEEK: This week, Monday to Sunday
 * @KITH_REPORT_SPAN_TERM: This term to its end; between terms the one that was last
 * @KITH_REPORT_SPAN_LAST_TERM: The term before that
 * @KITH_REPORT_SPAN_YEAR: This academic year, from 1 August
 * @KITH_REPORT_SPAN_LAST_YEAR: The academic year before that
 * @KITH_REPORT_N_SPANS: How many there are
 *
 * Which days a report is about, before anybody knows when that is.
 */
typedef enum {
  KITH_REPORT_SPAN_OWN,
  KITH_REPORT_SPAN_WHOLE,
  KITH_REPORT_SPAN_WEEK,
  KITH_REPORT_SPAN_TERM,
  KITH_REPORT_SPAN_LAST_TERM,
  KITH_REPORT_SPAN_YEAR,
  KITH_REPORT_SPAN_LAST_YEAR,
  KITH_REPORT_N_SPANS,
} KithReportSpan;

gboolean kith_report_span_find (KithCaseFile    *file,
                                KithReportSpan   days,
                                char             from[12],
                                char             until[12],
                                GError         **error);

G_END_DECLS
