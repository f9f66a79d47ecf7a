/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-today.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-plan-light.h"
#include "kith-save-meeting.h"
#include "kith-support-offers.h"
#include "kith-text.h"
#include "kith-time.h"

#include <glib/gi18n.h>
#include <string.h>

/* Joins what there is. */
static char *
dup_joined (const char *first,
            const char *second,
            const char *third)
{
  const char *parts[] = { first, second, third };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!kith_text_is_empty (parts[i]))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static char *
dup_timed (const char *stored_time,
           const char *what)
{
  g_autofree char *time = !kith_text_is_empty (stored_time) ? kith_time_format (stored_time) : NULL;

  if (time == NULL)
    return g_strdup (what);
  /* Translators: a time of day, then what is at that time: "2pm: Housing" */
  return g_strdup_printf (_("%s: %s"), time, what);
}

/* Whom it is about, where that is a student: of a member of staff nothing is said in passing. */
static char *
dup_concern_title (KithRecord *concern,
                   const char *student)
{
  const char *about = kith_record_get_text (concern, KITH_CONCERN_ABOUT);

  if (student != NULL)
    return g_strdup (student);
  return g_strdup (g_strcmp0 (about, "staff") == 0 ? _("About a member of staff") : _("About somebody else"));
}

/**
 * kith_today_dup_title:
 * @record: a record of one of the sections
 * @student: (nullable): the name of the student it is about
 *
 * Returns: (transfer full): what to call it in a list
 */
char *
kith_today_dup_title (KithRecord *record,
                      const char *student)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autofree char *what = kind == &kith_appointment_kind ? kith_appointment_dup_public_title (record)
                                                         : kith_record_dup_title (record);

  if (kind == &kith_support_offer_kind)
    return kith_support_offer_dup_title (record, student);
  if (kind == &kith_concern_kind)
    return dup_concern_title (record, student);
  if (kind == &kith_transfer_kind && student != NULL)
    /* Translators: a student, and the college or school their file goes to */
    return g_strdup_printf (_("%s: to %s"), student, what);
  if (kind == &kith_appointment_kind)
    return dup_timed (kith_record_get_text (record, KITH_APPOINTMENT_TIME), what);
  if (kind == &kith_group_kind)
    return dup_timed (kith_record_get_text (record, KITH_GROUP_TIME), what);
  if ((kind == &kith_plan_kind || kind == &kith_note_kind || kind == &kith_ending_kind || kind == &kith_access_request_kind) &&
      student != NULL)
    return g_strdup (student);
  return g_steal_pointer (&what);
}

static char *
dup_due_words (const char  *due,
               const GDate *today)
{
  g_autofree char *iso = kith_date_to_iso (today);
  g_autofree char *day = NULL;
  int days;

  if (!kith_date_is_iso (due))
    return g_strdup ("");
  day = kith_date_format_iso_weekday (due);
  days = kith_date_iso_days_between (iso, due);
  if (days == 0)
    return g_strdup (_("Today"));
  if (days == 1)
    return g_strdup (_("Tomorrow"));
  if (days > 1)
    /* Translators: a day */
    return g_strdup_printf (_("By %s"), day);
  /* Translators: days that have passed since something was due */
  return g_strdup_printf (ngettext ("Overdue by %d day", "Overdue by %d days", (gulong) -days), -days);
}

static char *
dup_task_reason (KithRecord  *task,
                 const char  *student,
                 const char  *person,
                 const GDate *today)
{
  g_autofree char *due = NULL;

  if (kith_record_has (task, KITH_TASK_DONE_ON)) {
    g_autofree char *day = kith_record_format (task, KITH_TASK_DONE_ON);

    /* Translators: a day */
    due = g_strdup_printf (_("Done on %s"), day);
  } else {
    due = dup_due_words (kith_record_get_text (task, KITH_TASK_DUE), today);
  }
  return dup_joined (due, student, person);
}

static char *
dup_plan_reason (KithRecord  *plan,
                 const GDate *today)
{
  g_autofree char *what = kith_record_dup_title (plan);
  g_autofree char *light = kith_plan_light_dup_words (kith_record_get_text (plan, KITH_PLAN_DATE), today);
  g_autofree char *day = kith_date_format_iso_short (kith_record_get_text (plan, KITH_PLAN_DATE));

  return dup_joined (what, light, day);
}

/* Where somebody goes says what for, so it is left out with the kind. */
static char *
dup_appointment_reason (KithRecord *appointment,
                        const char *student)
{
  g_autofree char *outcome = kith_record_format (appointment, KITH_APPOINTMENT_OUTCOME);
  const char *place =
    kith_appointment_is_sensitive (appointment) ? NULL : kith_record_get_text (appointment, KITH_APPOINTMENT_PLACE);

  return dup_joined (student, place, outcome);
}

static char *
dup_note_reason (KithRecord *note)
{
  g_autofree char *type = kith_record_format (note, KITH_NOTE_TYPE);
  g_autofree char *day = kith_date_format_iso_short (kith_record_get_text (note, KITH_NOTE_DATE));

  return dup_joined (type, day, NULL);
}

static char *
dup_concern_reason (KithRecord *concern)
{
  g_autofree char *moment = kith_time_format_instant (kith_record_get_number (concern, KITH_CONCERN_RECORDED_AT));
  /* Translators: the moment a concern was raised */
  g_autofree char *raised = g_strdup_printf (_("Raised %s"), moment);

  return dup_joined (kith_record_has (concern, KITH_CONCERN_READ_AT) ? NULL : _("Not read"), raised, NULL);
}

static char *
dup_ending_reason (KithRecord  *ending,
                   const GDate *today)
{
  g_autofree char *last = kith_record_dup_title (ending);

  return dup_joined (kith_ending_get_due_step (ending, today), last, NULL);
}

/**
 * kith_today_dup_reason:
 * @record: a record of one of the sections
 * @student: (nullable): the name of the student it is about
 * @person: (nullable): the name of the person it is for, where it is somebody else
 * @today: the day of the clock
 *
 * Returns: (transfer full): why it is there, in words
 */
char *
kith_today_dup_reason (KithRecord  *record,
                       const char  *student,
                       const char  *person,
                       const GDate *today)
{
  const KithKind *kind = kith_record_get_kind (record);

  if (kind == &kith_task_kind)
    return dup_task_reason (record, student, person, today);
  if (kind == &kith_ending_kind)
    return dup_ending_reason (record, today);
  if (kind == &kith_support_offer_kind)
    return kith_record_has (record, KITH_SUPPORT_OFFER_OFFERED_ON)
             ? g_strdup (_("Offered")) : dup_due_words (kith_record_get_text (record, KITH_SUPPORT_OFFER_DUE), today);
  if (kind == &kith_student_kind)
    return kith_student_dup_contact_words (record, today);
  if (kind == &kith_plan_kind)
    return dup_plan_reason (record, today);
  if (kind == &kith_appointment_kind)
    return dup_appointment_reason (record, student);
  if (kind == &kith_note_kind)
    return dup_note_reason (record);
  if (kind == &kith_concern_kind)
    return dup_concern_reason (record);
  if (kind == &kith_group_kind && kith_record_get_flag (record, KITH_GROUP_CANCELLED))
    return dup_joined (_("Cancelled"), kith_record_get_text (record, KITH_GROUP_PLACE), NULL);
  return kind == &kith_group_kind ? dup_joined (kith_record_get_text (record, KITH_GROUP_PLACE), NULL, NULL)
                                  : g_strdup ("");
}

/**
 * kith_draft_get_kind:
 * @draft: a draft
 *
 * Returns: what its kind says: a kind of record, or the name a meeting is kept under
 */
const KithKind *
kith_draft_get_kind (const KithDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);

  return g_str_equal (draft->kind, kith_meeting_draft_kind.name) ? &kith_meeting_draft_kind
                                                                 : kith_kind_find (draft->kind);
}

/**
 * kith_draft_get_place:
 * @draft: a draft
 *
 * Returns: where it was begun
 */
KithDraftPlace
kith_draft_get_place (const KithDraft *draft)
{
  const KithKind *kind = kith_draft_get_kind (draft);

  if (kind == &kith_meeting_draft_kind)
    return KITH_DRAFT_PLACE_MEETING;
  /* the place of a register, see kith_group_register_get_draft_place() */
  if (kind == &kith_attendee_kind && draft->student < 0)
    return KITH_DRAFT_PLACE_REGISTER;
  if (kind == &kith_note_kind && draft->student == 0)
    return KITH_DRAFT_PLACE_QUICK_LOG;
  if ((kind == &kith_note_kind || kind == &kith_amendment_kind) && draft->student != 0)
    return KITH_DRAFT_PLACE_CHRONOLOGY;
  if (kind == NULL || kind == &kith_amendment_kind ||
      (draft->record == 0 && kith_kind_get_parent (kind) != NULL && kith_draft_get_parent (draft) == 0))
    return KITH_DRAFT_PLACE_NOWHERE;
  return KITH_DRAFT_PLACE_FORM;
}

/**
 * kith_today_dup_draft_words:
 * @draft: a draft
 *
 * Returns: (transfer full): what somebody was writing, as in "Note about Jay"
 */
char *
kith_today_dup_draft_words (const KithTodayDraft *draft)
{
  KithDraftPlace place = kith_draft_get_place (draft->draft);
  const KithKind *kind = kith_draft_get_kind (draft->draft);
  const char *label = kind != NULL ? _(kind->label) : draft->draft->kind;

  if (place == KITH_DRAFT_PLACE_QUICK_LOG)
    label = _("Quick log");
  if (place == KITH_DRAFT_PLACE_REGISTER)
    label = _("Register");
  if (kith_text_is_empty (draft->about))
    return g_strdup (label);
  if (place == KITH_DRAFT_PLACE_REGISTER)
    /* Translators: what a group session is called */
    return g_strdup_printf (_("Register of %s"), draft->about);
  /* Translators: a kind of record, then a student's name: "Note about Jay" */
  return g_strdup_printf (_("%s about %s"), label, draft->about);
}

/* What the sentences call a record. */
typedef struct {
  const char *kind;
  const char *noun;
} Noun;

static const Noun nouns[] = {
  { "note", N_("a note") },
  { "amendment", N_("an addition to a note") },
  { "goal", N_("a goal") },
  { "step", N_("a step towards a goal") },
  { "rating", N_("a rating of a goal") },
  { "task", N_("a task") },
  { "plan", N_("a plan or review") },
  { "appointment", N_("an appointment") },
  { "assignment", N_("a mentor or coach") },
  { "care-status", N_("a care status") },
  { "care-period", N_("a time in care") },
  { "home", N_("a place to live") },
  { "relation", N_("a link to somebody") },
  { "professional", N_("somebody who helps") },
  { "achievement", N_("an achievement") },
  { "self-rating", N_("how it is going") },
  { "checklist-item", N_("a point of a checklist") },
  { "bursary", N_("a bursary") },
};

static const char *
get_noun (const KithKind *kind)
{
  if (kind == &kith_student_kind)
    return C_("changed …", "their details");
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_equal (nouns[i].kind, kind->name))
      return _(nouns[i].noun);
  return _(kind->label);
}

static char *
dup_sentence (KithAuditAction  action,
              const char      *who,
              const char      *noun)
{
  switch ((int) action) {
  case KITH_AUDIT_ADDED:
    /* Translators: a person, then what they added, such as "a note" */
    return g_strdup_printf (_("%s added %s"), who, noun);
  case KITH_AUDIT_STRUCK:
    /* Translators: a person, then what they struck out, such as "a note" */
    return g_strdup_printf (_("%s struck out %s"), who, noun);
  case KITH_AUDIT_REMOVED:
    /* Translators: a person, then what they removed, such as "a task" */
    return g_strdup_printf (_("%s removed %s"), who, noun);
  case KITH_AUDIT_PUT_BACK:
    /* Translators: a person, then what they put back, such as "a task" */
    return g_strdup_printf (_("%s put back %s"), who, noun);
  default:
    /* Translators: a person, then what they changed, such as "a goal" */
    return g_strdup_printf (_("%s changed %s"), who, noun);
  }
}

/**
 * kith_today_dup_news_words:
 * @news: what somebody did
 *
 * Returns: (transfer full): a line such as "Jay A: Wren added a note"
 */
char *
kith_today_dup_news_words (const KithTodayNews *news)
{
  g_autofree char *sentence = dup_sentence (news->change->action, news->change->who, get_noun (news->change->kind));

  if (kith_text_is_empty (news->student))
    return g_steal_pointer (&sentence);
  /* Translators: a student's name, then what somebody did: "Jay A: Wren added a note" */
  return g_strdup_printf (_("%s: %s"), news->student, sentence);
}
