/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-reports.h"

#include "kith-access-pack.h"
#include "kith-birthdays.h"
#include "kith-blank-forms.h"
#include "kith-caseload.h"
#include "kith-certificate.h"
#include "kith-contact-gaps.h"
#include "kith-endings.h"
#include "kith-group-report.h"
#include "kith-diary-print.h"
#include "kith-disposal-report.h"
#include "kith-look-back.h"
#include "kith-mentor-activity.h"
#include "kith-minutes.h"
#include "kith-missing-data.h"
#include "kith-one-to-one.h"
#include "kith-plans-list.h"
#include "kith-journey.h"
#include "kith-my-record.h"
#include "kith-pep-sheet.h"
#include "kith-receipt-page.h"
#include "kith-programme-report.h"
#include "kith-student-list.h"
#include "kith-one-page-profile.h"
#include "kith-hand-over-pack.h"
#include "kith-summary.h"
#include "kith-transfer-pack.h"

#include <glib/gi18n.h>

static KithDocument *
make_summary (KithCaseFile             *file,
              const KithReportSubject  *subject,
              const KithOutputOptions  *options,
              GError                  **error)
{
  return kith_summary_make (file, subject->student, options, error);
}

static KithDocument *
make_contact_gaps (KithCaseFile             *file,
                   const KithReportSubject  *subject,
                   const KithOutputOptions  *options,
                   GError                  **error)
{
  return kith_contact_gaps_make (file, subject->person, options, error);
}

static KithDocument *
make_caseload (KithCaseFile             *file,
               const KithReportSubject  *subject,
               const KithOutputOptions  *options,
               GError                  **error)
{
  return kith_caseload_make (file, subject->person, subject->order, options, error);
}

static KithDocument *
make_mentor_activity (KithCaseFile             *file,
                      const KithReportSubject  *subject,
                      const KithOutputOptions  *options,
                      GError                  **error)
{
  return kith_mentor_activity_make (file, subject->person, subject->from, subject->until, options, error);
}

static KithDocument *
make_certificate (KithCaseFile             *file,
                  const KithReportSubject  *subject,
                  const KithOutputOptions  *options,
                  GError                  **error)
{
  return kith_certificate_make (file, subject->person, subject->from, subject->until, options, error);
}

static KithDocument *
make_plans_due (KithCaseFile             *file,
                const KithReportSubject  *subject,
                const KithOutputOptions  *options,
                GError                  **error)
{
  return kith_plans_list_make (file, subject->person, subject->ahead, subject->order, options, error);
}

static KithDocument *
make_missing_data (KithCaseFile             *file,
                   const KithReportSubject  *subject,
                   const KithOutputOptions  *options,
                   GError                  **error)
{
  return kith_missing_data_make (file, subject->person, options, error);
}

static KithDocument *
make_audit_receipt (KithCaseFile             *file,
                    const KithReportSubject  *subject,
                    const KithOutputOptions  *options,
                    GError                  **error)
{
  return kith_receipt_page_make (file, options, error);
}

static KithDocument *
make_one_to_one (KithCaseFile             *file,
                 const KithReportSubject  *subject,
                 const KithOutputOptions  *options,
                 GError                  **error)
{
  return kith_one_to_one_make (file, subject->student, subject->note, options, error);
}

static KithDocument *
make_minutes (KithCaseFile             *file,
              const KithReportSubject  *subject,
              const KithOutputOptions  *options,
              GError                  **error)
{
  return kith_minutes_make (file, subject->student, subject->plan, options, error);
}

static KithDocument *
make_pep_sheet (KithCaseFile             *file,
                const KithReportSubject  *subject,
                const KithOutputOptions  *options,
                GError                  **error)
{
  return kith_pep_sheet_make (file, subject->student, options, error);
}

static KithDocument *
make_group_register (KithCaseFile             *file,
                     const KithReportSubject  *subject,
                     const KithOutputOptions  *options,
                     GError                  **error)
{
  return kith_group_report_make (file, subject->group, options, error);
}

static KithDocument *
make_as_at (KithCaseFile             *file,
            const KithReportSubject  *subject,
            const KithOutputOptions  *options,
            GError                  **error)
{
  return kith_look_back_make (file, subject->student, subject->day, options, error);
}

static KithDocument *
make_diary (KithCaseFile             *file,
            const KithReportSubject  *subject,
            const KithOutputOptions  *options,
            GError                  **error)
{
  g_autoptr (KithDiarySpan) week = NULL;
  g_autoptr (KithDiaryFilter) filter = NULL;
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));

  week = kith_diary_span_find (file, KITH_DIARY_VIEW_WEEK, *subject->from != '\0' ? subject->from : today, 0, error);
  if (week == NULL)
    return NULL;
  filter = kith_diary_filter_new (*subject->from != '\0' ? subject->from : week->from,
                                  *subject->until != '\0' ? subject->until : week->until);
  filter->everyone = !subject->mine;
  if (subject->parts != 0)
    filter->parts = (KithDiaryParts) subject->parts;
  return kith_diary_print_make (file, filter, options, error);
}

static KithDocument *
make_slip (KithCaseFile             *file,
           const KithReportSubject  *subject,
           const KithOutputOptions  *options,
           GError                  **error)
{
  return kith_appointment_slip_make (file, subject->student, subject->appointment, options, error);
}

/* Without filters, all active students. */
static KithDocument *
make_student_list (KithCaseFile             *file,
                   const KithReportSubject  *subject,
                   const KithOutputOptions  *options,
                   GError                  **error)
{
  g_autoptr (KithViewFilters) filters =
    subject->filters != NULL ? kith_view_filters_copy (subject->filters) : kith_view_filters_new ();

  return kith_student_list_make (file, filters, options, error);
}

static KithDocument *
make_one_page_profile (KithCaseFile             *file,
                       const KithReportSubject  *subject,
                       const KithOutputOptions  *options,
                       GError                  **error)
{
  return kith_one_page_profile_make (file, subject->student, options, error);
}

static KithDocument *
make_turning_18 (KithCaseFile             *file,
                 const KithReportSubject  *subject,
                 const KithOutputOptions  *options,
                 GError                  **error)
{
  return kith_birthdays_make (file, options, error);
}

static KithDocument *
make_hand_over_pack (KithCaseFile             *file,
                     const KithReportSubject  *subject,
                     const KithOutputOptions  *options,
                     GError                  **error)
{
  return kith_hand_over_pack_make (file, subject->student, subject->person, options, error);
}

static KithDocument *
make_transfer_pack (KithCaseFile             *file,
                    const KithReportSubject  *subject,
                    const KithOutputOptions  *options,
                    GError                  **error)
{
  return kith_transfer_pack_make (file, subject->student, subject->transfer, options, error);
}

static KithDocument *
make_goodbye (KithCaseFile             *file,
              const KithReportSubject  *subject,
              const KithOutputOptions  *options,
              GError                  **error)
{
  return kith_goodbye_make (file, subject->student, options, error);
}

static KithDocument *
make_blank_form (KithCaseFile             *file,
                 const KithReportSubject  *subject,
                 const KithOutputOptions  *options,
                 GError                  **error)
{
  return kith_blank_forms_make (file, subject->form, options, error);
}

static KithDocument *
make_journey (KithCaseFile             *file,
              const KithReportSubject  *subject,
              const KithOutputOptions  *options,
              GError                  **error)
{
  return kith_journey_make (file, subject->student, options, error);
}

static KithDocument *
make_my_record (KithCaseFile             *file,
                const KithReportSubject  *subject,
                const KithOutputOptions  *options,
                GError                  **error)
{
  return kith_my_record_make (file, subject->student, options, error);
}

static KithDocument *
make_access_pack (KithCaseFile             *file,
                  const KithReportSubject  *subject,
                  const KithOutputOptions  *options,
                  GError                  **error)
{
  return kith_access_pack_make (file, subject->student, subject->request, subject->full, subject->from, subject->until, options,
                                error);
}

static KithDocument *
make_programme (KithCaseFile             *file,
                const KithReportSubject  *subject,
                const KithOutputOptions  *options,
                GError                  **error)
{
  return kith_programme_report_make (file, subject->from, subject->until, subject->authority, options, error);
}

static KithDocument *
make_partner (KithCaseFile             *file,
              const KithReportSubject  *subject,
              const KithOutputOptions  *options,
              GError                  **error)
{
  return kith_partner_report_make (file, subject->from, subject->until, options, error);
}

static KithDocument *
make_disposal (KithCaseFile             *file,
               const KithReportSubject  *subject,
               const KithOutputOptions  *options,
               GError                  **error)
{
  return kith_disposal_report_make (file, subject->disposal, options, error);
}

static KithDocument *
make_lost_device (KithCaseFile             *file,
                  const KithReportSubject  *subject,
                  const KithOutputOptions  *options,
                  GError                  **error)
{
  return kith_lost_device_make (file, options, error);
}

/* Every report there is, in the order of the gallery. */
static const KithReport reports[] = {
  { "student-summary", N_("Student Summary"), N_("Everything that matters about one student on one page"),
    KITH_REPORT_NEEDS_STUDENT, make_summary, "student" },
  { "access-pack", N_("Access Pack"), N_("Everything that is written about a student, for the student who asks for it"),
    KITH_REPORT_NEEDS_STUDENT | KITH_REPORT_TAKES_DAYS | KITH_REPORT_WHOLE_TIME | KITH_REPORT_TAKES_COPY, make_access_pack,
    "student note note-mark", KITH_ROLE_DSL | KITH_ROLE_DPO },
  { "my-record", N_("My Record"), N_("A student’s own book: strengths first, their own words, and what happened"),
    KITH_REPORT_NEEDS_STUDENT, make_my_record, "student note goal" },
  { "journey", N_("Journey"), N_("Moves, people, contacts, goals and attendance of a student by term, on one page"),
    KITH_REPORT_NEEDS_STUDENT, make_journey, "student note goal" },
  { "student-list", N_("List of Students"), N_("The students of a list, as a table"),
    0, make_student_list, "student", .group = KITH_REPORT_GROUP_CASELOAD },
  { "coach-caseload", N_("Coach Caseload"), N_("Every student of a coach on one line, to go through with a pen"),
    KITH_REPORT_TAKES_PERSON | KITH_REPORT_TAKES_ORDER, make_caseload, "student assignment bursary",
    .group = KITH_REPORT_GROUP_CASELOAD },
  { "contact-gaps", N_("Contact Gaps"), N_("Who has not been reached for longer than agreed"),
    KITH_REPORT_TAKES_PERSON, make_contact_gaps, "student assignment", .group = KITH_REPORT_GROUP_CASELOAD },
  { "plans-due", N_("Plans Due"), N_("Which plans and reviews to prepare in the next weeks, and which are overdue"),
    KITH_REPORT_TAKES_PERSON | KITH_REPORT_TAKES_AHEAD | KITH_REPORT_TAKES_ORDER, make_plans_due, "student plan",
    .group = KITH_REPORT_GROUP_CASELOAD },
  { "missing-data", N_("Missing Data"), N_("What to ask for or write down, student by student, before somebody needs it"),
    KITH_REPORT_TAKES_PERSON, make_missing_data, "student assignment",
    KITH_ROLE_COACH | KITH_ROLE_WELFARE | KITH_ROLE_MANAGER | KITH_ROLE_DSL, .group = KITH_REPORT_GROUP_CASELOAD },
  { "one-to-one-note", N_("One-to-One Note"), N_("One note on a page, own words first, with what was added since"),
    KITH_REPORT_NEEDS_STUDENT, make_one_to_one, "student note", .group = KITH_REPORT_GROUP_STUDENT },
  { "mentor-activity", N_("Mentor Activity and Supervision"),
    N_("What a mentor did in a term, and how study and supervision stand; no student is named"),
    KITH_REPORT_NEEDS_PERSON | KITH_REPORT_TAKES_DAYS | KITH_REPORT_NAMELESS, make_mentor_activity, "log-entry supervision",
    .group = KITH_REPORT_GROUP_MENTORS },
  { "certificate-of-hours", N_("Certificate of Hours"), N_("The hours somebody gave as a mentor, on a page to keep and show"),
    KITH_REPORT_NEEDS_PERSON | KITH_REPORT_TAKES_DAYS | KITH_REPORT_NAMELESS | KITH_REPORT_WHOLE_TIME | KITH_REPORT_PUBLIC,
    make_certificate, "log-entry", .group = KITH_REPORT_GROUP_MENTORS },
  { "meeting-minutes", N_("Minutes"), N_("What was agreed at a meeting, who does what, and by when"),
    KITH_REPORT_NEEDS_STUDENT, make_minutes, "student plan" },
  { "pep-preparation", N_("PEP Preparation"), N_("What a personal education plan meeting needs, filled in from the record"),
    KITH_REPORT_NEEDS_STUDENT, make_pep_sheet, "student plan" },
  { "group-register", N_("Group Register"), N_("A list to tick on the day"),
    KITH_REPORT_NEEDS_GROUP, make_group_register, "group attendee", .group = KITH_REPORT_GROUP_HAND_OUT },
  { "diary", N_("Diary"), N_("Appointments, meetings and groups of a week, to pin up or take along"),
    KITH_REPORT_TAKES_DAYS, make_diary, "appointment", .group = KITH_REPORT_GROUP_CASELOAD },
  { "appointment-slip", N_("Appointment Slip"), N_("When and where, in large print, for the student to keep"),
    KITH_REPORT_NEEDS_STUDENT | KITH_REPORT_PUBLIC, make_slip, "appointment", .group = KITH_REPORT_GROUP_HAND_OUT },
  { "one-page-profile", N_("One-Page Profile"), N_("Who the student is, in their own words"),
    KITH_REPORT_NEEDS_STUDENT, make_one_page_profile, "student", .group = KITH_REPORT_GROUP_HAND_OUT },
  { "goodbye", N_("Goodbye Note"), N_("A letter from the mentor at the end of the time together"),
    KITH_REPORT_NEEDS_STUDENT | KITH_REPORT_PUBLIC, make_goodbye, "ending", .group = KITH_REPORT_GROUP_HAND_OUT },
  { "turning-18", N_("Turning 18"), N_("Who turns 18 soon, and what changes then"),
    0, make_turning_18, "student", .group = KITH_REPORT_GROUP_CASELOAD },
  { "hand-over-pack", N_("Hand-Over Pack"), N_("What whoever takes over needs to know"),
    KITH_REPORT_TAKES_PERSON | KITH_REPORT_TAKES_STUDENT, make_hand_over_pack, "student assignment",
    .group = KITH_REPORT_GROUP_CASELOAD },
  { "programme", N_("Programme Report"), N_("What governors, virtual schools and the Quality Mark ask of a term"),
    KITH_REPORT_TAKES_DAYS | KITH_REPORT_TAKES_AUTHORITY | KITH_REPORT_NAMELESS | KITH_REPORT_SHARED, make_programme,
    "student note goal plan feedback evidence", KITH_ROLE_MANAGER | KITH_ROLE_DSL, KITH_REPORT_GROUP_MANAGERS },
  { "partner", N_("Partner Report"), N_("One page for trusts and partners: how many, how much, and what came of it"),
    KITH_REPORT_TAKES_DAYS | KITH_REPORT_NAMELESS | KITH_REPORT_SHARED, make_partner,
    "student note goal plan feedback evidence", KITH_ROLE_MANAGER | KITH_ROLE_DSL, KITH_REPORT_GROUP_MANAGERS },
  { "as-at", N_("Record as at a Date"), N_("A record and its team as they stood on one day"),
    KITH_REPORT_NEEDS_STUDENT | KITH_REPORT_NEEDS_DAY, make_as_at, "student" },
  { "transfer-pack", N_("Transfer Pack"), N_("Cover sheet and receipt for a safeguarding file that moves on"),
    KITH_REPORT_NEEDS_STUDENT, make_transfer_pack, "transfer" },
  { "disposal-certificate", N_("Disposal Certificate"),
    N_("What was erased or anonymised, by which rule and by which two people; nobody is named"),
    KITH_REPORT_NAMELESS, make_disposal, "disposal", .group = KITH_REPORT_GROUP_MANAGERS },
  { "lost-device", N_("Lost Device"), N_("What was on a computer that is gone, who could open it, and what to do in 72 hours"),
    KITH_REPORT_NAMELESS, make_lost_device, NULL, KITH_ROLE_DPO | KITH_ROLE_DSL | KITH_ROLE_ADMIN, KITH_REPORT_GROUP_MANAGERS },
  { "audit-receipt", N_("Audit Receipt"), N_("A page to keep each month, with which a cut or rewritten audit shows"),
    KITH_REPORT_NAMELESS, make_audit_receipt, NULL, KITH_ROLE_DPO | KITH_ROLE_DSL, KITH_REPORT_GROUP_MANAGERS },
  { "blank-forms", N_("Blank Forms"), N_("Empty forms to write on where there is no computer"),
    KITH_REPORT_TAKES_FORM | KITH_REPORT_NAMELESS, make_blank_form, .group = KITH_REPORT_GROUP_HAND_OUT },
};

/**
 * kith_reports_get:
 * @n_reports: (out): how many there are
 *
 * Returns: (array length=n_reports): every report
 */
const KithReport *
kith_reports_get (guint *n_reports)
{
  g_return_val_if_fail (n_reports != NULL, NULL);

  *n_reports = G_N_ELEMENTS (reports);
  return reports;
}

/**
 * kith_reports_find:
 * @name: name of a report
 *
 * Returns: (nullable): the report of that name
 */
const KithReport *
kith_reports_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (g_str_equal (reports[i].name, name))
      return &reports[i];
  return NULL;
}
