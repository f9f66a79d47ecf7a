/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-falling.h"

#include "kith-attendance-trend.h"
#include "kith-attendance.h"
#include "kith-case-file-private.h"
#include "kith-date.h"
#include "kith-scope.h"

/* The windows of kith_attendance_trend_of(): four weeks back from the last day anything is known about, and the four
 * before. Both percentages are rounded there, so a point less than what counts as a fall is let through. */
#define RECENT " FILTER (WHERE b.until > date (l.day, '-28 days'))"
#define BEFORE " FILTER (WHERE b.until <= date (l.day, '-28 days'))"
#define LEAST_POINTS "9"

#define LAST_DAYS \
  "SELECT a.student AS student, max (a.until) AS day FROM attendance a WHERE a.removed_at IS NULL" \
  " AND a.\"from\" BETWEEN :since AND :last AND %s GROUP BY a.student HAVING max (a.until) > date (:last, '-28 days')"

#define FALLING \
  "SELECT l.student FROM (" LAST_DAYS ") l JOIN attendance b ON b.student = l.student" \
  " WHERE b.removed_at IS NULL AND b.\"from\" BETWEEN :since AND :last" \
  " AND b.until > date (l.day, '-56 days') AND b.until <= l.day GROUP BY l.student" \
  " HAVING sum (b.attended)" BEFORE " * 100.0 / sum (b.possible)" BEFORE \
  " - sum (b.attended)" RECENT " * 100.0 / sum (b.possible)" RECENT " >= " LEAST_POINTS

/**
 * kith_falling_list_students:
 * @file: an open case file
 * @today: the day
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64) (nullable): students whose attendance the actor may see and may have
 *   fallen; all those whose attendance fell are among them
 */
GArray *
kith_falling_list_students (KithCaseFile  *file,
                            const GDate   *today,
                            GError       **error)
{
  g_autoptr (GArray) students = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *last = kith_date_to_iso (today);
  g_autofree char *since = kith_date_iso_add_days (last, -KITH_ATTENDANCE_TREND_DAYS);
  g_autofree char *scope = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (KithStatement) rows = NULL;
  KithStepResult step = KITH_STEP_ERROR;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  scope = kith_scope_dup_condition (file, &kith_attendance_kind, KITH_ACTION_SEE);
  sql = g_strdup_printf (FALLING, scope);
  rows = kith_db_prepare (file->db, sql, error);
  if (rows == NULL)
    return NULL;
  kith_statement_bind_text (rows, ":since", since);
  kith_statement_bind_text (rows, ":last", last);
  kith_scope_bind (file, rows);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    gint64 student = kith_statement_get_int64 (rows, 0);

    g_array_append_val (students, student);
  }
  return step == KITH_STEP_DONE ? g_steal_pointer (&students) : NULL;
}
