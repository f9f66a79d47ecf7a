/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-attempts.h"

#include "db/kith-file.h"

#include <glib/gi18n.h>
#include <time.h>

#define N_PATIENT 5
#define LONGEST_WAIT 60

typedef struct {
  guint n;
  gint64 next; /* seconds since the computer started */
} Attempts;

/* Threads try, the main loop asks. */
static GHashTable *attempts;
G_LOCK_DEFINE_STATIC (attempts);

/* Goes on while the computer sleeps. */
static gint64
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec;
}

/* Under the name of the file itself, whichever link it was opened by. */
static Attempts *
find (const char *path)
{
  g_autofree char *resolved = kith_file_resolve (path);

  return attempts != NULL ? g_hash_table_lookup (attempts, resolved) : NULL;
}

/**
 * kith_attempts_note_wrong:
 * @path: a case file
 */
void
kith_attempts_note_wrong (const char *path)
{
  Attempts *self;

  g_return_if_fail (path != NULL);

  G_LOCK (attempts);
  if (attempts == NULL)
    attempts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self = find (path);
  if (self == NULL) {
    self = g_new0 (Attempts, 1);
    g_hash_table_insert (attempts, kith_file_resolve (path), self);
  }
  self->n++;
  self->next = get_seconds () + (self->n < N_PATIENT ? 1 << (self->n - 1) : LONGEST_WAIT);
  G_UNLOCK (attempts);
}

/**
 * kith_attempts_get_wait:
 * @path: a case file
 *
 * Returns: how many seconds to wait before the next try, 0 for none
 */
guint
kith_attempts_get_wait (const char *path)
{
  Attempts *self;
  gint64 left = 0;

  g_return_val_if_fail (path != NULL, 0);

  G_LOCK (attempts);
  self = find (path);
  if (self != NULL)
    left = self->next - get_seconds ();
  G_UNLOCK (attempts);
  return (guint) MAX (left, 0);
}

/**
 * kith_attempts_dup_wait_words:
 * @path: a case file
 *
 * Returns: (transfer full) (nullable): how long to wait, in words; %NULL for not at all
 */
char *
kith_attempts_dup_wait_words (const char *path)
{
  guint wait = kith_attempts_get_wait (path);

  if (wait == 0)
    return NULL;
  return g_strdup_printf (ngettext ("That was wrong. Wait %u second, then try again.",
                                    "That was wrong. Wait %u seconds, then try again.", wait), wait);
}

/**
 * kith_attempts_count:
 * @path: a case file
 *
 * Returns: how often it was wrong since it was right
 */
guint
kith_attempts_count (const char *path)
{
  Attempts *self;
  guint n;

  g_return_val_if_fail (path != NULL, 0);

  G_LOCK (attempts);
  self = find (path);
  n = self != NULL ? self->n : 0;
  G_UNLOCK (attempts);
  return n;
}

/**
 * kith_attempts_take:
 * @path: a case file
 *
 * Returns: how often it was wrong, for the audit
 */
guint
kith_attempts_take (const char *path)
{
  guint n = kith_attempts_count (path);
  g_autofree char *resolved = kith_file_resolve (path);

  G_LOCK (attempts);
  if (attempts != NULL)
    g_hash_table_remove (attempts, resolved);
  G_UNLOCK (attempts);
  return n;
}
