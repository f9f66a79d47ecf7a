/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-file.h"

#include "db/kith-db-error.h"
#include "kith-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/vfs.h>
#include <unistd.h>

/* From statfs(2). FUSE carries sshfs, GVfs and the like; on none of them are locks and fsync what SQLite needs. */
static const gint64 network_types[] = {
  0x6969,     /* NFS */
  0x517b,     /* SMB */
  0xfe534d42, /* SMB2 */
  0xff534d42, /* CIFS */
  0x65735546, /* FUSE */
  0x5346414f, /* AFS */
  0x73757245, /* Coda */
  0x00c36400, /* Ceph */
};

/**
 * kith_file_create:
 * @path: a file name
 * @error: return location for an error
 *
 * Makes an empty file that only its owner can read.
 *
 * Returns: %FALSE when it exists already or cannot be made
 */
gboolean
kith_file_create (const char  *path,
                  GError     **error)
{
  int descriptor = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (descriptor < 0) {
    kith_db_set_file_error (error, errno, path);
    return FALSE;
  }
  close (descriptor);
  return TRUE;
}

/* Returns: 0, or what errno says */
static int
sync_descriptor (const char *path,
                 int         flags)
{
  int descriptor = g_open (path, flags | O_CLOEXEC, 0);
  gboolean done = descriptor >= 0 && fsync (descriptor) == 0;
  int saved_errno = done ? 0 : errno;

  if (descriptor >= 0)
    close (descriptor);
  return saved_errno;
}

/**
 * kith_file_sync:
 * @path: a file that nobody in this process has open as a database
 * @error: return location for an error
 *
 * Waits until a file is on the disk.
 *
 * Returns: whether it is
 */
gboolean
kith_file_sync (const char  *path,
                GError     **error)
{
  int saved_errno = sync_descriptor (path, O_RDONLY);

  if (saved_errno != 0)
    kith_db_set_file_error (error, saved_errno, path);
  return saved_errno == 0;
}

/* Shared drives and some others do not know it of folders, and have no way of their own to be asked. */
static gboolean
cannot_sync_folders (int saved_errno)
{
  return saved_errno == EINVAL || saved_errno == ENOTSUP || saved_errno == ENOSYS;
}

/**
 * kith_file_sync_folder:
 * @path: a file
 * @error: return location for an error
 *
 * Waits until the names in the folder of @path are on the disk, as after a rename. Where a disk cannot be asked for that, there
 * is nothing to wait for.
 *
 * Returns: whether they are
 */
gboolean
kith_file_sync_folder (const char  *path,
                       GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int saved_errno = sync_descriptor (folder, O_RDONLY | O_DIRECTORY);

  if (saved_errno == 0 || cannot_sync_folders (saved_errno))
    return TRUE;
  kith_db_set_file_error (error, saved_errno, folder);
  return FALSE;
}

/**
 * kith_file_rename:
 * @from: a complete file
 * @to: the name it shall have; a file of that name is replaced
 * @error: return location for an error
 *
 * Returns: whether it was renamed
 */
gboolean
kith_file_rename (const char  *from,
                  const char  *to,
                  GError     **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;
  kith_db_set_file_error (error, errno, to);
  return FALSE;
}

/**
 * kith_file_rename_new:
 * @from: a complete file
 * @to: the name it shall have
 * @error: return location for an error
 *
 * Like [func@kith_file_rename], but never replaces a file.
 *
 * Returns: whether it was renamed
 */
gboolean
kith_file_rename_new (const char  *from,
                      const char  *to,
                      GError     **error)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* Some file systems lack the flag; a hard link never replaces either. */
  if ((errno == EINVAL || errno == ENOSYS) && link (from, to) == 0) {
    g_unlink (from);
    return TRUE;
  }
  kith_db_set_file_error (error, errno, to);
  return FALSE;
}

/**
 * kith_file_remove:
 * @path: a database that was not finished, and that nobody has open
 *
 * Removes it with what SQLite may have put beside it. Whatever is not there is not missed.
 */
void
kith_file_remove (const char *path)
{
  g_autofree char *write_ahead = g_strconcat (path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (write_ahead);
  g_unlink (journal);
}

/**
 * kith_file_resolve:
 * @path: a file name
 *
 * The file itself and not a link to it, so that a rename replaces what it should.
 *
 * Returns: (transfer full): an absolute name
 */
char *
kith_file_resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *resolved;

  if (real == NULL)
    return g_canonicalize_filename (path, NULL);
  resolved = g_strdup (real);
  free (real);
  return resolved;
}

/**
 * kith_file_is_network_type:
 * @type: `f_type` of statfs(2)
 *
 * Returns: whether files there are on another computer, or behind a layer that does not keep SQLite's promises
 */
gboolean
kith_file_is_network_type (gint64 type)
{
  for (guint i = 0; i < G_N_ELEMENTS (network_types); i++)
    if (network_types[i] == (type & 0xffffffff))
      return TRUE;
  return FALSE;
}

/**
 * kith_file_check_place:
 * @path: a file name
 * @error: return location for an error
 *
 * Checks that the folder of @path is there and on a disk of this computer.
 *
 * Returns: whether it is
 */
gboolean
kith_file_check_place (const char  *path,
                       GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs status;

  if (statfs (folder, &status) != 0) {
    kith_db_set_file_error (error, errno, errno == ENOENT ? path : folder);
    return FALSE;
  }
  if (kith_file_is_network_type (status.f_type)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                         _("This folder is on a network drive, where a case file could be damaged. Copy the case file "
                           "to this computer and open it there."));
    return FALSE;
  }
  return TRUE;
}

/**
 * kith_file_check_folder:
 * @path: a file name
 * @error: return location for an error
 *
 * Checks that files can be made beside @path, which a database needs for its journal.
 *
 * Returns: whether they can
 */
gboolean
kith_file_check_folder (const char  *path,
                        GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (access (folder, W_OK | X_OK) == 0)
    return TRUE;
  if (errno == EACCES || errno == EROFS || errno == EPERM)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                         _("You are not allowed to write in the folder of this case file. Copy the case file to a "
                           "folder of your own and open it there."));
  else
    kith_db_set_file_error (error, errno, errno == ENOENT ? path : folder);
  return FALSE;
}
