/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-backup.h"
#include "kith-error.h"
#include "kith-test-case.h"

#include <glib/gstdio.h>

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (directory != NULL && g_dir_read_name (directory) != NULL)
    n++;
  return n;
}

/* A backup opens with the same passphrases and has everything; a restore never replaces a file. */
static void
test_back_up_and_restore (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *backup = g_build_filename (test->folder, "Copy.kith", NULL);
  g_autofree char *restored = g_build_filename (test->folder, "New.kith", NULL);
  g_autoptr (KithCaseFile) file = NULL;
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_maintenance_backup (test->file, backup, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  kith_test_case_sign_in (test, "admin");
  g_assert_true (kith_maintenance_backup (test->file, backup, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (kith_maintenance_backup (test->file, backup, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (kith_maintenance_restore (backup, restored, &error));
  g_assert_no_error (error);
  g_assert_false (kith_maintenance_restore (backup, restored, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);
  file = kith_case_file_open (restored, "manager", KITH_TEST_PASSPHRASE, test->clock, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kith_case_file_count (file, query, NULL), ==, 3);
}

static void
test_restore_of_nothing (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *note = g_build_filename (test->folder, "note.txt", NULL);
  g_autofree char *target = g_build_filename (test->folder, "New.kith", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (note, "not a backup", -1, NULL));
  g_assert_false (kith_maintenance_restore (note, target, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_A_CASE_FILE);
  g_clear_error (&error);
  g_assert_false (kith_maintenance_restore ("/nowhere/at/all.kith", target, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

/* One at the first unlock of a day, none at the second. */
static void
test_daily (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *folder = g_build_filename (test->folder, "backups", NULL);
  g_autofree char *today = g_build_filename (folder, "Team-" KITH_TEST_TODAY ".kith", NULL);
  g_autoptr (KithStats) stats = NULL;
  guint n;

  kith_test_case_sign_in (test, "manager");
  g_assert_true (g_file_test (today, G_FILE_TEST_EXISTS));
  n = count_files (folder);
  kith_test_case_sign_in (test, "mentor");
  g_assert_cmpuint (count_files (folder), ==, n);
  kith_clock_advance (test->clock, 24 * 3600);
  kith_test_case_sign_in (test, "mentor");
  g_assert_cmpuint (count_files (folder), ==, n + 1);
  stats = kith_maintenance_get_stats (test->file, NULL);
  g_assert_cmpint (stats->last_backup, ==, KITH_TEST_NOW + 24 * 3600);
}

/* Before each import one, by whoever may import; the newest three stay and each of them opens. */
static void
test_before_import (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *folder = g_build_filename (test->folder, "backups", NULL);
  g_autofree char *name = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *restored = g_build_filename (test->folder, "Restored.kith", NULL);
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  kith_test_case_sign_in (test, "welfare");
  n = count_files (folder);
  for (guint i = 0; i < 5; i++) {
    kith_clock_advance (test->clock, 60);
    g_assert_true (kith_maintenance_backup_before (test->file, KITH_BACKUP_BEFORE_IMPORT, NULL, &error));
    g_assert_true (kith_maintenance_backup_before (test->file, KITH_BACKUP_BEFORE_IMPORT, NULL, &error));
    g_assert_no_error (error);
  }
  g_assert_cmpuint (count_files (folder), ==, n + 3);
  moment = g_date_time_new_from_unix_local (kith_clock_get_now (test->clock));
  name = g_date_time_format (moment, "Team-before-import-%Y-%m-%d-%H%M.kith");
  newest = g_build_filename (folder, name, NULL);
  g_assert_true (kith_maintenance_restore (newest, restored, &error));
  g_assert_no_error (error);
}

/* A place where no backup can be made keeps nobody out. */
static void
test_daily_impossible (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *folder = g_build_filename (test->folder, "backups", NULL);
  g_autofree char *aside = g_build_filename (test->folder, "aside", NULL);

  g_assert_cmpint (g_rename (folder, aside), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  kith_test_case_sign_in (test, "manager");
  g_unlink (folder);
}

/* After a hundred days: the last seven, then one a week and one a month. */
static void
test_thinning (void)
{
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) gone = NULL;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_DECEMBER, 2025);
  for (guint i = 0; i < 100; i++) {
    char iso[16];

    g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &day);
    g_ptr_array_add (dates, g_strdup (iso));
    g_date_add_days (&day, 1);
  }
  gone = kith_backup_list_superfluous (dates, "2026-03-10");
  g_assert_cmpuint (dates->len - gone->len, >=, 9);
  g_assert_cmpuint (dates->len - gone->len, <=, 13);
  for (guint i = 0; i < gone->len; i++)
    g_assert_cmpstr (g_ptr_array_index (gone, i), <, "2026-03-04");
  g_assert_true (g_ptr_array_find_with_equal_func (gone, "2025-12-31", g_str_equal, NULL));
  g_assert_false (g_ptr_array_find_with_equal_func (gone, "2026-02-28", g_str_equal, NULL));
}

static GStrv
check (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  GStrv findings = NULL;

  g_assert_true (kith_maintenance_check (test->file, &findings, NULL, &error));
  g_assert_no_error (error);
  return findings;
}

static void
assert_finds (KithTestCase *test,
              const char   *script,
              const char   *finding)
{
  g_auto (GStrv) before = check (test);
  g_auto (GStrv) after = NULL;
  g_autofree char *all = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (before), ==, 0);
  g_assert_true (kith_db_exec (test->file->db, script, &error));
  g_assert_no_error (error);
  after = check (test);
  all = g_strjoinv ("\n", after);
  g_test_message ("%s", all);
  g_assert_nonnull (strstr (all, finding));
}

static void
test_check (void)
{
  static const char *const cases[][2] = {
    { "UPDATE note SET text = 'something else'", "search index" },
    { "UPDATE student SET last_contact = '2020-01-01'", "last contact" },
    { "UPDATE student SET contact_due = '2020-01-01'", "last contact" },
    { "UPDATE student SET next_plan = '2020-01-01'", "last contact" },
    { "UPDATE account SET slot = 'none' WHERE name = 'mentor'", "key slot" },
    { "DROP TRIGGER audit_is_not_changed; UPDATE audit SET who = 'x' WHERE id = 3", "Line 3" },
    { "PRAGMA foreign_keys = OFF; UPDATE note SET student = 999", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithTestCase) test = kith_test_case_new ();
    g_autoptr (KithRecord) note = kith_test_note (test->jay, "Met at the workshop.");

    kith_test_save (test->file, note);
    assert_finds (test, cases[i][0], cases[i][1]);
  }
}

static void
test_check_allowed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  GStrv findings = NULL;

  kith_test_case_sign_in (test, "mentor");
  g_assert_false (kith_maintenance_check (test->file, &findings, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
}

static void
test_stats (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithStats) all = kith_maintenance_get_stats (test->file, NULL);
  g_autoptr (KithStats) some = NULL;

  g_assert_cmpint (g_array_index (all->kinds, gint64, 0), ==, 3);
  g_assert_cmpuint (all->schema_version, >=, 1);
  g_assert_cmpint (all->file_size, >, 65536);
#if KITH_ENCRYPTED
  g_assert_nonnull (all->cipher);
#endif
  kith_test_case_sign_in (test, "mentor");
  some = kith_maintenance_get_stats (test->file, NULL);
  g_assert_cmpint (g_array_index (some->kinds, gint64, 0), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/maintenance/back-up-and-restore", test_back_up_and_restore);
  g_test_add_func ("/store/maintenance/restore-of-nothing", test_restore_of_nothing);
  g_test_add_func ("/store/maintenance/daily", test_daily);
  g_test_add_func ("/store/maintenance/before-import", test_before_import);
  g_test_add_func ("/store/maintenance/daily-impossible", test_daily_impossible);
  g_test_add_func ("/store/maintenance/thinning", test_thinning);
  g_test_add_func ("/store/maintenance/check", test_check);
  g_test_add_func ("/store/maintenance/check-allowed", test_check_allowed);
  g_test_add_func ("/store/maintenance/stats", test_stats);
  return g_test_run ();
}
