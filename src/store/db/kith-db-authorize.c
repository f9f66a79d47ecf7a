/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-db-private.h"

#include "db/kith-db-error.h"

/* What a statement may do at all, asked by the database library while it prepares one. None of Kith's does anything else; so
 * whatever got a statement in by some way nobody thought of can neither open other files nor take the settings back. */

static const char *const pragmas[] = {
  "application_id", "cache_size", "cell_size_check", "cipher_integrity_check", "cipher_log_level", "cipher_version",
  /* asked by the search index itself */
  "data_version",
  "defer_foreign_keys", "foreign_key_check", "foreign_key_list", "foreign_keys", "freelist_count", "index_info", "index_list",
  "index_xinfo", "integrity_check", "journal_mode", "journal_size_limit", "locking_mode", "max_page_count", "mmap_size",
  "page_count", "page_size", "quick_check", "secure_delete", "synchronous", "table_info", "table_list", "table_xinfo",
  "temp_store", "trusted_schema", "user_version", "wal_autocheckpoint", NULL
};

/* They reach files, other programs or the encryption. */
static const char *const functions[] = {
  "load_extension", "fts3_tokenizer", "readfile", "writefile", "edit", "sqlcipher_export", NULL
};

static gboolean
is_one_of (const char        *name,
           const char *const *names)
{
  for (; name != NULL && *names != NULL; names++)
    if (g_ascii_strcasecmp (name, *names) == 0)
      return TRUE;
  return FALSE;
}

static int
authorize (void       *data,
           int         action,
           const char *first,
           const char *second,
           const char *schema,
           const char *trigger)
{
  switch (action) {
  case SQLITE_ATTACH:
    /* Writing the file anew goes through a database without a name. */
    return first != NULL && *first == '\0' ? SQLITE_OK : SQLITE_DENY;
  case SQLITE_DETACH:
  case SQLITE_CREATE_TEMP_TRIGGER:
  case SQLITE_CREATE_TEMP_VIEW:
    return SQLITE_DENY;
  case SQLITE_PRAGMA:
    return is_one_of (first, pragmas) ? SQLITE_OK : SQLITE_DENY;
  case SQLITE_FUNCTION:
    return is_one_of (second, functions) ? SQLITE_DENY : SQLITE_OK;
  case SQLITE_CREATE_VTABLE:
    return g_strcmp0 (second, "fts5") == 0 ? SQLITE_OK : SQLITE_DENY;
  default:
    return SQLITE_OK;
  }
}

/**
 * kith_db_handle_authorize:
 * @handle: a connection that is set up
 * @error: return location for an error
 *
 * Returns: whether it is guarded from here on
 */
gboolean
kith_db_handle_authorize (sqlite3  *handle,
                          GError  **error)
{
  int code = sqlite3_set_authorizer (handle, authorize, NULL);

  if (code != SQLITE_OK)
    kith_db_set_error (error, handle, code, KITH_DB_DETAIL_NONE);
  return code == SQLITE_OK;
}
