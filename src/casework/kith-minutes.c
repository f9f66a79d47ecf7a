/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-minutes.h"

#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-text.h"
#include "kith-time.h"

#include <glib/gi18n.h>

#define PLAN_TEXT(record, field) kith_record_get_text (record, KITH_PLAN_##field)

static char *
keep (GPtrArray *kept,
      char      *text)
{
  g_ptr_array_add (kept, text);
  return text;
}

/**
 * kith_minutes_find_last:
 * @file: an open case file
 * @student: id of a student
 * @type: (nullable): code of a kind of plan, %NULL for any
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the plan of that kind that was held last; %NULL without an error when there is
 *   none
 */
KithRecord *
kith_minutes_find_last (KithCaseFile  *file,
                        gint64         student,
                        const char    *type,
                        GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_plan_kind);
  g_autoptr (GPtrArray) held = NULL;

  kith_query_where_student (query, student);
  kith_query_where (query, "status", "held");
  if (type != NULL)
    kith_query_where (query, "type", type);
  kith_query_set_order (query, "-date -time");
  kith_query_set_limit (query, 1);
  held = kith_case_file_list (file, query, NULL, error);
  return held != NULL && held->len > 0 ? g_object_ref (g_ptr_array_index (held, 0)) : NULL;
}

/**
 * kith_minutes_list_actions:
 * @file: an open case file
 * @plan: a plan
 * @kept: (element-type utf8): frees its texts with g_free()
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type KithMinutesAction): what was agreed in it, in the order it is due
 */
GArray *
kith_minutes_list_actions (KithCaseFile  *file,
                           KithRecord    *plan,
                           GPtrArray     *kept,
                           GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_task_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (plan));
  g_autoptr (GPtrArray) tasks = NULL;
  GArray *actions = NULL;

  kith_query_where (query, "plan", id);
  tasks = kith_case_file_list (file, query, NULL, error);
  if (tasks == NULL)
    return NULL;
  actions = g_array_new (FALSE, TRUE, sizeof (KithMinutesAction));
  for (guint i = 0; i < tasks->len; i++) {
    KithRecord *task = g_ptr_array_index (tasks, i);
    KithMinutesAction action = { .done = kith_record_has (task, KITH_TASK_DONE_ON) };

    action.what = keep (kept, g_strdup (kith_record_get_text (task, KITH_TASK_TEXT)));
    action.by = keep (kept, g_strdup (kith_record_get_text (task, KITH_TASK_DUE)));
    action.who = kith_record_has (task, KITH_TASK_PERSON)
                   ? keep (kept, kith_case_file_dup_title (file, &kith_person_kind,
                                                           kith_record_get_number (task, KITH_TASK_PERSON)))
                   : NULL;
    g_array_append_val (actions, action);
  }
  return actions;
}

static KithRecord *
find_plan (KithCaseFile  *file,
           gint64         student,
           gint64         id,
           GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  KithRecord *plan = id != 0 ? kith_case_file_load (file, &kith_plan_kind, id, &local_error)
                             : kith_minutes_find_last (file, student, NULL, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (plan == NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _("No meeting with this student has been held and written down yet."));
  return plan;
}

static void
fill_student (KithMinutes *minutes,
              KithRecord  *student,
              GPtrArray   *kept)
{
  minutes->preferred_name = kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME);
  minutes->legal_name = keep (kept, kith_student_dup_legal_name (student));
  minutes->reference = kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID);
}

static void
fill_plan (KithMinutes *minutes,
           KithRecord  *plan,
           GPtrArray   *kept)
{
  minutes->meeting = keep (kept, kith_record_dup_title (plan));
  minutes->date = PLAN_TEXT (plan, DATE);
  minutes->time = kith_record_has (plan, KITH_PLAN_TIME) ? keep (kept, kith_record_format (plan, KITH_PLAN_TIME)) : NULL;
  minutes->place = PLAN_TEXT (plan, PLACE);
  minutes->chair = PLAN_TEXT (plan, CHAIR);
  minutes->attendees = PLAN_TEXT (plan, ATTENDEES);
  minutes->own_words = PLAN_TEXT (plan, OWN_WORDS);
  minutes->minutes = PLAN_TEXT (plan, MINUTES);
  minutes->outcome = PLAN_TEXT (plan, OUTCOME);
  minutes->next_date = PLAN_TEXT (plan, NEXT_DUE);
}

/**
 * kith_minutes_make:
 * @file: an open case file
 * @student: id of a student
 * @plan: id of a plan of theirs, 0 for the one held last
 * @options: (nullable): how the student is named, and what stands at the top
 * @error: return location for an error
 *
 * Gathers what the actor may see of a meeting and makes its minutes. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_minutes_make (KithCaseFile             *file,
                   gint64                    student,
                   gint64                    plan,
                   const KithOutputOptions  *options,
                   GError                  **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *moment = NULL;
  g_autoptr (KithRecord) meeting = NULL;
  g_autoptr (KithRecord) whose = NULL;
  g_autoptr (GArray) actions = NULL;
  KithMinutes minutes = { NULL };
  KithReportSetting setting;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) ||
      (meeting = find_plan (file, student, plan, error)) == NULL ||
      (whose = kith_case_file_load (file, &kith_student_kind, kith_record_get_number (meeting, KITH_PLAN_STUDENT),
                                    error)) == NULL ||
      (actions = kith_minutes_list_actions (file, meeting, kept, error)) == NULL)
    return NULL;
  fill_student (&minutes, whose, kept);
  fill_plan (&minutes, meeting, kept);
  minutes.actions = (const KithMinutesAction *) (gpointer) actions->data;
  minutes.n_actions = actions->len;
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  return kith_report_minutes (&minutes, &setting);
}
