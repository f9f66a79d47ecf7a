/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-account.h"
#include "kith-accounts-private.h"
#include "kith-accounts.h"
#include "kith-backup.h"
#include "kith-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Taking the key out of the case file does not take it out of the copies made before. Kith says which those are. */

/**
 * kith_account_copy_free:
 * @self: (nullable) (transfer full): a copy
 */
void
kith_account_copy_free (KithAccountCopy *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->expires);
  g_free (self);
}

static int
compare_copies (gconstpointer first,
                gconstpointer second)
{
  const KithAccountCopy *const *a = first;
  const KithAccountCopy *const *b = second;

  return g_strcmp0 ((*a)->path, (*b)->path);
}

/* Second places and those made by hand as well. */
static void
add_copies (GPtrArray    *copies,
            GPtrArray    *backups,
            KithCaseFile *file,
            const char   *name)
{
  for (guint i = 0; i < backups->len; i++) {
    const KithBackup *backup = g_ptr_array_index (backups, i);
    KithAccountCopy *copy;

    if (!kith_vault_peek_has_account (backup->path, kith_vault_get_file_id (file->vault), name))
      continue;
    copy = g_new0 (KithAccountCopy, 1);
    copy->path = g_strdup (backup->path);
    copy->expires = g_strdup (backup->expires);
    g_ptr_array_add (copies, copy);
  }
}

/**
 * kith_accounts_list_copies:
 * @file: an open case file
 * @name: name of an account, disabled ones as well
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithAccountCopy) (nullable): the backups Kith knows of that still open with a
 *   passphrase the account once had
 */
GPtrArray *
kith_accounts_list_copies (KithCaseFile  *file,
                           const char    *name,
                           GError       **error)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_account_copy_free);
  g_autoptr (GPtrArray) backups = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && name != NULL, NULL);

  if (!kith_case_file_require (file, KITH_VERB_ACCOUNTS, error))
    return NULL;
  backups = kith_backups_list_all (file, error);
  if (backups == NULL)
    return NULL;
  add_copies (copies, backups, file, name);
  g_ptr_array_sort (copies, compare_copies);
  return g_steal_pointer (&copies);
}

static gboolean
delete_all (GPtrArray  *copies,
            GError    **error)
{
  for (guint i = 0; i < copies->len; i++) {
    const char *path = ((KithAccountCopy *) g_ptr_array_index (copies, i))->path;
    g_autofree char *name = NULL;

    if (g_unlink (path) == 0 || errno == ENOENT)
      continue;
    name = g_filename_display_name (path);
    g_set_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                 /* Translators: a file, then a message from the system such as "Permission denied" */
                 _("“%s” could not be deleted: %s. Delete it yourself in Files."), name, g_strerror (errno));
    return FALSE;
  }
  return TRUE;
}

/* Backups of somebody who still works here are everybody's. And as long as the file itself has a slot for them, so has every
 * backup that could be made in the place of those that go. */
static gboolean
check_removed (KithCaseFile  *file,
               const char    *name,
               GError       **error)
{
  g_autoptr (KithRecord) account = kith_accounts_find (file, name, error);
  g_autofree char *slot = account != NULL ? kith_accounts_dup_slot (file, kith_record_get_id (account), error) : NULL;

  if (slot == NULL)
    return FALSE;
  if (!kith_record_has (account, KITH_ACCOUNT_DISABLED_AT))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                         _("This account may still sign in. Remove it first; then its backups can be deleted."));
  else if (kith_accounts_has_slot (file, slot))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                         _("This account is not removed yet: the case file has still to get its new key. Remove it again; then "
                           "its backups can be deleted."));
  else
    return TRUE;
  return FALSE;
}

/**
 * kith_accounts_delete_copies:
 * @file: an open case file
 * @name: name of an account
 * @error: return location for an error
 *
 * Deletes the backups that still open for an account, after making one that does not, so that the record is never without.
 *
 * Returns: how many went, -1 on failure
 */
int
kith_accounts_delete_copies (KithCaseFile  *file,
                             const char    *name,
                             GError       **error)
{
  g_autoptr (GPtrArray) copies = kith_accounts_list_copies (file, name, error);
  g_autoptr (GPtrArray) old = NULL;
  g_autofree char *words = NULL;

  if (copies == NULL || !check_removed (file, name, error))
    return -1;
  if (copies->len == 0)
    return 0;
  /* The one of today is written over and is no copy of theirs any more. */
  if (!kith_backup_renew_today (file, _("Backup after an account was removed"), NULL, error))
    return -1;
  old = kith_accounts_list_copies (file, name, error);
  if (old == NULL || !delete_all (old, error) || !kith_accounts_begin (file, _("Account: backups deleted"), error))
    return -1;
  words = g_strdup_printf (ngettext ("%u backup deleted that still opened for “%s”",
                                     "%u backups deleted that still opened for “%s”", copies->len), copies->len, name);
  return kith_accounts_finish (file, kith_accounts_say (file, words, error), error) ? (int) copies->len : -1;
}
