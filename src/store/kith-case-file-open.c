/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"

#include "db/kith-migrator.h"
#include "kith-accounts-private.h"
#include "kith-attempts.h"
#include "kith-audit-private.h"
#include "kith-backup.h"
#include "kith-disposal-finish.h"
#include "kith-error.h"
#include "kith-recovery-holders-private.h"
#include "kith-restored.h"
#include "kith-role-keys.h"
#include "kith-save.h"
#include "kith-sealing.h"
#include "kith-test-settings.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static const KithKdfSettings *test_settings;

/**
 * kith_case_file_set_kdf_settings_for_tests:
 * @settings: (nullable): what Argon2id costs for slots made from now on, %NULL for what it costs people
 *
 * Tests make dozens of accounts; at half a second each nobody would run them.
 */
void
kith_case_file_set_kdf_settings_for_tests (const KithKdfSettings *settings)
{
  test_settings = settings;
}

const KithKdfSettings *
kith_case_file_get_kdf_settings (void)
{
  return test_settings;
}

static gboolean
set_no_account (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE,
                       _("This account is no longer part of the case file. Ask an administrator."));
  return FALSE;
}

gboolean
kith_case_file_read_actor (KithCaseFile  *self,
                           const char    *slot,
                           GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (self->db, "SELECT a.id, a.person, a.roles, a.name, coalesce(p.name, a.full_name, a.name)"
                     " FROM account a LEFT JOIN person p ON p.id = a.person"
                     " WHERE a.slot = :slot AND a.disabled_at IS NULL", error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_text (row, ":slot", slot);
  step = kith_statement_step (row, error);
  if (step != KITH_STEP_ROW)
    return step == KITH_STEP_DONE ? set_no_account (error) : FALSE;
  kith_actor_clear (&self->actor);
  self->actor.account = kith_statement_get_int64 (row, 0);
  self->actor.person = kith_statement_get_int64 (row, 1);
  self->actor.roles = kith_roles_from_codes (kith_statement_get_text (row, 2));
  if (kith_db_is_read_only (self->db))
    self->actor.roles |= KITH_ROLE_LOOKS_ONLY;
  self->actor.name = kith_statement_dup_text (row, 3);
  self->actor.full_name = kith_statement_dup_text (row, 4);
  return TRUE;
}

static gboolean
write_wrong_attempts (KithCaseFile  *self,
                      GError       **error)
{
  guint n = kith_attempts_take (self->path);
  g_autofree char *words = NULL;
  KithAuditEntry entry = { .action = KITH_AUDIT_WRONG_PASSPHRASES };

  if (n == 0)
    return TRUE;
  /* Translators: how often a wrong passphrase was typed before the right one */
  words = g_strdup_printf (ngettext ("%u time", "%u times", n), n);
  entry.words = words;
  return kith_audit_append (self, &entry, error);
}

/* With the keys that the rest of the session needs. */
gboolean
kith_case_file_write_sign_in (KithCaseFile  *self,
                              GError       **error)
{
  const KithAuditEntry entry = { .action = KITH_AUDIT_SIGNED_IN };

  if (!kith_db_begin (self->db, error))
    return FALSE;
  if (kith_audit_commit (self, kith_accounts_slot_settle (self, error) &&
                         kith_accounts_mend_keys (self, kith_vault_get_slot_id (self->vault), error) &&
                         kith_recovery_holders_ensure (self, error) && kith_audit_keys_ensure (self, error) &&
                         kith_audit_append (self, &entry, error) && write_wrong_attempts (self, error) &&
                         kith_role_keys_hand_on (self, error) && kith_sealing_share (self, error), error))
    return TRUE;
  /* Nobody signed in, so nobody signs out. */
  kith_actor_clear (&self->actor);
  return FALSE;
}

/* @slot: the key slot of the account */
gboolean
kith_case_file_sign_in (KithCaseFile  *self,
                        const char    *slot,
                        GError       **error)
{
  return kith_case_file_read_actor (self, slot, error) && kith_role_keys_open (self, error) &&
         (kith_db_is_read_only (self->db) || kith_case_file_write_sign_in (self, error));
}

static gboolean
back_up_before_migration (KithDb    *db,
                          guint      from,
                          guint      to,
                          gpointer   user_data,
                          GError   **error)
{
  return kith_backup_before_migration (user_data, from, error);
}

/* Brings the schema up to date, after a backup when there is something to change. */
gboolean
kith_case_file_migrate (KithCaseFile  *self,
                        GError       **error)
{
  g_autoptr (KithMigrator) migrator = kith_migrator_new (error);

  if (migrator == NULL)
    return FALSE;
  kith_migrator_set_before (migrator, back_up_before_migration, self, NULL);
  return kith_migrator_run (migrator, self->db, error);
}

/* Whoever makes the file prints the key. */
static gboolean
put_first_holder (KithCaseFile  *self,
                  const char    *holder,
                  const char    *paper,
                  GError       **error)
{
  g_autoptr (GPtrArray) slots = kith_vault_list_slots (self->vault);

  for (guint i = 0; i < slots->len; i++) {
    const KithSlotInfo *slot = g_ptr_array_index (slots, i);

    if (slot->kind == KITH_SLOT_RECOVERY)
      return kith_recovery_holders_put (self, slot->id, holder, paper, error);
  }
  return TRUE;
}

static gboolean
fill_new_file (KithCaseFile  *self,
               const char    *user,
               const char    *full_name,
               KithRoles      roles,
               const char    *paper,
               GError       **error)
{
  const char *slot = kith_vault_get_slot_id (self->vault);
  gboolean filled;

  if (!kith_case_file_migrate (self, error) || !kith_db_begin (self->db, error))
    return FALSE;
  self->trusted++;
  filled = kith_audit_keys_ensure (self, error) &&
           kith_accounts_insert (self, user, full_name, roles, 0, slot, error) != 0 &&
           put_first_holder (self, full_name != NULL ? full_name : user, paper, error) && kith_db_commit (self->db, error);
  self->trusted--;
  if (!filled) {
    kith_db_rollback (self->db);
    return FALSE;
  }
  if (!kith_case_file_sign_in (self, slot, error))
    return FALSE;
  kith_audit_mark_keep (self);
  return TRUE;
}

/**
 * kith_case_file_create:
 * @path: the file to make, which must not exist
 * @user: name of the first account
 * @full_name: the name of the person behind it
 * @passphrase: theirs
 * @roles: what they may do
 * @clock: the clock to go by
 * @recovery_key: (out): the recovery key to be printed, free with kith_secret_free_text
 * @error: return location for an error
 *
 * Makes a case file with one account, and signs that account in.
 *
 * Returns: (transfer full) (nullable): the open file; %KITH_ERROR_EXISTS when there is one already
 */
KithCaseFile *
kith_case_file_create (const char  *path,
                       const char  *user,
                       const char  *full_name,
                       const char  *passphrase,
                       KithRoles    roles,
                       KithClock   *clock,
                       char       **recovery_key,
                       GError     **error)
{
  g_autoptr (KithVault) vault = NULL;
  g_autoptr (KithCaseFile) self = NULL;

  g_return_val_if_fail (path != NULL && user != NULL && passphrase != NULL, NULL);
  g_return_val_if_fail (KITH_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (recovery_key != NULL, NULL);

  *recovery_key = NULL;
  if (!kith_accounts_precheck (user, full_name, roles, clock, error))
    return NULL;
  vault = kith_vault_create (path, user, passphrase, test_settings, recovery_key, error);
  if (vault == NULL)
    return NULL;
  self = kith_case_file_adopt_vault (vault, clock);
  if (fill_new_file (self, user, full_name, roles, *recovery_key, error))
    return g_steal_pointer (&self);
  kith_case_file_close (self, NULL);
  g_unlink (self->path);
  g_clear_pointer (recovery_key, kith_secret_free_text);
  return NULL;
}

/* A file of an older schema cannot be brought up to date without writing. */
static gboolean
look (KithCaseFile  *self,
      GError       **error)
{
  g_autoptr (KithMigrator) migrator = kith_migrator_new (error);
  guint version = 0;

  if (migrator == NULL || !kith_migrator_get_version (self->db, &version, error))
    return FALSE;
  if (version == kith_migrator_get_latest_version (migrator))
    return kith_accounts_check_activated (self, error) &&
           kith_case_file_sign_in (self, kith_vault_get_slot_id (self->vault), error);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _("This case file was last used with another Kith and has to be brought up to date first, which a "
                         "damaged file does not allow. Restore the newest backup, or save what can be read."));
  return FALSE;
}

static gboolean
back_up (KithCaseFile  *self,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!kith_backup_daily_quietly (self, cancellable, error))
    return FALSE;
  if (kith_db_is_read_only (self->db))
    return TRUE;
  if (!kith_backups_copy_to_second (self, cancellable, &local_error))
    g_info ("No copy in the second place: %s", local_error->message);
  return TRUE;
}

static gboolean
check_mark (KithCaseFile   *self,
            KithOpenFlags   flags,
            GError        **error)
{
  return flags & KITH_OPEN_ACCEPT_GAP ? kith_audit_mark_compare (self, &self->gap, error) : kith_audit_mark_check (self, error);
}

static gboolean
write_gap (KithCaseFile  *self,
           GError       **error)
{
  if (!kith_db_begin (self->db, error) ||
      !kith_audit_commit (self, kith_audit_gap_write (self, _("Made by Kith from a backup or from a damaged file"), error), error))
    return FALSE;
  self->gap.state = KITH_AUDIT_GAP_NONE;
  return TRUE;
}

static gboolean
keep_mark (KithCaseFile   *self,
           KithOpenFlags   flags,
           GError        **error)
{
  if (kith_db_is_read_only (self->db) || (self->gap.state != KITH_AUDIT_GAP_NONE && !(flags & KITH_OPEN_ACCEPT_GAP)))
    return TRUE;
  if (self->gap.state != KITH_AUDIT_GAP_NONE && !write_gap (self, error))
    return FALSE;
  kith_audit_mark_keep (self);
  return TRUE;
}

KithCaseFile *
kith_case_file_open_full (const char     *path,
                          const char     *user,
                          const char     *passphrase,
                          KithClock      *clock,
                          KithOpenFlags   flags,
                          GCancellable   *cancellable,
                          GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithVault) vault = flags & KITH_OPEN_TO_LOOK ? kith_vault_look (path, user, passphrase, &local_error)
                                                          : kith_vault_unlock (path, user, passphrase, &local_error);
  g_autoptr (KithCaseFile) self = NULL;
  gint64 last_line = 0;

  if (vault == NULL) {
    if (g_error_matches (local_error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE))
      kith_attempts_note_wrong (path);
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  self = kith_case_file_adopt_vault (vault, clock);
  if (flags & KITH_OPEN_TO_LOOK)
    return look (self, error) ? g_steal_pointer (&self) : NULL;
  if (!kith_case_file_migrate (self, error) || !kith_accounts_check_activated (self, error) ||
      !kith_db_get_int64 (self->db, "SELECT coalesce (max (at), 0) FROM audit", &last_line, error) ||
      !check_mark (self, flags, error) || !kith_case_file_sign_in (self, kith_vault_get_slot_id (vault), error) ||
      !kith_student_effects_ensure (self, error) || !kith_support_effects_ensure (self, error) ||
      !kith_restored_settle (self, last_line, error) || !keep_mark (self, flags, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  kith_disposal_finish (self);
  kith_audit_gap_hold (self);
  if (!(flags & KITH_OPEN_SKIP_BACKUP) && !back_up (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kith_case_file_open:
 * @path: a case file
 * @user: name of an account
 * @passphrase: its passphrase
 * @clock: the clock to go by
 * @cancellable: (nullable): gives up
 * @error: return location for an error
 *
 * Unlocks a case file, brings its schema up to date after a backup, signs the account in and, at the first time of the
 * day, makes the daily backup.
 *
 * Returns: (transfer full) (nullable): the open file; %KITH_ERROR_WRONG_PASSPHRASE, %KITH_ERROR_IN_USE,
 *   %KITH_ERROR_NOT_A_CASE_FILE, %KITH_ERROR_TOO_NEW, %KITH_ERROR_DAMAGED or %KITH_ERROR_NOT_FOUND otherwise
 */
KithCaseFile *
kith_case_file_open (const char    *path,
                     const char    *user,
                     const char    *passphrase,
                     KithClock     *clock,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (path != NULL && user != NULL && passphrase != NULL, NULL);
  g_return_val_if_fail (KITH_IS_CLOCK (clock), NULL);

  return kith_case_file_open_full (path, user, passphrase, clock, KITH_OPEN_DEFAULT, cancellable, error);
}
