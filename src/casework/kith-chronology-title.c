/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chronology-private.h"

#include "kith-kinds.h"

#include <glib/gi18n.h>

static char *
dup_rating_title (KithCaseFile *file,
                  KithRecord   *record)
{
  gint64 goal = kith_record_get_number (record, KITH_RATING_GOAL);
  g_autofree char *title = kith_case_file_dup_title (file, &kith_goal_kind, goal);

  /* Translators: a rating from 0 to 10, and the goal it is about */
  return g_strdup_printf (_("%d out of 10: %s"), (int) kith_record_get_number (record, KITH_RATING_SCORE), title);
}

static char *
dup_assignment_title (KithCaseFile        *file,
                      KithRecord          *record,
                      KithChronologyEvent  event)
{
  gint64 person = kith_record_get_number (record, KITH_ASSIGNMENT_PERSON);
  g_autofree char *name = kith_case_file_dup_title (file, &kith_person_kind, person);
  g_autofree char *role = kith_record_format (record, KITH_ASSIGNMENT_ROLE);

  return event == KITH_CHRONOLOGY_BEGAN
           /* Translators: a role such as "Peer mentor", and a person's name */
           ? g_strdup_printf (_("%s began: %s"), role, name) : g_strdup_printf (_("%s ended: %s"), role, name);
}

static char *
dup_ending_title (KithCaseFile        *file,
                  KithRecord          *record,
                  KithChronologyEvent  event)
{
  g_autofree char *name =
    kith_case_file_dup_title (file, &kith_person_kind, kith_record_get_number (record, KITH_ENDING_PERSON));

  if (event == KITH_CHRONOLOGY_BEGAN)
    /* Translators: a mentor's name */
    return g_strdup_printf (_("Told that the support by %s comes to an end"), name);
  /* Translators: a mentor's name */
  return g_strdup_printf (_("Last session with %s"), name);
}

static char *
dup_professional_title (KithRecord          *record,
                        KithChronologyEvent  event)
{
  const char *name = kith_record_get_text (record, KITH_PROFESSIONAL_NAME);
  g_autofree char *role = kith_record_format (record, KITH_PROFESSIONAL_ROLE);

  return event == KITH_CHRONOLOGY_BEGAN
           /* Translators: who somebody is to the student, such as "Social worker", and their name */
           ? g_strdup_printf (_("%s began: %s"), role, name) : g_strdup_printf (_("%s ended: %s"), role, name);
}

/* The line of one student: what it was, how long, whether they came. Whoever else was there is nobody's business here. */
static char *
dup_attendee_title (KithCaseFile *file,
                    KithRecord   *record)
{
  gint64 id = kith_record_get_number (record, KITH_ATTENDEE_GROUP);
  g_autoptr (GPtrArray) found = kith_case_file_load_many (file, &kith_group_kind, &id, 1, NULL);
  KithRecord *group = found != NULL && found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
  g_autofree char *title = group != NULL ? kith_record_dup_title (group) : g_strdup (_(kith_group_kind.label));
  g_autofree char *status = kith_record_format (record, KITH_ATTENDEE_STATUS);
  g_autofree char *minutes = NULL;

  if (group != NULL && kith_record_get_flag (group, KITH_GROUP_CANCELLED))
    /* Translators: a group session that did not take place */
    return g_strdup_printf (_("Cancelled: %s"), title);
  if (group == NULL || !kith_record_has (group, KITH_GROUP_MINUTES))
    /* Translators: a group session, and whether the student came */
    return g_strdup_printf (_("%s · %s"), title, status);
  minutes = kith_record_format (group, KITH_GROUP_MINUTES);
  /* Translators: a group session, how long it was, whether the student came */
  return g_strdup_printf (_("%s · %s · %s"), title, minutes, status);
}

static char *
dup_item_title (KithRecord *record)
{
  g_autofree char *list = kith_record_format (record, KITH_CHECKLIST_ITEM_LIST);
  g_autofree char *item = kith_record_format (record, KITH_CHECKLIST_ITEM_ITEM);

  /* Translators: a checklist such as "Starting college", and an item of it that is done */
  return g_strdup_printf (_("%s, done: %s"), list, item);
}

static char *
dup_plan_title (KithChronologyEvent  event,
                const char          *own)
{
  if (event == KITH_CHRONOLOGY_DUE)
    /* Translators: a plan or review, such as "Pathway Plan" */
    return g_strdup_printf (_("Planned: %s"), own);
  if (event == KITH_CHRONOLOGY_ENDED)
    /* Translators: a plan or review, such as "Pathway Plan" */
    return g_strdup_printf (_("Not held: %s"), own);
  /* Translators: a plan or review, such as "Pathway Plan" */
  return g_strdup_printf (_("Held: %s"), own);
}

/* Whoever may see the student's appointments knows of what kind they are: only diaries and prints for many eyes do not. */
static char *
dup_appointment_title (KithChronologyEvent  event,
                       KithRecord          *record,
                       const char          *own)
{
  g_autofree char *outcome = NULL;

  if (event == KITH_CHRONOLOGY_DUE)
    /* Translators: kind of an appointment, such as "Housing" */
    return g_strdup_printf (_("Appointment: %s"), own);
  outcome = kith_record_format (record, KITH_APPOINTMENT_OUTCOME);
  /* Translators: kind of an appointment, and how it went, such as "Attended" */
  return g_strdup_printf (_("Appointment: %s (%s)"), own, outcome);
}

static char *
dup_concern_title (KithRecord *record)
{
  g_autofree char *closed = kith_record_format (record, KITH_CONCERN_CLOSED_ON);

  if (!kith_record_has (record, KITH_CONCERN_READ_AT))
    return g_strdup (_("Safeguarding concern, not read"));
  if (!kith_record_has (record, KITH_CONCERN_CLOSED_ON))
    return g_strdup (_("Safeguarding concern, open"));
  /* Translators: a date */
  return g_strdup_printf (_("Safeguarding concern, closed on %s"), closed);
}

static char *
dup_title_around (const KithChronologyKey *key,
                  const char              *own)
{
  if (key->kind == &kith_goal_kind)
    return key->event == KITH_CHRONOLOGY_DONE
             /* Translators: a goal in the student's words */
             ? g_strdup_printf (_("Goal achieved: %s"), own) : g_strdup_printf (_("Goal set: %s"), own);
  if (key->kind == &kith_step_kind)
    /* Translators: a step towards a goal */
    return g_strdup_printf (_("Step done: %s"), own);
  if (key->kind == &kith_care_status_kind)
    return key->event == KITH_CHRONOLOGY_ENDED
             /* Translators: a care status */
             ? g_strdup_printf (_("Care status ended: %s"), own) : g_strdup_printf (_("Care status: %s"), own);
  if (key->kind == &kith_home_kind)
    /* Translators: a town or an address */
    return g_strdup_printf (_("Moved: %s"), own);
  if (key->kind == &kith_task_kind)
    return key->event == KITH_CHRONOLOGY_DUE
             /* Translators: a task */
             ? g_strdup_printf (_("Task due: %s"), own) : g_strdup_printf (_("Task done: %s"), own);
  return g_strdup (own);
}

char *
kith_chronology_dup_title (KithCaseFile            *file,
                           const KithChronologyKey *key,
                           KithRecord              *record)
{
  g_autofree char *own = NULL;

  if (key->kind == &kith_note_kind)
    return kith_record_format (record, KITH_NOTE_TYPE);
  if (key->kind == &kith_rating_kind)
    return dup_rating_title (file, record);
  if (key->kind == &kith_assignment_kind)
    return dup_assignment_title (file, record, key->event);
  if (key->kind == &kith_ending_kind)
    return dup_ending_title (file, record, key->event);
  if (key->kind == &kith_attendee_kind)
    return dup_attendee_title (file, record);
  if (key->kind == &kith_professional_kind)
    return dup_professional_title (record, key->event);
  if (key->kind == &kith_checklist_item_kind)
    return dup_item_title (record);
  if (key->kind == &kith_achievement_kind || key->kind == &kith_self_rating_kind)
    return g_strdup (_(key->kind->label));
  own = kith_record_dup_title (record);
  if (key->kind == &kith_concern_kind)
    return dup_concern_title (record);
  if (key->kind == &kith_concern_action_kind)
    /* Translators: what was done about a concern, such as "Referral" */
    return g_strdup_printf (_("Safeguarding concern, %s"), own);
  if (key->kind == &kith_transfer_kind)
    /* Translators: a college or school */
    return g_strdup_printf (_("Safeguarding file sent to %s"), own);
  if (key->kind == &kith_plan_kind)
    return dup_plan_title (key->event, own);
  if (key->kind == &kith_appointment_kind)
    return dup_appointment_title (key->event, record, own);
  return dup_title_around (key, own);
}
