/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-db.h"
#include "db/kith-file.h"
#include "db/kith-statement.h"
#include "kith-error.h"
#include "store-test.h"

#include <glib/gstdio.h>
#include <linux/capability.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A shared drive may know no such thing as writing a folder to the disk. What was copied there is there all the same. */
static void
test_folder_without_sync (void)
{
  g_autofree char *nowhere = store_test_path ("nowhere/a.kith");
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_file_sync_folder ("/proc/self/status", &error));
  g_assert_no_error (error);
  g_assert_false (kith_file_sync_folder (nowhere, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

static void
test_creates_and_reopens (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  g_autoptr (GError) error = NULL;
  KithDb *db = store_test_create_db (path);
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  store_test_exec (db, "CREATE TABLE t (x TEXT); INSERT INTO t VALUES ('Siân');");
  g_assert_false (g_file_test (shared, G_FILE_TEST_EXISTS));
  g_assert_true (kith_db_close (db, &error));
  g_assert_no_error (error);
  g_assert_false (kith_db_is_open (db));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (db);

  db = store_test_open_db (path);
  g_assert_cmpint (store_test_int64 (db, "SELECT COUNT(*) FROM t WHERE x = 'Siân'"), ==, 1);
  store_test_assert_sound (db);
  g_assert_finalize_object (db);
}

static void
test_keeps_every_promise (void)
{
  static const struct {
    const char *sql;
    const char *expected;
  } promises[] = {
    { "PRAGMA locking_mode", "exclusive" }, { "PRAGMA journal_mode", "wal" },  { "PRAGMA synchronous", "2" },
    { "PRAGMA foreign_keys", "1" },         { "PRAGMA secure_delete", "1" },   { "PRAGMA temp_store", "2" },
    { "PRAGMA mmap_size", "0" },            { "PRAGMA trusted_schema", "0" },  { "PRAGMA cell_size_check", "1" },
    { "PRAGMA cache_size", "-65536" },
  };
  g_autofree char *path = store_test_path ("a.kith");
  g_autoptr (KithDb) db = store_test_create_db (path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (promises); i++) {
    g_autoptr (KithStatement) statement = kith_db_prepare (db, promises[i].sql, &error);

    g_assert_no_error (error);
    g_assert_cmpint (kith_statement_step (statement, &error), ==, KITH_STEP_ROW);
    g_assert_cmpstr (kith_statement_get_text (statement, 0), ==, promises[i].expected);
  }
  /* Defensive mode, no extensions, no second database, no text in double quotes. */
  g_assert_false (kith_db_exec (db, "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema; CREATE TABLE z (y);"
                                    "UPDATE sqlite_schema SET sql = ''", &error));
  g_clear_error (&error);
  g_assert_false (kith_db_exec (db, "SELECT load_extension('x')", &error));
  g_clear_error (&error);
  g_assert_false (kith_db_exec (db, "ATTACH ':memory:' AS other", &error));
  g_clear_error (&error);
  g_assert_false (kith_db_exec (db, "SELECT \"not a column\"", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FAILED);
}

static void
test_create_never_opens_existing (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autoptr (GBytes) untouched = NULL;
  g_autoptr (GError) error = NULL;

  store_test_write_file (path, "mine", 4);
  g_assert_null (kith_db_open (path, store_test_key, KITH_DB_OPEN_CREATE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);
  untouched = store_test_read_file (path);
  g_assert_cmpmem (g_bytes_get_data (untouched, NULL), g_bytes_get_size (untouched), "mine", 4);

  g_unlink (path);
  g_assert_null (kith_db_open (path, store_test_key, KITH_DB_OPEN_EXISTING, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_refuses_a_second_process (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autoptr (GError) error = NULL;
  StoreTestHolder *holder;
  KithDb *db = store_test_create_db (path);
  gint64 start;

  g_object_unref (db);
  holder = store_test_hold (path);
  start = g_get_monotonic_time ();
  g_assert_null (kith_db_open (path, store_test_key, KITH_DB_OPEN_EXISTING, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_IN_USE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  store_test_let_go (holder);

  db = store_test_open_db (path);
  g_assert_finalize_object (db);
}

static void
test_wrong_key_and_rubbish_are_damage (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autofree char *rubbish = g_malloc (100000);
  g_autoptr (GError) error = NULL;
  KithDb *db = store_test_create_db (path);

  g_object_unref (db);
#if KITH_ENCRYPTED
  g_assert_null (kith_db_open (path, store_test_other_key, KITH_DB_OPEN_EXISTING, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_clear_error (&error);
#endif
  memset (rubbish, 'r', 100000);
  store_test_write_file (path, rubbish, 100000);
  g_assert_null (kith_db_open (path, store_test_key, KITH_DB_OPEN_EXISTING, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

static void
test_finds_damage (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;
  KithDb *db = store_test_create_db (path);
  gint64 sum;

  store_test_exec (db, "CREATE TABLE t (x TEXT);"
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                       "INSERT INTO t SELECT printf('%0200d', i) FROM n");
  g_object_unref (db);
  store_test_flip_byte (path, 65536 + 5 * 4096 + 100);

  db = store_test_open_db (path);
#if KITH_ENCRYPTED
  g_assert_true (kith_db_check (db, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (findings), ==, 1);
  g_assert_false (kith_db_get_int64 (db, "SELECT SUM(LENGTH(x)) FROM t", &sum, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
#else
  g_assert_true (kith_db_get_int64 (db, "SELECT SUM(LENGTH(x)) FROM t", &sum, &error));
#endif
  g_object_unref (db);
}

static void
test_finds_lost_references (void)
{
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;

  store_test_exec (db, "CREATE TABLE coach (id INTEGER PRIMARY KEY); PRAGMA foreign_keys=OFF;"
                       "CREATE TABLE student (id INTEGER PRIMARY KEY, coach INTEGER REFERENCES coach (id));"
                       "INSERT INTO student VALUES (1, 7)");
  g_assert_true (kith_db_check (db, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (findings), ==, 1);
  g_assert_nonnull (strstr (findings[0], "student"));
}

static void
test_full_disk (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autoptr (KithDb) db = store_test_create_db (path);
  g_autoptr (GError) error = NULL;

  store_test_exec (db, "CREATE TABLE t (x); INSERT INTO t VALUES (1); PRAGMA max_page_count=20");
  {
    g_autoptr (KithTransaction) transaction = kith_transaction_new (db, &error);

    g_assert_no_error (error);
    g_assert_false (kith_db_exec (db, "INSERT INTO t VALUES (2); INSERT INTO t VALUES (randomblob(200000))", &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_FULL);
    g_clear_error (&error);
  }
  g_assert_cmpuint (kith_db_get_depth (db), ==, 0);
  g_assert_cmpint (store_test_int64 (db, "SELECT COUNT(*) FROM t"), ==, 1);
  store_test_exec (db, "PRAGMA max_page_count=100000; INSERT INTO t VALUES (3)");
  store_test_assert_sound (db);
}

/* A full disk makes SQLite undo the whole transaction; a later step must not be saved alone as if nothing happened. */
static void
test_nothing_survives_an_automatic_rollback (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autoptr (KithDb) db = store_test_create_db (path);
  g_autoptr (GError) error = NULL;
  KithTransaction *transaction;

  store_test_exec (db, "CREATE TABLE t (x)");
  transaction = kith_transaction_new (db, NULL);
  store_test_exec (db, "INSERT INTO t VALUES (1)");
  store_test_exec (db, "ROLLBACK");
  g_assert_null (kith_transaction_new (db, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (kith_transaction_commit (transaction, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FAILED);
  kith_transaction_end (transaction);
  g_assert_cmpuint (kith_db_get_depth (db), ==, 0);
  g_assert_cmpint (store_test_int64 (db, "SELECT COUNT(*) FROM t"), ==, 0);
}

/* The superuser may write everywhere, unless it lays its capabilities down. */
static void
drop_capabilities (void)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct none[2] = { { 0 } };

  g_assert_cmpint (syscall (SYS_capset, &header, none), ==, 0);
}

static void
try_read_only_folder (void)
{
  g_autofree char *folder = store_test_path ("locked");
  g_autofree char *path = g_build_filename (folder, "a.kith", NULL);
  g_autoptr (GError) error = NULL;
  KithDb *db;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  db = store_test_create_db (path);
  store_test_exec (db, "CREATE TABLE t (x); INSERT INTO t VALUES (5)");
  g_object_unref (db);
  g_chmod (folder, 0500);
  drop_capabilities ();
  g_assert_null (kith_db_open (path, store_test_key, KITH_DB_OPEN_EXISTING, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY);
  g_clear_error (&error);
  db = kith_db_open (path, store_test_key, KITH_DB_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_test_int64 (db, "SELECT x FROM t"), ==, 5);
  g_object_unref (db);
  g_chmod (folder, 0700);
}

static void
test_read_only_folder (void)
{
  store_test_in_child (try_read_only_folder);
}

static void
test_read_only_writes_nothing (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autoptr (GError) error = NULL;
  KithDb *db = store_test_create_db (path);

  store_test_exec (db, "CREATE TABLE t (x)");
  g_object_unref (db);
  db = kith_db_open (path, store_test_key, KITH_DB_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (kith_db_is_read_only (db));
  g_assert_false (kith_db_exec (db, "INSERT INTO t VALUES (1)", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY);
  store_test_assert_sound (db);
  g_assert_finalize_object (db);
}

static void
test_transactions_nest (void)
{
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (GError) error = NULL;

  store_test_exec (db, "CREATE TABLE t (x)");
  {
    g_autoptr (KithTransaction) outer = kith_transaction_new (db, &error);

    store_test_exec (db, "INSERT INTO t VALUES (1)");
    {
      g_autoptr (KithTransaction) dropped = kith_transaction_new (db, &error);

      store_test_exec (db, "INSERT INTO t VALUES (2)");
      g_assert_cmpuint (kith_db_get_depth (db), ==, 2);
    }
    {
      g_autoptr (KithTransaction) kept = kith_transaction_new (db, &error);

      store_test_exec (db, "INSERT INTO t VALUES (3)");
      g_assert_true (kith_transaction_commit (kept, &error));
    }
    g_assert_true (kith_transaction_commit (outer, &error));
  }
  g_assert_no_error (error);
  g_assert_cmpint (store_test_int64 (db, "SELECT SUM(x) FROM t"), ==, 4);
  g_assert_cmpuint (kith_db_get_depth (db), ==, 0);
}

static void
test_constraints_name_columns_not_values (void)
{
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStatement) statement = NULL;

  store_test_exec (db, "CREATE TABLE t (name TEXT UNIQUE, age INTEGER CHECK (age > 0)) STRICT");
  statement = kith_db_prepare (db, "INSERT INTO t (name, age) VALUES (:name, :age)", &error);
  kith_statement_bind_text (statement, ":name", "Blodeuwedd");
  kith_statement_bind_int64 (statement, ":age", 18);
  g_assert_true (kith_statement_run (statement, &error));
  g_assert_false (kith_statement_run (statement, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_assert_null (strstr (error->message, "Blodeuwedd"));
  g_clear_error (&error);

  kith_statement_bind_text (statement, ":name", "Olwen");
  kith_statement_bind_int64 (statement, ":age", -4711);
  g_assert_false (kith_statement_run (statement, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_null (strstr (error->message, "4711"));
}

static void
test_cancels_a_long_query (void)
{
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 value;

  kith_db_set_cancellable (db, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (kith_db_get_int64 (db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                         "SELECT COUNT(*) FROM n", &value, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  kith_db_set_cancellable (db, NULL);
  g_assert_cmpint (store_test_int64 (db, "SELECT 3"), ==, 3);
}

static void
test_copy_is_complete_and_never_replaces (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autofree char *copy_path = store_test_path ("copy.kith");
  g_autofree char *partial = g_strconcat (copy_path, ".partial", NULL);
  g_autoptr (KithDb) db = store_test_create_db (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDb) copy = NULL;

  store_test_exec (db, "CREATE TABLE t (x); INSERT INTO t VALUES (11)");
  g_cancellable_cancel (cancellable);
  g_assert_false (kith_db_copy_to (db, copy_path, store_test_other_key, NULL, KITH_DB_COPY_NEW, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (copy_path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));

  g_assert_true (kith_db_copy_to (db, copy_path, store_test_other_key, NULL, KITH_DB_COPY_NEW, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
  g_assert_false (kith_db_copy_to (db, copy_path, store_test_other_key, NULL, KITH_DB_COPY_NEW, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);

  copy = kith_db_open (copy_path, store_test_other_key, KITH_DB_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_test_int64 (copy, "SELECT x FROM t"), ==, 11);
}

static void
test_replace_keeps_the_connection (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autofree char *new_path = store_test_path ("a.kith.new");
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (KithDb) db = store_test_create_db (path);
  g_autoptr (GError) error = NULL;

  store_test_exec (db, "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  g_assert_true (kith_db_copy_to (db, new_path, store_test_other_key, NULL, KITH_DB_COPY_REPLACE, NULL, &error));
  g_assert_true (kith_db_replace (db, new_path, store_test_other_key, &error));
  g_assert_no_error (error);
  store_test_exec (db, "INSERT INTO t VALUES (2)");
  g_assert_cmpint (store_test_int64 (db, "SELECT COUNT(*) FROM t"), ==, 2);
  g_assert_false (g_file_test (new_path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_true (kith_db_close (db, &error));
#if KITH_ENCRYPTED
  g_assert_null (kith_db_open (path, store_test_key, KITH_DB_OPEN_EXISTING, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
#endif
}

static void
test_failed_replace_changes_nothing (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autofree char *missing = store_test_path ("missing.kith");
  g_autoptr (KithDb) db = store_test_create_db (path);
  g_autoptr (GError) error = NULL;

  store_test_exec (db, "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  g_assert_false (kith_db_replace (db, missing, store_test_other_key, &error));
  g_assert_nonnull (error);
  g_assert_true (kith_db_is_open (db));
  store_test_exec (db, "INSERT INTO t VALUES (2)");
  g_assert_cmpint (store_test_int64 (db, "SELECT COUNT(*) FROM t"), ==, 2);
  store_test_assert_sound (db);
}

static void
test_knows_network_drives (void)
{
  g_assert_true (kith_file_is_network_type (0x6969));
  g_assert_true (kith_file_is_network_type ((gint64) (gint32) 0xff534d42));
  g_assert_true (kith_file_is_network_type (0x65735546));
  g_assert_false (kith_file_is_network_type (0xef53));     /* ext4 */
  g_assert_false (kith_file_is_network_type (0x9123683e)); /* Btrfs */
  g_assert_false (kith_file_is_network_type (0x01021994)); /* tmpfs */
}

/* Statements that none of Kith's are, from whoever got one in. */
static void
test_refuses_what_kith_never_does (void)
{
  static const char *const never[] = {
    "ATTACH 'other.db' AS other",
    "ATTACH ':memory:' AS other",
    "DETACH main",
    "PRAGMA writable_schema=ON",
    "PRAGMA rekey='x'",
    "PRAGMA key='x'",
    "PRAGMA temp_store_directory='/tmp'",
    "PRAGMA hexkey='00'",
    "PRAGMA ignore_check_constraints=ON",
    "SELECT load_extension ('evil')",
    "SELECT sqlcipher_export ('other')",
    "SELECT fts3_tokenizer ('simple', x'00')",
    "CREATE VIRTUAL TABLE sneaky USING rtree (id, a, b)",
    "CREATE VIRTUAL TABLE sneaky USING fts4 (words)",
    "CREATE TEMP TRIGGER sneaky AFTER INSERT ON note BEGIN DELETE FROM note; END",
    "CREATE TEMP VIEW sneaky AS SELECT 1",
    "INSERT INTO sqlite_schema (sql) VALUES ('x')",
  };
  g_autofree char *path = store_test_path ("guarded.kith");
  g_autofree char *other = store_test_path ("other.db");
  g_autoptr (KithDb) db = store_test_create_db (path);

  store_test_exec (db, "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT);"
                   "CREATE VIRTUAL TABLE words USING fts5 (body); INSERT INTO words (body) VALUES ('canal')");
  for (guint i = 0; i < G_N_ELEMENTS (never); i++) {
    g_autoptr (GError) error = NULL;

    if (kith_db_exec (db, never[i], &error))
      g_error ("“%s” was let through", never[i]);
    g_assert_nonnull (error);
  }
  g_assert_cmpint (store_test_int64 (db, "SELECT count(*) FROM words WHERE words MATCH 'can*'"), ==, 1);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_test_message ("counted: %u statements refused that no part of Kith makes", (guint) G_N_ELEMENTS (never));
}

int
main (int    argc,
      char **argv)
{
  int status;

  if (store_test_run_as_holder (argc, argv, &status))
    return status;
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/db/creates-and-reopens", test_creates_and_reopens);
  g_test_add_func ("/store/db/keeps-every-promise", test_keeps_every_promise);
  g_test_add_func ("/store/db/folder-without-sync", test_folder_without_sync);
  g_test_add_func ("/store/db/create-never-opens-existing", test_create_never_opens_existing);
  g_test_add_func ("/store/db/refuses-a-second-process", test_refuses_a_second_process);
  g_test_add_func ("/store/db/wrong-key-and-rubbish-are-damage", test_wrong_key_and_rubbish_are_damage);
  g_test_add_func ("/store/db/finds-damage", test_finds_damage);
  g_test_add_func ("/store/db/finds-lost-references", test_finds_lost_references);
  g_test_add_func ("/store/db/full-disk", test_full_disk);
  g_test_add_func ("/store/db/automatic-rollback", test_nothing_survives_an_automatic_rollback);
  g_test_add_func ("/store/db/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/db/read-only-writes-nothing", test_read_only_writes_nothing);
  g_test_add_func ("/store/db/transactions-nest", test_transactions_nest);
  g_test_add_func ("/store/db/constraints", test_constraints_name_columns_not_values);
  g_test_add_func ("/store/db/cancels", test_cancels_a_long_query);
  g_test_add_func ("/store/db/copy", test_copy_is_complete_and_never_replaces);
  g_test_add_func ("/store/db/replace", test_replace_keeps_the_connection);
  g_test_add_func ("/store/db/failed-replace", test_failed_replace_changes_nothing);
  g_test_add_func ("/store/db/refuses-what-kith-never-does", test_refuses_what_kith_never_does);
  g_test_add_func ("/store/db/network-drives", test_knows_network_drives);
  return g_test_run ();
}
