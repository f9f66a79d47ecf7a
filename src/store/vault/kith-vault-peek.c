/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-vault-private.h"

#include "db/kith-case-vfs.h"
#include "db/kith-file.h"
#include "kith-error.h"
#include "vault/kith-slot.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

/**
 * kith_vault_set_state:
 * @state: what the header looks like
 * @error: return location for an error
 *
 * Returns: whether @state is %KITH_HEADER_OK; otherwise @error says what kind of file it is
 */
gboolean
kith_vault_set_state (KithHeaderState   state,
                      GError          **error)
{
  switch (state) {
  case KITH_HEADER_OK:
    return TRUE;
  case KITH_HEADER_NOT_OURS:
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_A_CASE_FILE,
                         _("This is not a Kith case file. Choose a file whose name ends in “.kith”."));
    return FALSE;
  case KITH_HEADER_PLAIN_DATABASE:
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_A_CASE_FILE,
                         _("This is a database of another program, without encryption, and not a Kith case file."));
    return FALSE;
  case KITH_HEADER_TRUNCATED:
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                         _("Only the beginning of this case file is there; it was probably not copied completely. Copy "
                           "it again or restore the newest backup."));
    return FALSE;
  case KITH_HEADER_DAMAGED:
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                         _("The key slots of this case file are damaged, so no passphrase can open it. Restore the "
                           "newest backup."));
    return FALSE;
  case KITH_HEADER_TOO_NEW:
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_TOO_NEW,
                         _("This case file was made by a newer Kith. Update Kith on this computer, then open it "
                           "again."));
    return FALSE;
  }
  g_return_val_if_reached (FALSE);
}

static gboolean
set_read_error (int          saved_errno,
                const char  *path,
                GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (saved_errno == ENOENT)
    g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                 _("“%s” is not there. It may have been moved or renamed."), name);
  else if (saved_errno == EISDIR)
    g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_A_CASE_FILE,
                 _("“%s” is a folder, not a case file."), name);
  else if (saved_errno == EACCES || saved_errno == EPERM)
    g_set_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                 _("You are not allowed to read “%s”. Ask the person who looks after this computer."), name);
  else
    g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
                 /* TRANSLATORS: a file name, then a message from the system such as "Input/output error" */
                 _("“%s” could not be read: %s."), name, g_strerror (saved_errno));
  return FALSE;
}

/* One byte more than the header: behind it there must be a database, or SQLite would begin an empty one. */
static gssize
read_start (int     descriptor,
            guint8 *bytes)
{
  gsize size = 0;

  while (size < KITH_HEADER_SIZE + 1) {
    gssize n = read (descriptor, bytes + size, KITH_HEADER_SIZE + 1 - size);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return -1;
    if (n == 0)
      break;
    size += (gsize) n;
  }
  return (gssize) size;
}

static gboolean
refuse_open_here (const char  *path,
                  GError     **error)
{
  if (!kith_case_vfs_has_open (path))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_IN_USE,
                       _("This case file is open already. Lock it first to open it as somebody else."));
  return FALSE;
}

/**
 * kith_vault_read_file:
 * @path: a file that this process does not have open as a database
 * @bytes: (out) (transfer full): its first 64 KiB
 * @header: (out) (transfer full): what they say
 * @error: return location for an error
 *
 * Reads the header in the ordinary way, before there is a database handle. Once there is one, only
 * [method@Db.read_header] may be used: closing a second descriptor would drop the lock on the file.
 *
 * Returns: whether there is a header that can be used
 */
gboolean
kith_vault_read_file (const char   *path,
                      guint8      **bytes,
                      KithHeader  **header,
                      GError      **error)
{
  g_autofree guint8 *start = NULL;
  g_autofree KithHeader *parsed = NULL;
  KithHeaderState state;
  int descriptor, saved_errno;
  gssize size;

  if (!refuse_open_here (path, error))
    return FALSE;
  descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (descriptor < 0)
    return set_read_error (errno, path, error);
  start = g_malloc0 (KITH_HEADER_SIZE + 1);
  size = read_start (descriptor, start);
  saved_errno = errno;
  close (descriptor);
  if (size < 0)
    return set_read_error (saved_errno, path, error);

  parsed = g_new0 (KithHeader, 1);
  state = kith_header_parse (start, (gsize) size, parsed);
  if (state == KITH_HEADER_OK && size <= KITH_HEADER_SIZE)
    state = KITH_HEADER_TRUNCATED;
  if (!kith_vault_set_state (state, error))
    return FALSE;
  *bytes = g_steal_pointer (&start);
  *header = g_steal_pointer (&parsed);
  return TRUE;
}

/**
 * kith_vault_peek:
 * @path: a file somebody chose
 * @error: return location for an error
 *
 * Looks at a file before anything is unlocked, to say at once what is wrong with it: %KITH_ERROR_NOT_A_CASE_FILE,
 * %KITH_ERROR_DAMAGED, %KITH_ERROR_TOO_NEW, %KITH_ERROR_READ_ONLY (also for a network drive), %KITH_ERROR_IN_USE or
 * %KITH_ERROR_NOT_FOUND. One damaged copy of the header does not matter.
 *
 * Returns: whether it can be unlocked here
 */
gboolean
kith_vault_peek (const char  *path,
                 GError     **error)
{
  g_autofree char *resolved = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autofree KithHeader *header = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  resolved = kith_file_resolve (path);
  if (!kith_vault_read_file (resolved, &bytes, &header, error) || !kith_file_check_place (resolved, error))
    return FALSE;
  /* A header that allows only reading needs no journal beside it. */
  if (header->ro_compat != 0)
    return TRUE;
  if (!kith_file_check_folder (resolved, error))
    return FALSE;
  if (access (resolved, W_OK) == 0)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                       _("You may read this case file but not write it. Copy it to a folder of your own, or ask the "
                         "person who looks after this computer."));
  return FALSE;
}

/**
 * kith_vault_peek_backup:
 * @path: a backup
 * @error: as for [func@kith_vault_peek]
 *
 * Like [func@kith_vault_peek] for a file that is only copied: it may lie where nobody may write, or on a network drive.
 *
 * Returns: whether it can be copied to a place where it can be unlocked
 */
gboolean
kith_vault_peek_backup (const char  *path,
                        GError     **error)
{
  g_autofree char *resolved = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autofree KithHeader *header = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  resolved = kith_file_resolve (path);
  return kith_vault_read_file (resolved, &bytes, &header, error);
}

/**
 * kith_vault_peek_has_account:
 * @path: a file, perhaps a backup
 * @file_id: of a case file
 * @user_name: name of an account
 *
 * Returns: whether @path is a copy of that case file with a key slot for the account, which opens with the passphrase or the
 *   activation code of its time
 */
gboolean
kith_vault_peek_has_account (const char *path,
                             const char *file_id,
                             const char *user_name)
{
  g_autofree char *resolved = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autofree KithHeader *header = NULL;
  g_autofree char *its_id = NULL;
  guint8 label[16];

  g_return_val_if_fail (path != NULL && file_id != NULL && user_name != NULL, FALSE);

  resolved = kith_file_resolve (path);
  if (!kith_vault_read_file (resolved, &bytes, &header, NULL))
    return FALSE;
  its_id = kith_vault_format_id (header->file_id);
  kith_slot_label_name (header->file_id, user_name, label);
  return g_str_equal (its_id, file_id) && kith_header_find_label (header, label) != NULL;
}

/**
 * kith_vault_peek_file_id:
 * @path: a case file or backup that is not open
 * @error: as for [func@kith_vault_peek_backup]
 *
 * Returns: (transfer full) (nullable): as [method@Vault.get_file_id] of the file it is a copy of
 */
char *
kith_vault_peek_file_id (const char  *path,
                         GError     **error)
{
  g_autofree char *resolved = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autofree KithHeader *header = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  resolved = kith_file_resolve (path);
  return kith_vault_read_file (resolved, &bytes, &header, error) ? kith_vault_format_id (header->file_id) : NULL;
}
