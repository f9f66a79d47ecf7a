/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-mentor-activity.h"

#include "kith-activity.h"
#include "kith-date.h"
#include "kith-duration.h"
#include "kith-kinds.h"
#include "kith-lists.h"
#include "kith-off-the-job.h"
#include "kith-programmes.h"
#include "kith-report-days.h"
#include "kith-report-mentor-activity.h"
#include "kith-supervisions.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_FACTS 8
#define N_CHECKS 3

/* Everything the report borrows lives here until it is made. */
typedef struct {
  KithCaseFile *file;
  KithRecord *person;
  char *today;
  KithReportDays days;
  KithProgrammeOverview *overview;
  KithSupervised *supervised;
  GPtrArray *kept;
  KithFact facts[MOST_FACTS];
  gsize n_facts;
  KithActivityCheck checks[N_CHECKS];
  KithMentorActivity values;
} Gather;

static void
week_free (gpointer data)
{
  KithActivityWeek *week = data;

  g_free (week->monday);
  g_free (week);
}

static void
entry_free (gpointer data)
{
  KithActivityEntry *entry = data;

  g_free (entry->date);
  g_free (entry->what);
  g_free (entry);
}

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->values.sessions, g_array_unref);
  g_clear_pointer (&self->values.hours, g_array_unref);
  g_clear_pointer (&self->values.ksbs, g_array_unref);
  g_clear_pointer (&self->values.weeks, g_ptr_array_unref);
  g_clear_pointer (&self->values.classes, g_ptr_array_unref);
  g_clear_pointer (&self->values.assessments, g_ptr_array_unref);
  g_clear_pointer (&self->values.sessions_held, g_ptr_array_unref);
  g_clear_pointer (&self->overview, kith_programme_overview_free);
  g_clear_pointer (&self->supervised, kith_supervised_free);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_object (&self->person);
  kith_report_days_clear (&self->days);
  g_free (self->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static void
gather_init (Gather       *self,
             KithCaseFile *file)
{
  self->file = file;
  self->today = kith_clock_dup_today (kith_case_file_get_clock (file));
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->values.sessions = g_array_new (FALSE, TRUE, sizeof (KithActivityLine));
  self->values.hours = g_array_new (FALSE, TRUE, sizeof (KithActivityLine));
  self->values.ksbs = g_array_new (FALSE, TRUE, sizeof (KithActivityKsb));
  self->values.weeks = g_ptr_array_new_with_free_func (week_free);
  self->values.classes = g_ptr_array_new_with_free_func (entry_free);
  self->values.assessments = g_ptr_array_new_with_free_func (entry_free);
  self->values.sessions_held = g_ptr_array_new_with_free_func (entry_free);
}

static const char *
keep (Gather *self,
      char   *text)
{
  g_ptr_array_add (self->kept, text);
  return text;
}

static void
add_fact (Gather     *self,
          const char *label,
          const char *value)
{
  if (self->n_facts < MOST_FACTS)
    self->facts[self->n_facts++] = (KithFact) { label, kith_text_is_empty (value) ? _("None recorded") : value };
}

static void
add_entry (GPtrArray  *entries,
           const char *date,
           char       *what,
           gint64      minutes)
{
  KithActivityEntry *entry = g_new0 (KithActivityEntry, 1);

  entry->date = g_strdup (date);
  entry->what = what;
  entry->minutes = (int) minutes;
  g_ptr_array_add (entries, entry);
}

static const char *
dup_day (Gather     *self,
         const char *iso)
{
  return iso != NULL ? keep (self, kith_date_format_iso (iso)) : NULL;
}

/* Who looks after the mentor, and what they are on. */
static void
gather_facts (Gather *self)
{
  KithRecord *programme = self->overview->programme;
  gint64 manager = kith_record_get_number (self->person, KITH_PERSON_LINE_MANAGER);
  g_autofree char *standard = programme != NULL ? kith_record_dup_title (programme) : NULL;
  const char *version = programme != NULL ? kith_record_get_text (programme, KITH_PROGRAMME_STANDARD_VERSION) : NULL;

  if (programme != NULL && version != NULL)
    /* Translators: an apprenticeship standard, and its version */
    add_fact (self, _("Programme"), keep (self, g_strdup_printf (_("%s, version %s"), standard, version)));
  else
    add_fact (self, _("Programme"), keep (self, g_steal_pointer (&standard)));
  if (programme != NULL) {
    add_fact (self, _("Provider"), kith_record_get_text (programme, KITH_PROGRAMME_PROVIDER));
    add_fact (self, _("Assessor"), kith_record_get_text (programme, KITH_PROGRAMME_ASSESSOR));
    add_fact (self, _("Programme began"), dup_day (self, kith_record_get_text (programme, KITH_PROGRAMME_START)));
  }
  add_fact (self, _("Started here"), dup_day (self, kith_record_get_text (self->person, KITH_PERSON_START_DATE)));
  add_fact (self, _("Line manager"),
            manager != 0 ? keep (self, kith_case_file_dup_title (self->file, &kith_person_kind, manager)) : NULL);
  add_fact (self, _("Supervisor"), self->supervised->supervisor_name);
  self->values.facts = self->facts;
  self->values.n_facts = self->n_facts;
}

static gboolean
gather_sessions (Gather  *self,
                 GError **error)
{
  KithActivityCounts counts;

  if (!kith_activity_count (self->file, kith_record_get_id (self->person), self->days.from, self->days.until, &counts, error))
    return FALSE;
  self->values.reached = (guint) counts.reached;
  for (guint i = 0; i < kith_note_types.n_choices; i++) {
    const KithActivitySum *sum = &counts.by_type[i];
    KithActivityLine line = { _(kith_note_types.choices[i].label), (guint) sum->n, (int) sum->minutes, 0 };

    if (g_str_equal (kith_note_types.choices[i].code, "attempted"))
      self->values.attempts = (guint) sum->n;
    g_array_append_val (self->values.sessions, line);
  }
  return TRUE;
}

static gboolean
gather_groups (Gather  *self,
               GError **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_group_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (self->person));
  g_autoptr (GPtrArray) groups = NULL;

  kith_query_where (query, "person", id);
  kith_query_where_range (query, "date", self->days.from, self->days.until);
  groups = kith_case_file_list (self->file, query, NULL, error);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    self->values.groups += kith_record_get_number (g_ptr_array_index (groups, i), KITH_GROUP_CANCELLED) == 0 ? 1 : 0;
  return groups != NULL;
}

static void
add_to_hours (Gather     *self,
              KithRecord *entry)
{
  const char *type = kith_record_get_text (entry, KITH_LOG_ENTRY_TYPE);

  for (guint i = 0; i < kith_log_types.n_choices; i++) {
    KithActivityLine *line = &g_array_index (self->values.hours, KithActivityLine, i);

    if (g_strcmp0 (kith_log_types.choices[i].code, type) != 0)
      continue;
    line->n++;
    line->minutes += (int) kith_log_entry_get_minutes (entry);
    line->off_the_job += (int) kith_off_the_job_get_minutes (entry);
  }
}

/* Days on which something was done, and no titles: a title is typed, and no list of names is sure to have everybody in it
 * who might be named in one. */
typedef struct {
  GString *days;
  guint n;
  int minutes;
} Occasions;

static void
occasions_clear (Occasions *self)
{
  g_string_free (self->days, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Occasions, occasions_clear)

static void
add_occasion (Occasions  *occasions,
              const char *date,
              gint64      minutes)
{
  g_autofree char *day = kith_date_format_iso_short (date);

  g_string_append_printf (occasions->days, "%s%s", occasions->n > 0 ? ", " : "", day);
  occasions->n++;
  occasions->minutes += (int) minutes;
}

static char *
dup_shadowing_words (const Occasions *shadowing)
{
  g_autofree char *time = kith_duration_format (shadowing->minutes);

  if (shadowing->n == 0)
    return NULL;
  /* Translators: how often, how long in all, and the days */
  return g_strdup_printf (ngettext ("%u time, %s: %s.", "%u times, %s in all: %s.", shadowing->n), shadowing->n, time,
                          shadowing->days->str);
}

static char *
dup_journal_words (const Occasions *journal,
                   gboolean         is_own)
{
  if (journal->n == 0)
    /* what is not theirs to see may be there */
    return is_own ? NULL : g_strdup (_("None in the log, and none shared with whoever prints this."));
  /* Translators: how many entries of a journal, and their days */
  return g_strdup_printf (ngettext ("%u entry: %s.", "%u entries: %s.", journal->n), journal->n, journal->days->str);
}

typedef struct {
  guint attended;
  guint away;
  guint missed;
} Classes;

static void
add_class (Gather     *self,
           Classes    *classes,
           KithRecord *entry)
{
  const char *attended = kith_record_get_text (entry, KITH_LOG_ENTRY_ATTENDED);

  classes->missed += g_strcmp0 (attended, "missed") == 0 ? 1 : 0;
  classes->away += g_strcmp0 (attended, "authorised") == 0 ? 1 : 0;
  classes->attended += attended == NULL || g_str_equal (attended, "attended") ? 1 : 0;
  add_entry (self->values.classes, kith_record_get_text (entry, KITH_LOG_ENTRY_DATE),
             attended != NULL ? kith_record_format (entry, KITH_LOG_ENTRY_ATTENDED) : g_strdup (_("Attended")),
             kith_log_entry_get_minutes (entry));
}

static void
gather_log (Gather    *self,
            Occasions *journal)
{
  g_auto (Occasions) shadowing = { .days = g_string_new (NULL) };
  Classes classes = { 0 };

  for (guint i = 0; i < kith_log_types.n_choices; i++) {
    KithActivityLine line = { .label = _(kith_log_types.choices[i].label) };

    g_array_append_val (self->values.hours, line);
  }
  /* the newest comes first, and is read last */
  for (guint i = self->overview->log_entries->len; i > 0; i--) {
    KithRecord *entry = g_ptr_array_index (self->overview->log_entries, i - 1);
    const char *type = kith_record_get_text (entry, KITH_LOG_ENTRY_TYPE);
    const char *date = kith_record_get_text (entry, KITH_LOG_ENTRY_DATE);

    if (!kith_report_days_have (&self->days, date))
      continue;
    add_to_hours (self, entry);
    if (g_strcmp0 (type, "shadowing") == 0)
      add_occasion (&shadowing, date, kith_log_entry_get_minutes (entry));
    else if (g_strcmp0 (type, "class") == 0)
      add_class (self, &classes, entry);
    else if (g_strcmp0 (type, "journal") == 0)
      add_occasion (journal, date, 0);
  }
  self->values.shadowing = keep (self, dup_shadowing_words (&shadowing));
  /* Translators: days at college */
  self->values.classes_words = keep (self, g_strdup_printf (_("%u attended, %u away with leave, %u missed."), classes.attended,
                                                            classes.away, classes.missed));
}

/* The last day of a week, or of the programme when it ended in it. */
static char *
dup_last_day (const KithProgrammeHours *hours,
              const KithProgrammeWeek  *week)
{
  GDate last = week->monday;

  g_date_add_days (&last, 6);
  if (hours->has_ended && g_date_compare (&hours->last, &last) < 0)
    last = hours->last;
  return kith_date_to_iso (&last);
}

/* On the page it stands beside the hours of some weeks, which leave is not taken off. */
static char *
dup_standing (const KithProgrammeHours *hours)
{
  g_autofree char *words = kith_programme_hours_dup_words (hours);

  if (!hours->has_begun || hours->has_ended)
    return g_steal_pointer (&words);
  /* Translators: how a whole programme stands, as in "210h done, 200h expected by now: on track." */
  return g_strdup_printf (_("The whole programme to date, less leave: %s"), words);
}

/* Weeks that end in the period, whole: every week is of one term, whichever day that began on, and one that is not over yet
 * is short of nothing. */
static void
gather_weeks (Gather *self)
{
  const KithProgrammeHours *hours = &self->overview->hours;

  if (self->overview->programme == NULL || hours->weeks == NULL)
    return;
  self->values.target = (int) hours->target;
  self->values.standing = keep (self, dup_standing (hours));
  for (guint i = 0; i < hours->weeks->len; i++) {
    const KithProgrammeWeek *week = &g_array_index (hours->weeks, KithProgrammeWeek, i);
    g_autofree char *last = dup_last_day (hours, week);
    KithActivityWeek *shown = NULL;

    if (!kith_report_days_have (&self->days, last))
      continue;
    shown = g_new0 (KithActivityWeek, 1);
    shown->monday = kith_date_to_iso (&week->monday);
    shown->minutes = (int) week->sum.off_the_job;
    shown->expected = (int) week->sum.expected;
    g_ptr_array_add (self->values.weeks, shown);
  }
}

static void
gather_assessments (Gather *self)
{
  for (guint i = self->overview->assessments->len; i > 0; i--) {
    KithRecord *assessment = g_ptr_array_index (self->overview->assessments, i - 1);
    const char *date = kith_record_get_text (assessment, KITH_ASSESSMENT_DATE);
    const char *assessor = kith_record_get_text (assessment, KITH_ASSESSMENT_ASSESSOR);
    g_autofree char *term = kith_record_format (assessment, KITH_ASSESSMENT_TERM);
    g_autofree char *result = kith_record_format (assessment, KITH_ASSESSMENT_RESULT);

    if (!kith_report_days_have (&self->days, date))
      continue;
    if (assessor != NULL)
      /* Translators: a term, a result, and who assessed it */
      add_entry (self->values.assessments, date, g_strdup_printf (_("%s: %s (%s)"), term, result, assessor), 0);
    else
      /* Translators: a term, and a result */
      add_entry (self->values.assessments, date, g_strdup_printf (_("%s: %s"), term, result), 0);
  }
}

static void
gather_ksbs (Gather *self)
{
  for (guint i = 0; i < self->overview->ksbs->len; i++) {
    const KithKsbEvidence *evidence = g_ptr_array_index (self->overview->ksbs, i);
    KithActivityKsb ksb = {
      .code = kith_record_get_text (evidence->ksb, KITH_KSB_CODE),
      .text = kith_record_get_text (evidence->ksb, KITH_KSB_TEXT),
    };

    for (guint j = 0; j < evidence->entries->len; j++) {
      const char *date = kith_record_get_text (g_ptr_array_index (evidence->entries, j), KITH_LOG_ENTRY_DATE);

      ksb.n += date != NULL && strcmp (date, self->days.until) <= 0 ? 1 : 0;
    }
    g_array_append_val (self->values.ksbs, ksb);
  }
}

/* An apprentice's log has their journal too, and whoever supervises them reads the log and not the journal; a volunteer keeps
 * no log. Whichever has more of it says when it was written. */
static gboolean
gather_journal (Gather           *self,
                const Occasions  *in_log,
                GError          **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_journal_entry_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (self->person));
  g_autoptr (GPtrArray) entries = NULL;
  g_auto (Occasions) journal = { .days = g_string_new (NULL) };

  kith_query_where (query, "person", id);
  kith_query_where_range (query, "date", self->days.from, self->days.until);
  kith_query_set_order (query, "date");
  entries = kith_case_file_list (self->file, query, NULL, error);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    add_occasion (&journal, kith_record_get_text (g_ptr_array_index (entries, i), KITH_JOURNAL_ENTRY_DATE), 0);
  self->values.journal = keep (self, dup_journal_words (journal.n >= in_log->n ? &journal : in_log,
                                                         self->overview->is_own));
  return entries != NULL;
}

/* What kind it was is between the two; others have its day. */
static char *
dup_session_words (KithRecord *session)
{
  return kith_record_has (session, KITH_SUPERVISION_TYPE) ? kith_record_format (session, KITH_SUPERVISION_TYPE)
                                                          : g_strdup (_("Supervision"));
}

static gboolean
gather_supervision (Gather  *self,
                    GError **error)
{
  g_autoptr (GPtrArray) sessions = kith_supervisions_list (self->file, kith_record_get_id (self->person), error);

  self->values.supervision = self->supervised->words;
  for (guint i = sessions != NULL ? sessions->len : 0; i > 0; i--) {
    KithRecord *session = g_ptr_array_index (sessions, i - 1);
    const char *date = kith_record_get_text (session, KITH_SUPERVISION_DATE);

    if (kith_report_days_have (&self->days, date))
      add_entry (self->values.sessions_held, date, dup_session_words (session),
                 kith_record_get_number (session, KITH_SUPERVISION_MINUTES));
  }
  return sessions != NULL;
}

static void
gather_checks (Gather *self)
{
  KithRecord *person = self->person;

  self->checks[0] = (KithActivityCheck) { _("DBS certificate"), kith_record_get_text (person, KITH_PERSON_DBS_DATE),
                                          kith_record_get_text (person, KITH_PERSON_DBS_DUE), FALSE };
  self->checks[1] = (KithActivityCheck) { _("Safeguarding training"), kith_record_get_text (person, KITH_PERSON_TRAINING_DATE),
                                          kith_record_get_text (person, KITH_PERSON_TRAINING_DUE), FALSE };
  self->checks[2] = (KithActivityCheck) { _("Boundaries agreement"), kith_record_get_text (person, KITH_PERSON_BOUNDARIES_DATE),
                                          NULL, TRUE };
  self->values.checks = self->checks;
  self->values.n_checks = N_CHECKS;
}

static gboolean
gather (Gather  *self,
        GError **error)
{
  g_auto (Occasions) journal = { .days = g_string_new (NULL) };

  if ((self->overview = kith_programme_overview_load (self->file, kith_record_get_id (self->person), error)) == NULL ||
      (self->supervised = kith_supervisions_find (self->file, self->person, error)) == NULL)
    return FALSE;
  gather_facts (self);
  gather_log (self, &journal);
  gather_weeks (self);
  gather_assessments (self);
  gather_ksbs (self);
  gather_checks (self);
  return gather_sessions (self, error) && gather_groups (self, error) && gather_journal (self, &journal, error) &&
         gather_supervision (self, error);
}

static KithDocument *
make_document (Gather                  *self,
               const KithOutputOptions *options)
{
  g_autofree char *moment = kith_output_dup_moment (self->file);
  g_autofree char *days = kith_report_days_dup_words (&self->days);
  g_autofree char *filters = kith_report_days_dup_short_words (&self->days);
  KithReportSetting setting;

  kith_output_begin (&setting, self->file, options, moment);
  setting.filters = filters;
  self->values.name = kith_record_get_text (self->person, KITH_PERSON_NAME);
  self->values.today = self->today;
  self->values.days = days;
  return kith_report_mentor_activity (&self->values, &setting);
}

/**
 * kith_mentor_activity_make:
 * @file: an open case file
 * @person: id of a mentor
 * @from: first day, ISO, or empty for the first of the term
 * @until: last day, ISO, or empty for today
 * @options: (nullable): what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whose business it is not
 *
 * Gathers what a mentor did, for themselves, whoever supervises them, and managers. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_mentor_activity_make (KithCaseFile             *file,
                           gint64                    person,
                           const char               *from,
                           const char               *until,
                           const KithOutputOptions  *options,
                           GError                  **error)
{
  g_auto (Gather) self = { 0 };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  gather_init (&self, file);
  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) || !kith_activity_require (file, person, error) ||
      (self.person = kith_case_file_load (file, &kith_person_kind, person, error)) == NULL ||
      !kith_report_days_find (&self.days, file, from, until, error) || !gather (&self, error))
    return NULL;
  return make_document (&self, options);
}
