/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"
#include "kith-policy.h"
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
 * @KITH_REPORT_NEEDS_PERSON: It is about one person of the team
 * @KITH_REPORT_TAKES_AUTHORITY: It can be about the students of one local authority
 * @KITH_REPORT_TAKES_ORDER: It can be put in order
 * @KITH_REPORT_TAKES_AHEAD: It looks some days ahead
 * @KITH_REPORT_TAKES_COPY: It has a full copy for the file and a redacted one to send
 * @KITH_REPORT_TAKES_FORM: It is one of several empty forms
 * @KITH_REPORT_NAMELESS: It names no student, so there is nothing to choose about names
 * @KITH_REPORT_SHARED: It is made to leave the team: small numbers are hidden, and it is looked through for names
 * @KITH_REPORT_WHOLE_TIME: Without days it is about all the time there was
 * @KITH_REPORT_PUBLIC: It is for whoever it is given to, to keep and to show: it carries no marking of the college
 *
 * What a report has to be told, or can be, and how far it may go.
 */
typedef enum {
  KITH_REPORT_NEEDS_STUDENT = 1 << 0,
  KITH_REPORT_TAKES_PERSON  = 1 << 1,
  KITH_REPORT_NEEDS_GROUP   = 1 << 2,
  KITH_REPORT_TAKES_DAYS    = 1 << 3,
  KITH_REPORT_TAKES_STUDENT = 1 << 4,
  KITH_REPORT_NEEDS_DAY     = 1 << 5,
  KITH_REPORT_NEEDS_PERSON  = 1 << 6,
  KITH_REPORT_TAKES_AUTHORITY = 1 << 7,
  KITH_REPORT_TAKES_ORDER   = 1 << 8,
  KITH_REPORT_TAKES_AHEAD   = 1 << 9,
  KITH_REPORT_TAKES_COPY    = 1 << 10,
  KITH_REPORT_TAKES_FORM    = 1 << 11,
  KITH_REPORT_NAMELESS      = 1 << 12,
  KITH_REPORT_SHARED        = 1 << 13,
  KITH_REPORT_WHOLE_TIME    = 1 << 14,
  KITH_REPORT_PUBLIC        = 1 << 15,
} KithReportTakes;

/**
 * KithReportOrder:
 * @KITH_REPORT_ORDER_URGENCY: What needs somebody soonest first
 * @KITH_REPORT_ORDER_NAME: By name
 * @KITH_REPORT_ORDER_DATE: The next date first
 *
 * In which order a report lists students.
 */
typedef enum {
  KITH_REPORT_ORDER_URGENCY,
  KITH_REPORT_ORDER_NAME,
  KITH_REPORT_ORDER_DATE,
} KithReportOrder;

/**
 * KithReportGroup:
 * @KITH_REPORT_GROUP_STUDENT: About one student
 * @KITH_REPORT_GROUP_CASELOAD: Caseload and planning
 * @KITH_REPORT_GROUP_MENTORS: Mentors and the team
 * @KITH_REPORT_GROUP_MANAGERS: For managers and partners
 * @KITH_REPORT_GROUP_HAND_OUT: To hand out
 * @KITH_REPORT_N_GROUPS: How many there are
 *
 * Where a report stands in the gallery.
 */
typedef enum {
  KITH_REPORT_GROUP_STUDENT,
  KITH_REPORT_GROUP_CASELOAD,
  KITH_REPORT_GROUP_MENTORS,
  KITH_REPORT_GROUP_MANAGERS,
  KITH_REPORT_GROUP_HAND_OUT,
  KITH_REPORT_N_GROUPS,
} KithReportGroup;

/**
 * KithReportSubject:
 * @student: id of a student, or 0
 * @person: id of a person, or 0
 * @plan: id of a plan of @student, or 0 for the one held last
 * @note: id of a note of @student, or 0 for the newest
 * @transfer: id of a transfer of @student, or 0 for the one on its way
 * @request: id of an access request of @student, or 0 for all of them
 * @disposal: id of a disposal, or 0 for all that were confirmed
 * @group: id of a group session, or 0
 * @appointment: id of an appointment of @student, or 0 for the next one
 * @from: first day, ISO, or empty for the usual one of the report
 * @until: last day, ISO, or empty
 * @parts: of the diary, 0 for everything
 * @mine: only what is the actor’s own
 * @filters: (nullable): which students a list of them shows; borrowed
 * @day: ISO date, or empty
 * @authority: name of a local authority, or empty for all of them
 * @order: in which order students are listed
 * @ahead: how many days ahead, or 0 for the usual
 * @full: the full copy for the file instead of the redacted one
 * @form: which empty form, by its place in the list of them
 *
 * Whom a report is about, and when.
 */
typedef struct {
  gint64 student;
  gint64 person;
  gint64 plan;
  gint64 note;
  gint64 transfer;
  gint64 request;
  gint64 disposal;
  gint64 group;
  gint64 appointment;
  char from[12];
  char until[12];
  guint parts;
  gboolean mine;
  const KithViewFilters *filters;
  char day[11];
  char authority[128];
  KithReportOrder order;
  guint ahead;
  gboolean full;
  guint form;
} KithReportSubject;

/**
 * KithReport:
 * @name: what it is called on the command line and in the audit
 * @title: what a person calls it, marked for translation
 * @purpose: what it is good for, in one line, marked for translation
 * @takes: what it has to be told, or can be
 * @make: gathers what the actor may see and makes the document
 * @reads: (nullable): names of kinds, separated by spaces: who may see none of one of them is not offered it
 * @roles: who is offered it; 0 for everybody
 * @group: where it stands in the gallery
 *
 * One report.
 */
typedef struct {
  const char *name;
  const char *title;
  const char *purpose;
  KithReportTakes takes;
  KithDocument *(*make) (KithCaseFile             *file,
                         const KithReportSubject  *subject,
                         const KithOutputOptions  *options,
                         GError                  **error);
  const char *reads;
  KithRoles roles;
  KithReportGroup group;
} KithReport;

const KithReport *kith_reports_get   (guint                    *n_reports);
const KithReport *kith_reports_find  (const char               *name);
gboolean          kith_report_allows (const KithReport         *report,
                                      KithRoles                 roles);
KithDocument     *kith_reports_make  (const KithReport         *report,
                                      KithCaseFile             *file,
                                      const KithReportSubject  *subject,
                                      const KithOutputOptions  *options,
                                      GError                  **error);
gboolean          kith_reports_output (KithDocument            *document,
                                      KithCaseFile             *file,
                                      const KithReportSubject  *subject,
                                      const KithOutputOptions  *options,
                                      const char               *path,
                                      GCancellable             *cancellable,
                                      GError                  **error);
gboolean          kith_reports_write (const KithReport         *report,
                                      KithCaseFile             *file,
                                      const KithReportSubject  *subject,
                                      const KithOutputOptions  *options,
                                      const char               *path,
                                      GCancellable             *cancellable,
                                      GError                  **error);

G_END_DECLS
