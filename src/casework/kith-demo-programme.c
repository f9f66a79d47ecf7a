/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-off-the-job.h"

/* Apprentices and their studies. What they do with students comes out of their notes, as for everybody. Nobody but the
 * apprentice writes in a log, so that studies are those of whoever looks around. */

#define DAYS_OF_PROGRAMME 340
#define MOST_APPRENTICES 3
/* The mentors whose programmes are shown; the first one of the list hands over and leaves. */
static const guint mentors[] = { 1, 2 };

/* Whoever looks around is one as well, so that there is a programme to look at. */
static guint
list_apprentices (KithDemo *self,
                  gint64   *people)
{
  guint n_people = 0;

  people[n_people++] = kith_case_file_get_actor (self->file)->person;
  for (guint i = 0; i < G_N_ELEMENTS (mentors); i++)
    if (mentors[i] < self->mentors->len)
      people[n_people++] = g_array_index (self->mentors, KithDemoPerson, mentors[i]).id;
  return n_people;
}

void
kith_demo_plan_programmes (KithDemo *self)
{
  int start = MAX (self->n_days - DAYS_OF_PROGRAMME, 1);
  guint week = 0;

  kith_demo_add_event (self, KITH_DEMO_EVENT_APPRENTICES, 0, start, 9 * 60, 0, 0);
  for (int day = start + 1; day < self->n_days; day += 7)
    kith_demo_add_event (self, KITH_DEMO_EVENT_STUDY, 0, kith_demo_get_working_day (self, day), 17 * 60 + 30, 0, week++);
}

static gboolean
add_ksbs (KithDemo  *self,
          GError   **error)
{
  guint n_lines = kith_demo_words_get_size (self->words, "ksb");

  for (guint i = 0; i < n_lines; i++) {
    g_auto (GStrv) parts = g_strsplit (kith_demo_words_get (self->words, "ksb", i), ";", 3);
    g_autoptr (KithRecord) ksb = kith_record_new (&kith_ksb_kind);

    kith_record_set_text (ksb, KITH_KSB_CODE, parts[0]);
    kith_record_set_text (ksb, KITH_KSB_TYPE, parts[1]);
    kith_record_set_text (ksb, KITH_KSB_TEXT, parts[2]);
    kith_record_set_text (ksb, KITH_KSB_STANDARD_VERSION, "1.1");
    if (!kith_demo_save (self, ksb, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
kith_demo_begin_programmes (KithDemo  *self,
                            int        day,
                            GError   **error)
{
  gint64 people[MOST_APPRENTICES];
  guint n_people = list_apprentices (self, people);

  if (!add_ksbs (self, error))
    return FALSE;
  for (guint i = 0; i < n_people; i++) {
    g_autoptr (KithRecord) programme = kith_record_new (&kith_programme_kind);

    kith_record_set_number (programme, KITH_PROGRAMME_PERSON, people[i]);
    kith_record_set_text (programme, KITH_PROGRAMME_STANDARD, "Level 3 Peer Worker, ST0896");
    kith_record_set_text (programme, KITH_PROGRAMME_STANDARD_VERSION, "1.1");
    kith_record_set_text (programme, KITH_PROGRAMME_PROVIDER, "Eastmere College");
    kith_record_set_text (programme, KITH_PROGRAMME_ASSESSOR, kith_demo_pick (self, "assessor"));
    kith_demo_set_day (self, programme, KITH_PROGRAMME_START, day);
    kith_record_set_number (programme, KITH_PROGRAMME_WEEKLY_TARGET, KITH_PROGRAMME_WEEKLY_MINUTES);
    if (!kith_demo_save (self, programme, error))
      return FALSE;
  }
  return TRUE;
}

static void
set_ksbs (KithDemo   *self,
          KithRecord *entry)
{
  guint n_lines = kith_demo_words_get_size (self->words, "ksb");
  guint first = 1 + kith_demo_below (self, n_lines);
  guint second = 1 + kith_demo_below (self, n_lines);
  g_autofree char *ids = first == second ? g_strdup_printf ("%u", first) : g_strdup_printf ("%u %u", first, second);

  kith_record_set_text (entry, KITH_LOG_ENTRY_KSBS, ids);
}

static KithRecord *
create_entry (KithDemo   *self,
              gint64      person,
              int         day,
              const char *type,
              const char *title,
              int         minutes)
{
  KithRecord *entry = kith_record_new (&kith_log_entry_kind);

  kith_record_set_number (entry, KITH_LOG_ENTRY_PERSON, person);
  kith_demo_set_day (self, entry, KITH_LOG_ENTRY_DATE, day);
  kith_record_set_text (entry, KITH_LOG_ENTRY_TYPE, type);
  kith_record_set_text (entry, KITH_LOG_ENTRY_TITLE, title);
  kith_record_set_number (entry, KITH_LOG_ENTRY_MINUTES, minutes);
  return entry;
}

static gboolean
add_study (KithDemo    *self,
           gint64       person,
           int          day,
           const char  *type,
           const char  *titles,
           int          minutes,
           GError     **error)
{
  g_autoptr (KithRecord) entry = create_entry (self, person, day, type, kith_demo_pick (self, titles), minutes);

  kith_off_the_job_suggest (entry);
  kith_record_set_text (entry, KITH_LOG_ENTRY_LEARNED, kith_demo_pick (self, "study-learned"));
  set_ksbs (self, entry);
  return kith_demo_save (self, entry, error);
}

static gboolean
add_class (KithDemo  *self,
           gint64     person,
           int        day,
           GError   **error)
{
  gboolean came = !kith_demo_chance (self, 12);
  g_autoptr (KithRecord) entry = create_entry (self, person, day, "class", "College day", came ? 360 : 0);

  kith_record_set_text (entry, KITH_LOG_ENTRY_ATTENDED, came ? "attended" : "authorised");
  if (came)
    kith_off_the_job_suggest (entry);
  return kith_demo_save (self, entry, error);
}

/* Nobody else could read a journal of mentors without accounts, so there is only that of whoever looks around. */
static gboolean
write_journal (KithDemo  *self,
               int        day,
               GError   **error)
{
  g_autoptr (KithRecord) entry = kith_record_new (&kith_journal_entry_kind);

  kith_demo_set_day (self, entry, KITH_JOURNAL_ENTRY_DATE, day);
  kith_record_set_text (entry, KITH_JOURNAL_ENTRY_TITLE, kith_demo_pick (self, "journal-title"));
  kith_record_set_text (entry, KITH_JOURNAL_ENTRY_TEXT, kith_demo_pick (self, "journal-text"));
  kith_record_set_number (entry, KITH_JOURNAL_ENTRY_MINUTES, kith_demo_between (self, 2, 6) * 10);
  return kith_demo_save (self, entry, error);
}

static const char *
find_term (int month)
{
  switch (month) {
  case G_DATE_DECEMBER:
    return "autumn";
  case G_DATE_MARCH:
    return "spring";
  case G_DATE_JULY:
    return "summer";
  default:
    return NULL;
  }
}

static gboolean
assess (KithDemo    *self,
        gint64       person,
        int          day,
        const char  *term,
        GError     **error)
{
  static const char *const results[] = { "on-track", "secure", "exceeded" };
  g_autoptr (KithRecord) assessment = kith_record_new (&kith_assessment_kind);

  kith_record_set_number (assessment, KITH_ASSESSMENT_PERSON, person);
  kith_record_set_text (assessment, KITH_ASSESSMENT_TERM, term);
  kith_demo_set_day (self, assessment, KITH_ASSESSMENT_DATE, day);
  kith_record_set_text (assessment, KITH_ASSESSMENT_ASSESSOR, kith_demo_pick (self, "assessor"));
  kith_record_set_text (assessment, KITH_ASSESSMENT_RESULT, results[kith_demo_below (self, G_N_ELEMENTS (results))]);
  kith_record_set_text (assessment, KITH_ASSESSMENT_FEEDBACK, kith_demo_pick (self, "assessment-feedback"));
  return kith_demo_save (self, assessment, error);
}

static gboolean
study (KithDemo             *self,
       gint64                person,
       const KithDemoEvent  *event,
       GError              **error)
{
  gboolean is_class_week = event->number % 4 == 1;

  if (is_class_week ? !add_class (self, person, event->day, error)
                    : !add_study (self, person, event->day, "self-research", "study-title",
                                  kith_demo_between (self, 4, 8) * 30, error))
    return FALSE;
  if (kith_demo_chance (self, 60) && !add_study (self, person, event->day, "assignment", "assignment-title",
                                                 kith_demo_between (self, 2, 6) * 30, error))
    return FALSE;
  if (kith_demo_chance (self, 45) && !add_study (self, person, event->day, "shadowing", "shadowing-title",
                                                 kith_demo_between (self, 2, 5) * 30, error))
    return FALSE;
  return event->number % 2 != 0 || write_journal (self, event->day, error);
}

static gboolean
assess_all (KithDemo             *self,
            const KithDemoEvent  *event,
            const gint64         *people,
            guint                 n_people,
            GError              **error)
{
  GDate date = self->first;
  const char *term = NULL;

  g_date_add_days (&date, event->day);
  if (g_date_get_day (&date) > 7 && g_date_get_day (&date) < 15)
    term = find_term (g_date_get_month (&date));
  for (guint i = 0; term != NULL && i < n_people; i++)
    if (!assess (self, people[i], event->day, term, error))
      return FALSE;
  return TRUE;
}

gboolean
kith_demo_study (KithDemo             *self,
                 const KithDemoEvent  *event,
                 GError              **error)
{
  gint64 people[MOST_APPRENTICES];
  guint n_people = list_apprentices (self, people);

  return study (self, people[0], event, error) && assess_all (self, event, people, n_people, error);
}
