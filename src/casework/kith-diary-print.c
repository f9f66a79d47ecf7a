/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-diary-print.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-report-diary.h"
#include "kith-time.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
keep (GPtrArray *kept,
      char      *text)
{
  if (text != NULL)
    g_ptr_array_add (kept, text);
  return text;
}

static GHashTable *
load_students (KithCaseFile  *file,
               GPtrArray     *entries,
               GError       **error)
{
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint i = 0; i < entries->len; i++) {
    const KithDiaryEntry *entry = g_ptr_array_index (entries, i);
    KithRecord *student;

    if (entry->student == 0 || entry->student_name == NULL || g_hash_table_contains (students, &entry->student))
      continue;
    student = kith_case_file_load (file, &kith_student_kind, entry->student, error);
    if (student == NULL)
      return NULL;
    g_hash_table_insert (students, g_memdup2 (&entry->student, sizeof entry->student), student);
  }
  return g_steal_pointer (&students);
}

static KithDiaryLine
make_line (const KithDiaryEntry *entry,
           const char           *day,
           GHashTable           *students,
           GPtrArray            *kept)
{
  gboolean is_calendar = entry->kind == &kith_calendar_day_kind;
  KithRecord *student = entry->student != 0 ? g_hash_table_lookup (students, &entry->student) : NULL;
  KithDiaryLine line = { .day = day, .what = entry->title, .place = entry->place };

  line.when = keep (kept, is_calendar ? g_strdup (entry->state) : kith_diary_entry_dup_when (entry));
  line.who = keep (kept, kith_diary_entry_dup_who (entry));
  line.state = is_calendar ? NULL : entry->state;
  if (student != NULL) {
    line.student = kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME);
    line.legal_name = keep (kept, kith_student_dup_legal_name (student));
    line.reference = kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID);
  }
  return line;
}

/* A holiday stands under each of its days that are printed; a term under none. */
static GArray *
make_lines (GPtrArray             *entries,
            const KithDiaryFilter *filter,
            GHashTable            *students,
            GPtrArray             *kept)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (KithDiaryLine));
  const char *day = keep (kept, g_strdup (filter->from));

  for (; strcmp (day, filter->until) <= 0; day = keep (kept, kith_date_iso_add_days (day, 1)))
    for (guint i = 0; i < entries->len; i++) {
      const KithDiaryEntry *entry = g_ptr_array_index (entries, i);
      KithDiaryLine line;

      if (entry->is_term || strcmp (entry->date, day) > 0 || strcmp (entry->until, day) < 0)
        continue;
      line = make_line (entry, day, students, kept);
      g_array_append_val (lines, line);
    }
  return lines;
}

/**
 * kith_diary_print_make:
 * @file: an open case file
 * @filter: which part of the diary
 * @options: (nullable): how students are named, and what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not print
 *
 * Returns: (transfer full) (nullable): the diary as the actor sees it on the screen
 */
KithDocument *
kith_diary_print_make (KithCaseFile             *file,
                       const KithDiaryFilter    *filter,
                       const KithOutputOptions  *options,
                       GError                  **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GHashTable) students = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autofree char *moment = NULL;
  KithDiarySpan span = { filter->from, filter->until, NULL };
  g_autofree char *heading = kith_diary_span_dup_words (&span);
  g_autofree char *words = kith_diary_filter_dup_words (filter);
  KithReportSetting setting;
  KithDiaryLines diary;

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error))
    return NULL;
  entries = kith_diary_list (file, filter, NULL, error);
  students = entries != NULL ? load_students (file, entries, error) : NULL;
  if (students == NULL)
    return NULL;
  lines = make_lines (entries, filter, students, kept);
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  setting.filters = words;
  diary = (KithDiaryLines) { heading, (const KithDiaryLine *) (gpointer) lines->data, lines->len };
  return kith_report_diary (&diary, &setting);
}

/* The one asked for, or the next that still takes place. */
static KithRecord *
find_appointment (KithCaseFile  *file,
                  gint64         student,
                  gint64         appointment,
                  GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_appointment_kind);
  g_autoptr (GPtrArray) coming = NULL;
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));

  if (appointment != 0) {
    g_autoptr (KithRecord) record = kith_case_file_load (file, &kith_appointment_kind, appointment, error);

    return record != NULL && kith_record_get_number (record, KITH_APPOINTMENT_STUDENT) == student
             ? g_steal_pointer (&record) : NULL;
  }
  kith_query_where_student (query, student);
  kith_query_where_range (query, "date", today, NULL);
  kith_query_where (query, "outcome", NULL);
  kith_query_set_limit (query, 1);
  coming = kith_case_file_list (file, query, NULL, error);
  return coming != NULL && coming->len > 0 ? g_object_ref (g_ptr_array_index (coming, 0)) : NULL;
}

static void
fill_slip (KithSlip     *slip,
           KithCaseFile *file,
           KithRecord   *appointment,
           GPtrArray    *kept)
{
  gint64 person = kith_record_get_number (appointment, KITH_APPOINTMENT_PERSON);
  const char *time = kith_record_get_text (appointment, KITH_APPOINTMENT_TIME);
  gboolean is_sensitive = kith_appointment_is_sensitive (appointment);

  slip->what = is_sensitive ? _("Appointment") : keep (kept, kith_record_dup_title (appointment));
  slip->day = keep (kept, kith_date_format_iso_weekday (kith_record_get_text (appointment, KITH_APPOINTMENT_DATE)));
  slip->when = keep (kept, kith_time_format_span (time, (int) kith_record_get_number (appointment, KITH_APPOINTMENT_MINUTES)));
  slip->place = kith_record_get_text (appointment, KITH_APPOINTMENT_PLACE);
  slip->with_whom = is_sensitive ? NULL : kith_record_get_text (appointment, KITH_APPOINTMENT_WITH_WHOM);
  slip->companion = person != 0 ? keep (kept, kith_case_file_dup_title (file, &kith_person_kind, person)) : NULL;
  slip->transport = kith_record_get_text (appointment, KITH_APPOINTMENT_TRANSPORT);
}

/**
 * kith_appointment_slip_make:
 * @file: an open case file
 * @student: id of a student
 * @appointment: id of an appointment of theirs, 0 for the next one
 * @options: (nullable): how the student is named, and what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not print
 *
 * Returns: (transfer full) (nullable): a slip for the student
 */
KithDocument *
kith_appointment_slip_make (KithCaseFile             *file,
                            gint64                    student,
                            gint64                    appointment,
                            const KithOutputOptions  *options,
                            GError                  **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KithRecord) record = NULL;
  g_autoptr (KithRecord) person = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *moment = NULL;
  KithReportSetting setting;
  KithSlip slip = { NULL };

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) ||
      (person = kith_case_file_load (file, &kith_student_kind, student, error)) == NULL)
    return NULL;
  record = find_appointment (file, student, appointment, &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  slip.student = keep (kept, kith_report_dup_name (setting.names, kith_record_get_text (person, KITH_STUDENT_PREFERRED_NAME),
                                                   NULL, kith_record_get_text (person, KITH_STUDENT_COLLEGE_ID)));
  if (record != NULL)
    fill_slip (&slip, file, record, kept);
  return kith_report_appointment_slip (&slip, &setting);
}
