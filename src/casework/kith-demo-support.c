/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-kinds.h"

/* How the team is looked after: supervisors and sessions, one of them overdue, agreements, the way to becoming a mentor,
 * support that was offered, and one ending. Nothing in here is drawn by chance, so that nothing else changes. */

#define EVERY_DAYS 28
#define N_SESSIONS 3
#define OVERDUE_DAYS 51
/* Mentors by their position: the first one leaves in the course of the history. */
#define OVERDUE_MENTOR 1
#define NEXT_MENTOR 2

typedef struct {
  const char *went_well;
  const char *hard;
  const char *agreed;
} Session;

static const Session sessions[] = {
  { "Two students came back on their own after the holiday.", "A long afternoon at the hospital desk.",
    "Write the week’s notes on Thursdays.\nLeave the phone at college at weekends." },
  { "Finding the words before a hard conversation.", "Hearing a story close to my own.",
    "Ask for a debrief the same day.\nPlan a day of study in May." },
  { "The walk-and-talk group fills itself now.", "Saying no when I am off work.", "Look at the caseload again in a month." },
};

static const struct {
  const char *shares;
  const char *keeps;
  const char *contact;
} agreements[] = {
  { "That I moved a lot, and what helped me stay at college.", "My family, and anything about court.",
    "Messages on the work phone, weekdays 9 to 5. In an emergency: the college desk." },
  { "Living on my own at sixteen. Cooking for one.", "My health.", "Work phone until 6pm; not at weekends." },
  { "Being a young carer, and asking for help late.", "Names of people in my life.", "In person, or through the office." },
};

static KithRecord *
load_person (KithDemo  *self,
             gint64     id,
             GError   **error)
{
  return kith_case_file_load (self->file, &kith_person_kind, id, error);
}

static gboolean
set_supervisor (KithDemo  *self,
                gint64     person,
                gint64     supervisor,
                GError   **error)
{
  g_autoptr (KithRecord) record = load_person (self, person, error);

  if (record == NULL)
    return FALSE;
  kith_record_set_number (record, KITH_PERSON_SUPERVISOR, supervisor);
  return kith_demo_save (self, record, error);
}

static gboolean
add_session (KithDemo       *self,
             gint64          person,
             gint64          supervisor,
             int             day,
             int             next,
             const Session  *words,
             GError        **error)
{
  g_autoptr (KithRecord) session = kith_record_new (&kith_supervision_kind);

  kith_record_set_number (session, KITH_SUPERVISION_PERSON, person);
  kith_record_set_number (session, KITH_SUPERVISION_SUPERVISOR, supervisor);
  kith_demo_set_day (self, session, KITH_SUPERVISION_DATE, day);
  kith_record_set_text (session, KITH_SUPERVISION_TYPE, "one-to-one");
  kith_record_set_number (session, KITH_SUPERVISION_MINUTES, 60);
  kith_record_set_number (session, KITH_SUPERVISION_WELLBEING, 3);
  kith_record_set_text (session, KITH_SUPERVISION_WENT_WELL, words->went_well);
  kith_record_set_text (session, KITH_SUPERVISION_HARD_MOMENTS, words->hard);
  kith_record_set_text (session, KITH_SUPERVISION_ACTIONS, words->agreed);
  if (next > day)
    kith_demo_set_day (self, session, KITH_SUPERVISION_NEXT, next);
  return kith_demo_save (self, session, error);
}

/* One of them has waited too long. */
static gboolean
add_sessions (KithDemo  *self,
              guint      position,
              gint64     person,
              gint64     supervisor,
              GError   **error)
{
  int last = self->n_days - (position == OVERDUE_MENTOR ? OVERDUE_DAYS : 6 + 4 * (int) (position % 4));

  for (int i = N_SESSIONS - 1; i >= 0; i--) {
    int day = kith_demo_get_working_day (self, last - i * EVERY_DAYS);
    int next = i > 0 || position == OVERDUE_MENTOR ? day : kith_demo_get_working_day (self, self->n_days + 3 + (int) position);

    if (day > 0 && !add_session (self, person, supervisor, day, next,
                                 &sessions[(position + (guint) i) % G_N_ELEMENTS (sessions)], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_agreement (KithDemo  *self,
               guint      position,
               gint64     person,
               gint64     with,
               GError   **error)
{
  g_autoptr (KithRecord) agreement = kith_record_new (&kith_agreement_kind);
  guint i = position % G_N_ELEMENTS (agreements);

  kith_record_set_number (agreement, KITH_AGREEMENT_PERSON, person);
  kith_record_set_text (agreement, KITH_AGREEMENT_SHARES, agreements[i].shares);
  kith_record_set_text (agreement, KITH_AGREEMENT_KEEPS, agreements[i].keeps);
  kith_record_set_text (agreement, KITH_AGREEMENT_CONTACT, agreements[i].contact);
  kith_record_set_number (agreement, KITH_AGREEMENT_AGREED_WITH, with);
  kith_demo_set_day (self, agreement, KITH_AGREEMENT_AGREED_ON, 3);
  kith_demo_set_day (self, agreement, KITH_AGREEMENT_REVIEW, self->n_days + 20 + (int) position);
  return kith_demo_save (self, agreement, error);
}

static gboolean
add_stages (KithDemo  *self,
            gint64     person,
            guint      n_stages,
            int        last_day,
            GError   **error)
{
  static const char *const codes[] = { "interested", "introduced", "interviewed", "checked", "started" };

  for (guint i = 0; i < n_stages; i++) {
    g_autoptr (KithRecord) stage = kith_record_new (&kith_recruitment_kind);

    kith_record_set_number (stage, KITH_RECRUITMENT_PERSON, person);
    kith_record_set_text (stage, KITH_RECRUITMENT_STAGE, codes[i]);
    kith_demo_set_day (self, stage, KITH_RECRUITMENT_DATE, last_day - 9 * (int) (n_stages - 1 - i));
    if (!kith_demo_save (self, stage, error))
      return FALSE;
  }
  return TRUE;
}

/* Somebody who has been interviewed and has not begun. */
static gboolean
add_candidate (KithDemo  *self,
               GError   **error)
{
  g_autoptr (KithRecord) person = kith_record_new (&kith_person_kind);

  kith_record_set_text (person, KITH_PERSON_NAME, "Ifeoma Castellane");
  kith_record_set_text (person, KITH_PERSON_ROLES, "mentor");
  kith_record_set_text (person, KITH_PERSON_EMPLOYER, "Eastmere College");
  kith_demo_set_day (self, person, KITH_PERSON_START_DATE, self->n_days - 5);
  return kith_demo_save (self, person, error) &&
         add_stages (self, kith_record_get_id (person), 3, self->n_days - 5, error);
}

static gboolean
add_offer (KithDemo    *self,
           gint64       person,
           gint64       supervisor,
           const char  *type,
           int          due,
           int          offered,
           GError     **error)
{
  g_autoptr (KithRecord) offer = kith_record_new (&kith_support_offer_kind);

  kith_record_set_number (offer, KITH_SUPPORT_OFFER_PERSON, person);
  kith_record_set_number (offer, KITH_SUPPORT_OFFER_SUPERVISOR, supervisor);
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_TYPE, type);
  kith_demo_set_day (self, offer, KITH_SUPPORT_OFFER_DUE, due);
  if (offered > 0) {
    kith_demo_set_day (self, offer, KITH_SUPPORT_OFFER_OFFERED_ON, offered);
    kith_record_set_text (offer, KITH_SUPPORT_OFFER_ANSWER, "taken");
  }
  return kith_demo_save (self, offer, error);
}

static gboolean
add_ending (KithDemo  *self,
            GError   **error)
{
  const KithDemoPerson *next = &g_array_index (self->mentors, KithDemoPerson, NEXT_MENTOR);

  for (guint i = 0; i < self->students->len; i++) {
    const KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, i);
    g_autoptr (KithRecord) ending = kith_record_new (&kith_ending_kind);

    if (!student->has_mentor || student->leaves || student->id == 0 || student->mentor != OVERDUE_MENTOR)
      continue;
    kith_record_set_number (ending, KITH_ENDING_STUDENT, student->id);
    kith_record_set_number (ending, KITH_ENDING_PERSON, g_array_index (self->mentors, KithDemoPerson, student->mentor).id);
    kith_demo_set_day (self, ending, KITH_ENDING_TOLD_ON, self->n_days - 10);
    kith_demo_set_day (self, ending, KITH_ENDING_FIRST_SESSION, self->n_days - 3);
    kith_demo_set_day (self, ending, KITH_ENDING_SECOND_SESSION, self->n_days + 2);
    kith_demo_set_day (self, ending, KITH_ENDING_LAST_SESSION, self->n_days + 6);
    kith_record_set_text (ending, KITH_ENDING_GOODBYE,
                          "You taught me how to be early and how to laugh about being late. Thank you for trusting me with "
                          "the hard days.\n\nKeep the list on your wall. You wrote it, and it works.");
    kith_record_set_number (ending, KITH_ENDING_NEXT_PERSON, next->id);
    return kith_demo_save (self, ending, error);
  }
  return TRUE;
}

static gboolean
add_plan (KithDemo  *self,
          gint64     person,
          GError   **error)
{
  g_autoptr (KithRecord) plan = kith_record_new (&kith_wellness_plan_kind);

  kith_record_set_number (plan, KITH_WELLNESS_PLAN_PERSON, person);
  kith_record_set_text (plan, KITH_WELLNESS_PLAN_SIGNS, "I stop eating lunch, and answer messages at night.");
  kith_record_set_text (plan, KITH_WELLNESS_PLAN_HELPS, "A walk, and a day without meetings.");
  kith_record_set_text (plan, KITH_WELLNESS_PLAN_CALL, "My supervisor, then the employee line.");
  kith_record_set_text (plan, KITH_WELLNESS_PLAN_MANAGER_DOES, "Ask me what can wait.");
  kith_record_set_number (plan, KITH_WELLNESS_PLAN_SHARE_SUPERVISOR, TRUE);
  return kith_demo_save (self, plan, error);
}

static gboolean
look_after_mentor (KithDemo  *self,
                   guint      position,
                   gint64     actor,
                   GError   **error)
{
  const KithDemoPerson *mentor = &g_array_index (self->mentors, KithDemoPerson, position);

  return set_supervisor (self, mentor->id, actor, error) && add_sessions (self, position, mentor->id, actor, error) &&
         add_agreement (self, position, mentor->id, actor, error) &&
         add_stages (self, mentor->id, 5, 2, error);
}

gboolean
kith_demo_look_after (KithDemo  *self,
                      GError   **error)
{
  gint64 actor = kith_case_file_get_actor (self->file)->person;
  gint64 coach = g_array_index (self->coaches, KithDemoPerson, self->coaches->len - 1).id;
  gint64 first = g_array_index (self->mentors, KithDemoPerson, OVERDUE_MENTOR).id;
  gint64 second = g_array_index (self->mentors, KithDemoPerson, NEXT_MENTOR).id;

  for (guint i = 0; i < self->mentors->len; i++)
    if (!look_after_mentor (self, i, actor, error))
      return FALSE;
  return (coach == actor || (set_supervisor (self, actor, coach, error) &&
                             add_sessions (self, 2, actor, coach, error))) &&
         add_candidate (self, error) &&
         add_offer (self, first, actor, "debrief", self->n_days + 1, 0, error) &&
         add_offer (self, second, actor, "debrief", self->n_days - 20, self->n_days - 21, error) &&
         add_plan (self, actor, error) && add_ending (self, error);
}
