/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-reports.h"

#include "kith-audit.h"
#include "kith-birthdays.h"
#include "kith-contact-gaps.h"
#include "kith-endings.h"
#include "kith-group-report.h"
#include "kith-diary-print.h"
#include "kith-look-back.h"
#include "kith-minutes.h"
#include "kith-pep-sheet.h"
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

/* Every report there is. */
static const KithReport reports[] = {
  { "student-summary", N_("Student Summary"), KITH_REPORT_NEEDS_STUDENT, make_summary },
  { "student-list", N_("List of Students"), 0, make_student_list },
  { "contact-gaps", N_("Contact Gaps"), KITH_REPORT_TAKES_PERSON, make_contact_gaps },
  { "meeting-minutes", N_("Minutes"), KITH_REPORT_NEEDS_STUDENT, make_minutes },
  { "pep-preparation", N_("PEP Preparation"), KITH_REPORT_NEEDS_STUDENT, make_pep_sheet },
  { "group-register", N_("Group Register"), KITH_REPORT_NEEDS_GROUP, make_group_register },
  { "diary", N_("Diary"), KITH_REPORT_TAKES_DAYS, make_diary },
  { "appointment-slip", N_("Appointment Slip"), KITH_REPORT_NEEDS_STUDENT, make_slip },
  { "one-page-profile", N_("One-Page Profile"), KITH_REPORT_NEEDS_STUDENT, make_one_page_profile },
  { "goodbye", N_("Goodbye Note"), KITH_REPORT_NEEDS_STUDENT, make_goodbye },
  { "turning-18", N_("Turning 18"), 0, make_turning_18 },
  { "hand-over-pack", N_("Hand-Over Pack"), KITH_REPORT_TAKES_PERSON | KITH_REPORT_TAKES_STUDENT, make_hand_over_pack },
  { "as-at", N_("Record as at a Date"), KITH_REPORT_NEEDS_STUDENT | KITH_REPORT_NEEDS_DAY, make_as_at },
  { "transfer-pack", N_("Transfer Pack"), KITH_REPORT_NEEDS_STUDENT, make_transfer_pack },
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

/**
 * kith_reports_write:
 * @report: a report
 * @file: an open case file
 * @subject: whom it is about
 * @options: (nullable): how students are named, and what stands at the top
 * @path: where it goes; its ending says whether PDF, text or HTML
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a report and notes the print in the audit. Blocks.
 *
 * Returns: whether it was written
 */
gboolean
kith_reports_write (const KithReport         *report,
                    KithCaseFile             *file,
                    const KithReportSubject  *subject,
                    const KithOutputOptions  *options,
                    const char               *path,
                    GCancellable             *cancellable,
                    GError                  **error)
{
  g_autoptr (KithDocument) document = NULL;

  g_return_val_if_fail (report != NULL, FALSE);
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);

  if (!kith_output_check_path (path, error) || !kith_case_file_require (file, KITH_VERB_PRINT, error))
    return FALSE;
  document = report->make (file, subject, options, error);
  /* Noted first: a page nobody knows of must not exist. */
  return document != NULL && kith_audit_note_print (file, report->name, subject->student, error) &&
         kith_output_write (document, path, cancellable, error);
}
