/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-concern-log.h"

#include "kith-case-file-private.h"
#include "kith-concern.h"
#include "kith-date.h"
#include "kith-operation.h"
#include "kith-record-table.h"
#include "kith-save.h"
#include "kith-scope.h"
#include "kith-student.h"
#include "kith-time.h"

#include <glib/gi18n.h>

/* The officer for data protection looks on: only a lead who opens it has read it, and only one to whom it opens. Who has just
 * become lead has no key until a colleague signs in. */
static gboolean
is_first_look (KithCaseFile *file,
               KithRecord   *concern)
{
  return (file->actor.roles & KITH_ROLE_DSL) != 0 && !kith_record_has (concern, KITH_CONCERN_READ_AT) &&
         kith_record_has (concern, KITH_CONCERN_FACTS) &&
         !kith_db_is_read_only (file->db);
}

static gboolean
stamp (KithCaseFile  *file,
       KithRecord    *concern,
       GError       **error)
{
  g_autoptr (KithRecord) before = kith_record_dup (concern);

  kith_record_set_number (concern, KITH_CONCERN_READ_AT, kith_clock_get_now (file->clock));
  kith_record_set_number (concern, KITH_CONCERN_READ_BY, file->actor.person);
  if (!kith_case_file_begin (file, _("Safeguarding concern: read"), error))
    return FALSE;
  if (kith_save_write_changed (file, before, concern, KITH_AUDIT_CHANGED, error))
    return kith_case_file_commit (file, error);
  kith_case_file_rollback (file);
  return FALSE;
}

/**
 * kith_concern_log_open:
 * @file: an open case file
 * @id: a concern
 * @error: %KITH_ERROR_NOT_FOUND for one the actor may not see
 *
 * Call it when a person opens a concern to read it. It stands in the audit; the first time a lead does, the concern counts
 * as read and its author can see that.
 *
 * Returns: whether it is written down
 */
gboolean
kith_concern_log_open (KithCaseFile  *file,
                       gint64         id,
                       GError       **error)
{
  g_autoptr (KithRecord) concern = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  if (!kith_audit_note_view (file, &kith_concern_kind, id, error))
    return FALSE;
  concern = kith_record_table_find (kith_record_table_get (file, &kith_concern_kind), file, id, error);
  if (concern == NULL)
    return FALSE;
  return !is_first_look (file, concern) || stamp (file, concern, error);
}

/* Midnight at the beginning of a day, seconds since 1970. */
static gint64
get_begin (const char *iso)
{
  return kith_time_to_instant (iso, "00:00");
}

#define IS_RAISED "a.recorded_at >= :since AND a.recorded_at < :before"
#define IS_CLOSED "a.closed_on >= :from AND a.closed_on <= :until"

#define COUNTS \
  "SELECT coalesce (sum (" IS_RAISED "), 0), coalesce (sum (" IS_CLOSED "), 0), coalesce (sum (a.closed_on IS NULL), 0)," \
  " count (DISTINCT CASE WHEN " IS_RAISED " THEN a.student END)," \
  " count (DISTINCT CASE WHEN " IS_CLOSED " THEN a.student END)" \
  " FROM concern a WHERE a.removed_at IS NULL AND %s"

/**
 * kith_concern_log_count:
 * @file: an open case file
 * @from: (nullable): first day, ISO; %NULL for the first there is
 * @until: (nullable): last day, ISO; %NULL for today
 * @counts: (out): how many
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account counts concerns
 *
 * Counts the concerns without showing any. Those that are kept from the actor for being about them, or about somebody who
 * answers to them, are not counted either: one more than is shown would tell of it.
 *
 * Returns: whether they could be counted
 */
gboolean
kith_concern_log_count (KithCaseFile       *file,
                        const char         *from,
                        const char         *until,
                        KithConcernCounts  *counts,
                        GError            **error)
{
  g_autoptr (KithStatement) row = NULL;
  g_autofree char *today = NULL;
  g_autofree char *day_after = NULL;
  g_autofree char *apart = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (counts != NULL, FALSE);

  if (!kith_case_file_require (file, KITH_VERB_COUNT_CONCERNS, error))
    return FALSE;
  today = kith_clock_dup_today (file->clock);
  day_after = kith_date_iso_add_days (until != NULL ? until : today, 1);
  apart = kith_scope_dup_kept_apart (file, &kith_concern_kind);
  sql = g_strdup_printf (COUNTS, apart);
  row = kith_db_prepare (file->db, sql, error);
  if (row == NULL)
    return FALSE;
  kith_scope_bind (file, row);
  kith_statement_bind_int64 (row, ":since", from != NULL ? get_begin (from) : 0);
  kith_statement_bind_int64 (row, ":before", get_begin (day_after));
  kith_statement_bind_text (row, ":from", from != NULL ? from : "0000-00-00");
  kith_statement_bind_text (row, ":until", until != NULL ? until : today);
  if (kith_statement_step (row, error) != KITH_STEP_ROW)
    return FALSE;
  counts->raised = kith_statement_get_int64 (row, 0);
  counts->closed = kith_statement_get_int64 (row, 1);
  counts->open = kith_statement_get_int64 (row, 2);
  counts->students_raised = kith_statement_get_int64 (row, 3);
  counts->students_closed = kith_statement_get_int64 (row, 4);
  return TRUE;
}

/**
 * kith_concern_log_is_held:
 * @file: an open case file
 * @student: a student
 * @held: (out): whether there is a concern, open or closed, or a note for the lead only
 * @error: return location for an error
 *
 * What a page about a student may say to whoever sees the student: that there is something to ask the lead about.
 *
 * Returns: whether it could be looked up; nothing is held of a student the actor may not see
 */
gboolean
kith_concern_log_is_held (KithCaseFile  *file,
                          gint64         student,
                          gboolean      *held,
                          GError       **error)
{
  g_autoptr (KithStatement) row = NULL;
  gboolean allowed = FALSE;
  KithStepResult step;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (held != NULL, FALSE);

  *held = FALSE;
  if (!kith_scope_ask (file, &kith_student_kind, KITH_ACTION_SEE, student, &allowed, error))
    return FALSE;
  if (!allowed)
    return TRUE;
  row = kith_db_prepare (file->db, "SELECT 1 FROM concern WHERE student = :id AND removed_at IS NULL"
                         " UNION ALL SELECT 1 FROM note WHERE student = :id AND visibility = 'dsl' AND struck_at IS NULL"
                         " AND removed_at IS NULL LIMIT 1", error);
  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":id", student);
  step = kith_statement_step (row, error);
  *held = step == KITH_STEP_ROW;
  return step != KITH_STEP_ERROR;
}
