/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-tasks.h"

#include "kith-date.h"
#include "kith-operation.h"
#include "kith-task.h"

#include <glib/gi18n.h>

/* Every stored day is greater. */
#define EARLIEST "0000-01-01"

static const char *const titles[] = {
  [KITH_TASKS_OVERDUE] = N_("Overdue"),
  [KITH_TASKS_TODAY] = N_("Due Today"),
  [KITH_TASKS_THIS_WEEK] = N_("Later This Week"),
  [KITH_TASKS_LATER] = N_("After This Week"),
  [KITH_TASKS_ANY_DAY] = N_("No Day Agreed"),
  [KITH_TASKS_OPEN] = N_("All Open Tasks"),
  [KITH_TASKS_DONE] = N_("Done"),
};

/**
 * kith_task_span_get_title:
 * @span: which tasks
 *
 * Returns: the heading over them
 */
const char *
kith_task_span_get_title (KithTaskSpan span)
{
  g_return_val_if_fail (span < G_N_ELEMENTS (titles), NULL);

  return _(titles[span]);
}

static char *
dup_sunday (const char  *today_iso,
            const GDate *today)
{
  return kith_date_iso_add_days (today_iso, G_DATE_SUNDAY - g_date_get_weekday (today));
}

static void
add_due (KithQuery    *query,
         KithTaskSpan  span,
         const GDate  *today)
{
  g_autofree char *iso = kith_date_to_iso (today);
  g_autofree char *yesterday = kith_date_iso_add_days (iso, -1);
  g_autofree char *tomorrow = kith_date_iso_add_days (iso, 1);
  g_autofree char *sunday = dup_sunday (iso, today);
  g_autofree char *monday = kith_date_iso_add_days (sunday, 1);

  if (span == KITH_TASKS_OVERDUE)
    kith_query_where_range (query, "due", NULL, yesterday);
  else if (span == KITH_TASKS_TODAY)
    kith_query_where_range (query, "due", iso, iso);
  else if (span == KITH_TASKS_THIS_WEEK)
    kith_query_where_range (query, "due", tomorrow, sunday);
  else if (span == KITH_TASKS_LATER)
    kith_query_where_range (query, "due", monday, NULL);
  else if (span == KITH_TASKS_ANY_DAY)
    kith_query_where (query, "due", NULL);
}

/**
 * kith_tasks_create_query:
 * @span: which tasks
 * @person: whose, 0 for those of everybody the actor may see
 * @today: the day of the clock
 *
 * Returns: (transfer full): the question that a list, its number, its print and its export share
 */
KithQuery *
kith_tasks_create_query (KithTaskSpan  span,
                         gint64        person,
                         const GDate  *today)
{
  KithQuery *query = kith_query_new (&kith_task_kind);

  if (person != 0) {
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);

    kith_query_where (query, "person", id);
  }
  if (span == KITH_TASKS_DONE)
    kith_query_where_range (query, "done-on", EARLIEST, NULL);
  else
    kith_query_where (query, "done-on", NULL);
  kith_query_where_archived (query, FALSE);
  add_due (query, span, today);
  kith_query_set_order (query, span == KITH_TASKS_DONE ? "-done-on" : "due");
  return query;
}

/**
 * kith_tasks_set_done:
 * @file: an open case file
 * @id: a task
 * @done: whether it was done today, or is open again
 * @error: what went wrong
 *
 * Ticks a task off, or takes the tick away. What is so already stays as it is.
 *
 * Returns: whether it is so now
 */
gboolean
kith_tasks_set_done (KithCaseFile  *file,
                     gint64         id,
                     gboolean       done,
                     GError       **error)
{
  g_autoptr (KithRecord) task = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  task = kith_case_file_load (file, &kith_task_kind, id, error);
  if (task == NULL)
    return FALSE;
  if (kith_record_has (task, KITH_TASK_DONE_ON) == done)
    return TRUE;
  today = kith_clock_dup_today (kith_case_file_get_clock (file));
  kith_record_set_text (task, KITH_TASK_DONE_ON, done ? today : NULL);
  if (!kith_case_file_begin (file, done ? _("Task: done") : _("Task: open again"), error))
    return FALSE;
  if (kith_case_file_save (file, task, KITH_SAVE_ACCEPT_WARNINGS, error))
    return kith_case_file_commit (file, error);
  kith_case_file_rollback (file);
  return FALSE;
}
