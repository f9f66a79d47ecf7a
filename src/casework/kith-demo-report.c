/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-college-year.h"
#include "kith-destination.h"
#include "kith-evidence.h"
#include "kith-feedback.h"
#include "kith-student.h"

/* What the programme report of the demonstration is made of besides students: what people said, what the college did, how all
 * students did, and what became of whoever left. Nothing here is drawn, so that it changes nothing else. */

typedef struct {
  int days_ago;
  const char *said_by;
  const char *quote;
  const char *about;
  const char *use;
  int days_of_consent;
  const char *print_name;
} DemoQuote;

static const DemoQuote quotes[] = {
  { 6, "student", "She came with me to the first lesson and just sat there. That was enough.", "Peer mentoring", "reports",
    365, "a student, 17" },
  { 11, "student", "Nobody made me tell it all again. It was already written down how I want it.", "Changing coach",
    "reports", 365, "a student, 18" },
  { 17, "carer", "This is the first college that rang when something went well.", "Calls home", "reports", 365,
    "a foster carer" },
  { 24, "partner", "The papers for the meeting come before the meeting now, with the young person’s own words on top.",
    "Personal education plans", "reports", 540, "a virtual school" },
  { 31, "student", "My mentor had the same bus as me and the same reasons not to get on it.", "Attendance", "reports", 365,
    "a student, 19" },
  { 38, "student", "I did not know I was allowed to ask for the money.", "Bursary", "college", 365, "a student, 16" },
  { 45, "staff", "I can see before the lesson what helps, instead of finding out after it went wrong.",
    "One-page profiles", "reports", 365, "a tutor" },
  { 59, "student", "The kitchen group is the only place where I don’t have to be anything.", "Cooking together", NULL, 0,
    NULL },
  { 72, "student", "I read all of it. It sounds like me.", "My record", "reports", 365, "a student, 18" },
  { 88, "carer", "He talks about next year now.", "Goals", NULL, 0, NULL },
  { 120, "student", "They asked me what I want to be called, and then everybody did it.", "The first week", "reports", 90,
    "a student, 17" },
  { 133, "partner", "We hear of a change of placement the same day.", "Working with the council", "college", 60,
    "a personal adviser" },
  { 150, "student", "When I stopped coming somebody noticed before the letter did.", "Attendance", "reports", 365,
    "a student, 20" },
};

typedef struct {
  int days_ago;
  const char *area;
  const char *pillar;
  const char *text;
  const char *proof;
  const char *action;
  int days_ahead;
} DemoEvidence;

static const DemoEvidence pieces[] = {
  { 9, "culture", NULL, "Governors heard the termly report and named a link governor", "Minutes of the board, item 7", NULL, 0 },
  { 16, "improvement", NULL, "Students’ answers about the drop-in were read and its hours changed",
    "Shared folder, “You said, we did”", "Ask again in the spring", 110 },
  { 26, "pre-entry", "student", "A taster day for young people from four local authorities",
    "Programme and list of those invited", NULL, 0 },
  { 34, "admissions", NULL, "Every applicant who ticks the box is rung within three working days",
    "Admissions policy, page 6", "Add the question to the apprenticeship form", 40 },
  { 41, "wellbeing", NULL, "A quiet room on both sites, open during lessons", "Estates plan, and photographs", NULL, 0 },
  { 55, "success", "student", "Exam access arrangements are asked about at the first meeting",
    "Form of the first meeting, question 9", NULL, 0 },
  { 63, "success", "employment", "Two care-experienced apprentices work as peer mentors", "Contracts, with Human Resources",
    "Advertise the third post", 25 },
  { 80, "partnership", "community", "The leaving-care team holds a drop-in here every second Tuesday",
    "Room bookings, and the agreement of September", NULL, 0 },
  { 97, "partnership", NULL, "A protocol for the change of provider was agreed with the virtual school", "Protocol, signed",
    NULL, 0 },
};

typedef struct {
  int years_ago;
  int attendance;
  int retention;
  int achievement;
} DemoYear;

/* The current year has no achievement yet. */
static const DemoYear years[] = { { 2, 84, 90, 83 }, { 1, 86, 91, 84 }, { 0, 87, 93, -1 } };

void
kith_demo_plan_report (KithDemo *self)
{
  kith_demo_add_event (self, KITH_DEMO_EVENT_REPORT, 0, self->n_days - 1, 19 * 60, 0, 0);
}

/* Whoever said it: one of those who were here by then, or nobody in particular. */
static gint64
find_speaker (KithDemo *self,
              guint     number,
              int       day)
{
  for (guint i = 0; i < self->students->len; i++) {
    const KithDemoStudent *student =
      &g_array_index (self->students, KithDemoStudent, (number * 11 + 5 + i) % self->students->len);

    if (student->id != 0 && student->start < day && student->end > day && !student->is_prospective)
      return student->id;
  }
  return 0;
}

static gboolean
add_quote (KithDemo   *self,
           guint       number,
           GError    **error)
{
  const DemoQuote *values = &quotes[number];
  g_autoptr (KithRecord) feedback = kith_record_new (&kith_feedback_kind);
  int day = MAX (self->n_days - values->days_ago, 1);
  gint64 speaker = find_speaker (self, number, day);

  if (speaker != 0 && g_str_equal (values->said_by, "student"))
    kith_record_set_number (feedback, KITH_FEEDBACK_STUDENT, speaker);
  kith_demo_set_day (self, feedback, KITH_FEEDBACK_DATE, day);
  kith_record_set_text (feedback, KITH_FEEDBACK_SAID_BY, values->said_by);
  kith_record_set_text (feedback, KITH_FEEDBACK_QUOTE, values->quote);
  kith_record_set_text (feedback, KITH_FEEDBACK_ABOUT, values->about);
  if (values->use != NULL) {
    kith_demo_set_day (self, feedback, KITH_FEEDBACK_CONSENT_ON, day);
    kith_record_set_text (feedback, KITH_FEEDBACK_CONSENT_HOW, number % 2 == 0 ? "Asked in person" : "In a message");
    kith_record_set_text (feedback, KITH_FEEDBACK_USE, values->use);
    kith_demo_set_day (self, feedback, KITH_FEEDBACK_EXPIRES_ON, day + values->days_of_consent);
    kith_record_set_text (feedback, KITH_FEEDBACK_PRINT_NAME, values->print_name);
  }
  return kith_demo_save (self, feedback, error);
}

static gboolean
add_evidence (KithDemo            *self,
              const DemoEvidence  *values,
              GError             **error)
{
  g_autoptr (KithRecord) evidence = kith_record_new (&kith_evidence_kind);

  kith_demo_set_day (self, evidence, KITH_EVIDENCE_DATE, MAX (self->n_days - values->days_ago, 1));
  kith_record_set_text (evidence, KITH_EVIDENCE_TEXT, values->text);
  kith_record_set_text (evidence, KITH_EVIDENCE_AREA, values->area);
  kith_record_set_text (evidence, KITH_EVIDENCE_PILLAR, values->pillar);
  kith_record_set_text (evidence, KITH_EVIDENCE_PROOF, values->proof);
  kith_record_set_text (evidence, KITH_EVIDENCE_ACTION, values->action);
  if (values->action != NULL)
    kith_demo_set_day (self, evidence, KITH_EVIDENCE_ACTION_BY, self->n_days + values->days_ahead);
  return kith_demo_save (self, evidence, error);
}

static gboolean
add_year (KithDemo        *self,
          const DemoYear  *values,
          GError         **error)
{
  g_autoptr (KithRecord) year = kith_record_new (&kith_college_year_kind);
  GDate begin = self->first;

  g_date_add_days (&begin, (guint) kith_demo_get_year_begin (self, self->n_days));
  kith_record_set_number (year, KITH_COLLEGE_YEAR_YEAR, g_date_get_year (&begin) - values->years_ago);
  kith_record_set_number (year, KITH_COLLEGE_YEAR_ATTENDANCE, values->attendance);
  kith_record_set_number (year, KITH_COLLEGE_YEAR_RETENTION, values->retention);
  if (values->achievement >= 0)
    kith_record_set_number (year, KITH_COLLEGE_YEAR_ACHIEVEMENT, values->achievement);
  return kith_demo_save (self, year, error);
}

static const char *
get_outcome (const char *reason,
             guint       position)
{
  if (g_strcmp0 (reason, "other-provider") == 0)
    return "transferred";
  if (g_strcmp0 (reason, "completed") == 0 || g_strcmp0 (reason, "higher-education") == 0)
    return position % 6 == 5 ? "not-achieved" : position % 6 == 4 ? "part-achieved" : "achieved";
  return "left-early";
}

static const char *
get_destination (const char *reason,
                 guint       position)
{
  static const char *const others[] = { "work", "education", "looking", "apprenticeship", "not-reached" };

  if (g_strcmp0 (reason, "higher-education") == 0)
    return "higher-education";
  if (g_strcmp0 (reason, "work") == 0)
    return position % 2 == 0 ? "work" : "apprenticeship";
  return g_strcmp0 (reason, "other-provider") == 0 ? "education" : others[position % G_N_ELEMENTS (others)];
}

/* One in three has not been asked, so that there is somebody to ask. */
static void
answer (KithDemo        *self,
        KithRecord      *student,
        int              left,
        guint            position,
        KithDestination  when)
{
  int asked = left + (int) when * 92 + 4;

  if (asked >= self->n_days || (when != KITH_DESTINATION_EXIT && (position + when) % 3 == 0))
    return;
  kith_record_set_text (student, kith_destination_get_field (when),
                        get_destination (kith_record_get_text (student, KITH_STUDENT_LEAVING_REASON), position + when / 2));
  kith_demo_set_day (self, student, kith_destination_get_asked_field (when), asked);
}

static gboolean
add_destinations (KithDemo  *self,
                  guint      position,
                  GError   **error)
{
  const KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, position);
  g_autoptr (KithRecord) record = NULL;

  if (student->id == 0 || !student->leaves || student->end >= self->n_days)
    return TRUE;
  record = kith_case_file_load (self->file, &kith_student_kind, student->id, error);
  if (record == NULL)
    return FALSE;
  kith_record_set_text (record, KITH_STUDENT_OUTCOME,
                        get_outcome (kith_record_get_text (record, KITH_STUDENT_LEAVING_REASON), position));
  for (guint when = 0; when < KITH_N_DESTINATIONS; when++)
    answer (self, record, student->end, position, (KithDestination) when);
  return kith_demo_save (self, record, error);
}

gboolean
kith_demo_fill_report (KithDemo  *self,
                       GError   **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (!add_quote (self, i, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (!add_evidence (self, &pieces[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    if (!add_year (self, &years[i], error))
      return FALSE;
  for (guint i = 0; i < self->students->len; i++)
    if (!add_destinations (self, i, error))
      return FALSE;
  return TRUE;
}
