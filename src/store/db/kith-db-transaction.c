/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-db-private.h"

#include "db/kith-db-error.h"
#include "db/kith-statement.h"
#include "kith-error.h"

#include <glib/gi18n.h>

/* The outermost level is a transaction that takes the write lock at once; those inside it are savepoints. */

struct _KithTransaction
{
  KithDb *db;
  guint depth;
  gboolean finished;
};

static gboolean
run_at_level (KithDb      *self,
              const char  *verb,
              guint        level,
              GError     **error)
{
  char sql[64];
  g_autoptr (KithStatement) statement = NULL;

  /* Prepared once: an import makes one for each of its rows. */
  g_snprintf (sql, sizeof sql, "%s level_%u", verb, level);
  statement = kith_db_prepare (self, sql, error);
  return statement != NULL && kith_statement_run (statement, error);
}

/* A full disk or a failing one makes SQLite roll everything back by itself. What came before is then gone too, and
 * nothing may pretend otherwise. */
static gboolean
check_still_in_transaction (KithDb  *self,
                            GError **error)
{
  if (self->handle == NULL) {
    kith_db_set_closed (error);
    return FALSE;
  }
  if (self->depth == 0 || !sqlite3_get_autocommit (self->handle))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED,
                       _("An earlier step failed and nothing of this change was saved. Try again."));
  return FALSE;
}

/**
 * kith_db_begin:
 * @self: a connection
 * @error: return location for an error
 *
 * Begins a transaction, or one inside the current one. Most callers want [func@kith_transaction_new].
 *
 * Returns: whether there is one now that has to be committed or rolled back
 */
gboolean
kith_db_begin (KithDb  *self,
               GError **error)
{
  g_return_val_if_fail (KITH_IS_DB (self), FALSE);

  if (!kith_db_check_held (self, error) || !check_still_in_transaction (self, error))
    return FALSE;
  if (!(self->depth == 0 ? kith_db_handle_exec (self->handle, "BEGIN IMMEDIATE", error)
                         : run_at_level (self, "SAVEPOINT", self->depth, error)))
    return FALSE;
  self->depth++;
  return TRUE;
}

/**
 * kith_db_commit:
 * @self: a connection with a transaction
 * @error: return location for an error
 *
 * Commits the innermost transaction. When the outermost is committed, everything is on the disk.
 *
 * Returns: whether it is; otherwise the transaction is still there to be rolled back
 */
gboolean
kith_db_commit (KithDb  *self,
                GError **error)
{
  g_return_val_if_fail (KITH_IS_DB (self), FALSE);
  g_return_val_if_fail (self->depth > 0 || self->handle == NULL, FALSE);

  if (!check_still_in_transaction (self, error))
    return FALSE;
  if (!(self->depth == 1 ? kith_db_handle_exec (self->handle, "COMMIT", error)
                         : run_at_level (self, "RELEASE", self->depth - 1, error)))
    return FALSE;
  self->depth--;
  return TRUE;
}

static gboolean
roll_everything_back (KithDb *self)
{
  if (self->rollback != NULL) {
    sqlite3_step (self->rollback);
    sqlite3_reset (self->rollback);
  }
  return sqlite3_get_autocommit (self->handle) != 0;
}

static gboolean
roll_one_back (KithDb  *self,
               GError **error)
{
  return run_at_level (self, "ROLLBACK TO", self->depth, error) && run_at_level (self, "RELEASE", self->depth, error);
}

/**
 * kith_db_rollback:
 * @self: a connection with a transaction
 *
 * Undoes the innermost transaction. When there is no memory to do that the outer ones are undone with it, which they are told
 * at their next step; and when even that cannot be, the connection closes, after which nothing of them is left.
 */
void
kith_db_rollback (KithDb *self)
{
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable;

  g_return_if_fail (KITH_IS_DB (self));

  if (self->handle == NULL || self->depth == 0)
    return;
  self->depth--;
  if (sqlite3_get_autocommit (self->handle))
    return;
  /* What was cancelled has to be undone all the same. */
  cancellable = g_steal_pointer (&self->cancellable);
  if ((self->depth == 0 || !roll_one_back (self, &error)) && !roll_everything_back (self)) {
    g_message ("A transaction could not be undone, so the case file was closed, which undoes it.");
    kith_db_abandon (self);
  }
  self->cancellable = cancellable;
}

/**
 * kith_db_get_depth:
 * @self: a connection
 *
 * Returns: how many transactions are open, one inside the other
 */
guint
kith_db_get_depth (KithDb *self)
{
  g_return_val_if_fail (KITH_IS_DB (self), 0);

  return self->depth;
}

/**
 * kith_transaction_new: (skip)
 * @db: a connection
 * @error: return location for an error
 *
 * Begins a transaction that ends with its scope.
 *
 * Returns: (transfer full) (nullable): the transaction
 */
KithTransaction *
kith_transaction_new (KithDb  *db,
                      GError **error)
{
  KithTransaction *self;

  g_return_val_if_fail (KITH_IS_DB (db), NULL);

  if (!kith_db_begin (db, error))
    return NULL;
  self = g_new0 (KithTransaction, 1);
  self->db = g_object_ref (db);
  self->depth = kith_db_get_depth (db);
  return self;
}

/**
 * kith_transaction_commit: (skip)
 * @self: a transaction
 * @error: return location for an error
 *
 * Returns: whether everything since it began is saved
 */
gboolean
kith_transaction_commit (KithTransaction  *self,
                         GError          **error)
{
  g_return_val_if_fail (self != NULL && !self->finished, FALSE);
  g_return_val_if_fail (self->db->handle == NULL || self->depth == self->db->depth, FALSE);

  self->finished = kith_db_commit (self->db, error);
  return self->finished;
}

/**
 * kith_transaction_end: (skip)
 * @self: (transfer full): a transaction
 *
 * Rolls back what was not committed.
 */
void
kith_transaction_end (KithTransaction *self)
{
  if (!self->finished && self->db->depth == self->depth)
    kith_db_rollback (self->db);
  g_object_unref (self->db);
  g_free (self);
}
