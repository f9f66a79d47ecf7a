/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-college.h"
#include "kith-concern-action.h"
#include "kith-concern.h"
#include "kith-date.h"
#include "kith-transfer.h"

/* What the safeguarding lead of the demonstration has: whom to call, a concern in each state, and a file to be sent. Nothing
 * here is drawn, so that it changes nothing else. */

typedef struct {
  int days_ago;
  gboolean is_read;
  const char *level;
  const char *decision;
  const char *reasons;
  const char *outcome;
  const char *facts;
  const char *exact_words;
  const char *action;
} DemoConcern;

static const DemoConcern concerns[] = {
  { 40, TRUE, "worry", "No referral. The coach asks again in a fortnight.",
    "What was said fits what the carer says, and there are no marks or other worries.",
    "Asked again twice. The lunch money comes on Mondays now and there is food at home.",
    "Had no lunch on three days of last week and asked the canteen for leftovers.", "“There’s just nothing in the fridge.”",
    "Spoke with the carer on the phone, with the student’s consent." },
  { 12, TRUE, "concern", "Referred to children’s social care.", "The bruise and the words do not fit a fall.", NULL,
    "A yellow bruise as large as a coin on the left upper arm, seen when a sleeve was rolled up.",
    "“He only grabs me when he’s had a drink.”", "Rang the multi-agency safeguarding hub and sent the form." },
  { 3, TRUE, NULL, NULL, NULL, NULL, "Did not want to go home after the session and waited in the foyer until 7pm.",
    "“Can I stay here tonight?”", NULL },
  { 1, FALSE, NULL, NULL, NULL, NULL,
    "Showed a message from an adult they had met online, who asks to meet and to tell nobody.", "“He says he’s nineteen.”",
    NULL },
};

#define FIRST_STUDENT 4

/* A student to each, and none where there are only a handful. */
void
kith_demo_plan_concerns (KithDemo *self)
{
  if (self->students->len < KITH_DEMO_LEAST_FOR_SPECIAL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (concerns); i++)
    kith_demo_add_event (self, KITH_DEMO_EVENT_CONCERN, FIRST_STUDENT + i, self->n_days - concerns[i].days_ago, 14 * 60 + 10,
                         0, i);
  for (guint i = 0; i < self->students->len; i++)
    if (g_array_index (self->students, KithDemoStudent, i).leaves) {
      kith_demo_add_event (self, KITH_DEMO_EVENT_TRANSFER, i, self->n_days - 2, 15 * 60, 0, 0);
      return;
    }
}

gboolean
kith_demo_write_college (KithDemo  *self,
                         GError   **error)
{
  g_autoptr (KithRecord) college = kith_record_new (&kith_college_kind);

  kith_record_set_text (college, KITH_COLLEGE_NAME, "Harrowdale College");
  kith_record_set_text (college, KITH_COLLEGE_LEAD_NAME, "Morgan Tregarth-Bello");
  kith_record_set_text (college, KITH_COLLEGE_LEAD_PHONE, "01632 960 441");
  kith_record_set_text (college, KITH_COLLEGE_OTHER_PHONE, "Duty manager, 01632 960 400");
  kith_record_set_text (college, KITH_COLLEGE_PRINCIPAL, "the principal, Osei Tandoh, on 01632 960 402");
  return kith_demo_save (self, college, error);
}

static gint64
get_author (KithDemo        *self,
            KithDemoStudent *student)
{
  return student->has_mentor ? g_array_index (self->mentors, KithDemoPerson, student->mentor).id
                             : g_array_index (self->coaches, KithDemoPerson, student->coach).id;
}

static void
decide (KithRecord        *concern,
        const DemoConcern *values)
{
  kith_record_set_text (concern, KITH_CONCERN_LEVEL, values->level);
  kith_record_set_text (concern, KITH_CONCERN_DECISION, values->decision);
  kith_record_set_text (concern, KITH_CONCERN_REASONS, values->reasons);
  kith_record_set_text (concern, KITH_CONCERN_OUTCOME, values->outcome);
}

static gboolean
add_action (KithDemo           *self,
            gint64              concern,
            const char         *day,
            const DemoConcern  *values,
            GError            **error)
{
  g_autoptr (KithRecord) action = kith_record_new (&kith_concern_action_kind);
  gboolean is_referral = g_strcmp0 (values->level, "concern") == 0;

  if (values->action == NULL)
    return TRUE;
  kith_record_set_number (action, KITH_CONCERN_ACTION_CONCERN, concern);
  kith_record_set_text (action, KITH_CONCERN_ACTION_DATE, day);
  kith_record_set_text (action, KITH_CONCERN_ACTION_TYPE, is_referral ? "referral" : "conversation");
  if (is_referral) {
    kith_record_set_text (action, KITH_CONCERN_ACTION_TO, "Multi-agency safeguarding hub");
    kith_record_set_text (action, KITH_CONCERN_ACTION_REFERENCE, "MASH-20417");
  }
  kith_record_set_text (action, KITH_CONCERN_ACTION_TEXT, values->action);
  return kith_demo_save (self, action, error);
}

gboolean
kith_demo_raise_concern (KithDemo         *self,
                         KithDemoStudent  *student,
                         guint             number,
                         GError          **error)
{
  const DemoConcern *values = &concerns[number];
  g_autoptr (KithRecord) concern = kith_record_new (&kith_concern_kind);
  g_autofree char *day = kith_clock_dup_today (self->clock);

  if (student->id == 0)
    return TRUE;
  kith_record_set_text (concern, KITH_CONCERN_ABOUT, "student");
  kith_record_set_number (concern, KITH_CONCERN_STUDENT, student->id);
  kith_record_set_text (concern, KITH_CONCERN_DATE, day);
  kith_record_set_text (concern, KITH_CONCERN_TOLD_DATE, day);
  kith_record_set_text (concern, KITH_CONCERN_TOLD_TIME, "13:20");
  kith_record_set_text (concern, KITH_CONCERN_FACTS, values->facts);
  kith_record_set_text (concern, KITH_CONCERN_EXACT_WORDS, values->exact_words);
  kith_record_set_number (concern, KITH_CONCERN_AUTHOR, get_author (self, student));
  kith_record_set_text (concern, KITH_CONCERN_AUTHOR_ROLE, student->has_mentor ? "Peer mentor" : "Support coach");
  decide (concern, values);
  if (values->outcome != NULL)
    kith_record_set_text (concern, KITH_CONCERN_CLOSED_ON, day);
  if (values->is_read) {
    kith_record_set_number (concern, KITH_CONCERN_READ_AT, kith_clock_get_now (self->clock) + 25 * 60);
    kith_record_set_number (concern, KITH_CONCERN_READ_BY, kith_case_file_get_actor (self->file)->person);
  }
  return kith_demo_save (self, concern, error) && add_action (self, kith_record_get_id (concern), day, values, error);
}

gboolean
kith_demo_send_file (KithDemo         *self,
                     KithDemoStudent  *student,
                     GError          **error)
{
  g_autoptr (KithRecord) transfer = kith_record_new (&kith_transfer_kind);
  g_autofree char *day = kith_clock_dup_today (self->clock);

  if (student->id == 0)
    return TRUE;
  kith_record_set_number (transfer, KITH_TRANSFER_STUDENT, student->id);
  kith_record_set_text (transfer, KITH_TRANSFER_TO, "Southmoor College");
  kith_record_set_text (transfer, KITH_TRANSFER_TO_PERSON, "Ines Falkner, designated safeguarding lead");
  kith_record_set_text (transfer, KITH_TRANSFER_MOVED_ON, day);
  return kith_demo_save (self, transfer, error);
}
