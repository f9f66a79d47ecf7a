/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-one-page-profile.h"

#include "kith-kinds.h"
#include "kith-report-one-page-profile.h"

/**
 * kith_one_page_profile_make:
 * @file: an open case file
 * @student: id of a student
 * @options: (nullable): how the student is named, and what stands at the top
 * @error: return location for an error
 *
 * Makes the page a student hands to somebody new. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_one_page_profile_make (KithCaseFile             *file,
                            gint64                    student,
                            const KithOutputOptions  *options,
                            GError                  **error)
{
  g_autoptr (KithRecord) record = NULL;
  g_autofree char *legal_name = NULL;
  g_autofree char *moment = NULL;
  KithReportSetting setting;
  KithOnePageProfile profile;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error))
    return NULL;
  record = kith_case_file_load (file, &kith_student_kind, student, error);
  if (record == NULL)
    return NULL;
  legal_name = kith_student_dup_legal_name (record);
  profile = (KithOnePageProfile) {
    .preferred_name = kith_record_get_text (record, KITH_STUDENT_PREFERRED_NAME),
    .legal_name = legal_name,
    .reference = kith_record_get_text (record, KITH_STUDENT_COLLEGE_ID),
    .name_hint = kith_record_get_text (record, KITH_STUDENT_NAME_HINT),
    .pronouns = kith_record_get_text (record, KITH_STUDENT_PRONOUNS),
    .own_words = kith_record_get_text (record, KITH_STUDENT_OWN_WORDS),
    .strengths = kith_record_get_text (record, KITH_STUDENT_STRENGTHS),
    .matters = kith_record_get_text (record, KITH_STUDENT_MATTERS),
    .helps = kith_record_get_text (record, KITH_STUDENT_HELPS),
    .does_not_help = kith_record_get_text (record, KITH_STUDENT_DOES_NOT_HELP),
    .communication = kith_record_get_text (record, KITH_STUDENT_COMMUNICATION_NEEDS),
  };
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  return kith_report_one_page_profile (&profile, &setting);
}
