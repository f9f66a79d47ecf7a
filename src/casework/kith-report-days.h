/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithReportDays:
 * @KITH_REPORT_DAYS_USUAL: Those the report is usually about
 * @KITH_REPORT_DAYS_TERM: This term so far and to its end; between terms the one that was last
 * @KITH_REPORT_DAYS_LAST_TERM: The term before that
 * @KITH_REPORT_DAYS_YEAR: This academic year, from 1 August
 * @KITH_REPORT_DAYS_LAST_YEAR: The academic year before that
 * @KITH_REPORT_DAYS_OWN: Typed by whoever asks
 * @KITH_REPORT_N_DAYS: How many there are
 *
 * Which days a report is about, before anybody knows when that is.
 */
typedef enum {
  KITH_REPORT_DAYS_USUAL,
  KITH_REPORT_DAYS_TERM,
  KITH_REPORT_DAYS_LAST_TERM,
  KITH_REPORT_DAYS_YEAR,
  KITH_REPORT_DAYS_LAST_YEAR,
  KITH_REPORT_DAYS_OWN,
  KITH_REPORT_N_DAYS,
} KithReportDays;

gboolean kith_report_days_find (KithCaseFile    *file,
                                KithReportDays   days,
                                char             from[12],
                                char             until[12],
                                GError         **error);

G_END_DECLS
