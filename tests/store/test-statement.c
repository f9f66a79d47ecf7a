/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-statement.h"
#include "kith-error.h"
#include "store-test.h"

#include <string.h>

static KithStatement *
prepare (KithDb     *db,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  KithStatement *statement = kith_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  return statement;
}

static void
step (KithStatement *statement,
      KithStepResult       expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kith_statement_step (statement, &error), ==, expected);
  g_assert_no_error (error);
}

static void
test_values_come_back (void)
{
  static const guint8 raw[] = { 0, 1, 0, 255 };
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (KithStatement) insert = NULL;
  g_autoptr (KithStatement) select = NULL;
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) empty_back = NULL;
  g_autoptr (GError) error = NULL;

  store_test_exec (db, "CREATE TABLE t (i, d, s, b, e, n)");
  insert = prepare (db, "INSERT INTO t VALUES (:i, :d, :s, :b, :e, :n)");
  kith_statement_bind_int64 (insert, ":i", G_MININT64);
  kith_statement_bind_double (insert, ":d", 0.25);
  kith_statement_bind_text (insert, ":s", "سلمى O'Brien");
  kith_statement_bind_blob (insert, ":b", raw, sizeof raw);
  kith_statement_bind_bytes (insert, ":e", empty);
  kith_statement_bind_text (insert, ":n", NULL);
  g_assert_true (kith_statement_run (insert, &error));
  g_assert_cmpint (kith_db_get_last_id (db), ==, 1);
  g_assert_cmpint (kith_db_get_changes (db), ==, 1);

  select = prepare (db, "SELECT i, d, s, b, e, n FROM t");
  step (select, KITH_STEP_ROW);
  g_assert_cmpint (kith_statement_get_n_columns (select), ==, 6);
  g_assert_cmpstr (kith_statement_get_column_name (select, 2), ==, "s");
  g_assert_cmpint (kith_statement_get_int64 (select, 0), ==, G_MININT64);
  g_assert_cmpfloat (kith_statement_get_double (select, 1), ==, 0.25);
  g_assert_cmpstr (kith_statement_get_text (select, 2), ==, "سلمى O'Brien");
  back = kith_statement_dup_bytes (select, 3);
  g_assert_cmpmem (g_bytes_get_data (back, NULL), g_bytes_get_size (back), raw, sizeof raw);
  empty_back = kith_statement_dup_bytes (select, 4);
  g_assert_nonnull (empty_back);
  g_assert_cmpuint (g_bytes_get_size (empty_back), ==, 0);
  g_assert_true (kith_statement_is_null (select, 5));
  g_assert_null (kith_statement_get_text (select, 5));
  step (select, KITH_STEP_DONE);
}

static void
test_is_cached_and_forgets_values (void)
{
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  KithStatement *first = prepare (db, "SELECT :a");
  KithStatement *second, *third;

  kith_statement_bind_text (first, ":a", "secret");
  step (first, KITH_STEP_ROW);
  second = prepare (db, "SELECT :a");
  g_assert_true (first != second);
  kith_statement_release (second);
  kith_statement_release (first);

  third = prepare (db, "SELECT :a");
  g_assert_true (third == second);
  step (third, KITH_STEP_ROW);
  g_assert_true (kith_statement_is_null (third, 0));
  kith_statement_release (third);
}

static void
test_cache_stays_bounded (void)
{
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);

  for (guint i = 0; i < 1000; i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT %u", i);
    g_autoptr (KithStatement) statement = prepare (db, sql);

    step (statement, KITH_STEP_ROW);
    g_assert_cmpint (kith_statement_get_int64 (statement, 0), ==, i);
  }
}

static void
test_unknown_parameter_is_said (void)
{
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (KithStatement) statement = prepare (db, "SELECT :a");

  g_assert_true (kith_statement_has_parameter (statement, ":a"));
  g_assert_false (kith_statement_has_parameter (statement, ":b"));
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*no parameter :b*");
  kith_statement_bind_int64 (statement, ":b", 1);
  g_test_assert_expected_messages ();
}

static void
test_bad_sql_and_bad_search (void)
{
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (KithStatement) search = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_db_prepare (db, "SELEKT 1", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FAILED);
  g_clear_error (&error);

  /* What a person searched for must not come back in a message. */
  store_test_exec (db, "CREATE VIRTUAL TABLE f USING fts5 (body)");
  search = prepare (db, "SELECT rowid FROM f WHERE f MATCH :words");
  kith_statement_bind_text (search, ":words", "bruises \"");
  g_assert_cmpint (kith_statement_step (search, &error), ==, KITH_STEP_ERROR);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FAILED);
  g_assert_null (strstr (error->message, "bruises"));
}

static void
test_too_large_a_value (void)
{
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (KithStatement) statement = prepare (db, "SELECT LENGTH(:a)");
  g_autofree char *large = g_malloc0 (65 * 1024 * 1024);
  g_autoptr (GError) error = NULL;

  kith_statement_bind_blob (statement, ":a", large, 65 * 1024 * 1024);
  g_assert_cmpint (kith_statement_step (statement, &error), ==, KITH_STEP_ERROR);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_outlives_the_connection (void)
{
  KithDb *db = kith_db_open_memory (NULL);
  g_autoptr (KithStatement) statement = prepare (db, "SELECT 1 UNION SELECT 2");
  g_autoptr (GError) error = NULL;

  step (statement, KITH_STEP_ROW);
  g_assert_true (kith_db_close (db, NULL));
  g_object_unref (db);
  g_assert_cmpint (kith_statement_get_int64 (statement, 0), ==, 0);
  g_assert_cmpint (kith_statement_step (statement, &error), ==, KITH_STEP_ERROR);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FAILED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/statement/values-come-back", test_values_come_back);
  g_test_add_func ("/store/statement/cached", test_is_cached_and_forgets_values);
  g_test_add_func ("/store/statement/cache-bounded", test_cache_stays_bounded);
  g_test_add_func ("/store/statement/unknown-parameter", test_unknown_parameter_is_said);
  g_test_add_func ("/store/statement/bad-sql", test_bad_sql_and_bad_search);
  g_test_add_func ("/store/statement/too-large", test_too_large_a_value);
  g_test_add_func ("/store/statement/outlives-the-connection", test_outlives_the_connection);
  return g_test_run ();
}
