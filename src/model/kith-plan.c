/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-plan.h"

#include "kith-calendar-day.h"
#include "kith-date.h"
#include "kith-lists.h"
#include "kith-plan-due.h"
#include "kith-plan-rule.h"
#include "kith-presets.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"
#include "kith-student.h"
#include "kith-text.h"

#include <string.h>

/* A plan or review: what is agreed about a student in a meeting that the law or the college wants at regular times. */
struct _KithPlan
{
  KithRecord parent_instance;
};

static const KithField plan_fields[] = {
  [KITH_PLAN_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_PLAN_TYPE] = { "type", KITH_FIELD_CHOICE, N_("Kind"), .choices = &kith_plan_types,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK,
    .missing = N_("Choose what kind of plan or review it is."), .section = N_("When") },
  [KITH_PLAN_TITLE] = { "title", KITH_FIELD_LINE, N_("What it is called"), .limit = 100,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED,
    .hint = N_("For a meeting of another kind"), .section = N_("When") },
  [KITH_PLAN_STATUS] = { "status", KITH_FIELD_CHOICE, N_("Status"), .choices = &kith_plan_statuses,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Say whether it is planned or was held."),
    .section = N_("When") },
  [KITH_PLAN_DATE] = { "date", KITH_FIELD_DATE, N_("Date"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK,
    .missing = N_("Enter the day it is planned for, or was held."), .section = N_("When") },
  [KITH_PLAN_TIME] = { "time", KITH_FIELD_TIME, N_("Time"), .flags = KITH_FIELD_PERSONAL | KITH_FIELD_QUICK,
    .section = N_("When") },
  [KITH_PLAN_PLACE] = { "place", KITH_FIELD_LINE, N_("Place"), .limit = 100,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED,
    .section = N_("When") },
  [KITH_PLAN_NOT_HELD_REASON] = { "not-held-reason", KITH_FIELD_LINE, N_("Why it was not held"),
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED, .section = N_("When") },
  [KITH_PLAN_NEXT_DUE] = { "next-due", KITH_FIELD_DATE, N_("Next one due"), .flags = KITH_FIELD_PERSONAL,
    .section = N_("When") },
  [KITH_PLAN_AUTHORITY] = { "authority", KITH_FIELD_LINE, N_("Local authority"), .limit = 100,
    .flags = KITH_FIELD_PERSONAL, .hint = N_("Whose rule it follows; the student’s responsible authority when blank"),
    .section = N_("When") },
  [KITH_PLAN_CHAIR] = { "chair", KITH_FIELD_LINE, N_("Chair"), .limit = 100,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED,
    .section = N_("Who") },
  [KITH_PLAN_ATTENDEES] = { "attendees", KITH_FIELD_TEXT, N_("Who was there"), .limit = 2000,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED,
    .hint = N_("One person on a line: name and role"), .section = N_("Who") },
  [KITH_PLAN_AGENDA] = { "agenda", KITH_FIELD_TEXT, N_("Agenda"), .limit = 2000,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED,
    .hint = N_("One point on a line"), .section = N_("The meeting") },
  [KITH_PLAN_OWN_WORDS] = { "own-words", KITH_FIELD_TEXT, N_("In their own words"),
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED,
    .hint = N_("What the student wants said, exactly as they put it"), .section = N_("The meeting") },
  [KITH_PLAN_MINUTES] = { "minutes", KITH_FIELD_TEXT, N_("What was said"), .limit = 20000,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED, .section = N_("The meeting") },
  [KITH_PLAN_OUTCOME] = { "outcome", KITH_FIELD_TEXT, N_("What was decided"), .limit = 8000,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED, .section = N_("The meeting") },
  [KITH_PLAN_HEADS] = { "heads", KITH_FIELD_CHOICES, N_("Covered in the Pathway Plan"),
    .choices = &kith_pathway_heads, .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE, .section = N_("The meeting") },
  [KITH_PLAN_SUBMITTED] = { "submitted", KITH_FIELD_DATE, N_("Sent to the virtual school"),
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE, .section = N_("Afterwards") },
  [KITH_PLAN_QUALITY] = { "quality", KITH_FIELD_CHOICE, N_("Rated by the local authority"),
    .choices = &kith_plan_qualities, .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE, .section = N_("Afterwards") },
};

static void
check_held (KithRecord      *record,
            const KithRules *rules,
            KithProblems    *problems)
{
  GDate day;

  if (kith_record_get_date (record, KITH_PLAN_DATE, &day) && g_date_compare (&day, &rules->today) > 0)
    kith_problems_add (problems, "date", KITH_SEVERITY_ERROR, _("This date hasn’t come yet."));
}

/* The college's own records of a kind, or the presets while it has none. */
static GPtrArray *
dup_current (const KithRules *rules,
             const KithKind  *kind)
{
  GPtrArray *own = kith_rules_dup_all (rules, kind->name);

  if (own->len > 0)
    return own;
  g_ptr_array_unref (own);
  return kith_presets_list (kind, &rules->today);
}

static char *
dup_next_due (KithRecord      *record,
              KithRecord      *student,
              const KithRules *rules)
{
  g_autoptr (GPtrArray) plan_rules = dup_current (rules, &kith_plan_rule_kind);
  g_autoptr (GPtrArray) calendar = dup_current (rules, &kith_calendar_day_kind);
  const char *authority = kith_record_get_text (record, KITH_PLAN_AUTHORITY);

  if (kith_text_is_empty (authority) && student != NULL)
    authority = kith_record_get_text (student, KITH_STUDENT_RESPONSIBLE_LA);
  return kith_plan_due_dup_next (plan_rules, calendar, kith_record_get_text (record, KITH_PLAN_TYPE), authority,
                                 kith_record_get_text (record, KITH_PLAN_DATE));
}

static void
offer_next_due (KithProblems *problems,
                const char   *next)
{
  g_autofree char *words = kith_date_format_iso (next);
  /* Translators: a date; on a button */
  g_autofree char *label = g_strdup_printf (_("Use %s"), words);

  kith_problems_set_fix (kith_problems_add (problems, "next-due", KITH_SEVERITY_ERROR,
                                            /* Translators: a date */
                                            _("Say when the next one is due. By the rule it is %s."), words),
                         KITH_FIX_USE_VALUE, label, 0, next);
}

/* Only the college knows its rules, so a form without the store says nothing and lets the save say it. */
static void
check_next_due (KithRecord      *record,
                const KithRules *rules,
                KithProblems    *problems)
{
  g_autoptr (KithRecord) student = NULL;
  g_autofree char *next = NULL;

  if (kith_record_has (record, KITH_PLAN_NEXT_DUE) || !kith_rules_can_look_up (rules) ||
      !kith_plan_due_is_expected (kith_record_get_text (record, KITH_PLAN_TYPE)))
    return;
  student = kith_rules_find (rules, "student", kith_record_get_number (record, KITH_PLAN_STUDENT));
  /* nobody plans the next one with a student who has left */
  if (student != NULL && g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_STAGE), "left") == 0)
    return;
  next = dup_next_due (record, student, rules);
  if (next != NULL)
    offer_next_due (problems, next);
  else
    kith_problems_add (problems, "next-due", KITH_SEVERITY_ERROR, _("Say when the next one is due."));
}

static void
check_plan (KithRecord      *record,
            const KithRules *rules,
            KithProblems    *problems)
{
  const char *status = kith_record_get_text (record, KITH_PLAN_STATUS);
  const char *day = kith_record_get_text (record, KITH_PLAN_DATE);
  const char *next = kith_record_get_text (record, KITH_PLAN_NEXT_DUE);

  if (g_strcmp0 (status, "held") == 0) {
    check_held (record, rules, problems);
    check_next_due (record, rules, problems);
  }
  if (g_strcmp0 (status, "not-held") == 0 && kith_text_is_empty (kith_record_get_text (record, KITH_PLAN_NOT_HELD_REASON)))
    kith_problems_add (problems, "not-held-reason", KITH_SEVERITY_ERROR, _("Say why it was not held."));
  if (day != NULL && next != NULL && strcmp (next, day) <= 0)
    kith_problems_add (problems, "next-due", KITH_SEVERITY_ERROR, _("The next one is due after this one."));
  if (g_strcmp0 (kith_record_get_text (record, KITH_PLAN_TYPE), "other") == 0 &&
      kith_text_is_empty (kith_record_get_text (record, KITH_PLAN_TITLE)))
    kith_problems_add (problems, "title", KITH_SEVERITY_ERROR, _("Say what the meeting is called."));
}

static char *
dup_title (KithRecord *record)
{
  const char *own = kith_record_get_text (record, KITH_PLAN_TITLE);

  return kith_text_is_empty (own) ? kith_record_format (record, KITH_PLAN_TYPE) : g_strdup (own);
}

const KithKind kith_plan_kind = {
  .name = "plan",
  .plural = "plans",
  .table = "plan",
  .label = N_("Plan or review"),
  .label_plural = N_("Plans and reviews"),
  .fields = plan_fields,
  .n_fields = G_N_ELEMENTS (plan_fields),
  .get_type = kith_plan_get_type,
  .student_field = KITH_PLAN_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .search_slot = 1,
  .order = "date",
  .check = check_plan,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithPlan, kith_plan)
