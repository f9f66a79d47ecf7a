/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-account.h"
#include "kith-accounts-private.h"
#include "kith-accounts.h"
#include "kith-attempts.h"
#include "kith-audit-private.h"
#include "kith-error.h"
#include "kith-role-keys.h"
#include "kith-save.h"
#include "kith-sealing.h"
#include "kith-time.h"
#include "vault/kith-activation-code.h"

#include <glib/gi18n.h>

/* An administrator makes an activation code and never a passphrase. The code is forgotten once it is shown; whoever it is for
 * has a week to open the file with it, and gets keys of their own then, which the code never opened. */

#define VALID_SECONDS (G_GINT64_CONSTANT (7) * 24 * 60 * 60)

static gboolean
set_deadline (KithCaseFile  *file,
              gint64         account,
              gint64         deadline,
              GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "UPDATE account SET activate_before = :deadline, version = version + 1 WHERE id = :id", error);

  if (statement == NULL)
    return FALSE;
  if (deadline != 0)
    kith_statement_bind_int64 (statement, ":deadline", deadline);
  else
    kith_statement_bind_null (statement, ":deadline");
  kith_statement_bind_int64 (statement, ":id", account);
  return kith_statement_run (statement, error);
}

static gboolean
write_new (KithCaseFile  *file,
           const char    *name,
           const char    *full_name,
           KithRoles      roles,
           gint64         person,
           const char    *slot,
           GError       **error)
{
  gint64 account;

  if (!kith_accounts_begin (file, _("Account: added"), error))
    return FALSE;
  account = kith_accounts_insert (file, name, full_name, roles, person, slot, error);
  return kith_accounts_finish (file, account != 0 &&
                               set_deadline (file, account, kith_clock_get_now (file->clock) + VALID_SECONDS, error) &&
                               kith_accounts_slot_finish (file, error),
                               error);
}

/**
 * kith_accounts_invite:
 * @file: an open case file
 * @name: the name to sign in with
 * @full_name: (nullable): name of a new person, when @person is 0
 * @roles: what the account may do
 * @person: the person behind it, 0 for a new one
 * @error: return location for an error
 *
 * Makes an account that opens with an activation code for seven days.
 *
 * Returns: (transfer full) (nullable): the code, to be told in person; free with [func@kith_secret_free_text]
 */
char *
kith_accounts_invite (KithCaseFile  *file,
                      const char    *name,
                      const char    *full_name,
                      KithRoles      roles,
                      gint64         person,
                      GError       **error)
{
  g_autoptr (KithSecretText) code = NULL;
  g_autofree char *slot = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && name != NULL, NULL);
  g_return_val_if_fail (file->operation.depth == 0, NULL);

  if (!kith_case_file_require (file, KITH_VERB_ACCOUNTS, error) ||
      !kith_accounts_precheck (name, full_name, roles, file->clock, error) ||
      !kith_accounts_check_name (file, name, error) || !kith_accounts_check_person (file, person, error))
    return NULL;
  code = kith_activation_code_new_random (error);
  if (code == NULL || !kith_accounts_slot_begin (file, error))
    return NULL;
  slot = kith_vault_invite_account (file->vault, name, code, kith_case_file_get_kdf_settings (), error);
  if (slot != NULL && write_new (file, name, full_name, roles, person, slot, error))
    return g_steal_pointer (&code);
  kith_accounts_slot_settle (file, NULL);
  return NULL;
}

static gboolean
write_again (KithCaseFile  *file,
             KithRecord    *account,
             const char    *slot,
             GError       **error)
{
  gint64 id = kith_record_get_id (account);
  KithRoles roles = kith_roles_from_codes (kith_record_get_text (account, KITH_ACCOUNT_ROLES));

  /* What was sealed to the old keys of the account is handed on by those who can open it, when they sign in. */
  return kith_accounts_put_keys (file, id, slot, error) &&
         kith_audit_keys_announce (file, slot, KITH_AUDIT_KEY_INVITED, error) &&
         set_deadline (file, id, kith_clock_get_now (file->clock) + VALID_SECONDS, error) &&
         kith_role_keys_take_away (file, id, (KithRoles) 0, error) && kith_role_keys_give (file, id, roles, error) &&
         kith_accounts_slot_finish (file, error) && kith_accounts_say (file, _("Account: invited again"), error);
}

/**
 * kith_accounts_invite_again:
 * @file: an open case file
 * @name: name of a colleague's account
 * @error: return location for an error
 *
 * For somebody who forgot their passphrase, or let the code run out. The account, what it wrote and what it signed stay; its
 * old key slot goes.
 *
 * Returns: (transfer full) (nullable): the new code; free with [func@kith_secret_free_text]
 */
char *
kith_accounts_invite_again (KithCaseFile  *file,
                            const char    *name,
                            GError       **error)
{
  g_autoptr (KithRecord) account = NULL;
  g_autoptr (KithSecretText) code = NULL;
  g_autofree char *slot = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && name != NULL, NULL);
  g_return_val_if_fail (file->operation.depth == 0, NULL);

  if (!kith_case_file_require (file, KITH_VERB_ACCOUNTS, error))
    return NULL;
  account = kith_accounts_find (file, name, error);
  if (account == NULL)
    return NULL;
  if (kith_record_has (account, KITH_ACCOUNT_DISABLED_AT)) {
    kith_accounts_set_disabled (error);
    return NULL;
  }
  code = kith_activation_code_new_random (error);
  if (code == NULL || !kith_accounts_slot_begin (file, error))
    return NULL;
  slot = kith_vault_invite_account (file->vault, kith_record_get_text (account, KITH_ACCOUNT_NAME), code,
                                    kith_case_file_get_kdf_settings (), error);
  if (slot != NULL && kith_accounts_begin (file, _("Account: invited again"), error) &&
      kith_accounts_finish (file, write_again (file, account, slot, error), error))
    return g_steal_pointer (&code);
  kith_accounts_slot_settle (file, NULL);
  return NULL;
}

static gboolean
read_deadline (KithCaseFile  *file,
               gint64        *deadline,
               GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT activate_before FROM account WHERE slot = :slot", error);
  KithStepResult step;

  *deadline = 0;
  if (row == NULL)
    return FALSE;
  kith_statement_bind_text (row, ":slot", kith_vault_get_slot_id (file->vault));
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ROW)
    *deadline = kith_statement_get_int64 (row, 0);
  return step != KITH_STEP_ERROR;
}

static gboolean
check_deadline (KithCaseFile  *file,
                GError       **error)
{
  g_autofree char *until = NULL;
  gint64 deadline = 0;

  if (!read_deadline (file, &deadline, error))
    return FALSE;
  if (kith_clock_get_now (file->clock) <= deadline)
    return TRUE;
  until = kith_time_format_instant (deadline);
  g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
               /* Translators: day and time */
               _("This activation code could be used until %s. Ask an administrator to invite you again."), until);
  return FALSE;
}

/* An activation code opens nothing but the way to a passphrase. */
gboolean
kith_accounts_check_activated (KithCaseFile  *file,
                               GError       **error)
{
  if (kith_vault_get_slot_kind (file->vault) != KITH_SLOT_ACTIVATION)
    return TRUE;
  if (check_deadline (file, error))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ACTIVATED,
                         _("This is your activation code. Choose a passphrase of your own with it before you sign in."));
  return FALSE;
}

/* When the computer died between the key slot and the account that it belongs to, the slot is right: the header was checked
 * under the data key. What was sealed to the keys before opens no more, so that holders hand it on anew. */
gboolean
kith_accounts_mend_keys (KithCaseFile  *file,
                         const char    *slot,
                         GError       **error)
{
  GBytes *public_key = kith_keys_get_public_key (kith_vault_get_keys (file->vault));
  GBytes *signing_key = kith_keys_get_signing_key (kith_vault_get_keys (file->vault));
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "UPDATE account SET public_key = :public_key, signing_key = :signing_key,"
                     " activate_before = NULL WHERE slot = :slot"
                     " AND (public_key IS NOT :public_key OR activate_before IS NOT NULL)", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_bytes (statement, ":public_key", public_key);
  kith_statement_bind_bytes (statement, ":signing_key", signing_key);
  kith_statement_bind_text (statement, ":slot", slot);
  return kith_statement_run (statement, error) &&
         (kith_db_get_changes (file->db) == 0 ||
          kith_role_keys_take_away (file, file->actor.account, (KithRoles) 0, error));
}

/* The old keys still open what was handed to them; it is sealed to the new ones. They sign for the last time when they
 * announce those. */
static gboolean
hand_over (KithCaseFile  *file,
           GError       **error)
{
  gint64 id = file->actor.account;

  return kith_accounts_put_keys (file, id, kith_vault_get_slot_id (file->vault), error) &&
         set_deadline (file, id, 0, error) && kith_role_keys_take_away (file, id, (KithRoles) 0, error) &&
         kith_role_keys_give (file, id, file->actor.roles, error) && kith_sealing_share (file, error) &&
         kith_accounts_say (file, _("Account: activated"), error) &&
         kith_audit_keys_announce (file, kith_vault_get_slot_id (file->vault), KITH_AUDIT_KEY_ACTIVATED, error);
}

static gboolean
activate (KithCaseFile  *file,
          const char    *passphrase,
          GError       **error)
{
  if (!check_deadline (file, error) ||
      !kith_case_file_read_actor (file, kith_vault_get_slot_id (file->vault), error) ||
      !kith_role_keys_open (file, error) || !kith_accounts_ensure_keys (file, error) ||
      !kith_vault_activate (file->vault, passphrase, kith_case_file_get_kdf_settings (), error) ||
      !kith_accounts_begin (file, _("Account: activated"), error))
    return FALSE;
  if (!kith_accounts_finish (file, hand_over (file, error), error))
    return FALSE;
  /* Nobody signed in, and the keys of the code sign nothing any more. */
  kith_actor_clear (&file->actor);
  return kith_case_file_close (file, error);
}

/**
 * kith_accounts_activate:
 * @path: a case file
 * @user: the name to sign in with
 * @code: the activation code, as typed
 * @passphrase: what the person chose
 * @clock: the clock to go by
 * @error: %KITH_ERROR_NOT_ALLOWED when the code has run out, %KITH_ERROR_INVALID when it is no activation code but a passphrase
 *
 * Uses an activation code up, and signs its owner in.
 *
 * Returns: (transfer full) (nullable): the open file
 */
KithCaseFile *
kith_accounts_activate (const char  *path,
                        const char  *user,
                        const char  *code,
                        const char  *passphrase,
                        KithClock   *clock,
                        GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithVault) vault = NULL;
  g_autoptr (KithCaseFile) file = NULL;

  g_return_val_if_fail (path != NULL && user != NULL && code != NULL && passphrase != NULL, NULL);
  g_return_val_if_fail (KITH_IS_CLOCK (clock), NULL);

  vault = kith_vault_unlock (path, user, code, &local_error);
  if (vault == NULL) {
    if (g_error_matches (local_error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE))
      kith_attempts_note_wrong (path);
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  if (kith_vault_get_slot_kind (vault) != KITH_SLOT_ACTIVATION) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _("This account has a passphrase already. Sign in with it."));
    return NULL;
  }
  file = kith_case_file_adopt_vault (vault, clock);
  if (!kith_case_file_migrate (file, error) || !activate (file, passphrase, error))
    return NULL;
  g_clear_object (&file);
  g_clear_object (&vault);
  return kith_case_file_open (path, user, passphrase, clock, NULL, error);
}

/**
 * kith_accounts_confirm:
 * @file: an open case file
 * @passphrase: what was typed just now
 * @error: %KITH_ERROR_WRONG_PASSPHRASE unless it is the actor's
 *
 * Asks whoever signed in once more, before accounts and keys change: the screen may have been left.
 *
 * Returns: whether it is them
 */
gboolean
kith_accounts_confirm (KithCaseFile  *file,
                       const char    *passphrase,
                       GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && passphrase != NULL, FALSE);

  if (kith_vault_check_passphrase (file->vault, passphrase, &local_error))
    return TRUE;
  if (g_error_matches (local_error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE,
                         _("That is not your passphrase. Nothing was changed; type it again."));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
