/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-reports.h"

#include "kith-college-case.h"
#include "kith-college.h"
#include "kith-error.h"
#include "kith-print-note.h"
#include "kith-share-check.h"

#include <glib/gi18n.h>

/* Whether some account of these roles sees any record of each kind. */
static gboolean
sees_all (const char *kinds,
          KithRoles   roles)
{
  g_auto (GStrv) names = g_strsplit (kinds, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (!kith_policy_allows_any (roles, kith_kind_find (names[i]), KITH_ACTION_SEE))
      return FALSE;
  return TRUE;
}

/**
 * kith_report_allows:
 * @report: a report
 * @roles: what an account may do
 *
 * Which records stand in it is up to the policy; this says whether it would be empty for them anyway, or is not theirs
 * to make.
 *
 * Returns: whether it is offered to them
 */
gboolean
kith_report_allows (const KithReport *report,
                    KithRoles         roles)
{
  g_return_val_if_fail (report != NULL, FALSE);

  if (!kith_policy_allows_verb (roles, KITH_VERB_PRINT) || (report->roles != 0 && (report->roles & roles) == 0))
    return FALSE;
  return report->reads == NULL || sees_all (report->reads, roles);
}

static gboolean
require_allowed (const KithReport  *report,
                 KithCaseFile      *file,
                 GError           **error)
{
  g_autofree char *who = NULL;

  if (kith_report_allows (report, kith_case_file_get_actor (file)->roles))
    return TRUE;
  who = kith_roles_dup_words (kith_case_file_get_actor (file)->roles);
  /* Translators: name of a report, then roles such as "mentor" */
  g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED, _("“%s” is not a report for this account (%s)."),
               _(report->title), who);
  return FALSE;
}

/**
 * kith_reports_make:
 * @report: a report
 * @file: an open case file
 * @subject: whom it is about
 * @options: (nullable): how students are named, and what stands at the top; the college's own words where they are %NULL
 * @error: %KITH_ERROR_NOT_ALLOWED, or what the report says
 *
 * The one way to a report, for window and command line. What is made to leave the team is looked through for what could
 * give somebody away; kith_document_get_findings() has what was found. Blocks.
 *
 * Returns: (transfer full) (nullable): what the actor may see of it
 */
KithDocument *
kith_reports_make (const KithReport         *report,
                   KithCaseFile             *file,
                   const KithReportSubject  *subject,
                   const KithOutputOptions  *options,
                   GError                  **error)
{
  KithOutputOptions used = options != NULL ? *options : (KithOutputOptions) { KITH_REPORT_NAMES_PREFERRED };
  g_autoptr (KithRecord) college = NULL;
  g_autoptr (KithDocument) document = NULL;

  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (subject != NULL, NULL);

  if (!require_allowed (report, file, error) || (college = kith_college_current (file, error)) == NULL)
    return NULL;
  if (used.organisation == NULL)
    used.organisation = kith_record_get_text (college, KITH_COLLEGE_NAME);
  if (used.marking == NULL)
    used.marking = (report->takes & KITH_REPORT_PUBLIC) != 0 ? "" : kith_record_get_text (college, KITH_COLLEGE_MARKING);
  document = report->make (file, subject, &used, error);
  if (document != NULL && (report->takes & KITH_REPORT_SHARED) && !kith_share_check (file, document, error))
    return NULL;
  return g_steal_pointer (&document);
}

/**
 * kith_reports_output:
 * @document: what [func@reports_make] made
 * @file: an open case file
 * @subject: whom it is about
 * @options: (nullable): what it is for
 * @path: where it goes; its ending says whether PDF, text or HTML
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Notes the print in the audit and writes the report. Blocks.
 *
 * Returns: whether it was written
 */
gboolean
kith_reports_output (KithDocument             *document,
                     KithCaseFile             *file,
                     const KithReportSubject  *subject,
                     const KithOutputOptions  *options,
                     const char               *path,
                     GCancellable             *cancellable,
                     GError                  **error)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);

  /* Noted first: a page nobody knows of must not exist. */
  return kith_output_check_path (path, error) &&
         kith_print_note_write (file, document, subject, KITH_PRINT_WAY_FILE, 1,
                                options != NULL ? options->purpose : NULL, error) &&
         kith_output_write (document, path, cancellable, error);
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
  document = kith_reports_make (report, file, subject, options, error);
  return document != NULL && kith_reports_output (document, file, subject, options, path, cancellable, error);
}
