/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-certificate.h"

#include "kith-activity.h"
#include "kith-college-case.h"
#include "kith-kinds.h"
#include "kith-lists.h"
#include "kith-programmes.h"
#include "kith-report-certificate.h"
#include "kith-report-days.h"

#include <glib/gi18n.h>

/* An apprentice's log has all they did; a note in it is there once, by its kind. */
static void
add_log (GArray               *lines,
         GPtrArray            *log_entries,
         const KithReportDays *days)
{
  for (guint i = 0; i < kith_log_types.n_choices; i++) {
    KithActivityLine line = { .label = _(kith_log_types.choices[i].label) };

    for (guint j = 0; j < log_entries->len; j++) {
      KithRecord *entry = g_ptr_array_index (log_entries, j);

      if (kith_report_days_have (days, kith_record_get_text (entry, KITH_LOG_ENTRY_DATE)) &&
          g_strcmp0 (kith_record_get_text (entry, KITH_LOG_ENTRY_TYPE), kith_log_types.choices[i].code) == 0)
        line.minutes += (int) kith_record_get_number (entry, KITH_LOG_ENTRY_MINUTES);
    }
    if (line.minutes > 0)
      g_array_append_val (lines, line);
  }
}

/* Whoever keeps no log has their time with students. */
static gboolean
add_sessions (GArray                *lines,
              KithCaseFile          *file,
              gint64                 person,
              const KithReportDays  *days,
              GError               **error)
{
  KithActivityCounts counts;

  if (!kith_activity_count (file, person, days->from, days->until, &counts, error))
    return FALSE;
  for (guint i = 0; i < kith_note_types.n_choices; i++) {
    KithActivityLine line = { .label = _(kith_note_types.choices[i].label), .minutes = (int) counts.by_type[i].minutes };

    if (line.minutes > 0)
      g_array_append_val (lines, line);
  }
  return TRUE;
}

static char *
dup_programme (const KithProgrammeOverview *overview)
{
  g_autofree char *standard = overview->programme != NULL ? kith_record_dup_title (overview->programme) : NULL;

  /* Translators: name of an apprenticeship standard */
  return standard != NULL ? g_strdup_printf (_("Apprenticeship: %s."), standard) : NULL;
}

static KithDocument *
make_document (KithCaseFile                 *file,
               KithRecord                   *person,
               const KithProgrammeOverview  *overview,
               const KithReportDays         *days,
               const KithOutputOptions      *options,
               GError                      **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (KithActivityLine));
  g_autoptr (KithRecord) college = kith_college_current (file, error);
  g_autofree char *moment = kith_output_dup_moment (file);
  g_autofree char *words = kith_report_days_dup_words (days);
  g_autofree char *programme = dup_programme (overview);
  KithReportSetting setting;
  KithCertificate certificate;

  if (college == NULL)
    return NULL;
  add_log (lines, overview->log_entries, days);
  if (lines->len == 0 && !add_sessions (lines, file, kith_record_get_id (person), days, error))
    return NULL;
  kith_output_begin (&setting, file, options, moment);
  /* It is the mentor's to show: nothing of it is for the team only. */
  if (options == NULL || options->marking == NULL)
    setting.marking = "";
  certificate = (KithCertificate) {
    .name = kith_record_get_text (person, KITH_PERSON_NAME),
    .college = kith_record_get_text (college, KITH_COLLEGE_NAME),
    .days = words,
    .is_mentor = programme != NULL || kith_person_has_role (person, "mentor"),
    .programme = programme,
    .lines = lines,
  };
  return kith_report_certificate (&certificate, &setting);
}

/**
 * kith_certificate_make:
 * @file: an open case file
 * @person: id of a mentor
 * @from: first day, ISO, or empty for the day they started
 * @until: last day, ISO, or empty for today
 * @options: (nullable): what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whose business it is not
 *
 * Adds up a mentor's hours for a page they can show. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_certificate_make (KithCaseFile             *file,
                       gint64                    person,
                       const char               *from,
                       const char               *until,
                       const KithOutputOptions  *options,
                       GError                  **error)
{
  g_autoptr (KithRecord) record = NULL;
  g_autoptr (KithProgrammeOverview) overview = NULL;
  g_auto (KithReportDays) days = { 0 };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) || !kith_activity_require (file, person, error) ||
      (record = kith_case_file_load (file, &kith_person_kind, person, error)) == NULL ||
      !kith_report_days_find_since (&days, file, kith_record_get_text (record, KITH_PERSON_START_DATE), from, until, error) ||
      (overview = kith_programme_overview_load (file, person, error)) == NULL)
    return NULL;
  return make_document (file, record, overview, &days, options, error);
}
