/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-migrator.h"
#include "db/kith-statement.h"
#include "kith-error.h"
#include "store-test.h"

static const KithMigration steps[] = {
  { 1, "CREATE TABLE coach (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
       "CREATE TABLE student (id INTEGER PRIMARY KEY, coach INTEGER REFERENCES coach (id)) STRICT;" },
  { 2, "ALTER TABLE student ADD COLUMN pronouns TEXT; CREATE INDEX student_coach ON student (coach);" },
  /* A table is made anew, which needs references to rest meanwhile. */
  { 3, "CREATE TABLE new_coach (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT) STRICT;"
       "INSERT INTO new_coach (id, name) SELECT id, name FROM coach; DROP TABLE coach;"
       "ALTER TABLE new_coach RENAME TO coach;" },
};

static KithMigrator *
make_migrator (guint n_steps)
{
  g_autoptr (GError) error = NULL;
  KithMigrator *migrator = kith_migrator_new_for_steps (steps, n_steps, &error);

  g_assert_no_error (error);
  return migrator;
}

static void
run (KithDb *db,
     guint   n_steps)
{
  g_autoptr (KithMigrator) migrator = make_migrator (n_steps);
  g_autoptr (GError) error = NULL;
  gboolean done = kith_migrator_run (migrator, db, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_cmpint (store_test_int64 (db, "PRAGMA user_version"), ==, n_steps);
  g_assert_cmpint (store_test_int64 (db, "PRAGMA foreign_keys"), ==, 1);
}

static char *
describe (KithDb *db)
{
  GString *description = g_string_new (NULL);
  g_autoptr (KithStatement) statement = kith_db_prepare (db, "SELECT type, name, sql FROM sqlite_schema"
                                                             " ORDER BY type, name", NULL);

  while (kith_statement_step (statement, NULL) == KITH_STEP_ROW)
    g_string_append_printf (description, "%s %s %s\n", kith_statement_get_text (statement, 0),
                            kith_statement_get_text (statement, 1), kith_statement_get_text (statement, 2));
  return g_string_free_and_steal (description);
}

static void
test_fresh_equals_upgraded (void)
{
  g_autoptr (KithDb) fresh = kith_db_open_memory (NULL);
  g_autoptr (KithDb) upgraded = kith_db_open_memory (NULL);
  g_autofree char *fresh_schema = NULL;
  g_autofree char *upgraded_schema = NULL;

  run (fresh, 3);
  run (upgraded, 1);
  store_test_exec (upgraded, "INSERT INTO coach VALUES (1, 'Nkechi'); INSERT INTO student VALUES (1, 1)");
  run (upgraded, 2);
  run (upgraded, 3);
  run (upgraded, 3);
  fresh_schema = describe (fresh);
  upgraded_schema = describe (upgraded);
  g_assert_cmpstr (fresh_schema, ==, upgraded_schema);
  g_assert_cmpint (store_test_int64 (upgraded, "SELECT COUNT(*) FROM student JOIN coach ON coach.id = student.coach"),
                   ==, 1);
  g_assert_cmpint (store_test_int64 (upgraded, "PRAGMA application_id"), ==, KITH_DB_APPLICATION_ID);
}

static void
test_refuses_newer (void)
{
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (KithMigrator) migrator = make_migrator (2);
  g_autoptr (GError) error = NULL;

  run (db, 3);
  g_assert_false (kith_migrator_run (migrator, db, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_TOO_NEW);
  g_assert_cmpint (store_test_int64 (db, "PRAGMA user_version"), ==, 3);
}

static void
test_refuses_foreign (void)
{
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (KithMigrator) migrator = make_migrator (1);
  g_autoptr (GError) error = NULL;

  store_test_exec (db, "PRAGMA application_id=1234");
  g_assert_false (kith_migrator_run (migrator, db, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_A_CASE_FILE);
}

static void
test_failing_step_rolls_back (void)
{
  static const KithMigration failing[] = {
    { 1, "CREATE TABLE t (x)" },
    { 2, "CREATE TABLE half (x); INSERT INTO t VALUES (1); CREATE TABLE t (x);" },
  };
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (KithMigrator) migrator = kith_migrator_new_for_steps (failing, 2, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_migrator_run (migrator, db, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FAILED);
  g_assert_cmpint (store_test_int64 (db, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (store_test_int64 (db, "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'half'"), ==, 0);
  g_assert_cmpint (store_test_int64 (db, "SELECT COUNT(*) FROM t"), ==, 0);
  g_assert_cmpint (store_test_int64 (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpuint (kith_db_get_depth (db), ==, 0);
}

static void
test_lost_references_roll_back (void)
{
  static const KithMigration losing[] = {
    { 1, "CREATE TABLE coach (id INTEGER PRIMARY KEY);"
         "CREATE TABLE student (id INTEGER PRIMARY KEY, coach INTEGER REFERENCES coach (id));"
         "INSERT INTO coach VALUES (1); INSERT INTO student VALUES (1, 1)" },
    { 2, "DELETE FROM coach" },
  };
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (KithMigrator) migrator = kith_migrator_new_for_steps (losing, 2, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_migrator_run (migrator, db, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_assert_cmpint (store_test_int64 (db, "SELECT COUNT(*) FROM coach"), ==, 1);
  g_assert_cmpint (store_test_int64 (db, "PRAGMA user_version"), ==, 1);
}

static void
test_refuses_gaps (void)
{
  static const KithMigration gap[] = { { 1, "SELECT 1" }, { 3, "SELECT 3" } };
  static const KithMigration late[] = { { 2, "SELECT 2" } };
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_migrator_new_for_steps (gap, 2, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (kith_migrator_new_for_steps (late, 1, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FAILED);
}

typedef struct {
  guint calls;
  guint from;
  guint to;
  gboolean allow;
} Before;

static gboolean
before_cb (KithDb    *db,
           guint      from,
           guint      to,
           gpointer   user_data,
           GError   **error)
{
  Before *before = user_data;

  before->calls++;
  before->from = from;
  before->to = to;
  if (!before->allow)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FULL, "no room for a backup");
  return before->allow;
}

static void
test_backs_up_existing_files_only (void)
{
  g_autoptr (KithDb) db = kith_db_open_memory (NULL);
  g_autoptr (KithMigrator) first = make_migrator (1);
  g_autoptr (KithMigrator) later = make_migrator (3);
  g_autoptr (GError) error = NULL;
  Before before = { .allow = FALSE };

  kith_migrator_set_before (first, before_cb, &before, NULL);
  g_assert_true (kith_migrator_run (first, db, &error));
  g_assert_true (kith_migrator_run (first, db, &error));
  g_assert_cmpuint (before.calls, ==, 0);

  kith_migrator_set_before (later, before_cb, &before, NULL);
  g_assert_false (kith_migrator_run (later, db, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (store_test_int64 (db, "PRAGMA user_version"), ==, 1);
  before.allow = TRUE;
  g_assert_true (kith_migrator_run (later, db, &error));
  g_assert_cmpuint (before.calls, ==, 2);
  g_assert_cmpuint (before.from, ==, 1);
  g_assert_cmpuint (before.to, ==, 3);
}

static void
test_built_in_steps_run (void)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autoptr (KithDb) db = store_test_create_db (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithMigrator) migrator = kith_migrator_new (&error);
  guint version = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (kith_migrator_get_latest_version (migrator), >=, 1);
  g_assert_true (kith_migrator_run (migrator, db, &error));
  g_assert_no_error (error);
  g_assert_true (kith_migrator_get_version (db, &version, &error));
  g_assert_cmpuint (version, ==, kith_migrator_get_latest_version (migrator));
  store_test_assert_sound (db);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/migrator/fresh-equals-upgraded", test_fresh_equals_upgraded);
  g_test_add_func ("/store/migrator/refuses-newer", test_refuses_newer);
  g_test_add_func ("/store/migrator/refuses-foreign", test_refuses_foreign);
  g_test_add_func ("/store/migrator/failing-step-rolls-back", test_failing_step_rolls_back);
  g_test_add_func ("/store/migrator/lost-references-roll-back", test_lost_references_roll_back);
  g_test_add_func ("/store/migrator/refuses-gaps", test_refuses_gaps);
  g_test_add_func ("/store/migrator/backs-up-existing-files", test_backs_up_existing_files_only);
  g_test_add_func ("/store/migrator/built-in-steps", test_built_in_steps_run);
  return g_test_run ();
}
