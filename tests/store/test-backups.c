/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-backup.h"
#include "kith-date.h"
#include "kith-erasure-ledger.h"
#include "kith-error.h"
#include "kith-test-case.h"
#include "kith-test-count.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define DAY (24 * 3600)

/* How long backups stay, whether they are sound, and the second place. KITH_TEST_DAYS makes the long run longer. */

static char *
dup_folder (KithTestCase *test)
{
  return g_build_filename (test->folder, "backups", NULL);
}

static GPtrArray *
list (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = kith_backups_list_all (test->file, &error);

  g_assert_no_error (error);
  return backups;
}

/* Whatever Kith made is younger than the limit, and one of today is there and whole. Returns how many there are. */
static guint
assert_kept (KithTestCase *test)
{
  g_autofree char *today = kith_clock_dup_today (test->clock);
  g_autoptr (GPtrArray) backups = list (test);
  gboolean has_today = FALSE;

  for (guint i = 0; i < backups->len; i++) {
    const KithBackup *backup = g_ptr_array_index (backups, i);

    g_assert_cmpint (kith_date_iso_days_between (backup->day, today), <=, KITH_BACKUP_MOST_DAYS);
    has_today |= backup->kind == KITH_BACKUP_DAILY && g_str_equal (backup->day, today) && backup->opens &&
                 g_strcmp0 (backup->result, "") == 0;
  }
  g_assert_true (has_today);
  return backups->len;
}

static void
back_up (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;

  kith_maintenance_backup_daily (test->file, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
back_up_before (KithTestCase *test)
{
  KithBackupOccasion occasion = (KithBackupOccasion) g_test_rand_int_range (0, KITH_BACKUP_BEFORE_ERASURE + 1);
  g_autoptr (GError) error = NULL;

  kith_maintenance_backup_before (test->file, occasion, NULL, &error);
  g_assert_no_error (error);
}

/* As it was named until schema 8; only the file itself knows when. */
static void
add_old_migration (KithTestCase *test)
{
  g_autofree char *today = kith_clock_dup_today (test->clock);
  g_autofree char *from = kith_backup_dup_dated_path (test->file, today);
  g_autofree char *to = kith_backup_dup_dated_path (test->file, "schema-6");
  const struct utimbuf times = { kith_clock_get_now (test->clock), kith_clock_get_now (test->clock) };
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
  g_assert_cmpint (utime (to, &times), ==, 0);
}

/* From now on backups have another name; those of the old one are nobody's that Kith thins out by number. */
static void
rename_file (KithTestCase *test)
{
  g_autofree char *path = g_build_filename (test->folder, "Renamed.kith", NULL);

  kith_test_case_sign_out (test);
  g_assert_cmpint (g_rename (test->path, path), ==, 0);
  g_set_str (&test->path, path);
  kith_test_case_sign_in (test, "admin");
}

static void
verify_newest (KithTestCase *test)
{
  g_autoptr (GPtrArray) backups = list (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithBackupReport) report =
    kith_backups_verify (test->file, ((KithBackup *) g_ptr_array_index (backups, 0))->path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (report->findings[0], ==, NULL);
}

static void
test_a_year (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  guint n_days = kith_test_count ("KITH_TEST_DAYS", 400);
  guint n_made = 0, n_before = 0, most = 0;

  kith_test_case_sign_in (test, "admin");
  add_old_migration (test);
  for (guint day = 0; day < n_days; day++) {
    kith_clock_advance (test->clock, DAY);
    if (day == n_days / 2)
      rename_file (test);
    /* weekends, holidays, and a summer without anybody */
    if (g_test_rand_int_range (0, 4) != 0 || (day > 250 && day < 290))
      continue;
    if (g_test_rand_int_range (0, 3) == 0) {
      back_up_before (test);
      n_before++;
    }
    back_up (test);
    n_made++;
    most = MAX (most, assert_kept (test));
    if (n_made % 20 == 0)
      verify_newest (test);
  }
  g_test_message ("counted: %u days with %u daily backups and %u before something, never one of over 92 days, at most %u "
                  "kept, one of the day always whole", n_days, n_made, n_before, most);
}

/* Nothing but Kith's own leftovers goes. */
static void
test_leftovers (void)
{
  static const char *const stays[] = { "Team B-2026-03-09.kith.partial", "notes.partial", "Team-2026-03-09.txt", "by-hand.kith" };
  static const char *const goes[] = { "Team-2026-03-09.kith.partial", "Team-2026-03-09.kith.fresh",
                                      "Team-2026-03-09.kith.fresh.partial", "Team-drill.kith", "Team-drill.kith.partial",
                                      "Team-drill.kith.restored" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *folder = dup_folder (test);

  kith_test_case_sign_in (test, "admin");
  for (guint i = 0; i < G_N_ELEMENTS (stays) + G_N_ELEMENTS (goes); i++) {
    g_autofree char *path =
      g_build_filename (folder, i < G_N_ELEMENTS (stays) ? stays[i] : goes[i - G_N_ELEMENTS (stays)], NULL);

    g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  }
  kith_clock_advance (test->clock, DAY);
  back_up (test);
  for (guint i = 0; i < G_N_ELEMENTS (stays); i++) {
    g_autofree char *path = g_build_filename (folder, stays[i], NULL);

    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  for (guint i = 0; i < G_N_ELEMENTS (goes); i++) {
    g_autofree char *path = g_build_filename (folder, goes[i], NULL);

    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
}

static void
assert_name (const char     *name,
             KithBackupKind  kind,
             const char     *stem,
             const char     *day,
             int             minutes)
{
  g_auto (KithBackupName) parsed = { 0 };

  kith_backup_name_parse (&parsed, name);
  g_assert_cmpint (parsed.kind, ==, kind);
  g_assert_cmpstr (parsed.stem, ==, stem);
  g_assert_cmpstr (parsed.day, ==, day);
  g_assert_cmpint (parsed.minutes, ==, minutes);
}

static void
test_names (void)
{
  assert_name ("Team-2026-11-29.kith", KITH_BACKUP_DAILY, "Team", "2026-11-29", -1);
  assert_name ("Team-before-import-2026-11-29-0915.kith", KITH_BACKUP_IMPORT, "Team", "2026-11-29", 555);
  assert_name ("A-B-before-merge-2026-11-29-2359.kith", KITH_BACKUP_MERGE, "A-B", "2026-11-29", 1439);
  assert_name ("Team-before-erasure-2026-11-29-0000.kith", KITH_BACKUP_ERASURE, "Team", "2026-11-29", 0);
  assert_name ("Team-schema-7.kith", KITH_BACKUP_MIGRATION, "Team", NULL, -1);
  assert_name ("Team-schema-7-2026-11-29.kith", KITH_BACKUP_MIGRATION, "Team", "2026-11-29", -1);
  assert_name ("Team-before-import-2026-11-29-2400.kith", KITH_BACKUP_BY_HAND, NULL, NULL, -1);
  assert_name ("Team-before-import-2026-11-29-0960.kith", KITH_BACKUP_BY_HAND, NULL, NULL, -1);
  assert_name ("Team-2026-02-30.kith", KITH_BACKUP_BY_HAND, NULL, NULL, -1);
  assert_name ("Team.kith", KITH_BACKUP_BY_HAND, NULL, NULL, -1);
  assert_name ("Team-2026-11-29.zip", KITH_BACKUP_BY_HAND, NULL, NULL, -1);
  assert_name ("-2026-11-29.kith", KITH_BACKUP_BY_HAND, NULL, NULL, -1);
  assert_name ("\xff-2026-11-29.kith", KITH_BACKUP_BY_HAND, NULL, NULL, -1);
}

static KithBackup *
find (GPtrArray  *backups,
      const char *name)
{
  for (guint i = 0; i < backups->len; i++) {
    KithBackup *backup = g_ptr_array_index (backups, i);
    g_autofree char *base = g_path_get_basename (backup->path);

    if (g_str_equal (base, name))
      return backup;
  }
  return NULL;
}

static void
test_list (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *by_hand = g_build_filename (test->folder, "By hand.kith", NULL);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  KithBackup *backup;

  kith_test_case_sign_in (test, "manager");
  g_assert_null (kith_backups_list (test->file, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  kith_test_case_sign_in (test, "admin");
  g_assert_true (kith_maintenance_backup (test->file, by_hand, NULL, NULL));
  kith_clock_advance (test->clock, DAY);
  g_assert_true (kith_maintenance_backup_before (test->file, KITH_BACKUP_BEFORE_IMPORT, NULL, NULL));
  back_up (test);
  backups = kith_backups_list (test->file, &error);
  g_assert_no_error (error);
  backup = find (backups, "Team-2026-03-11.kith");
  g_assert_cmpint (backup->kind, ==, KITH_BACKUP_DAILY);
  g_assert_cmpint (backup->verified_at, ==, KITH_TEST_NOW + DAY);
  g_assert_cmpstr (backup->result, ==, "");
  g_assert_cmpint (backup->size, >, 64 * 1024);
  g_assert_true (backup->opens);
  /* not the last of its week, when one is made every day */
  g_assert_cmpstr (backup->expires, ==, "2026-03-18");
  backup = find (backups, "Team-before-import-2026-03-11-1000.kith");
  g_assert_cmpint (backup->kind, ==, KITH_BACKUP_IMPORT);
  g_assert_cmpint (backup->made_at, ==, KITH_TEST_NOW + DAY);
  g_assert_cmpstr (backup->expires, ==, "2026-06-12");
  backup = find (backups, "By hand.kith");
  g_assert_cmpint (backup->kind, ==, KITH_BACKUP_BY_HAND);
  g_assert_null (backup->expires);
}

/* Each page in turn is changed on the disk; each time it is found. */
static void
test_verify (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *today = NULL;
  g_autofree char *bytes = NULL;
  gsize size = 0;
  guint n_found = 0, n_tried = 0;

  kith_test_case_sign_in (test, "admin");
  today = kith_backup_dup_dated_path (test->file, KITH_TEST_TODAY);
  verify_newest (test);
  g_assert_true (g_file_get_contents (today, &bytes, &size, NULL));
  for (gsize place = 65536 + 2000; place < size; place += 4096 * 23) {
    g_autofree char *changed = g_memdup2 (bytes, size);
    g_autoptr (KithBackupReport) report = NULL;
    g_autoptr (GError) error = NULL;

    changed[place] ^= 0x40;
    g_assert_true (g_file_set_contents (today, changed, (gssize) size, NULL));
    report = kith_backups_verify (test->file, today, NULL, &error);
    g_assert_no_error (error);
    n_found += report->findings[0] != NULL;
    n_tried++;
  }
  g_assert_cmpuint (n_found, ==, n_tried);
  g_test_message ("counted: %u backups with one changed bit, %u found damaged", n_tried, n_found);
}

/* Under a former data key it opens all the same, with the keys of whoever asks; for somebody who came later it does not. */
static void
test_verify_old_key (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *path = NULL;
  g_autoptr (KithBackupReport) report = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "admin");
  path = kith_backup_dup_dated_path (test->file, KITH_TEST_TODAY);
  g_assert_true (kith_accounts_disable (test->file, "mentor2", NULL, &error));
  g_assert_no_error (error);
  report = kith_backups_verify (test->file, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report->findings[0], ==, NULL);
  kith_test_case_invite_again (test, "manager", KITH_TEST_PASSPHRASE);
  kith_test_case_sign_in (test, "manager");
  backups = list (test);
  g_assert_false (((KithBackup *) g_ptr_array_index (backups, 0))->opens);
}

static void
test_drill (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithBackupReport) report = NULL;
  g_autoptr (KithBackupHealth) before = NULL;
  g_autoptr (KithBackupHealth) after = NULL;
  g_autofree char *folder = dup_folder (test);
  g_autoptr (KithRecord) fern = kith_test_student ("Fern", "8801");
  g_autoptr (KithRecord) hale = kith_test_student ("Hale", "8802");
  g_autoptr (GDir) directory = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  kith_test_case_sign_in (test, "manager");
  kith_test_save (test->file, fern);
  g_assert_null (kith_backups_drill (test->file, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  kith_clock_advance (test->clock, 93 * DAY);
  kith_test_case_sign_in (test, "admin");
  before = kith_backups_get_health (test->file, NULL);
  g_assert_true (before->is_drill_due);
  kith_test_case_sign_in (test, "manager");
  kith_test_save (test->file, hale);
  kith_test_case_sign_in (test, "admin");
  report = kith_backups_drill (test->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report->findings[0], ==, NULL);
  g_assert_cmpint (report->counts.students, ==, 4);
  g_assert_cmpint (report->now.students, ==, 5);
  g_assert_cmpint (report->now.audit_lines, >, report->counts.audit_lines);
  g_assert_cmpint (report->now.records, >, report->counts.records);
  after = kith_backups_get_health (test->file, NULL);
  g_assert_false (after->is_drill_due);
  g_assert_cmpint (after->last_drill, ==, kith_clock_get_now (test->clock));
  directory = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    g_assert_null (strstr (name, "drill"));
}

/* A week without a backup, because none can be made. */
static void
test_late (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *folder = dup_folder (test);
  g_autofree char *aside = g_build_filename (test->folder, "aside", NULL);
  g_autoptr (KithBackupHealth) good = NULL;
  g_autoptr (KithBackupHealth) late = NULL;

  kith_test_case_sign_in (test, "admin");
  good = kith_backups_get_health (test->file, NULL);
  g_assert_false (good->is_late);
  g_assert_null (good->daily_problem);
  kith_test_case_sign_out (test);
  kith_clock_advance (test->clock, 8 * DAY);
  g_assert_cmpint (g_rename (folder, aside), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  kith_test_case_sign_in (test, "admin");
  late = kith_backups_get_health (test->file, NULL);
  g_assert_true (late->is_late);
  g_assert_nonnull (late->daily_problem);
}

static guint
count_files (const char *folder,
             const char *end)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    n += g_str_has_suffix (name, end);
  return n;
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
}

static void
next_day (KithTestCase *test)
{
  kith_clock_advance (test->clock, DAY);
  kith_test_case_sign_in (test, "admin");
}

static void
test_second (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *second = g_build_filename (test->folder, "usb", NULL);
  g_autofree char *folder = dup_folder (test);
  g_autoptr (KithBackupHealth) there = NULL;
  g_autoptr (KithBackupHealth) away = NULL;
  g_autoptr (KithBackupHealth) back = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "admin");
  g_assert_false (kith_backups_set_second (test->file, second, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (kith_backups_set_second (test->file, folder, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir (second, 0700), ==, 0);
  g_assert_true (kith_backups_set_second (test->file, second, &error));
  g_assert_true (kith_backups_copy_to_second (test->file, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (second, ".kith"), ==, 1);
  there = kith_backups_get_health (test->file, NULL);
  g_assert_cmpstr (there->second_folder, ==, second);
  g_assert_cmpint (there->second_copied_at, ==, KITH_TEST_NOW);
  g_assert_true (there->is_same_disk);
  /* it opens, and whoever is removed is told of it */
  copies = kith_accounts_list_copies (test->file, "coach", NULL);
  g_assert_cmpuint (copies->len, ==, 2);

  /* the drive is taken out: an empty folder where it was */
  empty_folder (second);
  next_day (test);
  away = kith_backups_get_health (test->file, NULL);
  g_assert_nonnull (away->second_problem);
  g_assert_nonnull (strstr (away->second_problem, "is away"));
  g_assert_cmpuint (count_files (second, ".kith"), ==, 0);

  /* and connected again */
  g_assert_true (kith_erasure_ledger_publish_in (test->file, second, NULL));
  next_day (test);
  back = kith_backups_get_health (test->file, NULL);
  g_assert_null (back->second_problem);
  g_assert_cmpuint (count_files (second, ".kith"), ==, 1);
  g_assert_cmpuint (count_files (second, ".partial"), ==, 0);
  g_assert_true (kith_backups_set_second (test->file, NULL, NULL));
  next_day (test);
  g_assert_cmpuint (count_files (second, ".kith"), ==, 1);
}

/* The same rule there. */
static void
test_second_expires (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *second = g_build_filename (test->folder, "usb", NULL);

  kith_test_case_sign_in (test, "admin");
  g_assert_cmpint (g_mkdir (second, 0700), ==, 0);
  g_assert_true (kith_backups_set_second (test->file, second, NULL));
  for (guint i = 0; i < 20; i++) {
    kith_clock_advance (test->clock, 9 * DAY);
    back_up (test);
    g_assert_true (kith_backups_copy_to_second (test->file, NULL, NULL));
    assert_kept (test);
  }
  g_assert_cmpuint (count_files (second, ".kith"), >, 6);
  g_assert_cmpuint (count_files (second, ".kith"), <, 12);
}

static guint
count_expired (KithTestCase *test)
{
  g_autofree char *today = kith_clock_dup_today (test->clock);
  g_autoptr (GPtrArray) backups = list (test);
  guint n = 0;

  for (guint i = 0; i < backups->len; i++)
    n += kith_backup_is_expired (((KithBackup *) g_ptr_array_index (backups, i))->day, today);
  return n;
}

/* A computer whose battery is empty wakes up in another year. One day of that takes no backup away; on the second it is true. */
static void
test_wrong_clock (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  guint n;

  for (guint i = 0; i < 5; i++)
    next_day (test);
  n = count_files (test->folder, ".kith") + 5;
  kith_clock_advance (test->clock, 3650 * DAY);
  kith_test_case_sign_in (test, "admin");
  g_assert_cmpuint (count_expired (test), >=, 5);
  next_day (test);
  g_assert_cmpuint (count_expired (test), ==, 0);
  g_test_message ("counted: %u backups ten years old on the first day, all kept; on the second none", n);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

static void
assert_same (const char *path,
             const char *copy)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  gsize size = 0, other_size = 0;

  g_assert_true (g_file_get_contents (path, &one, &size, NULL));
  g_assert_true (g_file_get_contents (copy, &other, &other_size, NULL));
  g_assert_cmpmem (one, size, other, other_size);
}

/* The case file before this one had the same name, and its last backup is of today. */
static void
test_place_is_taken (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithTestCase) other = kith_test_case_new ();
  g_autofree char *today = NULL;
  g_autofree char *path = NULL;
  g_autoptr (KithBackupHealth) health = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_out (other);
  kith_clock_advance (test->clock, DAY);
  today = kith_clock_dup_today (test->clock);
  path = kith_backup_dup_dated_path (test->file, today);
  copy_file (other->path, path);
  kith_test_case_sign_in (test, "admin");
  health = kith_backups_get_health (test->file, NULL);
  g_assert_nonnull (strstr (health->daily_problem, "not a backup of this case file"));
  g_assert_false (kith_backups_make_now (test->file, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  assert_same (other->path, path);
  g_assert_cmpint (g_unlink (path), ==, 0);
  back_up (test);
  g_assert_cmpuint (assert_kept (test), ==, 2);
}

/* Two teams whose case files have the same name choose the same shared folder. */
static void
test_second_of_another (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithTestCase) other = kith_test_case_new ();
  g_autofree char *second = g_build_filename (test->folder, "shared", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *theirs = g_build_filename (second, "Team-2026-03-10.kith", NULL);
  g_autoptr (KithBackupHealth) health = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (second, 0700), ==, 0);
  kith_test_case_sign_in (other, "admin");
  g_assert_true (kith_backups_set_second (other->file, second, NULL));
  g_assert_true (kith_backups_copy_to_second (other->file, NULL, NULL));
  kept = kith_backup_dup_dated_path (other->file, "2026-03-10");
  kith_test_case_sign_in (test, "admin");
  g_assert_true (kith_backups_set_second (test->file, second, NULL));
  g_assert_false (kith_backups_copy_to_second (test->file, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  health = kith_backups_get_health (test->file, NULL);
  g_assert_nonnull (strstr (health->second_problem, "Choose a folder for this one alone"));
  assert_same (kept, theirs);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/backups/a-year", test_a_year);
  g_test_add_func ("/backups/leftovers", test_leftovers);
  g_test_add_func ("/backups/names", test_names);
  g_test_add_func ("/backups/list", test_list);
  g_test_add_func ("/backups/verify", test_verify);
  g_test_add_func ("/backups/verify-old-key", test_verify_old_key);
  g_test_add_func ("/backups/drill", test_drill);
  g_test_add_func ("/backups/late", test_late);
  g_test_add_func ("/backups/second", test_second);
  g_test_add_func ("/backups/second-expires", test_second_expires);
  g_test_add_func ("/backups/second-of-another", test_second_of_another);
  g_test_add_func ("/backups/place-is-taken", test_place_is_taken);
  g_test_add_func ("/backups/wrong-clock", test_wrong_clock);
  return g_test_run ();
}
