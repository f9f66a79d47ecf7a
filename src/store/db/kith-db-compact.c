/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-db-private.h"

#include "db/kith-db-compact.h"
#include "db/kith-db-error.h"

#include <string.h>

/**
 * kith_db_compact:
 * @self: a connection to a file, outside any transaction
 * @error: return location for an error
 *
 * Writes every page anew, so that what was deleted is in none of them, and empties the journal. It needs the room of the
 * file once more. A crash on the way leaves the file as it was before.
 *
 * Returns: whether it was written
 */
gboolean
kith_db_compact (KithDb  *self,
                 GError **error)
{
  gboolean done;

  g_return_val_if_fail (KITH_IS_DB (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  if (self->handle == NULL) {
    kith_db_set_closed (error);
    return FALSE;
  }
  kith_db_forget_statements (self);
  /* VACUUM works in an attached database of its own; otherwise none may be attached. */
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 1);
  done = kith_db_handle_exec (self->handle, "VACUUM", error);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
  return done && kith_db_checkpoint (self, error);
}

/**
 * kith_db_count_found:
 * @self: a connection
 * @phrases: (element-type utf8): what to look for
 * @n_found: (out): how many of them stand anywhere in the database
 * @error: return location for an error
 *
 * Looks through every page, decrypted, used or free: not only where records are.
 *
 * Returns: whether it could be looked through
 */
gboolean
kith_db_count_found (KithDb     *self,
                     GPtrArray  *phrases,
                     guint      *n_found,
                     GError    **error)
{
  sqlite3_int64 size = 0;
  unsigned char *pages;

  g_return_val_if_fail (KITH_IS_DB (self), FALSE);

  *n_found = 0;
  if (self->handle == NULL) {
    kith_db_set_closed (error);
    return FALSE;
  }
  pages = sqlite3_serialize (self->handle, "main", &size, 0);
  if (pages == NULL) {
    kith_db_set_error (error, self->handle, SQLITE_NOMEM, KITH_DB_DETAIL_NONE);
    return FALSE;
  }
  for (guint i = 0; i < phrases->len; i++) {
    const char *phrase = g_ptr_array_index (phrases, i);

    if (memmem (pages, (gsize) size, phrase, strlen (phrase)) != NULL)
      (*n_found)++;
  }
  explicit_bzero (pages, (gsize) size);
  sqlite3_free (pages);
  return TRUE;
}
