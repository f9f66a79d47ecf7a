/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-case-vfs.h"
#include "db/kith-db.h"
#include "store-test.h"

#include <string.h>

static void
fill_table (KithDb *db)
{
  store_test_exec (db, "CREATE TABLE t (x TEXT);"
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                       "INSERT INTO t SELECT printf('Sixty notes about nobody, number %d', i) FROM n");
}

static void
test_leaves_the_header_alone (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autofree guint8 *header = g_malloc (KITH_CASE_HEADER_SIZE);
  g_autofree guint8 *through = g_malloc (KITH_CASE_HEADER_SIZE);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;
  KithDb *db = store_test_create_db (path);

  for (guint i = 0; i < KITH_CASE_HEADER_SIZE; i++)
    header[i] = (guint8) (i * 7 + i / 256);
  g_assert_true (kith_db_write_header (db, 0, header, KITH_CASE_HEADER_SIZE, &error));
  g_assert_no_error (error);
  fill_table (db);
  store_test_exec (db, "DELETE FROM t WHERE rowid > 10");
  g_assert_true (kith_db_checkpoint (db, &error));
  g_assert_true (kith_db_read_header (db, through, KITH_CASE_HEADER_SIZE, &error));
  g_assert_cmpmem (through, KITH_CASE_HEADER_SIZE, header, KITH_CASE_HEADER_SIZE);
  g_object_unref (db);

  file = store_test_read_file (path);
  g_assert_cmpuint (g_bytes_get_size (file), >, KITH_CASE_HEADER_SIZE);
  g_assert_cmpmem (g_bytes_get_data (file, NULL), KITH_CASE_HEADER_SIZE, header, KITH_CASE_HEADER_SIZE);

  db = store_test_open_db (path);
  g_assert_cmpint (store_test_int64 (db, "SELECT COUNT(*) FROM t"), ==, 10);
  store_test_assert_sound (db);
  g_object_unref (db);
}

static void
test_writes_part_of_the_header (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autoptr (KithDb) db = store_test_create_db (path);
  guint8 back[8] = { 0 };
  g_autoptr (GError) error = NULL;

  fill_table (db);
  g_assert_true (kith_db_write_header (db, KITH_CASE_HEADER_SIZE - 8, (const guint8 *) "the last", 8, &error));
  g_assert_true (kith_db_write_header (db, 0, (const guint8 *) "thefirst", 8, &error));
  g_assert_true (kith_db_read_header (db, back, 8, &error));
  g_assert_cmpmem (back, 8, "thefirst", 8);
  store_test_assert_sound (db);
}

#if KITH_ENCRYPTED
static void
test_holds_nothing_readable (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autoptr (KithDb) db = store_test_create_db (path);
  const char *const names[] = { path, journal };

  fill_table (db);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GBytes) file = store_test_read_file (names[i]);
    gsize size;
    const char *data = g_bytes_get_data (file, &size);

    g_assert_cmpuint (size, >, 0);
    g_assert_null (memmem (data, size, "notes about nobody", 18));
    g_assert_null (memmem (data, size, "SQLite format 3", 15));
  }
}

/* What is written on the recovery sheet for people without Kith: leave the first 64 KiB out and use the stock shell. */
static void
test_stock_shell_opens_the_rest (void)
{
  g_autofree char *shell = g_find_program_in_path ("sqlcipher");
  g_autofree char *path = store_test_path ("a.kith");
  g_autofree char *rest = store_test_path ("rest.db");
  g_autofree char *output = NULL;
  g_autoptr (GString) script = g_string_new ("PRAGMA key = \"x'");
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;
  KithDb *db;

  if (shell == NULL) {
    g_test_skip ("There is no sqlcipher shell here");
    return;
  }
  db = store_test_create_db (path);
  fill_table (db);
  g_object_unref (db);
  file = store_test_read_file (path);
  store_test_write_file (rest, (const char *) g_bytes_get_data (file, NULL) + KITH_CASE_HEADER_SIZE,
                         g_bytes_get_size (file) - KITH_CASE_HEADER_SIZE);
  for (guint i = 0; i < KITH_DB_KEY_SIZE; i++)
    g_string_append_printf (script, "%02x", store_test_key[i]);
  g_string_append (script, "'\"; SELECT COUNT(*) || ' notes' FROM t; PRAGMA quick_check;");

  g_assert_true (g_spawn_sync (NULL, (char *[]) { shell, (char *) "-batch", rest, script->str, NULL }, NULL,
                               G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (output, "2000 notes"));
  g_assert_null (strstr (output, "malformed"));
}
#endif

static void
test_knows_what_is_open (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autofree char *link = store_test_path ("link.kith");
  KithDb *db = store_test_create_db (path);
  g_autoptr (GFile) link_file = g_file_new_for_path (link);

  g_assert_true (g_file_make_symbolic_link (link_file, path, NULL, NULL));
  g_assert_true (kith_case_vfs_has_open (path));
  g_assert_true (kith_case_vfs_has_open (link));
  g_object_unref (db);
  g_assert_false (kith_case_vfs_has_open (path));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/case-vfs/leaves-the-header-alone", test_leaves_the_header_alone);
  g_test_add_func ("/store/case-vfs/writes-part-of-the-header", test_writes_part_of_the_header);
#if KITH_ENCRYPTED
  g_test_add_func ("/store/case-vfs/holds-nothing-readable", test_holds_nothing_readable);
  g_test_add_func ("/store/case-vfs/stock-shell-opens-the-rest", test_stock_shell_opens_the_rest);
#endif
  g_test_add_func ("/store/case-vfs/knows-what-is-open", test_knows_what_is_open);
  return g_test_run ();
}
