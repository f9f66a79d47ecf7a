/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-vfs.h"

#include <sqlite3.h>
#include <sys/stat.h>

/* A case file is 64 KiB of key slots in front of an ordinary database. This layer over the system's VFS adds that
 * offset to whatever SQLite does with the main database; journals and WAL stay as they are.
 *
 * POSIX drops every lock a process holds on a file as soon as the process closes any descriptor of it. So the header is
 * read and written through the descriptor SQLite has, by the two file controls below, and nothing else in the process
 * opens a case file while it is open here; kith_case_vfs_has_open() lets the rest make sure. */

/* Codes above 100 are left to applications. */
enum {
  CONTROL_READ = 20260,
  CONTROL_WRITE_HEADER,
};

typedef struct {
  sqlite3_int64 offset;
  int size;
  void *bytes;
} HeaderTransfer;

typedef struct {
  sqlite3_file base;
  sqlite3_int64 shift;
  guint64 device;
  guint64 inode;
  sqlite3_file *real;
} CaseFile;

static sqlite3_vfs *root_vfs = NULL;
static sqlite3_vfs case_vfs;

static GMutex open_files_lock;
static GPtrArray *open_files = NULL;

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return ((CaseFile *) file)->real;
}

static sqlite3_int64
shift_of (sqlite3_file *file)
{
  return ((CaseFile *) file)->shift;
}

static void
remember_open (CaseFile   *file,
               const char *path)
{
  struct stat status;

  if (path == NULL || stat (path, &status) != 0)
    return;
  file->device = status.st_dev;
  file->inode = status.st_ino;
  g_mutex_lock (&open_files_lock);
  if (open_files == NULL)
    open_files = g_ptr_array_new ();
  g_ptr_array_add (open_files, file);
  g_mutex_unlock (&open_files_lock);
}

static int
case_close (sqlite3_file *file)
{
  g_mutex_lock (&open_files_lock);
  if (open_files != NULL)
    g_ptr_array_remove_fast (open_files, file);
  g_mutex_unlock (&open_files_lock);
  return real_file (file)->pMethods->xClose (real_file (file));
}

static int
case_read (sqlite3_file  *file,
           void          *bytes,
           int            size,
           sqlite3_int64  offset)
{
  return real_file (file)->pMethods->xRead (real_file (file), bytes, size, offset + shift_of (file));
}

static int
case_write (sqlite3_file  *file,
            const void    *bytes,
            int            size,
            sqlite3_int64  offset)
{
  return real_file (file)->pMethods->xWrite (real_file (file), bytes, size, offset + shift_of (file));
}

static int
case_truncate (sqlite3_file  *file,
               sqlite3_int64  size)
{
  return real_file (file)->pMethods->xTruncate (real_file (file), size + shift_of (file));
}

static int
case_sync (sqlite3_file *file,
           int           flags)
{
  return real_file (file)->pMethods->xSync (real_file (file), flags);
}

static int
case_file_size (sqlite3_file  *file,
                sqlite3_int64 *size)
{
  int code = real_file (file)->pMethods->xFileSize (real_file (file), size);

  *size = MAX (*size - shift_of (file), 0);
  return code;
}

static int
case_lock (sqlite3_file *file,
           int           level)
{
  return real_file (file)->pMethods->xLock (real_file (file), level);
}

static int
case_unlock (sqlite3_file *file,
             int           level)
{
  return real_file (file)->pMethods->xUnlock (real_file (file), level);
}

static int
case_check_reserved_lock (sqlite3_file *file,
                          int          *reserved)
{
  return real_file (file)->pMethods->xCheckReservedLock (real_file (file), reserved);
}

static int
transfer_read (sqlite3_file   *file,
               HeaderTransfer *transfer)
{
  return real_file (file)->pMethods->xRead (real_file (file), transfer->bytes, transfer->size, transfer->offset);
}

static int
transfer_write (sqlite3_file   *file,
                HeaderTransfer *transfer)
{
  int code = real_file (file)->pMethods->xWrite (real_file (file), transfer->bytes, transfer->size, transfer->offset);

  return code == SQLITE_OK ? real_file (file)->pMethods->xSync (real_file (file), SQLITE_SYNC_NORMAL) : code;
}

static int
case_file_control (sqlite3_file *file,
                   int           operation,
                   void         *argument)
{
  sqlite3_int64 size;

  switch (operation) {
  case CONTROL_READ:
    return transfer_read (file, argument);
  case CONTROL_WRITE_HEADER:
    return transfer_write (file, argument);
  case SQLITE_FCNTL_SIZE_HINT:
    size = *(sqlite3_int64 *) argument + shift_of (file);
    return real_file (file)->pMethods->xFileControl (real_file (file), operation, &size);
  default:
    return real_file (file)->pMethods->xFileControl (real_file (file), operation, argument);
  }
}

static int
case_sector_size (sqlite3_file *file)
{
  return real_file (file)->pMethods->xSectorSize (real_file (file));
}

static int
case_device_characteristics (sqlite3_file *file)
{
  return real_file (file)->pMethods->xDeviceCharacteristics (real_file (file));
}

static int
case_shm_map (sqlite3_file   *file,
              int             page,
              int             page_size,
              int             extend,
              void volatile **memory)
{
  return real_file (file)->pMethods->xShmMap (real_file (file), page, page_size, extend, memory);
}

static int
case_shm_lock (sqlite3_file *file,
               int           offset,
               int           n,
               int           flags)
{
  return real_file (file)->pMethods->xShmLock (real_file (file), offset, n, flags);
}

static void
case_shm_barrier (sqlite3_file *file)
{
  real_file (file)->pMethods->xShmBarrier (real_file (file));
}

static int
case_shm_unmap (sqlite3_file *file,
                int           delete_flag)
{
  return real_file (file)->pMethods->xShmUnmap (real_file (file), delete_flag);
}

/* Version 2, so there is no xFetch: mapped pages would not know of the offset. */
static const sqlite3_io_methods case_methods = {
  .iVersion = 2,
  .xClose = case_close,
  .xRead = case_read,
  .xWrite = case_write,
  .xTruncate = case_truncate,
  .xSync = case_sync,
  .xFileSize = case_file_size,
  .xLock = case_lock,
  .xUnlock = case_unlock,
  .xCheckReservedLock = case_check_reserved_lock,
  .xFileControl = case_file_control,
  .xSectorSize = case_sector_size,
  .xDeviceCharacteristics = case_device_characteristics,
  .xShmMap = case_shm_map,
  .xShmLock = case_shm_lock,
  .xShmBarrier = case_shm_barrier,
  .xShmUnmap = case_shm_unmap,
};

static int
case_open (sqlite3_vfs  *vfs,
           const char   *path,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  CaseFile *self = (CaseFile *) file;
  int code;

  self->shift = (flags & SQLITE_OPEN_MAIN_DB) != 0 ? KITH_CASE_HEADER_SIZE : 0;
  self->real = (sqlite3_file *) (self + 1);
  code = root_vfs->xOpen (root_vfs, path, self->real, flags, out_flags);
  /* Like the file below: methods are set whenever close has to be called. */
  self->base.pMethods = self->real->pMethods != NULL ? &case_methods : NULL;
  if (code == SQLITE_OK && (flags & SQLITE_OPEN_MAIN_DB) != 0)
    remember_open (self, path);
  return code;
}

/**
 * kith_case_vfs_register:
 *
 * Makes the VFS known to SQLite as "kith-case". Called once, by [func@kith_sqlite_init].
 *
 * Returns: an SQLite result code
 */
int
kith_case_vfs_register (void)
{
  root_vfs = sqlite3_vfs_find (NULL);
  if (root_vfs == NULL)
    return SQLITE_NOTFOUND;
  case_vfs = *root_vfs;
  case_vfs.pNext = NULL;
  case_vfs.zName = KITH_CASE_VFS_NAME;
  case_vfs.szOsFile = (int) sizeof (CaseFile) + root_vfs->szOsFile;
  case_vfs.xOpen = case_open;
  return sqlite3_vfs_register (&case_vfs, FALSE);
}

/**
 * kith_case_vfs_has_open:
 * @path: a file name
 *
 * Ask before opening a case file by any other way than this VFS: closing such a second descriptor would drop the lock
 * of the first, and a second program could then write into the file.
 *
 * Returns: whether this process has the file open as a database
 */
gboolean
kith_case_vfs_has_open (const char *path)
{
  struct stat status;
  gboolean found = FALSE;

  if (stat (path, &status) != 0)
    return FALSE;
  g_mutex_lock (&open_files_lock);
  for (guint i = 0; open_files != NULL && i < open_files->len && !found; i++) {
    CaseFile *file = g_ptr_array_index (open_files, i);

    found = file->device == status.st_dev && file->inode == status.st_ino;
  }
  g_mutex_unlock (&open_files_lock);
  return found;
}

/**
 * kith_case_vfs_read:
 * @db: an open connection
 * @offset: where, counted from the start of the file
 * @bytes: (out caller-allocates) (array length=size): what is there
 * @size: how many bytes
 *
 * Reads the file itself, below SQLite and its encryption, through the same descriptor.
 *
 * Returns: an SQLite result code
 */
int
kith_case_vfs_read (sqlite3 *db,
                    gsize    offset,
                    guint8  *bytes,
                    gsize    size)
{
  HeaderTransfer transfer = { (sqlite3_int64) offset, (int) size, bytes };

  return sqlite3_file_control (db, "main", CONTROL_READ, &transfer);
}

/**
 * kith_case_vfs_write_header:
 * @db: an open connection
 * @offset: where, counted from the start of the file
 * @bytes: (array length=size): what to write
 * @size: how many bytes
 *
 * Writes into the header and waits until it is on the disk.
 *
 * Returns: an SQLite result code
 */
int
kith_case_vfs_write_header (sqlite3      *db,
                            gsize         offset,
                            const guint8 *bytes,
                            gsize         size)
{
  HeaderTransfer transfer = { (sqlite3_int64) offset, (int) size, (void *) bytes };

  g_return_val_if_fail (size <= KITH_CASE_HEADER_SIZE && offset <= KITH_CASE_HEADER_SIZE - size, SQLITE_MISUSE);

  return sqlite3_file_control (db, "main", CONTROL_WRITE_HEADER, &transfer);
}
