/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-device-facts.h"

#include "kith-backup.h"
#include "kith-case-file-private.h"
#include "kith-error.h"
#include "kith-kinds.h"

#include <glib/gi18n.h>

/* When a computer is gone, whoever answers for it has hours, and no time to ask each role for its part. So this is read past
 * the policy of lists, and gives counts, the names of colleagues and nothing of any student. */

#define MAY_ASK (KITH_ROLE_ADMIN | KITH_ROLE_DSL | KITH_ROLE_DPO)

static void
account_free (gpointer data)
{
  KithDeviceAccount *account = data;

  g_free (account->name);
  g_free (account->roles);
  g_free (account);
}

static void
key_free (gpointer data)
{
  KithDeviceKey *key = data;

  g_free (key->holder);
  g_free (key);
}

/**
 * kith_device_facts_free:
 * @self: (transfer full): facts
 */
void
kith_device_facts_free (KithDeviceFacts *self)
{
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_free (self);
}

static gboolean
count (KithCaseFile  *file,
       const char    *table,
       const char    *condition,
       gint64        *n,
       GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE %s", table, condition);
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, sql, error);

  if (row == NULL || kith_statement_step (row, error) != KITH_STEP_ROW)
    return FALSE;
  *n = kith_statement_get_int64 (row, 0);
  return TRUE;
}

static gboolean
count_all (KithDeviceFacts  *self,
           KithCaseFile     *file,
           GError          **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  gint64 n_lead_notes = 0;
  gint64 n_all = 0;

  for (guint i = 0; i < n_kinds; i++) {
    gint64 n;

    if (!count (file, kinds[i]->table, "1", &n, error))
      return FALSE;
    n_all += n;
  }
  if (!count (file, kith_student_kind.table, "1", &self->n_students, error) ||
      !count (file, kith_person_kind.table, "1", &self->n_people, error) ||
      !count (file, kith_note_kind.table, "visibility <> 'dsl'", &self->n_notes, error) ||
      !count (file, kith_note_kind.table, "visibility = 'dsl'", &n_lead_notes, error) ||
      !count (file, kith_concern_kind.table, "1", &self->n_sealed, error))
    return FALSE;
  self->n_sealed += n_lead_notes;
  self->n_others = n_all - self->n_students - self->n_people - self->n_notes - self->n_sealed;
  return TRUE;
}

static gboolean
list_accounts (KithDeviceFacts  *self,
               KithCaseFile     *file,
               GError          **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT coalesce(full_name, name), roles, disabled_at IS NOT NULL,"
                     " coalesce(activate_before, 0) <> 0 FROM account WHERE removed_at IS NULL"
                     " ORDER BY disabled_at IS NOT NULL, id", error);
  KithStepResult step = KITH_STEP_ERROR;

  while (row != NULL && (step = kith_statement_step (row, error)) == KITH_STEP_ROW) {
    KithDeviceAccount *account = g_new0 (KithDeviceAccount, 1);

    account->name = kith_statement_dup_text (row, 0);
    account->roles = kith_statement_dup_text (row, 1);
    account->state = kith_statement_get_int64 (row, 2) != 0 ? KITH_DEVICE_ACCOUNT_REMOVED
                     : kith_statement_get_int64 (row, 3) != 0 ? KITH_DEVICE_ACCOUNT_INVITED : KITH_DEVICE_ACCOUNT_OPEN;
    g_ptr_array_add (self->accounts, account);
  }
  return step == KITH_STEP_DONE;
}

static gboolean
list_keys (KithDeviceFacts  *self,
           KithCaseFile     *file,
           GError          **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT holder, made_at, coalesce(confirmed_at, 0) FROM recovery_holder ORDER BY made_at, slot",
                     error);
  KithStepResult step = KITH_STEP_ERROR;

  while (row != NULL && (step = kith_statement_step (row, error)) == KITH_STEP_ROW) {
    KithDeviceKey *key = g_new0 (KithDeviceKey, 1);

    key->holder = kith_statement_dup_text (row, 0);
    key->made_at = kith_statement_get_int64 (row, 1);
    key->confirmed_at = kith_statement_get_int64 (row, 2);
    g_ptr_array_add (self->keys, key);
  }
  return step == KITH_STEP_DONE;
}

static gboolean
is_encrypted (KithCaseFile *file)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, "PRAGMA cipher_version", NULL);

  return row != NULL && kith_statement_step (row, NULL) == KITH_STEP_ROW && !kith_statement_is_null (row, 0);
}

/**
 * kith_device_facts_gather:
 * @file: an open case file
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): what a lost computer had on it
 */
KithDeviceFacts *
kith_device_facts_gather (KithCaseFile  *file,
                          GError       **error)
{
  g_autoptr (KithDeviceFacts) self = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if ((file->actor.roles & MAY_ASK) == 0) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                         _("This is for the data protection officer, the safeguarding lead and the administrator."));
    return NULL;
  }
  self = g_new0 (KithDeviceFacts, 1);
  self->accounts = g_ptr_array_new_with_free_func (account_free);
  self->keys = g_ptr_array_new_with_free_func (key_free);
  self->is_encrypted = is_encrypted (file);
  self->last_backup = kith_setting_get_moment (file, KITH_SETTING_LAST_BACKUP);
  self->second_copied = kith_setting_get_moment (file, KITH_SETTING_SECOND_COPIED);
  return count_all (self, file, error) && list_accounts (self, file, error) && list_keys (self, file, error)
           ? g_steal_pointer (&self) : NULL;
}
