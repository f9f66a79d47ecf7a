/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-changes.h"

#include "kith-audit-private.h"
#include "kith-backup.h"
#include "kith-note.h"
#include "kith-scope.h"

/* What others did, read from the audit for people who may not read the audit itself: a line is only there for whom
 * could open the record it is about today, by the same condition as every list. */

/* Whoever has never looked sees this much. */
#define FIRST_LOOK_SECONDS (7 * 24 * 60 * 60)

/**
 * kith_change_free:
 * @self: (transfer full): a change
 */
void
kith_change_free (KithChange *self)
{
  g_free (self->who);
  g_free (self);
}

static char *
dup_setting_name (KithCaseFile *file)
{
  return g_strdup_printf ("changes-seen-%" G_GINT64_FORMAT, file->actor.account);
}

static gboolean
read_first_look (KithCaseFile     *file,
                 KithChangesSeen  *seen,
                 GError          **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT coalesce (max(id), 0) FROM audit WHERE at < :since", error);

  if (row == NULL)
    return FALSE;
  seen->at = kith_clock_get_now (file->clock) - FIRST_LOOK_SECONDS;
  kith_statement_bind_int64 (row, ":since", seen->at);
  if (kith_statement_step (row, error) != KITH_STEP_ROW)
    return FALSE;
  seen->number = kith_statement_get_int64 (row, 0);
  return TRUE;
}

/**
 * kith_changes_get_seen:
 * @file: an open case file
 * @seen: (out): how far the actor has looked; the last seven days are new to whoever never did
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
kith_changes_get_seen (KithCaseFile     *file,
                       KithChangesSeen  *seen,
                       GError          **error)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (seen != NULL, FALSE);

  name = dup_setting_name (file);
  value = kith_setting_dup (file, name, &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  parts = g_strsplit (value != NULL ? value : "", " ", 2);
  if (g_strv_length (parts) != 2)
    return read_first_look (file, seen, error);
  seen->number = g_ascii_strtoll (parts[0], NULL, 10);
  seen->at = g_ascii_strtoll (parts[1], NULL, 10);
  return TRUE;
}

/**
 * kith_changes_mark_seen:
 * @file: an open case file
 * @number: the newest line the actor was shown, 0 for everything there is
 * @error: return location for an error
 *
 * Remembers for this account that it has looked. What was done after @number stays new.
 *
 * Returns: whether it is remembered
 */
gboolean
kith_changes_mark_seen (KithCaseFile  *file,
                        gint64         number,
                        GError       **error)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  if (number == 0 && !kith_audit_read_head (file, error))
    return FALSE;
  name = dup_setting_name (file);
  value = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, number != 0 ? number : file->audit.number,
                           kith_clock_get_now (file->clock));
  return kith_setting_put (file, name, value, error);
}

/* For each kind, whether the actor may see the record a line is about. A removed record still says whose it was. */
static char *
dup_scope (KithCaseFile      *file,
           const char *const *kinds)
{
  g_autoptr (GString) scope = g_string_new ("(0");

  for (guint i = 0; kinds[i] != NULL; i++) {
    const KithKind *kind = kith_kind_find (kinds[i]);
    g_autofree char *condition = NULL;

    g_assert (kind != NULL);
    condition = kith_scope_dup_condition (file, kind, KITH_ACTION_SEE);
    g_string_append_printf (scope, " OR (l.kind = '%s' AND EXISTS (SELECT 1 FROM %s a WHERE a.id = l.record AND %s))",
                            kind->name, kind->table, condition);
  }
  g_string_append_c (scope, ')');
  return g_string_free_and_steal (g_steal_pointer (&scope));
}

#define CHANGES "'added', 'changed', 'struck', 'removed', 'put-back'"

/* Read from the last look on: an index that is in the order of the groups would lead through the whole audit instead.
 * SQLite takes the other columns from the row with the greatest id. What came and went in between is nobody's news. */
static KithStatement *
prepare (KithCaseFile       *file,
         const char         *select,
         const char *const  *kinds,
         gint64              after,
         const char         *end,
         GError            **error)
{
  g_autofree char *scope = dup_scope (file, kinds);
  g_autofree char *sql = g_strdup_printf (
    "SELECT %s FROM (SELECT max(l.id) AS number, l.at, l.who, l.action, l.kind, l.record, l.student,"
    " sum(l.action = 'added') AS n_added FROM audit l NOT INDEXED WHERE l.id > :after AND"
    " l.person <> :me AND l.action IN (" CHANGES ") AND %s GROUP BY l.kind, l.record, l.person)"
    " WHERE NOT (n_added > 0 AND action = 'removed')%s", select, scope, end);
  KithStatement *statement = kith_db_prepare (file->db, sql, error);

  if (statement == NULL)
    return NULL;
  kith_statement_bind_int64 (statement, ":after", after);
  kith_statement_bind_int64 (statement, ":me", file->actor.person);
  kith_scope_bind (file, statement);
  return statement;
}

/**
 * kith_changes_count:
 * @file: an open case file
 * @kinds: (array zero-terminated=1): names of the kinds meant
 * @after: a line of the audit
 * @error: return location for an error
 *
 * Returns: how many records others changed after that line, of those the actor may see; -1 with @error set
 */
gint64
kith_changes_count (KithCaseFile       *file,
                    const char *const  *kinds,
                    gint64              after,
                    GError            **error)
{
  g_autoptr (KithStatement) row = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), -1);
  g_return_val_if_fail (kinds != NULL, -1);

  row = prepare (file, "count(*)", kinds, after, "", error);
  if (row == NULL || kith_statement_step (row, error) != KITH_STEP_ROW)
    return -1;
  return kith_statement_get_int64 (row, 0);
}

static KithChange *
read_change (KithStatement *row)
{
  KithChange *self = g_new0 (KithChange, 1);

  self->number = kith_statement_get_int64 (row, 0);
  self->at = kith_statement_get_int64 (row, 1);
  self->who = kith_statement_dup_text (row, 2);
  if (!kith_audit_action_from_code (kith_statement_get_text (row, 3), &self->action))
    self->action = KITH_AUDIT_CHANGED;
  self->kind = kith_kind_find (kith_statement_get_text (row, 4));
  self->record = kith_statement_get_int64 (row, 5);
  self->student = kith_statement_get_int64 (row, 6);
  /* What is new to the reader is that it is there. */
  if (self->action == KITH_AUDIT_CHANGED && kith_statement_get_int64 (row, 7) > 0)
    self->action = KITH_AUDIT_ADDED;
  return self;
}

/**
 * kith_changes_list:
 * @file: an open case file
 * @kinds: (array zero-terminated=1): names of the kinds meant
 * @after: a line of the audit
 * @before: the number of the last change of the page before, or 0
 * @limit: most changes
 * @cancellable: (nullable): gives up
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithChange) (nullable): what others did after that line, newest first
 */
GPtrArray *
kith_changes_list (KithCaseFile       *file,
                   const char *const  *kinds,
                   gint64              after,
                   gint64              before,
                   guint               limit,
                   GCancellable       *cancellable,
                   GError            **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_change_free);
  g_autoptr (KithStatement) rows = NULL;
  KithStepResult step = KITH_STEP_ERROR;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (kinds != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  rows = prepare (file, "number, at, who, action, kind, record, student, n_added", kinds, after,
                  " AND number < :before ORDER BY number DESC LIMIT :limit", error);
  if (rows == NULL)
    return NULL;
  kith_statement_bind_int64 (rows, ":before", before != 0 ? before : G_MAXINT64);
  kith_statement_bind_int64 (rows, ":limit", limit);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    g_ptr_array_add (changes, read_change (rows));
  return step == KITH_STEP_DONE ? g_steal_pointer (&changes) : NULL;
}

/* What the actor did since the note was written down that shows it to them: they opened the page of the student, or did
 * something about the note itself, as whoever wrote it did. */
#define UNREAD_NOTES \
  "SELECT a.id FROM note a WHERE a.removed_at IS NULL AND a.struck_at IS NULL AND a.visibility = :visibility AND %s" \
  " AND NOT EXISTS (SELECT 1 FROM audit v WHERE v.student = a.student AND v.student <> 0 AND v.person = :me" \
  " AND v.id >= coalesce ((SELECT min (l.id) FROM audit l WHERE l.student = a.student AND l.student <> 0" \
  " AND l.kind = 'note' AND l.record = a.id AND l.action = 'added'), 0)" \
  " AND ((v.kind = 'student' AND v.action = 'viewed') OR (v.kind = 'note' AND v.record = a.id)))"

/**
 * kith_changes_list_unread_notes:
 * @file: an open case file
 * @visibility: code of who may read the notes
 * @error: return location for an error
 *
 * Goes by what was opened and not by a day, so that nothing drops out unread.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the notes the actor may read, written by others or brought
 *   by an import, about students whose page the actor has not opened since
 */
GArray *
kith_changes_list_unread_notes (KithCaseFile  *file,
                                const char    *visibility,
                                GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *scope = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (KithStatement) rows = NULL;
  KithStepResult step = KITH_STEP_ERROR;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (visibility != NULL, NULL);

  scope = kith_scope_dup_condition (file, &kith_note_kind, KITH_ACTION_SEE);
  sql = g_strdup_printf (UNREAD_NOTES, scope);
  rows = kith_db_prepare (file->db, sql, error);
  if (rows == NULL)
    return NULL;
  kith_statement_bind_text (rows, ":visibility", visibility);
  kith_statement_bind_int64 (rows, ":me", file->actor.person);
  kith_scope_bind (file, rows);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    gint64 id = kith_statement_get_int64 (rows, 0);

    g_array_append_val (ids, id);
  }
  return step == KITH_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}
