/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report-pages.h"
#include "report/kith-report-memory.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KithReportMissing:
 * @KITH_REPORT_MISSING_NOTHING: There is enough for pages
 * @KITH_REPORT_MISSING_STUDENT: Which student
 * @KITH_REPORT_MISSING_PERSON: Who of the team
 * @KITH_REPORT_MISSING_GROUP: Which group session
 * @KITH_REPORT_MISSING_DAY: Which day, or what is typed is none
 * @KITH_REPORT_MISSING_DAYS: Which days, or the last comes before the first
 *
 * What somebody has to choose before there are pages.
 */
typedef enum {
  KITH_REPORT_MISSING_NOTHING,
  KITH_REPORT_MISSING_STUDENT,
  KITH_REPORT_MISSING_PERSON,
  KITH_REPORT_MISSING_GROUP,
  KITH_REPORT_MISSING_DAY,
  KITH_REPORT_MISSING_DAYS,
} KithReportMissing;

/* What can be chosen about a report, as its line in the table of reports says. Signal ::changed (KithReportOptions *self)
 * when the pages are not those chosen any more. */
#define KITH_TYPE_REPORT_OPTIONS (kith_report_options_get_type ())
G_DECLARE_FINAL_TYPE (KithReportOptions, kith_report_options, KITH, REPORT_OPTIONS, AdwPreferencesGroup)

/* once, before anything else; @subject: what is known already of whom it is about, its filters are borrowed */
void              kith_report_options_set_up      (KithReportOptions       *self,
                                                   KithStore               *store,
                                                   const KithReport        *report,
                                                   const KithReportSubject *subject,
                                                   const KithReportMemory  *memory);
KithReportMissing kith_report_options_get_missing (KithReportOptions       *self);
/* takes the person to what is missing, where it can be chosen */
void              kith_report_options_ask_missing (KithReportOptions       *self);
/* own dates begin as the ones there are pages of */
void              kith_report_options_offer_days  (KithReportOptions       *self,
                                                   const char              *from,
                                                   const char              *until);
void              kith_report_options_fill        (KithReportOptions       *self,
                                                   KithReportRequest       *request);
void              kith_report_options_remember    (KithReportOptions       *self,
                                                   KithReportMemory        *memory);

G_END_DECLS
