/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithReportDays:
 * @from: first day, ISO
 * @until: last day, ISO
 *
 * The days a report is about.
 */
typedef struct {
  char *from;
  char *until;
} KithReportDays;

void  kith_report_days_clear     (KithReportDays        *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithReportDays, kith_report_days_clear)

/* @from, @until: ISO or empty; by default this term, between terms the last one; never beyond today */
gboolean kith_report_days_find   (KithReportDays        *self,
                                  KithCaseFile          *file,
                                  const char            *from,
                                  const char            *until,
                                  GError               **error);
/* the same from the first day on that anything can be about */
gboolean kith_report_days_find_since (KithReportDays    *self,
                                  KithCaseFile          *file,
                                  const char            *since,
                                  const char            *from,
                                  const char            *until,
                                  GError               **error);
/* "1 September 2026 to 28 November 2026" */
char    *kith_report_days_dup_words (const KithReportDays *self);
/* "1 Sep 2026 to 28 Nov 2026" */
char    *kith_report_days_dup_short_words (const KithReportDays *self);
/* whether an ISO day is one of them */
gboolean kith_report_days_have   (const KithReportDays  *self,
                                  const char            *day);

G_END_DECLS
