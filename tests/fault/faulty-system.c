/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Both names of each function are wanted here, the one for small files and the one for large ones. */
#undef _FILE_OFFSET_BITS
#include "faulty-system.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_DESCRIPTORS 1024

typedef enum {
  OPERATION_READ,
  OPERATION_OPEN,
  OPERATION_CREATE,
  OPERATION_WRITE,
  OPERATION_TRUNCATE,
  OPERATION_SYNC,
  OPERATION_RENAME,
  OPERATION_DELETE,
} Operation;

static const char *const names[FAULT_N_KINDS] = { "read or write error", "full disk", "short write", "failed sync", "kill",
                                                   "lost write", "power cut" };

/* Of these operations each kind of fault is one. */
static const guint reach[FAULT_N_KINDS] = {
  [FAULT_INPUT_OUTPUT] = ~0u,
  [FAULT_FULL] = 1u << OPERATION_CREATE | 1u << OPERATION_WRITE | 1u << OPERATION_RENAME,
  [FAULT_SHORT_WRITE] = 1u << OPERATION_WRITE,
  [FAULT_SYNC] = 1u << OPERATION_SYNC,
  [FAULT_LIE] = 1u << OPERATION_WRITE,
  [FAULT_KILL] = ~(1u << OPERATION_READ | 1u << OPERATION_OPEN),
  [FAULT_POWER] = ~(1u << OPERATION_READ | 1u << OPERATION_OPEN),
};

static char *watched;
static const FaultObserver *observer;
static gboolean is_watched[MOST_DESCRIPTORS];
static FaultKind kind_now;
static guint fails_at, n_seen;
static guint counts[FAULT_N_KINDS];
static gboolean is_on, is_sticky, has_failed;

const char *
faulty_system_get_name (FaultKind kind)
{
  return names[kind];
}

void
faulty_system_watch (const char *folder)
{
  g_free (watched);
  watched = folder != NULL ? g_strconcat (folder, "/", NULL) : NULL;
}

void
faulty_system_observe (const FaultObserver *who)
{
  observer = who;
}

void
faulty_system_begin (FaultKind kind,
                     guint     at,
                     gboolean  sticky)
{
  kind_now = kind;
  fails_at = at;
  is_sticky = sticky;
  n_seen = 0;
  memset (counts, 0, sizeof counts);
  has_failed = FALSE;
  is_on = TRUE;
}

void
faulty_system_end (void)
{
  is_on = FALSE;
}

guint
faulty_system_get_count (FaultKind kind)
{
  return counts[kind];
}

gboolean
faulty_system_has_failed (void)
{
  return has_failed;
}

static gboolean
is_watched_path (const char *path)
{
  return watched != NULL && path != NULL && g_str_has_prefix (path, watched);
}

/* The folder itself, which is opened to sync it. */
static gboolean
is_watched_place (const char *path)
{
  return is_watched_path (path) ||
         (watched != NULL && path != NULL && strlen (path) + 1 == strlen (watched) && g_str_has_prefix (watched, path));
}

static gboolean
is_observed (void)
{
  return observer != NULL && is_on;
}

static gboolean
is_watched_descriptor (int descriptor)
{
  return descriptor >= 0 && descriptor < MOST_DESCRIPTORS && is_watched[descriptor];
}

static int
watch_descriptor (int      descriptor,
                  gboolean watch)
{
  if (descriptor >= 0 && descriptor < MOST_DESCRIPTORS)
    is_watched[descriptor] = watch;
  return descriptor;
}

/* Whether this operation is the one that fails; says how. */
static gboolean
fails (Operation operation)
{
  for (guint i = 0; is_on && i < FAULT_N_KINDS; i++)
    counts[i] += (reach[i] & (1u << operation)) != 0;
  if (!is_on || (reach[kind_now] & (1u << operation)) == 0)
    return FALSE;
  n_seen++;
  if (fails_at == 0 || n_seen < fails_at || (n_seen > fails_at && !is_sticky))
    return FALSE;
  has_failed = TRUE;
  if (kind_now == FAULT_POWER)
    observer->power_goes ();
  if (kind_now == FAULT_KILL && operation != OPERATION_WRITE)
    kill (getpid (), SIGKILL);
  errno = kind_now == FAULT_FULL || kind_now == FAULT_SHORT_WRITE ? ENOSPC : EIO;
  return TRUE;
}

/* Half of a write reaches the file, and whoever asked is told so, or nobody is left to be told. Of what comes after, a full
 * disk takes nothing. */
static gboolean
does_half (void)
{
  if (kind_now == FAULT_KILL)
    return n_seen % 2 == 0;
  return kind_now == FAULT_SHORT_WRITE && n_seen == fails_at;
}

static ssize_t
answer (ssize_t done,
        size_t  size)
{
  if (kind_now == FAULT_KILL)
    kill (getpid (), SIGKILL);
  return kind_now == FAULT_LIE ? (ssize_t) size : done;
}

/* The function of the C library behind ours. */
#define NEXT(name) \
  static __typeof__ (name) *next; \
  if (next == NULL) \
    next = (__typeof__ (name) *) dlsym (RTLD_NEXT, #name)

static mode_t
get_mode (int     flags,
          va_list arguments)
{
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (arguments, mode_t) : 0;
}

static int
note_opened (const char *path,
             int         descriptor,
             int         flags)
{
  if (is_observed () && descriptor >= 0)
    observer->opened (path, descriptor, (flags & O_TRUNC) != 0);
  return descriptor;
}

/* All or part of a write. */
static ssize_t
note_written (int         descriptor,
              gint64      offset,
              const void *bytes,
              ssize_t     done)
{
  if (is_observed () && done > 0 && is_watched_descriptor (descriptor))
    observer->written (descriptor, offset, bytes, (gsize) done);
  return done;
}

#define OPEN_FUNCTION(name) \
  int \
  name (const char *path, \
        int         flags, \
        ...) \
  { \
    NEXT (name); \
    va_list arguments; \
    mode_t mode; \
\
    va_start (arguments, flags); \
    mode = get_mode (flags, arguments); \
    va_end (arguments); \
    if (!is_watched_place (path)) \
      return watch_descriptor (next (path, flags, mode), FALSE); \
    if (fails ((flags & O_CREAT) != 0 ? OPERATION_CREATE : OPERATION_OPEN)) \
      return -1; \
    return note_opened (path, watch_descriptor (next (path, flags, mode), TRUE), flags); \
  }

OPEN_FUNCTION (open)
OPEN_FUNCTION (open64)

int
close (int descriptor)
{
  NEXT (close);
  if (is_observed () && is_watched_descriptor (descriptor))
    observer->closed (descriptor);
  watch_descriptor (descriptor, FALSE);
  return next (descriptor);
}

ssize_t
read (int     descriptor,
      void   *bytes,
      size_t  size)
{
  NEXT (read);
  return is_watched_descriptor (descriptor) && fails (OPERATION_READ) ? -1 : next (descriptor, bytes, size);
}

#define READ_AT_FUNCTION(name, offset_type) \
  ssize_t \
  name (int          descriptor, \
        void        *bytes, \
        size_t       size, \
        offset_type  offset) \
  { \
    NEXT (name); \
    return is_watched_descriptor (descriptor) && fails (OPERATION_READ) ? -1 : next (descriptor, bytes, size, offset); \
  }

READ_AT_FUNCTION (pread, off_t)
READ_AT_FUNCTION (pread64, off64_t)

ssize_t
write (int         descriptor,
       const void *bytes,
       size_t      size)
{
  NEXT (write);
  ssize_t done = -1;

  gint64 offset = is_watched_descriptor (descriptor) ? (gint64) lseek (descriptor, 0, SEEK_CUR) : 0;

  if (!is_watched_descriptor (descriptor) || !fails (OPERATION_WRITE))
    return note_written (descriptor, offset, bytes, next (descriptor, bytes, size));
  if (does_half ())
    done = next (descriptor, bytes, size / 2);
  return answer (done, size);
}

#define WRITE_AT_FUNCTION(name, offset_type) \
  ssize_t \
  name (int          descriptor, \
        const void  *bytes, \
        size_t       size, \
        offset_type  offset) \
  { \
    NEXT (name); \
    ssize_t done = -1; \
\
    if (!is_watched_descriptor (descriptor) || !fails (OPERATION_WRITE)) \
      return note_written (descriptor, (gint64) offset, bytes, next (descriptor, bytes, size, offset)); \
    if (does_half ()) \
      done = next (descriptor, bytes, size / 2, offset); \
    return answer (done, size); \
  }

WRITE_AT_FUNCTION (pwrite, off_t)
WRITE_AT_FUNCTION (pwrite64, off64_t)

#define TRUNCATE_FUNCTION(name, size_type) \
  int \
  name (int       descriptor, \
        size_type size) \
  { \
    NEXT (name); \
    if (is_watched_descriptor (descriptor) && fails (OPERATION_TRUNCATE)) \
      return -1; \
    if (is_observed () && is_watched_descriptor (descriptor)) \
      observer->truncated (descriptor, (gint64) size); \
    return next (descriptor, size); \
  }

TRUNCATE_FUNCTION (ftruncate, off_t)
TRUNCATE_FUNCTION (ftruncate64, off64_t)

static int
note_synced (int descriptor,
             int answer)
{
  if (is_observed () && answer == 0 && is_watched_descriptor (descriptor))
    observer->synced (descriptor);
  return answer;
}

int
fsync (int descriptor)
{
  NEXT (fsync);
  return is_watched_descriptor (descriptor) && fails (OPERATION_SYNC) ? -1 : note_synced (descriptor, next (descriptor));
}

int
fdatasync (int descriptor)
{
  NEXT (fdatasync);
  return is_watched_descriptor (descriptor) && fails (OPERATION_SYNC) ? -1 : note_synced (descriptor, next (descriptor));
}

static int
note_renamed (const char *from,
              const char *to,
              int         answer)
{
  if (is_observed () && answer == 0 && is_watched_path (to))
    observer->renamed (from, to);
  return answer;
}

int
rename (const char *from,
        const char *to)
{
  NEXT (rename);
  return is_watched_path (to) && fails (OPERATION_RENAME) ? -1 : note_renamed (from, to, next (from, to));
}

int
renameat2 (int           from_folder,
           const char   *from,
           int           to_folder,
           const char   *to,
           unsigned int  flags)
{
  NEXT (renameat2);
  if (is_watched_path (to) && fails (OPERATION_RENAME))
    return -1;
  return note_renamed (from, to, next (from_folder, from, to_folder, to, flags));
}

int
unlink (const char *path)
{
  NEXT (unlink);
  if (is_watched_path (path) && fails (OPERATION_DELETE))
    return -1;
  if (is_observed () && is_watched_path (path))
    observer->deleted (path);
  return next (path);
}

int
mkdir (const char *path,
       mode_t      mode)
{
  NEXT (mkdir);
  return is_watched_path (path) && fails (OPERATION_CREATE) ? -1 : next (path, mode);
}
