/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "simulated-disk.h"

#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

/* Something the file system was told and the platter may not know. */
typedef struct {
  sqlite3_int64 offset;
  GBytes *bytes; /* NULL for a truncation to @offset */
} Pending;

typedef struct {
  GByteArray *durable;
  GPtrArray *pending;
} Platter;

typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
  Platter *platter; /* NULL for files without a name */
} DiskFile;

static sqlite3_vfs *below;
static int (*open_below) (sqlite3_vfs *, const char *, sqlite3_file *, int, int *);
static int (*delete_below) (sqlite3_vfs *, const char *, int);
static GHashTable *platters;
static SimulatedDiskKind kind_now;
static guint operations_left;
static gboolean is_on;
static gboolean is_cut;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_clear_pointer (&pending->bytes, g_bytes_unref);
  g_free (pending);
}

static void
platter_free (gpointer data)
{
  Platter *platter = data;

  g_byte_array_unref (platter->durable);
  g_ptr_array_unref (platter->pending);
  g_free (platter);
}

static Platter *
get_platter (const char *path)
{
  Platter *platter = g_hash_table_lookup (platters, path);
  g_autofree char *contents = NULL;
  gsize size = 0;

  if (platter != NULL)
    return platter;
  platter = g_new0 (Platter, 1);
  platter->durable = g_byte_array_new ();
  platter->pending = g_ptr_array_new_with_free_func (pending_free);
  if (g_file_get_contents (path, &contents, &size, NULL))
    g_byte_array_append (platter->durable, (const guint8 *) contents, (guint) size);
  g_hash_table_insert (platters, g_strdup (path), platter);
  return platter;
}

static void
write_at (GByteArray    *array,
          sqlite3_int64  offset,
          const guint8  *bytes,
          gsize          size)
{
  gsize end = (gsize) offset + size;
  gsize before = array->len;

  if (before < end) {
    g_byte_array_set_size (array, (guint) end);
    memset (array->data + before, 0, end - before);
  }
  memcpy (array->data + offset, bytes, size);
}

static void
truncate_to (GByteArray    *array,
             sqlite3_int64  size)
{
  if ((gsize) size < array->len)
    g_byte_array_set_size (array, (guint) size);
}

static void
apply (GByteArray    *array,
       const Pending *pending)
{
  gsize size = 0;
  const guint8 *bytes = pending->bytes != NULL ? g_bytes_get_data (pending->bytes, &size) : NULL;

  if (pending->bytes == NULL)
    truncate_to (array, pending->offset);
  else
    write_at (array, pending->offset, bytes, size);
}

/* FALSE once there is no power; the operation that uses up the last of it still reaches the cache. */
static gboolean
has_power (void)
{
  if (is_cut)
    return FALSE;
  if (is_on && --operations_left == 0)
    is_cut = TRUE;
  return TRUE;
}

static void
remember (DiskFile      *file,
          sqlite3_int64  offset,
          GBytes        *bytes)
{
  Pending *pending = NULL;

  if (!is_on || file->platter == NULL)
    return;
  pending = g_new0 (Pending, 1);
  pending->offset = offset;
  pending->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_ptr_array_add (file->platter->pending, pending);
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((DiskFile *) file)->real;
}

static int
disk_close (sqlite3_file *file)
{
  sqlite3_file *real = real_of (file);
  int code = real->pMethods->xClose (real);

  g_free (real);
  return code;
}

static int
disk_read (sqlite3_file  *file,
           void          *bytes,
           int            size,
           sqlite3_int64  offset)
{
  return real_of (file)->pMethods->xRead (real_of (file), bytes, size, offset);
}

static int
disk_write (sqlite3_file  *file,
            const void    *bytes,
            int            size,
            sqlite3_int64  offset)
{
  g_autoptr (GBytes) copy = NULL;

  if (!has_power ())
    return SQLITE_IOERR_WRITE;
  copy = g_bytes_new (bytes, (gsize) size);
  remember ((DiskFile *) file, offset, copy);
  return real_of (file)->pMethods->xWrite (real_of (file), bytes, size, offset);
}

static int
disk_truncate (sqlite3_file  *file,
               sqlite3_int64  size)
{
  if (!has_power ())
    return SQLITE_IOERR_TRUNCATE;
  remember ((DiskFile *) file, size, NULL);
  return real_of (file)->pMethods->xTruncate (real_of (file), size);
}

/* A sync that the power goes during is not answered, and has done nothing that counts. */
static int
disk_sync (sqlite3_file *file,
           int           flags)
{
  Platter *platter = ((DiskFile *) file)->platter;

  if (!has_power () || is_cut)
    return SQLITE_IOERR_FSYNC;
  if (is_on && platter != NULL && kind_now == SIMULATED_DISK_HONEST) {
    for (guint i = 0; i < platter->pending->len; i++)
      apply (platter->durable, g_ptr_array_index (platter->pending, i));
    g_ptr_array_set_size (platter->pending, 0);
  }
  return SQLITE_OK;
}

static int
disk_file_size (sqlite3_file  *file,
                sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
disk_lock (sqlite3_file *file,
           int           level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
disk_unlock (sqlite3_file *file,
             int           level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
disk_check_reserved_lock (sqlite3_file *file,
                          int          *reserved)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), reserved);
}

static int
disk_file_control (sqlite3_file *file,
                   int           operation,
                   void         *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), operation, argument);
}

static int
disk_sector_size (sqlite3_file *file)
{
  return SECTOR;
}

/* Nothing is promised but what was synced. */
static int
disk_characteristics (sqlite3_file *file)
{
  return 0;
}

/* The case file is held by one process alone, which keeps the index of the WAL in its own memory. */
static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = disk_close,
  .xRead = disk_read,
  .xWrite = disk_write,
  .xTruncate = disk_truncate,
  .xSync = disk_sync,
  .xFileSize = disk_file_size,
  .xLock = disk_lock,
  .xUnlock = disk_unlock,
  .xCheckReservedLock = disk_check_reserved_lock,
  .xFileControl = disk_file_control,
  .xSectorSize = disk_sector_size,
  .xDeviceCharacteristics = disk_characteristics,
};

static int
disk_open (sqlite3_vfs  *vfs,
           const char   *path,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  DiskFile *self = (DiskFile *) file;
  sqlite3_file *real = NULL;
  Platter *platter = NULL;
  int code;

  if (!is_on)
    return open_below (vfs, path, file, flags, out_flags);
  if (is_cut)
    return SQLITE_CANTOPEN;
  /* Read before it is opened: closing it again would drop the locks of the process. */
  platter = path != NULL ? get_platter (path) : NULL;
  real = g_malloc0 ((gsize) vfs->szOsFile);
  code = open_below (vfs, path, real, flags, out_flags);
  if (code != SQLITE_OK) {
    g_free (real);
    self->base.pMethods = NULL;
    return code;
  }
  self->base.pMethods = &methods;
  self->real = real;
  self->platter = platter;
  return SQLITE_OK;
}

static int
disk_delete (sqlite3_vfs *vfs,
             const char  *path,
             int          sync_folder)
{
  if (is_cut)
    return SQLITE_IOERR_DELETE;
  if (is_on)
    g_hash_table_remove (platters, path);
  return delete_below (vfs, path, sync_folder);
}

void
simulated_disk_install (void)
{
  g_assert_null (below);
  below = sqlite3_vfs_find (NULL);
  g_assert_nonnull (below);
  open_below = below->xOpen;
  delete_below = below->xDelete;
  below->xOpen = disk_open;
  below->xDelete = disk_delete;
  platters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, platter_free);
}

void
simulated_disk_begin (SimulatedDiskKind kind,
                      guint             n_operations)
{
  kind_now = kind;
  operations_left = n_operations;
  is_cut = FALSE;
  is_on = TRUE;
}

void
simulated_disk_limit (guint n_operations)
{
  operations_left = n_operations;
}

gboolean
simulated_disk_is_cut (void)
{
  return is_cut;
}

void
simulated_disk_end (void)
{
  g_hash_table_remove_all (platters);
  is_on = FALSE;
  is_cut = FALSE;
}

/* A write reaches the platter sector by sector. */
static void
apply_some (GByteArray    *array,
            const Pending *pending,
            double         share,
            GRand         *rand)
{
  gsize size = 0, done = 0;
  const guint8 *bytes = pending->bytes != NULL ? g_bytes_get_data (pending->bytes, &size) : NULL;

  if (pending->bytes == NULL && g_rand_double (rand) < share)
    truncate_to (array, pending->offset);
  while (done < size) {
    gsize step = MIN (size - done, SECTOR - (gsize) (pending->offset + (sqlite3_int64) done) % SECTOR);

    if (g_rand_double (rand) < share)
      write_at (array, pending->offset + (sqlite3_int64) done, bytes + done, step);
    done += step;
  }
}

static void
save_one (const char *path,
          const char *copy,
          GRand      *rand)
{
  Platter *platter = g_hash_table_lookup (platters, path);
  /* Nothing, everything and anything between: what a disk has written by itself depends on the second. */
  static const double shares[] = { 0, 0.1, 0.5, 0.9, 1 };
  double share = shares[g_rand_int_range (rand, 0, G_N_ELEMENTS (shares))];
  g_autoptr (GByteArray) image = NULL;

  if (platter == NULL)
    return;
  image = g_byte_array_sized_new (platter->durable->len);
  g_byte_array_append (image, platter->durable->data, platter->durable->len);
  for (guint i = 0; i < platter->pending->len; i++)
    apply_some (image, g_ptr_array_index (platter->pending, i), share, rand);
  g_assert_true (g_file_set_contents (copy, (const char *) image->data, image->len, NULL));
}

void
simulated_disk_save (const char *path,
                     const char *copy,
                     GRand      *rand)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *wal_copy = g_strconcat (copy, "-wal", NULL);

  save_one (path, copy, rand);
  save_one (wal, wal_copy, rand);
}
