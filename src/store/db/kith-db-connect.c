/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-db-private.h"

#include "db/kith-case-vfs.h"
#include "db/kith-db-error.h"
#include "db/kith-file.h"
#include "db/kith-sqlite.h"
#include "kith-error.h"
#include "kith-secret.h"
#include "kith-text.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* How long to wait for a program that is just closing the file: all tries together less than half a second. Whoever works
 * in it holds the lock for hours. */
#define BUSY_TIMEOUT_MS 60
#define N_TRIES 4
#define SHORTEST_PAUSE_MS 10
#define LONGEST_PAUSE_MS 120

typedef enum {
  SETTING_ALWAYS,
  SETTING_FILE,
  SETTING_WRITABLE_FILE,
} SettingScope;

typedef struct {
  SettingScope scope;
  const char *set;
  const char *read;
  const char *expected;
} Setting;

/* Each is set and read back: SQLite ignores what it does not know or cannot do, without a word. The locking mode comes
 * before the first access, so that there never is a shared memory file; the journal mode is that first access. */
static const Setting settings[] = {
  { SETTING_ALWAYS, "PRAGMA temp_store=MEMORY", "PRAGMA temp_store", "2" },
  { SETTING_ALWAYS, "PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", "0" },
  { SETTING_ALWAYS, "PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1" },
  { SETTING_FILE, "PRAGMA mmap_size=0", "PRAGMA mmap_size", "0" },
  { SETTING_WRITABLE_FILE, "PRAGMA locking_mode=EXCLUSIVE", "PRAGMA locking_mode", "exclusive" },
  { SETTING_WRITABLE_FILE, "PRAGMA journal_mode=WAL", "PRAGMA journal_mode", "wal" },
  { SETTING_WRITABLE_FILE, "PRAGMA synchronous=FULL", "PRAGMA synchronous", "2" },
  { SETTING_WRITABLE_FILE, "PRAGMA wal_autocheckpoint=1000", "PRAGMA wal_autocheckpoint", "1000" },
  { SETTING_WRITABLE_FILE, "PRAGMA journal_size_limit=16777216", "PRAGMA journal_size_limit", "16777216" },
  { SETTING_ALWAYS, "PRAGMA cache_size=-65536", "PRAGMA cache_size", "-65536" },
  { SETTING_ALWAYS, "PRAGMA secure_delete=ON", "PRAGMA secure_delete", "1" },
  { SETTING_ALWAYS, "PRAGMA foreign_keys=ON", "PRAGMA foreign_keys", "1" },
};

typedef struct {
  int option;
  int value;
} Switch;

static const Switch switches[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
  { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
};

/* Far above what Kith does, far below what a hostile file could ask for. */
static const Switch limits[] = {
  { SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024 },
  { SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024 },
  { SQLITE_LIMIT_COLUMN, 500 },
  { SQLITE_LIMIT_EXPR_DEPTH, 200 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 50 },
  { SQLITE_LIMIT_VDBE_OP, 250000 },
  { SQLITE_LIMIT_FUNCTION_ARG, 64 },
  { SQLITE_LIMIT_ATTACHED, 0 },
  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 5000 },
  { SQLITE_LIMIT_TRIGGER_DEPTH, 20 },
  { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

/**
 * kith_db_handle_exec:
 * @handle: a connection
 * @sql: one or more statements we wrote ourselves
 * @error: return location for an error
 *
 * Returns: whether all of them ran
 */
gboolean
kith_db_handle_exec (sqlite3     *handle,
                     const char  *sql,
                     GError     **error)
{
  int code = sqlite3_exec (handle, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    kith_db_set_error (error, handle, code, KITH_DB_DETAIL_SQL);
  return code == SQLITE_OK;
}

/**
 * kith_db_handle_read:
 * @handle: a connection
 * @sql: a query
 * @error: return location for an error
 *
 * Returns: (transfer full): the first value as text, empty when there is none
 */
char *
kith_db_handle_read (sqlite3     *handle,
                     const char  *sql,
                     GError     **error)
{
  sqlite3_stmt *statement = NULL;
  char *value = NULL;
  int code = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);

  if (code == SQLITE_OK) {
    code = sqlite3_step (statement);
    if (code == SQLITE_ROW || code == SQLITE_DONE)
      value = g_strdup (code == SQLITE_ROW ? (const char *) sqlite3_column_text (statement, 0) : NULL);
    if (value == NULL && (code == SQLITE_ROW || code == SQLITE_DONE))
      value = g_strdup ("");
  }
  if (value == NULL)
    kith_db_set_error (error, handle, code, KITH_DB_DETAIL_SQL);
  sqlite3_finalize (statement);
  return value;
}

static gboolean
refuse_setting (const char  *what,
                GError     **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
               /* TRANSLATORS: in brackets the technical name of a setting */
               _("The database library does not keep a promise that Kith depends on (%s), so the case file was not "
                 "opened. Ask the person who installed Kith."), what);
  return FALSE;
}

static gboolean
apply_setting (sqlite3        *handle,
               const Setting  *setting,
               GError        **error)
{
  g_autofree char *value = NULL;

  if (!kith_db_handle_exec (handle, setting->set, error))
    return FALSE;
  value = kith_db_handle_read (handle, setting->read, error);
  if (value == NULL)
    return FALSE;
  return g_str_equal (value, setting->expected) || refuse_setting (setting->read, error);
}

static gboolean
apply_settings (sqlite3       *handle,
                SettingScope   scope,
                GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (settings[i].scope <= scope && !apply_setting (handle, &settings[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
apply_switches (sqlite3  *handle,
                GError  **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++) {
    int now = -1;

    if (sqlite3_db_config (handle, switches[i].option, switches[i].value, &now) != SQLITE_OK ||
        now != switches[i].value)
      return refuse_setting ("db_config", error);
  }
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++) {
    sqlite3_limit (handle, limits[i].option, limits[i].value);
    if (sqlite3_limit (handle, limits[i].option, -1) > limits[i].value)
      return refuse_setting ("limit", error);
  }
  return TRUE;
}

static void
call_extra_words (sqlite3_context  *context,
                  int               n_values,
                  sqlite3_value   **values)
{
  char *words = kith_text_dup_extra_words ((const char *) sqlite3_value_text (values[0]));

  if (words != NULL)
    sqlite3_result_text (context, words, -1, g_free);
  else
    sqlite3_result_null (context);
}

/* What SQL alone cannot say. Only statements of ours may call it, nothing that stands in a file. */
static gboolean
add_functions (sqlite3  *handle,
               GError  **error)
{
  int code = sqlite3_create_function_v2 (handle, "extra_words", 1,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                         call_extra_words, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    kith_db_set_error (error, handle, code, KITH_DB_DETAIL_NONE);
  return code == SQLITE_OK;
}

/**
 * kith_db_handle_set_key:
 * @handle: a connection on which nothing ran yet
 * @key: (nullable) (array fixed-size=32): the data key
 *
 * Gives SQLCipher the raw key, so that it does no stretching of its own.
 *
 * Returns: an SQLite result code
 */
int
kith_db_handle_set_key (sqlite3      *handle,
                        const guint8 *key)
{
#if KITH_ENCRYPTED
  static const char digits[] = "0123456789abcdef";
  const gsize size = 3 + 2 * KITH_DB_KEY_SIZE;
  char *text;
  int code;

  if (key == NULL)
    return SQLITE_OK;
  text = kith_secret_new (size + 1);
  text[0] = 'x';
  text[1] = text[size - 1] = '\'';
  for (guint i = 0; i < KITH_DB_KEY_SIZE; i++) {
    text[2 + 2 * i] = digits[key[i] >> 4];
    text[3 + 2 * i] = digits[key[i] & 15];
  }
  code = sqlite3_key_v2 (handle, "main", text, (int) size);
  kith_secret_free (text, size + 1);
  /* The first key of the process switches a log to standard error on. */
  return code == SQLITE_OK ? sqlite3_exec (handle, "PRAGMA cipher_log_level=NONE", NULL, NULL, NULL) : code;
#else
  return SQLITE_OK;
#endif
}

#if KITH_ENCRYPTED
static gboolean
check_encrypted (sqlite3       *handle,
                 const guint8  *key,
                 GError       **error)
{
  static const char plain[] = "SQLite format 3";
  guint8 start[sizeof plain] = { 0 };

  if (key == NULL || kith_case_vfs_read (handle, KITH_CASE_HEADER_SIZE, start, sizeof start) != SQLITE_OK)
    return TRUE;
  return memcmp (start, plain, sizeof start) != 0 || refuse_setting ("encryption", error);
}
#else
static gboolean
check_encrypted (sqlite3       *handle,
                 const guint8  *key,
                 GError       **error)
{
  return TRUE;
}
#endif

/* Takes the lock that is held until the file is closed, and makes sure that it is on the file of that name: another
 * program may have put a new one there while this one was waiting. */
static gboolean
take_session_lock (sqlite3  *handle,
                   GError  **error)
{
  int moved = 0;

  if (!kith_db_handle_exec (handle, "BEGIN IMMEDIATE; COMMIT", error))
    return FALSE;
  if (sqlite3_file_control (handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_IN_USE,
                       _("The case file was replaced while it was being opened. Try again."));
  return FALSE;
}

static gboolean
set_up (sqlite3          *handle,
        const guint8     *key,
        KithDbOpenFlags   flags,
        GError          **error)
{
  SettingScope scope = (flags & KITH_DB_OPEN_READ_ONLY) != 0 ? SETTING_FILE : SETTING_WRITABLE_FILE;
  int code;

  sqlite3_busy_timeout (handle, BUSY_TIMEOUT_MS);
  code = kith_db_handle_set_key (handle, key);
  if (code != SQLITE_OK) {
    kith_db_set_error (error, handle, code, KITH_DB_DETAIL_NONE);
    return FALSE;
  }
  if (!apply_switches (handle, error) || !apply_settings (handle, scope, error) || !add_functions (handle, error) ||
      !kith_db_handle_authorize (handle, error))
    return FALSE;
  if (scope == SETTING_WRITABLE_FILE)
    return take_session_lock (handle, error) && check_encrypted (handle, key, error);
  return kith_db_handle_exec (handle, "SELECT COUNT(*) FROM sqlite_schema", error);
}

/* The file is opened as one that nobody changes: no lock, no journal, nothing beside it. */
static char *
make_immutable_uri (const char  *path,
                    GError     **error)
{
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autofree char *uri = NULL;
  GStatBuf status;

  if (g_stat (journal, &status) == 0 && status.st_size > 0) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                         _("This case file was not closed properly and has to be opened for writing once. Copy it to a "
                           "folder of your own, with the file beside it that ends in “-wal”."));
    return NULL;
  }
  uri = g_filename_to_uri (path, NULL, error);
  return uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
}

static int
open_handle (const char       *path,
             KithDbOpenFlags   flags,
             sqlite3         **handle,
             GError          **error)
{
  const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
  g_autofree char *uri = NULL;

  if ((flags & KITH_DB_OPEN_READ_ONLY) == 0)
    return sqlite3_open_v2 (path, handle, SQLITE_OPEN_READWRITE | common, KITH_CASE_VFS_NAME);
  uri = make_immutable_uri (path, error);
  if (uri == NULL)
    return SQLITE_CANTOPEN;
  return sqlite3_open_v2 (uri, handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | common, KITH_CASE_VFS_NAME);
}

static gboolean
check_before_opening (const char       *path,
                      KithDbOpenFlags   flags,
                      GError          **error)
{
  int wanted = (flags & KITH_DB_OPEN_READ_ONLY) != 0 ? R_OK : R_OK | W_OK;

  if ((flags & KITH_DB_OPEN_READ_ONLY) == 0 &&
      (!kith_file_check_place (path, error) || !kith_file_check_folder (path, error)))
    return FALSE;
  if (access (path, wanted) == 0)
    return TRUE;
  kith_db_set_file_error (error, errno, path);
  return FALSE;
}

static sqlite3 *
connect_existing (const char       *path,
                  const guint8     *key,
                  KithDbOpenFlags   flags,
                  GError          **error)
{
  sqlite3 *handle = NULL;
  int code = open_handle (path, flags, &handle, error);

  if (code != SQLITE_OK && (error == NULL || *error == NULL))
    kith_db_set_error (error, handle, code, KITH_DB_DETAIL_NONE);
  if (code == SQLITE_OK && set_up (handle, key, flags, error))
    return handle;
  /* Also after a failed open there is a handle to give back. */
  sqlite3_close (handle);
  return NULL;
}

/* Two programs that begin in the same moment can each hold what the other waits for, and both be told that the file is in
 * use. Pauses of different lengths let one of them have it. */
static sqlite3 *
connect_patiently (const char       *path,
                   const guint8     *key,
                   KithDbOpenFlags   flags,
                   GError          **error)
{
  g_autoptr (GRand) chance = g_rand_new ();

  for (guint i = 1;; i++) {
    g_autoptr (GError) local_error = NULL;
    sqlite3 *handle = connect_existing (path, key, flags, &local_error);

    if (handle != NULL)
      return handle;
    if (i == N_TRIES || !g_error_matches (local_error, KITH_ERROR, KITH_ERROR_IN_USE)) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
    g_usleep (1000 * (gulong) g_rand_int_range (chance, SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS));
  }
}

/**
 * kith_db_connect:
 * @path: a resolved file name
 * @key: (nullable): the data key
 * @flags: how
 * @error: return location for an error
 *
 * Returns: (transfer full): a connection with every promise checked
 */
sqlite3 *
kith_db_connect (const char       *path,
                 const guint8     *key,
                 KithDbOpenFlags   flags,
                 GError          **error)
{
  sqlite3 *handle;

  if (!kith_sqlite_init (error))
    return NULL;
  if ((flags & KITH_DB_OPEN_CREATE) == 0)
    return check_before_opening (path, flags, error) ? connect_patiently (path, key, flags, error) : NULL;

  if (!kith_file_check_place (path, error) || !kith_file_create (path, error))
    return NULL;
  handle = connect_existing (path, key, flags, error);
  if (handle == NULL)
    g_unlink (path);
  return handle;
}

/**
 * kith_db_connect_memory:
 * @error: return location for an error
 *
 * Returns: (transfer full): a connection to an empty database in memory
 */
sqlite3 *
kith_db_connect_memory (GError **error)
{
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  sqlite3 *handle = NULL;
  int code;

  if (!kith_sqlite_init (error))
    return NULL;
  code = sqlite3_open_v2 (":memory:", &handle, flags, NULL);
  if (code != SQLITE_OK)
    kith_db_set_error (error, handle, code, KITH_DB_DETAIL_NONE);
  else if (apply_switches (handle, error) && apply_settings (handle, SETTING_ALWAYS, error) &&
           add_functions (handle, error) && kith_db_handle_authorize (handle, error))
    return handle;
  sqlite3_close (handle);
  return NULL;
}
