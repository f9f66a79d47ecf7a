/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-recovery-holders-private.h"

#include "kith-accounts-private.h"
#include "kith-audit-private.h"
#include "kith-error.h"
#include "kith-role-keys.h"
#include "kith-sealing.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* Each recovery key is a paper in somebody's safe. Kith knows whose, since when, and asks once a year whether it is still
 * there: nobody looks for it before the day it is needed. */

#define YEAR_SECONDS (G_GINT64_CONSTANT (365) * 24 * 60 * 60)

/**
 * kith_recovery_holder_free:
 * @self: (nullable) (transfer full): a holder
 */
void
kith_recovery_holder_free (KithRecoveryHolder *self)
{
  if (self == NULL)
    return;
  g_free (self->slot);
  g_free (self->holder);
  g_free (self);
}

static gboolean
insert (KithCaseFile  *file,
        const char    *slot,
        const char    *holder,
        GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "INSERT INTO recovery_holder (slot, holder, made_at) VALUES (:slot, :holder, :now)"
                     " ON CONFLICT (slot) DO NOTHING", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":slot", slot);
  kith_statement_bind_text (statement, ":holder", holder);
  kith_statement_bind_int64 (statement, ":now", kith_clock_get_now (file->clock));
  return kith_statement_run (statement, error);
}

gboolean
kith_recovery_holders_put (KithCaseFile  *file,
                           const char    *slot,
                           const char    *holder,
                           const char    *paper,
                           GError       **error)
{
  return insert (file, slot, holder, error) && kith_recovery_check_store (file, slot, paper, error);
}

gboolean
kith_recovery_holders_drop (KithCaseFile  *file,
                            const char    *slot,
                            GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "DELETE FROM recovery_holder WHERE slot = :slot", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":slot", slot);
  return kith_statement_run (statement, error);
}

static GPtrArray *
list_slots (KithCaseFile *file)
{
  g_autoptr (GPtrArray) slots = kith_vault_list_slots (file->vault);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < slots->len; i++) {
    const KithSlotInfo *slot = g_ptr_array_index (slots, i);

    if (slot->kind == KITH_SLOT_RECOVERY)
      g_ptr_array_add (ids, g_strdup (slot->id));
  }
  return ids;
}

static GPtrArray *
list_known (KithCaseFile  *file,
            GError       **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, "SELECT slot FROM recovery_holder", error);
  KithStepResult step = KITH_STEP_ERROR;

  if (row == NULL)
    return NULL;
  while ((step = kith_statement_step (row, error)) == KITH_STEP_ROW)
    g_ptr_array_add (ids, kith_statement_dup_text (row, 0));
  return step == KITH_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* The header is what opens the file; the list follows it. */
gboolean
kith_recovery_holders_ensure (KithCaseFile  *file,
                              GError       **error)
{
  g_autoptr (GPtrArray) slots = list_slots (file);
  g_autoptr (GPtrArray) known = list_known (file, error);

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    if (!g_ptr_array_find_with_equal_func (slots, g_ptr_array_index (known, i), g_str_equal, NULL) &&
        !kith_recovery_holders_drop (file, g_ptr_array_index (known, i), error))
      return FALSE;
  for (guint i = 0; i < slots->len; i++)
    if (!g_ptr_array_find_with_equal_func (known, g_ptr_array_index (slots, i), g_str_equal, NULL) &&
        !insert (file, g_ptr_array_index (slots, i), "", error))
      return FALSE;
  return TRUE;
}

static KithRecoveryHolder *
read_holder (KithCaseFile  *file,
             KithStatement *row)
{
  KithRecoveryHolder *self = g_new0 (KithRecoveryHolder, 1);

  self->slot = kith_statement_dup_text (row, 0);
  self->holder = kith_statement_dup_text (row, 1);
  self->made_at = kith_statement_get_int64 (row, 2);
  self->confirmed_at = kith_statement_get_int64 (row, 3);
  self->asks_whole_key = kith_statement_is_null (row, 4);
  self->groups[0] = (guint) kith_statement_get_int64 (row, 4);
  self->groups[1] = (guint) kith_statement_get_int64 (row, 5);
  self->is_due = kith_clock_get_now (file->clock) - MAX (self->made_at, self->confirmed_at) > YEAR_SECONDS;
  return self;
}

/**
 * kith_recovery_holders_list:
 * @file: an open case file
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account looks after accounts
 *
 * Returns: (transfer full) (element-type KithRecoveryHolder) (nullable): who keeps which recovery key, the oldest first
 */
GPtrArray *
kith_recovery_holders_list (KithCaseFile  *file,
                            GError       **error)
{
  g_autoptr (GPtrArray) holders = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_recovery_holder_free);
  g_autoptr (KithStatement) row = NULL;
  KithStepResult step;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_ACCOUNTS, error))
    return NULL;
  row = kith_db_prepare (file->db, "SELECT slot, holder, made_at, confirmed_at, first_group, second_group"
                         " FROM recovery_holder ORDER BY made_at, slot", error);
  if (row == NULL)
    return NULL;
  while ((step = kith_statement_step (row, error)) == KITH_STEP_ROW)
    g_ptr_array_add (holders, read_holder (file, row));
  return step == KITH_STEP_DONE ? g_steal_pointer (&holders) : NULL;
}

static gboolean
check_holder (const char  *holder,
              GError     **error)
{
  if (!kith_text_is_empty (holder))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _("Enter the name of the person who will keep the paper."));
  return FALSE;
}

/* Ends what made @paper: who has it, and what is sealed is handed on to it as far as the actor can. */
static gboolean
write_new (KithCaseFile  *file,
           const char    *slot,
           const char    *holder,
           const char    *paper,
           const char    *label,
           GError       **error)
{
  g_autofree char *words = g_strdup_printf ("%s: %s", label, holder);

  if (!kith_accounts_begin (file, label, error))
    return FALSE;
  return kith_accounts_finish (file, kith_recovery_holders_ensure (file, error) && kith_recovery_holders_drop (file, slot, error) &&
                               kith_recovery_holders_put (file, slot, holder, paper, error) &&
                               kith_audit_keys_announce (file, slot, KITH_AUDIT_KEY_ADDED, error) &&
                               kith_role_keys_share_with_recovery (file, error) && kith_sealing_share (file, error) &&
                               kith_accounts_say (file, words, error), error);
}

/**
 * kith_recovery_holders_add:
 * @file: an open case file
 * @holder: who will keep the paper
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a further recovery key, shown once
 */
char *
kith_recovery_holders_add (KithCaseFile  *file,
                           const char    *holder,
                           GError       **error)
{
  g_autoptr (KithSecretText) paper = NULL;
  g_autofree char *slot = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && holder != NULL, NULL);
  g_return_val_if_fail (file->operation.depth == 0, NULL);

  if (!kith_case_file_require (file, KITH_VERB_ACCOUNTS, error) || !check_holder (holder, error))
    return NULL;
  paper = kith_vault_add_recovery_key (file->vault, kith_case_file_get_kdf_settings (), &slot, error);
  if (paper == NULL || !write_new (file, slot, holder, paper, _("Recovery key added"), error))
    return NULL;
  return g_steal_pointer (&paper);
}

/**
 * kith_recovery_holders_replace:
 * @file: an open case file
 * @slot: the recovery key that is lost
 * @holder: who will keep the new paper
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a recovery key in its place, shown once
 */
char *
kith_recovery_holders_replace (KithCaseFile  *file,
                               const char    *slot,
                               const char    *holder,
                               GError       **error)
{
  g_autoptr (KithSecretText) paper = NULL;
  g_autofree char *next = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && slot != NULL && holder != NULL, NULL);
  g_return_val_if_fail (file->operation.depth == 0, NULL);

  if (!kith_case_file_require (file, KITH_VERB_ACCOUNTS, error) || !check_holder (holder, error))
    return NULL;
  paper = kith_vault_replace_recovery_key (file->vault, slot, kith_case_file_get_kdf_settings (), &next, error);
  if (paper == NULL || !write_new (file, next, holder, paper, _("Recovery key replaced"), error))
    return NULL;
  return g_steal_pointer (&paper);
}

/**
 * kith_recovery_holders_remove:
 * @file: an open case file
 * @slot: a recovery key, not the last
 * @cancellable: (nullable): stops it before anything has changed
 * @error: return location for an error
 *
 * Returns: whether it opens nothing written from now on
 */
gboolean
kith_recovery_holders_remove (KithCaseFile  *file,
                              const char    *slot,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && slot != NULL, FALSE);
  g_return_val_if_fail (file->operation.depth == 0, FALSE);

  if (!kith_case_file_require (file, KITH_VERB_ACCOUNTS, error) ||
      !kith_vault_remove_recovery_key (file->vault, slot, cancellable, error) ||
      !kith_accounts_begin (file, _("Recovery key removed"), error))
    return FALSE;
  return kith_accounts_finish (file, kith_recovery_holders_ensure (file, error) &&
                               kith_role_keys_forget_recovery (file, slot, error) &&
                               kith_accounts_say (file, _("Recovery key removed"), error), error);
}

static gboolean
has_check (KithCaseFile  *file,
           const char    *slot,
           gboolean      *has,
           GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT verifier IS NOT NULL FROM recovery_holder WHERE slot = :slot", error);

  if (row == NULL)
    return FALSE;
  kith_statement_bind_text (row, ":slot", slot);
  switch (kith_statement_step (row, error)) {
  case KITH_STEP_ROW:
    *has = kith_statement_get_int64 (row, 0) != 0;
    return TRUE;
  case KITH_STEP_DONE:
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _("This recovery key opens nothing any more. Somebody has replaced or removed it."));
    return FALSE;
  case KITH_STEP_ERROR:
    return FALSE;
  }
  g_return_val_if_reached (FALSE);
}

static gboolean
write_confirmed (KithCaseFile  *file,
                 const char    *slot,
                 GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "UPDATE recovery_holder SET confirmed_at = :now WHERE slot = :slot", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":now", kith_clock_get_now (file->clock));
  kith_statement_bind_text (statement, ":slot", slot);
  return kith_statement_run (statement, error) && kith_accounts_say (file, _("Recovery key found"), error);
}

/**
 * kith_recovery_holders_confirm:
 * @file: an open case file
 * @slot: a recovery key
 * @typed: its two groups, or all of it where [struct@RecoveryHolder] says so
 * @error: %KITH_ERROR_WRONG_PASSPHRASE when it is not on this paper
 *
 * Somebody found the paper. From then on two groups are enough, also for a key that was asked for as a whole.
 *
 * Returns: whether they did
 */
gboolean
kith_recovery_holders_confirm (KithCaseFile  *file,
                               const char    *slot,
                               const char    *typed,
                               GError       **error)
{
  gboolean has = FALSE;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && slot != NULL && typed != NULL, FALSE);
  g_return_val_if_fail (file->operation.depth == 0, FALSE);

  if (!kith_case_file_require (file, KITH_VERB_ACCOUNTS, error) || !has_check (file, slot, &has, error))
    return FALSE;
  if (!(has ? kith_recovery_check_groups (file, slot, typed, error)
            : kith_vault_check_recovery_key (file->vault, slot, typed, error)) ||
      !kith_accounts_begin (file, _("Recovery key found"), error))
    return FALSE;
  return kith_accounts_finish (file, write_confirmed (file, slot, error), error);
}
