/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-accounts.h"

#include "kith-account.h"
#include "kith-accounts-private.h"
#include "kith-attempts.h"
#include "kith-audit-private.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-record-table.h"
#include "kith-recovery-holders-private.h"
#include "kith-role-keys.h"
#include "kith-sealing.h"
#include "kith-save.h"

#include <glib/gi18n.h>

gboolean
kith_accounts_say (KithCaseFile  *file,
                   const char    *words,
                   GError       **error)
{
  const KithAuditEntry entry = { .action = KITH_AUDIT_ACCOUNT, .words = words };

  kith_save_mark_changed (file, &kith_account_kind);
  return kith_audit_append (file, &entry, error);
}

KithRecord *
kith_accounts_find (KithCaseFile  *file,
                    const char    *name,
                    GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT id FROM account WHERE name = :name COLLATE NOCASE AND removed_at IS NULL", error);
  KithRecord *account = NULL;
  KithStepResult step;

  if (row == NULL)
    return NULL;
  kith_statement_bind_text (row, ":name", name);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ROW)
    account = kith_record_table_find (kith_record_table_get (file, &kith_account_kind), file,
                                      kith_statement_get_int64 (row, 0), error);
  if (step == KITH_STEP_DONE)
    g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _("There is no account named “%s”."), name);
  return account;
}

char *
kith_accounts_dup_slot (KithCaseFile  *file,
                        gint64         account,
                        GError       **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, "SELECT slot FROM account WHERE id = :id", error);

  if (row == NULL)
    return NULL;
  kith_statement_bind_int64 (row, ":id", account);
  return kith_statement_step (row, error) == KITH_STEP_ROW ? kith_statement_dup_text (row, 0) : NULL;
}

/* Ends what was begun with file->trusted raised. */
gboolean
kith_accounts_finish (KithCaseFile  *file,
                      gboolean       done,
                      GError       **error)
{
  file->trusted--;
  if (done)
    return kith_case_file_commit (file, error);
  kith_case_file_rollback (file);
  return FALSE;
}

gboolean
kith_accounts_begin (KithCaseFile  *file,
                     const char    *label,
                     GError       **error)
{
  if (!kith_case_file_begin (file, label, error))
    return FALSE;
  file->trusted++;
  return TRUE;
}

static gboolean
add_checked (KithCaseFile  *file,
             const char    *name,
             const char    *full_name,
             KithRoles      roles,
             gint64         person,
             const char    *slot,
             gint64        *account,
             GError       **error)
{
  if (!kith_accounts_begin (file, _("Account: added"), error))
    return FALSE;
  *account = kith_accounts_insert (file, name, full_name, roles, person, slot, error);
  return kith_accounts_finish (file, *account != 0 && kith_accounts_slot_finish (file, error), error);
}

/* The slot lives in the header of the file and cannot be part of the transaction, so everything is checked first. */
gboolean
kith_accounts_check_name (KithCaseFile  *file,
                          const char    *name,
                          GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithRecord) other = kith_accounts_find (file, name, &local_error);

  if (other != NULL) {
    g_set_error (error, KITH_ERROR, KITH_ERROR_EXISTS,
                 _("There is an account named “%s” already. Choose another name to sign in with."), name);
    return FALSE;
  }
  if (g_error_matches (local_error, KITH_ERROR, KITH_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
kith_accounts_check_person (KithCaseFile  *file,
                            gint64         person,
                            GError       **error)
{
  const KithKind *kind = kith_kind_find ("person");
  g_autoptr (KithRecord) record = NULL;

  if (person == 0)
    return TRUE;
  record = kith_case_file_load (file, kind, person, error);
  return record != NULL;
}

/**
 * kith_accounts_add:
 * @file: an open case file
 * @name: the name to sign in with
 * @full_name: (nullable): name of a new person, when @person is 0
 * @roles: what the account may do
 * @person: the person behind it, 0 for a new one
 * @passphrase: the first passphrase, to be changed by them
 * @error: return location for an error
 *
 * Makes an account with a key slot of its own.
 *
 * Returns: its id, 0 on failure
 */
gint64
kith_accounts_add (KithCaseFile  *file,
                   const char    *name,
                   const char    *full_name,
                   KithRoles      roles,
                   gint64         person,
                   const char    *passphrase,
                   GError       **error)
{
  g_autofree char *slot = NULL;
  gint64 account = 0;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), 0);
  g_return_val_if_fail (name != NULL && passphrase != NULL, 0);
  g_return_val_if_fail (file->operation.depth == 0, 0);

  if (!kith_case_file_require (file, KITH_VERB_ACCOUNTS, error) ||
      !kith_accounts_precheck (name, full_name, roles, file->clock, error) ||
      !kith_accounts_check_name (file, name, error) || !kith_accounts_check_person (file, person, error) ||
      !kith_accounts_slot_begin (file, error))
    return 0;
  slot = kith_vault_add_account (file->vault, name, passphrase, kith_case_file_get_kdf_settings (), error);
  if (slot != NULL && add_checked (file, name, full_name, roles, person, slot, &account, error))
    return account;
  kith_accounts_slot_settle (file, NULL);
  return 0;
}

static gboolean
count_other_admins (KithCaseFile  *file,
                    gint64         account,
                    gint64        *n,
                    GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT count(*) FROM account WHERE id <> :id AND disabled_at IS NULL"
                     " AND removed_at IS NULL AND instr(' ' || roles || ' ', ' admin ') > 0", error);

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":id", account);
  if (kith_statement_step (row, error) != KITH_STEP_ROW)
    return FALSE;
  *n = kith_statement_get_int64 (row, 0);
  return TRUE;
}

static gboolean
check_admin_is_left (KithCaseFile  *file,
                     KithRecord    *account,
                     KithRoles      kept,
                     GError       **error)
{
  KithRoles roles = kith_roles_from_codes (kith_record_get_text (account, KITH_ACCOUNT_ROLES));
  gint64 others = 0;

  if (!(roles & KITH_ROLE_ADMIN) || (kept & KITH_ROLE_ADMIN))
    return TRUE;
  if (!count_other_admins (file, kith_record_get_id (account), &others, error))
    return FALSE;
  if (others > 0)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _("This is the last administrator. Make somebody else an administrator first."));
  return FALSE;
}

static gboolean
write_roles (KithCaseFile  *file,
             KithRecord    *before,
             KithRoles      roles,
             GError       **error)
{
  g_autofree char *codes = kith_roles_to_codes (roles);
  g_autoptr (KithRecord) after = kith_record_dup (before);
  gint64 id = kith_record_get_id (before);

  kith_record_set_text (after, KITH_ACCOUNT_ROLES, codes);
  return kith_save_write_changed (file, before, after, KITH_AUDIT_CHANGED, error) &&
         kith_role_keys_take_away (file, id, roles, error) && kith_role_keys_give (file, id, roles, error);
}

/**
 * kith_accounts_set_roles:
 * @file: an open case file
 * @name: name of an account
 * @roles: what it may do from now on
 * @error: return location for an error
 *
 * Returns: whether it may
 */
gboolean
kith_accounts_set_roles (KithCaseFile  *file,
                         const char    *name,
                         KithRoles      roles,
                         GError       **error)
{
  g_autoptr (KithRecord) account = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!kith_case_file_require (file, KITH_VERB_ACCOUNTS, error))
    return FALSE;
  account = kith_accounts_find (file, name, error);
  if (account == NULL || !kith_accounts_precheck (name, NULL, roles, file->clock, error) ||
      !check_admin_is_left (file, account, roles, error) || !kith_accounts_begin (file, _("Account: roles changed"), error))
    return FALSE;
  return kith_accounts_finish (file, write_roles (file, account, roles, error), error);
}

static gboolean
write_disabled (KithCaseFile  *file,
                KithRecord    *before,
                GError       **error)
{
  g_autoptr (KithRecord) after = kith_record_dup (before);

  kith_record_set_number (after, KITH_ACCOUNT_DISABLED_AT, kith_clock_get_now (file->clock));
  return kith_save_write_changed (file, before, after, KITH_AUDIT_CHANGED, error) &&
         kith_role_keys_take_away (file, kith_record_get_id (before), (KithRoles) 0, error);
}

gboolean
kith_accounts_check_not_own (KithCaseFile  *file,
                             KithRecord    *account,
                             const char    *sentence,
                             GError       **error)
{
  if (kith_record_get_id (account) != file->actor.account)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, sentence);
  return FALSE;
}

/* Whether the case file, as it is now, opens with that slot. */
gboolean
kith_accounts_has_slot (KithCaseFile *file,
                        const char   *slot)
{
  g_autoptr (GPtrArray) slots = kith_vault_list_slots (file->vault);

  for (guint i = 0; i < slots->len; i++)
    if (g_str_equal (((const KithSlotInfo *) g_ptr_array_index (slots, i))->id, slot))
      return TRUE;
  return FALSE;
}

/**
 * kith_accounts_disable:
 * @file: an open case file
 * @name: name of an account, not one's own
 * @cancellable: (nullable): stops the change of keys before anything of it is done
 * @error: return location for an error
 *
 * Shuts an account out: it is refused from now on, its key slot goes and the whole file gets a new key. When that last
 * step fails the account is refused already, and calling this again finishes it.
 *
 * Returns: whether all of it is done
 */
gboolean
kith_accounts_disable (KithCaseFile  *file,
                       const char    *name,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (KithRecord) account = NULL;
  g_autofree char *slot = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (file->operation.depth == 0, FALSE);

  if (!kith_case_file_require (file, KITH_VERB_ACCOUNTS, error))
    return FALSE;
  account = kith_accounts_find (file, name, error);
  if (account == NULL || !check_admin_is_left (file, account, (KithRoles) 0, error) ||
      !kith_accounts_check_not_own (file, account, _("You cannot disable your own account. Ask another administrator to do it."),
                      error))
    return FALSE;
  slot = kith_accounts_dup_slot (file, kith_record_get_id (account), error);
  if (slot == NULL)
    return FALSE;
  if (!kith_record_has (account, KITH_ACCOUNT_DISABLED_AT) &&
      (!kith_accounts_begin (file, _("Account: disabled"), error) || !kith_accounts_finish (file, write_disabled (file, account, error), error)))
    return FALSE;
  return !kith_accounts_has_slot (file, slot) || kith_vault_remove_account (file->vault, slot, cancellable, error);
}

/**
 * kith_accounts_set_passphrase:
 * @file: an open case file
 * @old_passphrase: the actor's passphrase so far
 * @new_passphrase: the next one
 * @error: return location for an error
 *
 * Returns: whether it was changed; %KITH_ERROR_WRONG_PASSPHRASE when @old_passphrase is not the actor's
 */
gboolean
kith_accounts_set_passphrase (KithCaseFile  *file,
                              const char    *old_passphrase,
                              const char    *new_passphrase,
                              GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (file->operation.depth == 0, FALSE);

  if (!kith_db_check_held (file->db, error) ||
      !kith_vault_change_passphrase (file->vault, old_passphrase, new_passphrase, kith_case_file_get_kdf_settings (),
                                     error) ||
      !kith_accounts_begin (file, _("Account: passphrase changed"), error))
    return FALSE;
  return kith_accounts_finish (file, kith_accounts_say (file, _("Passphrase changed"), error), error);
}

/* Whoever recovers an account chooses a passphrase: an activation code is not waited for any more. */
static gboolean
write_reset (KithCaseFile  *file,
             KithRecord    *account,
             const char    *slot,
             const char    *words,
             GError       **error)
{
  gint64 id = kith_record_get_id (account);
  KithRoles roles = kith_roles_from_codes (kith_record_get_text (account, KITH_ACCOUNT_ROLES));

  /* What was sealed to the old keys of the account opens no more. */
  return kith_accounts_put_keys (file, id, slot, error) &&
         kith_audit_keys_announce (file, slot, KITH_AUDIT_KEY_RECOVERED, error) &&
         kith_role_keys_take_away (file, id, (KithRoles) 0, error) && kith_role_keys_give (file, id, roles, error) &&
         kith_accounts_say (file, words, error);
}

gboolean
kith_accounts_set_disabled (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _("This account is disabled. Add a new account for this person."));
  return FALSE;
}

static gboolean
reset (KithCaseFile  *file,
       KithRecord    *account,
       const char    *passphrase,
       const char    *words,
       GError       **error)
{
  g_autofree char *slot = NULL;

  if (kith_record_has (account, KITH_ACCOUNT_DISABLED_AT))
    return kith_accounts_set_disabled (error);
  slot = kith_vault_reset_account (file->vault, kith_record_get_text (account, KITH_ACCOUNT_NAME), passphrase,
                                   kith_case_file_get_kdf_settings (), error);
  if (slot == NULL || !kith_accounts_begin (file, words, error))
    return FALSE;
  return kith_accounts_finish (file, write_reset (file, account, slot, words, error), error);
}

static char *
dup_holder (KithCaseFile  *file,
            const char    *slot,
            GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT holder FROM recovery_holder WHERE slot = :slot", error);

  if (row == NULL)
    return NULL;
  kith_statement_bind_text (row, ":slot", slot);
  switch (kith_statement_step (row, error)) {
  case KITH_STEP_ROW:
    return kith_statement_dup_text (row, 0);
  case KITH_STEP_DONE:
    return g_strdup ("");
  case KITH_STEP_ERROR:
    break;
  }
  return NULL;
}

/* What is sealed for people opens with the key on paper, which opens nothing any more: it is handed on to the account that
 * was recovered, and to the new paper, which its holder gets. */
static gboolean
hand_on_sealed (KithCaseFile  *file,
                const char    *slot,
                const char    *holder,
                const char    *paper,
                GError       **error)
{
  return kith_db_begin (file->db, error) &&
         kith_audit_commit (file, kith_recovery_holders_ensure (file, error) && kith_recovery_holders_drop (file, slot, error) &&
                            kith_recovery_holders_put (file, slot, holder, paper, error) &&
                            kith_audit_keys_announce (file, slot, KITH_AUDIT_KEY_RECOVERED, error) &&
                            kith_role_keys_share_with_recovery (file, error) && kith_sealing_share (file, error), error);
}

static gboolean
replace_paper (KithCaseFile  *file,
               char         **new_recovery_key,
               GError       **error)
{
  const char *used = kith_vault_get_slot_id (file->vault);
  g_autofree char *holder = dup_holder (file, used, error);
  g_autofree char *slot = NULL;

  if (holder == NULL)
    return FALSE;
  *new_recovery_key =
    kith_vault_replace_recovery_key (file->vault, used, kith_case_file_get_kdf_settings (), &slot, error);
  return *new_recovery_key != NULL && hand_on_sealed (file, slot, holder, *new_recovery_key, error);
}

/* For lines that are written before anybody is signed in. */
gboolean
kith_accounts_ensure_keys (KithCaseFile  *file,
                           GError       **error)
{
  return kith_db_begin (file->db, error) && kith_audit_commit (file, kith_audit_keys_ensure (file, error), error);
}

static gboolean
recover (KithCaseFile  *file,
         const char    *user,
         const char    *new_passphrase,
         char         **new_recovery_key,
         GError       **error)
{
  g_autoptr (KithRecord) account = NULL;

  if (!kith_role_keys_open (file, error) || !kith_accounts_ensure_keys (file, error))
    return FALSE;
  account = kith_accounts_find (file, user, error);
  if (account == NULL || !reset (file, account, new_passphrase, _("Account: recovered with the recovery key"), error))
    return FALSE;
  return replace_paper (file, new_recovery_key, error) && kith_case_file_close (file, error);
}

/**
 * kith_accounts_recover:
 * @path: a case file
 * @recovery_key: what stands on the paper
 * @user: name of the account whose passphrase was lost
 * @new_passphrase: its new passphrase
 * @clock: the clock to go by
 * @new_recovery_key: (out) (nullable): what belongs on paper from now on, free with kith_secret_free_text; it may be there after
 *   a failure too, and has to be shown then as well, for the paper that was used opens nothing any more
 * @error: return location for an error
 *
 * Gives somebody a new passphrase with the recovery key, which is used up by it, and signs them in.
 *
 * Returns: (transfer full) (nullable): the open file
 */
KithCaseFile *
kith_accounts_recover (const char  *path,
                       const char  *recovery_key,
                       const char  *user,
                       const char  *new_passphrase,
                       KithClock   *clock,
                       char       **new_recovery_key,
                       GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithVault) vault = NULL;
  g_autoptr (KithCaseFile) file = NULL;

  g_return_val_if_fail (path != NULL && recovery_key != NULL && user != NULL && new_passphrase != NULL, NULL);
  g_return_val_if_fail (new_recovery_key != NULL, NULL);

  *new_recovery_key = NULL;
  vault = kith_vault_unlock_with_recovery_key (path, recovery_key, &local_error);
  if (vault == NULL) {
    if (g_error_matches (local_error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE))
      kith_attempts_note_wrong (path);
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  file = kith_case_file_adopt_vault (vault, clock);
  if (!kith_case_file_migrate (file, error) || !recover (file, user, new_passphrase, new_recovery_key, error))
    return NULL;
  g_clear_object (&file);
  g_clear_object (&vault);
  return kith_case_file_open (path, user, new_passphrase, clock, NULL, error);
}
