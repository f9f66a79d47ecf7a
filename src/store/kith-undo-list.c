/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-policy.h"
#include "kith-student.h"
#include "kith-undo-private.h"

#include <glib/gi18n.h>

/**
 * kith_operation_free:
 * @self: (transfer full): an operation
 */
void
kith_operation_free (KithOperation *self)
{
  g_free (self->label);
  g_free (self->student);
  g_free (self);
}

/**
 * kith_operation_dup_words:
 * @self: an operation
 *
 * Returns: (transfer full): what was done and about whom, in words
 */
char *
kith_operation_dup_words (const KithOperation *self)
{
  g_autofree char *about = NULL;

  /* Translators: what was done, and a student's name, as in "Note: added, Jay" */
  about = self->student != NULL ? g_strdup_printf (_("%s, %s"), self->label, self->student) : g_strdup (self->label);
  /* Translators: what was undone, such as "Note: added" */
  return self->is_undo ? g_strdup_printf (_("Undone: %s"), about) : g_steal_pointer (&about);
}

/* When what can still be undone was done at the earliest. */
gint64
kith_undo_get_oldest (KithCaseFile *self)
{
  return kith_clock_get_now (self->clock) - KITH_UNDO_DAYS * (G_TIME_SPAN_DAY / G_USEC_PER_SEC);
}

#define SELECT_OPERATIONS \
  "SELECT o.id, o.at, o.label, o.n_changes, o.undone_at IS NOT NULL, o.is_bulk, o.is_undo," \
  " (SELECT l.student FROM audit l WHERE l.id = o.first_line) FROM operation o WHERE o.account = :account"

static KithOperation *
read_operation (KithCaseFile  *self,
                KithStatement *row)
{
  KithOperation *operation = g_new0 (KithOperation, 1);
  gint64 student = kith_statement_get_int64 (row, 7);

  operation->id = kith_statement_get_int64 (row, 0);
  operation->at = kith_statement_get_int64 (row, 1);
  operation->label = kith_statement_dup_text (row, 2);
  operation->n_changes = (guint) kith_statement_get_int64 (row, 3);
  operation->undone = kith_statement_get_int64 (row, 4) != 0;
  operation->is_bulk = kith_statement_get_int64 (row, 5) != 0;
  operation->is_undo = kith_statement_get_int64 (row, 6) != 0;
  operation->student = student != 0 && !operation->is_bulk
                         ? kith_case_file_dup_title (self, &kith_student_kind, student) : NULL;
  return operation;
}

/**
 * kith_case_file_list_operations:
 * @self: an open case file
 * @limit: most entries
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithOperation) (nullable): what this account did, newest first
 */
GPtrArray *
kith_case_file_list_operations (KithCaseFile  *self,
                                guint          limit,
                                GError       **error)
{
  g_autoptr (GPtrArray) operations = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_operation_free);
  g_autoptr (KithStatement) rows = NULL;
  KithStepResult step;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);

  rows = kith_db_prepare (self->db, SELECT_OPERATIONS " ORDER BY o.id DESC LIMIT :limit", error);
  if (rows == NULL)
    return NULL;
  kith_statement_bind_int64 (rows, ":account", self->actor.account);
  kith_statement_bind_int64 (rows, ":limit", limit);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    g_ptr_array_add (operations, read_operation (self, rows));
  return step == KITH_STEP_DONE ? g_steal_pointer (&operations) : NULL;
}

/* Kinds of which whoever adds one can never take it away, and accounts: going back steps over them. */
static char *
dup_staying_condition (KithCaseFile *self)
{
  g_autoptr (GString) kinds = g_string_new (NULL);
  guint n_kinds = 0;
  const KithKind *const *all = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (all[i]->author_field != KITH_NO_FIELD && !kith_policy_allows_any (self->actor.roles, all[i], KITH_ACTION_REMOVE))
      g_string_append_printf (kinds, "%s'%s'", kinds->len > 0 ? ", " : "", all[i]->name);
  return g_strdup_printf ("(o.is_bulk OR NOT EXISTS (SELECT 1 FROM audit l WHERE l.id BETWEEN o.first_line AND o.last_line"
                          " AND (l.kind = 'account' OR (l.kind = 'concern' AND l.action <> 'moved')"
                          " OR (l.action = 'added' AND l.kind IN (%s)))))", kinds->str);
}

/**
 * kith_case_file_find_undoable:
 * @self: an open case file
 * @error: return location for an error
 *
 * Finds the last thing this account did that still stands, whether it was done since the case file was opened or
 * before: what was done again counts, what took something back does not, nor does what stays by its nature, such as a
 * note that was saved.
 *
 * Returns: (transfer full) (nullable): the operation; %NULL without an error when there is none from the last 30 days
 */
KithOperation *
kith_case_file_find_undoable (KithCaseFile  *self,
                              GError       **error)
{
  g_autofree char *condition = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (KithStatement) row = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);

  condition = dup_staying_condition (self);
  sql = g_strdup_printf (SELECT_OPERATIONS " AND o.undone_at IS NULL AND NOT o.is_undo AND o.at >= :since AND %s"
                         " ORDER BY o.id DESC LIMIT 1", condition);
  row = kith_db_prepare (self->db, sql, error);
  if (row == NULL)
    return NULL;
  kith_statement_bind_int64 (row, ":account", self->actor.account);
  kith_statement_bind_int64 (row, ":since", kith_undo_get_oldest (self));
  return kith_statement_step (row, error) == KITH_STEP_ROW ? read_operation (self, row) : NULL;
}

/**
 * kith_case_file_find_operation:
 * @self: an open case file
 * @operation: its id
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the operation; %NULL without an error when this account did none with this id
 */
KithOperation *
kith_case_file_find_operation (KithCaseFile  *self,
                               gint64         operation,
                               GError       **error)
{
  g_autoptr (KithStatement) row = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);

  row = kith_db_prepare (self->db, SELECT_OPERATIONS " AND o.id = :operation", error);
  if (row == NULL)
    return NULL;
  kith_statement_bind_int64 (row, ":account", self->actor.account);
  kith_statement_bind_int64 (row, ":operation", operation);
  return kith_statement_step (row, error) == KITH_STEP_ROW ? read_operation (self, row) : NULL;
}
