/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chronology-private.h"

#include "kith-kinds.h"

#define NONE KITH_NO_FIELD
#define WRITTEN KITH_CHRONOLOGY_WRITTEN
#define BEGAN KITH_CHRONOLOGY_BEGAN
#define ENDED KITH_CHRONOLOGY_ENDED
#define DONE KITH_CHRONOLOGY_DONE
#define DUE KITH_CHRONOLOGY_DUE

static gboolean
is (KithRecord *record,
    guint       field,
    const char *code)
{
  return g_strcmp0 (kith_record_get_text (record, field), code) == 0;
}

/* What is done needs no reminder. */
static gboolean
is_task_open (KithRecord *task)
{
  return !kith_record_has (task, KITH_TASK_DONE_ON);
}

static gboolean
is_plan_planned (KithRecord *plan)
{
  return is (plan, KITH_PLAN_STATUS, "planned");
}

static gboolean
is_plan_held (KithRecord *plan)
{
  return is (plan, KITH_PLAN_STATUS, "held");
}

static gboolean
is_plan_not_held (KithRecord *plan)
{
  return is (plan, KITH_PLAN_STATUS, "not-held");
}

static gboolean
is_appointment_open (KithRecord *appointment)
{
  return !kith_record_has (appointment, KITH_APPOINTMENT_OUTCOME);
}

static gboolean
is_appointment_over (KithRecord *appointment)
{
  return !is_appointment_open (appointment);
}

static gboolean
is_ending_open (KithRecord *ending)
{
  return !kith_record_has (ending, KITH_ENDING_DONE_ON);
}

static gboolean
is_ending_done (KithRecord *ending)
{
  return !is_ending_open (ending);
}

static gboolean
is_invited (KithRecord *attendee)
{
  return is (attendee, KITH_ATTENDEE_STATUS, "invited");
}

static gboolean
is_on_register (KithRecord *attendee)
{
  return !is_invited (attendee);
}

static gboolean
is_item_done (KithRecord *item)
{
  return is (item, KITH_CHECKLIST_ITEM_STATE, "done");
}

/* Adding a kind to the chronology is a line here, beside the others of its kind, and its words in
 * kith-chronology-title.c. */
static const KithChronologySource sources[] = {
  { &kith_note_kind, KITH_CHRONOLOGY_NOTES, WRITTEN, KITH_NOTE_DATE, KITH_NOTE_TIME, KITH_NOTE_AUTHOR,
    KITH_NOTE_OWN_WORDS, NONE, NULL },
  { &kith_amendment_kind, KITH_CHRONOLOGY_AMENDMENTS, WRITTEN, KITH_AMENDMENT_RECORDED_AT, NONE, KITH_AMENDMENT_AUTHOR,
    NONE, NONE, NULL },
  { &kith_goal_kind, KITH_CHRONOLOGY_GOALS, BEGAN, KITH_GOAL_START, NONE, NONE, KITH_GOAL_TEXT, NONE, NULL },
  { &kith_goal_kind, KITH_CHRONOLOGY_GOALS, DONE, KITH_GOAL_ACHIEVED_DATE, NONE, NONE, KITH_GOAL_EVIDENCE, NONE, NULL },
  { &kith_rating_kind, KITH_CHRONOLOGY_RATINGS, WRITTEN, KITH_RATING_DATE, NONE, NONE, KITH_RATING_WORDS, NONE, NULL },
  { &kith_step_kind, KITH_CHRONOLOGY_STEPS, DONE, KITH_STEP_DONE_ON, NONE, NONE, NONE, NONE, NULL },
  { &kith_care_status_kind, KITH_CHRONOLOGY_CARE, BEGAN, KITH_CARE_STATUS_FROM, NONE, NONE, NONE, NONE, NULL },
  { &kith_care_status_kind, KITH_CHRONOLOGY_CARE, ENDED, KITH_CARE_STATUS_UNTIL, NONE, NONE, NONE, NONE, NULL },
  { &kith_home_kind, KITH_CHRONOLOGY_MOVES, BEGAN, KITH_HOME_FROM, NONE, NONE, NONE, NONE, NULL },
  { &kith_assignment_kind, KITH_CHRONOLOGY_ASSIGNMENTS, BEGAN, KITH_ASSIGNMENT_FROM, NONE, KITH_ASSIGNMENT_PERSON,
    NONE, NONE, NULL },
  { &kith_assignment_kind, KITH_CHRONOLOGY_ASSIGNMENTS, ENDED, KITH_ASSIGNMENT_UNTIL, NONE, KITH_ASSIGNMENT_PERSON,
    NONE, NONE, NULL },
  { &kith_ending_kind, KITH_CHRONOLOGY_ASSIGNMENTS, BEGAN, KITH_ENDING_TOLD_ON, NONE, KITH_ENDING_PERSON, NONE, NONE, NULL },
  { &kith_ending_kind, KITH_CHRONOLOGY_ASSIGNMENTS, DUE, KITH_ENDING_LAST_SESSION, NONE, KITH_ENDING_PERSON, NONE, NONE,
    is_ending_open },
  { &kith_ending_kind, KITH_CHRONOLOGY_ASSIGNMENTS, DONE, KITH_ENDING_LAST_SESSION, NONE, KITH_ENDING_PERSON, NONE, NONE,
    is_ending_done },
  { &kith_professional_kind, KITH_CHRONOLOGY_PEOPLE, BEGAN, KITH_PROFESSIONAL_FROM, NONE, NONE, NONE, NONE, NULL },
  { &kith_professional_kind, KITH_CHRONOLOGY_PEOPLE, ENDED, KITH_PROFESSIONAL_UNTIL, NONE, NONE, NONE, NONE, NULL },
  { &kith_task_kind, KITH_CHRONOLOGY_TASKS, DONE, KITH_TASK_DONE_ON, NONE, KITH_TASK_PERSON, NONE, NONE, NULL },
  { &kith_task_kind, KITH_CHRONOLOGY_TASKS, DUE, KITH_TASK_DUE, NONE, KITH_TASK_PERSON, NONE, NONE, is_task_open },
  { &kith_plan_kind, KITH_CHRONOLOGY_PLANS, DUE, KITH_PLAN_DATE, KITH_PLAN_TIME, NONE, KITH_PLAN_OWN_WORDS, NONE,
    is_plan_planned },
  { &kith_plan_kind, KITH_CHRONOLOGY_PLANS, DONE, KITH_PLAN_DATE, KITH_PLAN_TIME, NONE, KITH_PLAN_OWN_WORDS, NONE,
    is_plan_held },
  { &kith_plan_kind, KITH_CHRONOLOGY_PLANS, ENDED, KITH_PLAN_DATE, KITH_PLAN_TIME, NONE, KITH_PLAN_OWN_WORDS, NONE,
    is_plan_not_held },
  { &kith_appointment_kind, KITH_CHRONOLOGY_APPOINTMENTS, DUE, KITH_APPOINTMENT_DATE, KITH_APPOINTMENT_TIME,
    KITH_APPOINTMENT_PERSON, NONE, NONE, is_appointment_open },
  { &kith_appointment_kind, KITH_CHRONOLOGY_APPOINTMENTS, DONE, KITH_APPOINTMENT_DATE, KITH_APPOINTMENT_TIME,
    KITH_APPOINTMENT_PERSON, NONE, NONE, is_appointment_over },
  { &kith_attendee_kind, KITH_CHRONOLOGY_GROUPS, DUE, KITH_GROUP_DATE, KITH_GROUP_TIME, NONE, KITH_ATTENDEE_OWN_WORDS,
    KITH_ATTENDEE_GROUP, is_invited },
  { &kith_attendee_kind, KITH_CHRONOLOGY_GROUPS, DONE, KITH_GROUP_DATE, KITH_GROUP_TIME, NONE, KITH_ATTENDEE_OWN_WORDS,
    KITH_ATTENDEE_GROUP, is_on_register },
  { &kith_achievement_kind, KITH_CHRONOLOGY_ACHIEVEMENTS, WRITTEN, KITH_ACHIEVEMENT_DATE, NONE, NONE,
    KITH_ACHIEVEMENT_OWN_WORDS, NONE, NULL },
  { &kith_self_rating_kind, KITH_CHRONOLOGY_SELF_RATINGS, WRITTEN, KITH_SELF_RATING_DATE, NONE, NONE,
    KITH_SELF_RATING_OWN_WORDS, NONE, NULL },
  { &kith_checklist_item_kind, KITH_CHRONOLOGY_CHECKLISTS, DONE, KITH_CHECKLIST_ITEM_DATE, NONE, NONE, NONE, NONE,
    is_item_done },
  { &kith_concern_kind, KITH_CHRONOLOGY_CONCERNS, WRITTEN, KITH_CONCERN_DATE, KITH_CONCERN_TIME, KITH_CONCERN_AUTHOR,
    KITH_CONCERN_EXACT_WORDS, NONE, NULL },
  { &kith_concern_action_kind, KITH_CHRONOLOGY_CONCERNS, DONE, KITH_CONCERN_ACTION_DATE, NONE,
    KITH_CONCERN_ACTION_AUTHOR, NONE, NONE, NULL },
  { &kith_transfer_kind, KITH_CHRONOLOGY_CONCERNS, DONE, KITH_TRANSFER_SENT_ON, NONE, NONE, NONE, NONE, NULL },
};

const KithChronologySource *
kith_chronology_get_sources (guint *n_sources)
{
  *n_sources = G_N_ELEMENTS (sources);
  return sources;
}

/* Where the day of a record stands: in itself, or, for a line of a register, in the session. */
KithRecord *
kith_chronology_dup_dated (KithCaseFile               *file,
                           const KithChronologySource *source,
                           KithRecord                 *record)
{
  g_autoptr (GPtrArray) found = NULL;
  const KithKind *kind = NULL;
  gint64 id;

  if (source->dated_by == NONE)
    return g_object_ref (record);
  kind = kith_kind_find (source->kind->fields[source->dated_by].kind);
  id = kith_record_get_number (record, source->dated_by);
  found = kith_case_file_load_many (file, kind, &id, 1, NULL);
  return found != NULL && found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}
