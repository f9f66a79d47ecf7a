/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-task.h"

#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"
#include "kith-text.h"

struct _KithTask
{
  KithRecord parent_instance;
};

/* A task due later than this is more likely a slip of the finger than a plan. */
#define FAR_AHEAD_DAYS (3 * 366)

static void
check_due (KithRecord      *record,
           guint            field,
           const KithRules *rules,
           KithProblems    *problems)
{
  g_autofree char *words = kith_record_format (record, field);
  GDate due;

  kith_record_get_date (record, field, &due);
  if (g_date_days_between (&rules->today, &due) > FAR_AHEAD_DAYS)
    /* Translators: a date */
    kith_problems_add (problems, "due", KITH_SEVERITY_WARNING, _("%s is a long way off. Is this right?"), words);
}

static const KithField task_fields[] = {
  [KITH_TASK_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student" },
  [KITH_TASK_PERSON] = { "person", KITH_FIELD_LINK, N_("For"), .kind = "person" },
  [KITH_TASK_TEXT] = { "text", KITH_FIELD_LINE, N_("Task"), .limit = 400,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED,
    .missing = N_("Write what is to be done.") },
  [KITH_TASK_DUE] = { "due", KITH_FIELD_DATE, N_("By"), .flags = KITH_FIELD_PERSONAL, .check = check_due },
  [KITH_TASK_NOTE] = { "note", KITH_FIELD_LINK, N_("From the note"), .kind = "note", .flags = KITH_FIELD_FIXED },
  [KITH_TASK_PLAN] = { "plan", KITH_FIELD_LINK, N_("From the plan"), .kind = "plan", .flags = KITH_FIELD_FIXED },
  [KITH_TASK_DONE_ON] = { "done-on", KITH_FIELD_DATE, N_("Done on"), .flags = KITH_FIELD_PERSONAL },
};

static char *
dup_title (KithRecord *record)
{
  return kith_text_ellipsize (kith_record_get_text (record, KITH_TASK_TEXT), 80);
}

const KithKind kith_task_kind = {
  .name = "task",
  .plural = "tasks",
  .table = "task",
  .label = N_("Task"),
  .label_plural = N_("Tasks"),
  .fields = task_fields,
  .n_fields = G_N_ELEMENTS (task_fields),
  .get_type = kith_task_get_type,
  .student_field = KITH_TASK_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .search_slot = 5,
  .order = "due",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithTask, kith_task)
