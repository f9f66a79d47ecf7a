/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-sqlite.h"
#include "db/kith-statement.h"
#include "kith-test-count.h"
#include "kith-text.h"
#include "simulated-disk.h"
#include "store-test.h"

#include <glib/gstdio.h>

/* The power goes at any write, truncation or sync. What was acknowledged is there afterwards, what was not is there whole
 * or not at all, and the file is sound. The same with a disk that lies about its syncs must lose: otherwise the test
 * would prove nothing. KITH_TEST_POWER_CUTS makes the run longer, for a release. */

#define MOST_OPERATIONS 300

static gboolean
commit_one (KithDb *db,
            gint64  number)
{
  g_autoptr (KithTransaction) transaction = kith_transaction_new (db, NULL);
  g_autoptr (KithStatement) statement = NULL;

  if (transaction == NULL)
    return FALSE;
  statement = kith_db_prepare (db, "INSERT INTO entry (number, body) VALUES (:number, randomblob(1 + abs(random() % 9000)))",
                               NULL);
  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":number", number);
  return kith_statement_run (statement, NULL) && kith_transaction_commit (transaction, NULL);
}

/* Returns the last number that was acknowledged. Now and then the WAL is written back, as it is in daily use. */
static gint64
commit_until_cut (KithDb *db,
                  gint64  last,
                  GRand  *rand)
{
  while (!simulated_disk_is_cut () && commit_one (db, last + 1)) {
    last++;
    if (g_rand_int_range (rand, 0, 12) == 0)
      kith_db_checkpoint (db, NULL);
  }
  return last;
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autoptr (GBytes) bytes = store_test_read_file (from);

  store_test_write_file (to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

typedef struct {
  guint n_cuts;
  guint n_damaged;
  guint n_lost;
  gint64 n_acknowledged;
} Losses;

/* Opened as after a power cut, by a program that knows nothing of it. */
static void
look_after (const char *copy,
            gint64      acknowledged,
            Losses     *losses)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDb) db = kith_db_open (copy, store_test_key, KITH_DB_OPEN_EXISTING, &error);
  g_auto (GStrv) findings = NULL;
  gint64 last = -1, count = -1;

  if (db == NULL || !kith_db_check (db, &findings, NULL) || findings[0] != NULL ||
      !kith_db_get_int64 (db, "SELECT coalesce (max (number), 0) FROM entry", &last, NULL) ||
      !kith_db_get_int64 (db, "SELECT count(*) FROM entry", &count, NULL) || last != count)
    losses->n_damaged++;
  else if (last < acknowledged || last > acknowledged + 1)
    losses->n_lost++;
}

static void
cut_once (const char        *start,
          SimulatedDiskKind  kind,
          GRand             *rand,
          Losses            *losses)
{
  g_autofree char *path = store_test_path ("cut.kith");
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy = store_test_path ("after.kith");
  g_autofree char *copy_wal = g_strconcat (copy, "-wal", NULL);
  gint64 acknowledged = 0;
  KithDb *db = NULL;

  g_unlink (wal);
  g_unlink (copy);
  g_unlink (copy_wal);
  copy_file (start, path);
  simulated_disk_begin (kind, G_MAXUINT);
  db = store_test_open_db (path);
  acknowledged = store_test_int64 (db, "SELECT coalesce (max (number), 0) FROM entry");
  simulated_disk_limit ((guint) g_rand_int_range (rand, 1, MOST_OPERATIONS));
  acknowledged = commit_until_cut (db, acknowledged, rand);
  g_object_unref (db);
  simulated_disk_save (path, copy, rand);
  simulated_disk_end ();
  look_after (copy, acknowledged, losses);
  losses->n_acknowledged += acknowledged;
  losses->n_cuts++;
}

static Losses
cut_often (SimulatedDiskKind kind,
           guint             n_cuts)
{
  g_autofree char *start = store_test_path ("start.kith");
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261129);
  KithDb *db = store_test_create_db (start);
  Losses losses = { 0 };

  store_test_exec (db, "CREATE TABLE entry (number INTEGER PRIMARY KEY, body BLOB)");
  g_object_unref (db);
  for (guint i = 0; i < n_cuts; i++)
    cut_once (start, kind, rand, &losses);
  return losses;
}

static void
test_honest_disk (void)
{
  Losses losses = cut_often (SIMULATED_DISK_HONEST, kith_test_count ("KITH_TEST_POWER_CUTS", 1000));

  g_autofree char *cuts = kith_text_format_number (losses.n_cuts);
  g_autofree char *acknowledged = kith_text_format_number (losses.n_acknowledged);

  g_test_message ("counted: %s power cuts, %s acknowledged commits, %u lost, %u damaged", cuts, acknowledged, losses.n_lost,
                  losses.n_damaged);
  g_assert_cmpuint (losses.n_lost, ==, 0);
  g_assert_cmpuint (losses.n_damaged, ==, 0);
  g_assert_cmpint (losses.n_acknowledged, >, losses.n_cuts);
}

static void
test_lying_disk_loses (void)
{
  Losses losses = cut_often (SIMULATED_DISK_LYING, 40);

  g_test_message ("counted: %u power cuts of a disk that lies, %u lost, %u damaged, as there must be", losses.n_cuts, losses.n_lost,
                  losses.n_damaged);
  g_assert_cmpuint (losses.n_lost + losses.n_damaged, >, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  store_test_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kith_sqlite_init (&error);
  g_assert_no_error (error);
  simulated_disk_install ();

  g_test_add_func ("/fault/power-cut/honest-disk", test_honest_disk);
  g_test_add_func ("/fault/power-cut/lying-disk-loses", test_lying_disk_loses);

  return g_test_run ();
}
