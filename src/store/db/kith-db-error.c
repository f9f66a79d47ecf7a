/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-db-error.h"

#include "kith-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <sqlite3.h>
#include <string.h>

typedef struct {
  int code;
  KithError error;
  const char *message;
} Meaning;

static const Meaning meanings[] = {
  { SQLITE_BUSY, KITH_ERROR_IN_USE,
    N_("The case file is open in another window or program. Close it there and try again.") },
  { SQLITE_LOCKED, KITH_ERROR_IN_USE,
    N_("The case file is busy with something else. Wait a moment and try again.") },
  { SQLITE_PROTOCOL, KITH_ERROR_IN_USE,
    N_("The case file is open in another window or program. Close it there and try again.") },
  { SQLITE_READONLY, KITH_ERROR_READ_ONLY,
    N_("The case file cannot be written. Check who may write to the file and to its folder.") },
  { SQLITE_PERM, KITH_ERROR_READ_ONLY,
    N_("The case file cannot be written. Check who may write to the file and to its folder.") },
  { SQLITE_CANTOPEN, KITH_ERROR_READ_ONLY,
    N_("The case file cannot be opened. Check who may read and write the file and its folder.") },
  { SQLITE_FULL, KITH_ERROR_FULL,
    N_("The disk is full, so nothing was saved. Free some space and try again.") },
  { SQLITE_CORRUPT, KITH_ERROR_DAMAGED,
    N_("The case file is damaged. Do not work in it any further; restore the newest backup.") },
  { SQLITE_NOTADB, KITH_ERROR_DAMAGED,
    N_("The database in this case file is damaged or belongs to other keys. Restore the newest backup.") },
  { SQLITE_NOMEM, KITH_ERROR_FAILED,
    N_("There is not enough free memory. Close other programs and try again.") },
  { SQLITE_TOOBIG, KITH_ERROR_INVALID,
    N_("A text or attachment is too large for the case file. Make it shorter.") },
};

static const Meaning *
find_meaning (int code)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].code == (code & 0xff))
      return &meanings[i];
  return NULL;
}

static void
set_input_output_error (GError  **error,
                        sqlite3  *db,
                        int       code)
{
  int system_errno = db != NULL ? sqlite3_system_errno (db) : 0;

  if (system_errno == ENOSPC || system_errno == EDQUOT)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FULL, _(find_meaning (SQLITE_FULL)->message));
  else
    g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
                 _("The disk could not be read or written (code %d). Check that it is still connected, then close the "
                   "case file and open it again."), code);
}

/* The library's own message. It names tables and columns as the file spells them, and in a damaged one that may be any bytes. */
static char *
dup_message (sqlite3 *db)
{
  return g_utf8_make_valid (sqlite3_errmsg (db), -1);
}

/* The message names tables and columns here, never values. */
static void
set_constraint_error (GError  **error,
                      sqlite3  *db,
                      int       code)
{
  g_autofree char *message = dup_message (db);
  gboolean taken = code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY;

  if (taken)
    g_set_error (error, KITH_ERROR, KITH_ERROR_EXISTS,
                 /* TRANSLATORS: in brackets a technical detail, such as a column name */
                 _("There is one like this already, so nothing was saved (%s)."), message);
  else
    g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                 /* TRANSLATORS: in brackets a technical detail, such as a column name */
                 _("The change breaks a rule of the case file, so nothing was saved (%s)."), message);
}

/* A page whose authentication code is wrong makes SQLCipher fail with the general code and nothing to say about it. */
static gboolean
is_page_damage (sqlite3 *db,
                int      code)
{
  return KITH_ENCRYPTED && code == SQLITE_ERROR && db != NULL &&
         g_strcmp0 (sqlite3_errmsg (db), sqlite3_errstr (SQLITE_ERROR)) == 0;
}

/**
 * kith_db_set_error:
 * @error: return location for an error
 * @db: (nullable): the connection that failed
 * @code: the extended SQLite result code
 * @detail: whether the library's message can only speak of SQL we wrote ourselves
 *
 * Says what a result code means to the person at the keyboard. The library's message is left out when a statement was
 * running, because then it may quote what was searched for.
 */
void
kith_db_set_error (GError       **error,
                   sqlite3       *db,
                   int            code,
                   KithDbDetail   detail)
{
  const Meaning *meaning = find_meaning (is_page_damage (db, code) ? SQLITE_CORRUPT : code);
  g_autofree char *message = db != NULL ? dup_message (db) : NULL;

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The operation was cancelled."));
  else if ((code & 0xff) == SQLITE_IOERR)
    set_input_output_error (error, db, code);
  else if ((code & 0xff) == SQLITE_CONSTRAINT && db != NULL)
    set_constraint_error (error, db, code);
  else if (meaning != NULL)
    g_set_error_literal (error, KITH_ERROR, meaning->error, _(meaning->message));
  else if (detail == KITH_DB_DETAIL_SQL && message != NULL)
    g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
                 /* TRANSLATORS: in brackets a number and a technical detail */
                 _("The database did not accept a request (code %d, %s)."), code, message);
  else
    g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
                 _("The database did not accept a request (code %d)."), code);
}

/* A file is written under another name until it is complete; people know only the one they chose. */
static char *
dup_name (const char *path)
{
  g_autofree char *chosen = g_strdup (path);

  if (g_str_has_suffix (chosen, ".partial"))
    chosen[strlen (chosen) - strlen (".partial")] = '\0';
  return g_filename_display_basename (chosen);
}

static void
set_missing (GError     **error,
             const char  *path,
             const char  *name)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                 _("“%s” is not there. It may have been moved or renamed."), name);
  else
    g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                 /* TRANSLATORS: the path of a folder */
                 _("There is no folder “%s”. Choose one that is there, or make it first."), shown);
}

/**
 * kith_db_set_file_error:
 * @error: return location for an error
 * @saved_errno: what the system said
 * @path: the file it is about
 *
 * Says what a system error on a case file or backup means.
 */
void
kith_db_set_file_error (GError     **error,
                        int          saved_errno,
                        const char  *path)
{
  g_autofree char *name = dup_name (path);

  switch (saved_errno) {
  case ENOENT:
    set_missing (error, path, name);
    break;
  case EEXIST:
    g_set_error (error, KITH_ERROR, KITH_ERROR_EXISTS,
                 _("“%s” is there already. Choose another name."), name);
    break;
  case EACCES:
  case EPERM:
  case EROFS:
    g_set_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                 _("You are not allowed to write “%s”. Choose another folder, or ask the person who looks after this "
                   "computer."), name);
    break;
  case ENOSPC:
  case EDQUOT:
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FULL, _(find_meaning (SQLITE_FULL)->message));
    break;
  default:
    g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
                 /* TRANSLATORS: a file name, then a message from the system such as "Input/output error" */
                 _("“%s” could not be read or written: %s."), name, g_strerror (saved_errno));
    break;
  }
}

/**
 * kith_db_set_closed:
 * @error: return location for an error
 *
 * For whoever uses a connection after it was closed, as happens to work under way when the application locks.
 */
void
kith_db_set_closed (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED, _("The case file is locked. Sign in and try again."));
}
