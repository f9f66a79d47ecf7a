/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-certificate.h"

#include "kith-activity.h"
#include "kith-college-case.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-lists.h"
#include "kith-programmes.h"
#include "kith-report-certificate.h"
#include "kith-report-days.h"

#include <glib/gi18n.h>

/* The log has all an apprentice did: a note of theirs is in it once, by its kind. */
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
        line.minutes += (int) kith_log_entry_get_minutes (entry);
    }
    if (line.minutes > 0)
      g_array_append_val (lines, line);
  }
}

/* What notes become in a log: "shadowed" is the one, all others are the other. */
static gboolean
is_from_sessions (KithRecord *entry)
{
  const char *type = kith_record_get_text (entry, KITH_LOG_ENTRY_TYPE);

  return g_strcmp0 (type, "supporting") == 0 || g_strcmp0 (type, "shadowing") == 0;
}

/* Whether the log has that day's work with students already: of each day of a programme, and of others on which somebody
 * logged it, by hand or in a programme that was ended by a slip. */
static gboolean
log_has (GPtrArray   *programmes,
         GPtrArray   *log_entries,
         const GDate *day)
{
  g_autofree char *iso = kith_date_to_iso (day);

  for (guint i = 0; i < programmes->len; i++)
    if (kith_programme_covers (g_ptr_array_index (programmes, i), day))
      return TRUE;
  for (guint i = 0; i < log_entries->len; i++) {
    KithRecord *entry = g_ptr_array_index (log_entries, i);

    if (is_from_sessions (entry) && g_strcmp0 (kith_record_get_text (entry, KITH_LOG_ENTRY_DATE), iso) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
count_days (KithCaseFile        *file,
            gint64               person,
            const GDate         *from,
            const GDate         *until,
            KithActivityCounts  *sums,
            GError             **error)
{
  g_autofree char *first = kith_date_to_iso (from);
  g_autofree char *last = kith_date_to_iso (until);
  KithActivityCounts counts;

  if (!kith_activity_count (file, person, first, last, &counts, error))
    return FALSE;
  for (guint i = 0; i < kith_note_types.n_choices; i++)
    sums->by_type[i].minutes += counts.by_type[i].minutes;
  return TRUE;
}

/* Counts the sessions of all days that the log does not have, a stretch of them at a time. */
static gboolean
count_sessions (KithCaseFile          *file,
                gint64                 person,
                GPtrArray             *log_entries,
                const KithReportDays  *days,
                KithActivityCounts    *sums,
                GError               **error)
{
  g_autoptr (GPtrArray) programmes = kith_programmes_list (file, person, error);
  GDate first, day, last;

  if (programmes == NULL)
    return FALSE;
  if (!kith_date_from_iso (days->from, &first) || !kith_date_from_iso (days->until, &last))
    return TRUE;
  for (day = first; g_date_compare (&day, &last) <= 0; g_date_add_days (&day, 1)) {
    GDate before = day;

    if (!log_has (programmes, log_entries, &day))
      continue;
    g_date_subtract_days (&before, 1);
    if (g_date_compare (&first, &day) < 0 && !count_days (file, person, &first, &before, sums, error))
      return FALSE;
    first = day;
    g_date_add_days (&first, 1);
  }
  return g_date_compare (&first, &last) > 0 || count_days (file, person, &first, &last, sums, error);
}

/* Whoever keeps no log, or kept none then, has their time with students: a year as a volunteer before the programme too. */
static gboolean
add_sessions (GArray                *lines,
              KithCaseFile          *file,
              gint64                 person,
              GPtrArray             *log_entries,
              const KithReportDays  *days,
              GError               **error)
{
  KithActivityCounts sums = { 0 };

  if (!count_sessions (file, person, log_entries, days, &sums, error))
    return FALSE;
  for (guint i = 0; i < kith_note_types.n_choices; i++) {
    KithActivityLine line = { .label = _(kith_note_types.choices[i].label), .minutes = (int) sums.by_type[i].minutes };

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
  if (!add_sessions (lines, file, kith_record_get_id (person), overview->log_entries, days, error))
    return NULL;
  kith_output_begin (&setting, file, options, moment);
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
