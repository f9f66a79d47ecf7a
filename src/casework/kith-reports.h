/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"
#include "kith-view-filters.h"

G_BEGIN_DECLS

/**
 * KithReportTakes:
 * @KITH_REPORT_NEEDS_STUDENT: It is about one student
 * @KITH_REPORT_TAKES_PERSON: It can be about the students of one person
 * @KITH_REPORT_NEEDS_GROUP: It is about one group session
 * @KITH_REPORT_TAKES_DAYS: It can be about some days
 * @KITH_REPORT_TAKES_STUDENT: It can be about one student
 * @KITH_REPORT_NEEDS_DAY: It is about one day
 *
 * What a report has to be told, or can be.
 */
typedef enum {
  KITH_REPORT_NEEDS_STUDENT = 1 << 0,
  KITH_REPORT_TAKES_PERSON  = 1 << 1,
  KITH_REPORT_NEEDS_GROUP   = 1 << 2,
  KITH_REPORT_TAKES_DAYS    = 1 << 3,
  KITH_REPORT_TAKES_STUDENT = 1 << 4,
  KITH_REPORT_NEEDS_DAY     = 1 << 5,
} KithReportTakes;

/**
 * KithReportSubject:
 * @student: id of a student, or 0
 * @person: id of a person, or 0
 * @plan: id of a plan of @student, or 0 for the one held last
 * @transfer: id of a transfer of @student, or 0 for the one on its way
 * @group: id of a group session, or 0
 * @appointment: id of an appointment of @student, or 0 for the next one
 * @from: first day, ISO, or empty for this week’s
 * @until: last day, ISO, or empty
 * @parts: of the diary, 0 for everything
 * @mine: only what is the actor’s own
 * @filters: (nullable): which students a list of them shows; borrowed
 * @day: ISO date, or empty
 *
 * Whom a report is about, and when.
 */
typedef struct {
  gint64 student;
  gint64 person;
  gint64 plan;
  gint64 transfer;
  gint64 group;
  gint64 appointment;
  char from[12];
  char until[12];
  guint parts;
  gboolean mine;
  const KithViewFilters *filters;
  char day[11];
} KithReportSubject;

/**
 * KithReport:
 * @name: what it is called on the command line and in the audit
 * @title: what a person calls it, marked for translation
 * @takes: what it has to be told, or can be
 * @make: gathers what the actor may see and makes the document
 *
 * One report.
 */
typedef struct {
  const char *name;
  const char *title;
  KithReportTakes takes;
  KithDocument *(*make) (KithCaseFile             *file,
                         const KithReportSubject  *subject,
                         const KithOutputOptions  *options,
                         GError                  **error);
} KithReport;

const KithReport *kith_reports_get   (guint                    *n_reports);
const KithReport *kith_reports_find  (const char               *name);
gboolean          kith_reports_write (const KithReport         *report,
                                      KithCaseFile             *file,
                                      const KithReportSubject  *subject,
                                      const KithOutputOptions  *options,
                                      const char               *path,
                                      GCancellable             *cancellable,
                                      GError                  **error);

G_END_DECLS
