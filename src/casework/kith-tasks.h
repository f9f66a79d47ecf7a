/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithTaskSpan:
 * @KITH_TASKS_OVERDUE: Open, and the day has passed; the oldest first
 * @KITH_TASKS_TODAY: Open and due today
 * @KITH_TASKS_THIS_WEEK: Open and due on a later day of this week, which ends on Sunday
 * @KITH_TASKS_LATER: Open and due after this week
 * @KITH_TASKS_ANY_DAY: Open, with no day agreed
 * @KITH_TASKS_OPEN: All that is open
 * @KITH_TASKS_DONE: What has been done, the newest first
 *
 * Which tasks a list shows. A task due on a day is due until the end of that day.
 */
typedef enum {
  KITH_TASKS_OVERDUE,
  KITH_TASKS_TODAY,
  KITH_TASKS_THIS_WEEK,
  KITH_TASKS_LATER,
  KITH_TASKS_ANY_DAY,
  KITH_TASKS_OPEN,
  KITH_TASKS_DONE,
} KithTaskSpan;

#define KITH_N_TASK_SPANS (KITH_TASKS_DONE + 1)

const char *kith_task_span_get_title (KithTaskSpan   span);
/* @person: whose, 0 for everybody's */
KithQuery  *kith_tasks_create_query  (KithTaskSpan   span,
                                      gint64         person,
                                      const GDate   *today);
/* done today, or open again; undone as one action */
gboolean    kith_tasks_set_done      (KithCaseFile  *file,
                                      gint64         id,
                                      gboolean       done,
                                      GError       **error);

G_END_DECLS
