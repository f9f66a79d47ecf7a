/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-statement.h"
#include "kith-error.h"
#include "kith-test-count.h"
#include "kith-text.h"
#include "store-test.h"
#include "vault/kith-vault.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Processes that are killed at any moment. KITH_TEST_KILLS (while saving) and KITH_TEST_KEY_KILLS (while keys change) make the
 * runs longer, for a release. */

/* microseconds from the first commit on */
#define LONGEST_LIFE 400
#define KILLS_IN_A_FILE 25

#define NAME "Oluwaseun"
#define PASSPHRASE "correct horse battery staple"

/* What a process finds in the file that the one before it left. */
typedef struct {
  gint64 newest;
  gint64 n_entries;
} Found;

static Found
look (KithDb *db)
{
  return (Found) {
    store_test_int64 (db, "SELECT COALESCE(MAX(number), 0) FROM entry"),
    store_test_int64 (db, "SELECT COUNT(*) FROM entry"),
  };
}

/* The child says on the pipe what it found, and then what it has been promised is saved. */
static void
commit_for_ever (const char *path,
                 int         pipe_end)
{
  KithDb *db = store_test_open_db (path);
  Found found = look (db);
  gint64 number = found.newest;

  if (write (pipe_end, &found, sizeof found) != sizeof found)
    _exit (1);
  for (;;) {
    g_autoptr (KithStatement) statement = NULL;
    g_autoptr (KithTransaction) transaction = kith_transaction_new (db, NULL);

    number++;
    statement = kith_db_prepare (db, "INSERT INTO entry (number, body) VALUES (:number, randomblob(700))", NULL);
    kith_statement_bind_int64 (statement, ":number", number);
    if (!kith_statement_run (statement, NULL) || !kith_transaction_commit (transaction, NULL) ||
        write (pipe_end, &number, sizeof number) != sizeof number)
      _exit (1);
  }
}

static void
assert_nothing_lost (Found  found,
                     gint64 acknowledged)
{
  g_assert_cmpint (found.newest, >=, acknowledged);
  g_assert_cmpint (found.newest, <=, acknowledged + 1);
  g_assert_cmpint (found.n_entries, ==, found.newest);
}

/* Each process looks at what was left by the one killed before it. Returns the newest commit that was acknowledged. */
static gint64
kill_while_committing (const char *path,
                       gint64      acknowledged,
                       gulong      microseconds)
{
  Found found;
  gint64 number;
  int ends[2];
  int status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    close (ends[0]);
    commit_for_ever (path, ends[1]);
  }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &found, sizeof found), ==, sizeof found);
  assert_nothing_lost (found, acknowledged);
  /* The clock starts when the child is at work. */
  g_assert_cmpint (read (ends[0], &acknowledged, sizeof acknowledged), ==, sizeof acknowledged);
  g_usleep (microseconds);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  while (read (ends[0], &number, sizeof number) == sizeof number)
    acknowledged = number;
  close (ends[0]);
  return acknowledged;
}

static void
report (guint       n_kills,
        const char *rest)
{
  g_autofree char *kills = kith_text_format_number (n_kills);

  g_test_message ("counted: %s kills %s", kills, rest);
}

/* A file of its own for every so many, or looking at what is in it would take longer than the kills. Returns how many commits
 * it holds. */
static gint64
kill_often (guint file_number,
            guint n_kills)
{
  g_autofree char *name = g_strdup_printf ("%u.kith", file_number);
  g_autofree char *path = store_test_path (name);
  KithDb *db = store_test_create_db (path);
  gint64 acknowledged = 0;
  Found found;

  store_test_exec (db, "CREATE TABLE entry (number INTEGER PRIMARY KEY, body BLOB)");
  g_object_unref (db);
  for (guint i = 0; i < n_kills; i++)
    acknowledged = kill_while_committing (path, acknowledged, (gulong) g_test_rand_int_range (0, LONGEST_LIFE));
  db = store_test_open_db (path);
  found = look (db);
  assert_nothing_lost (found, acknowledged);
  store_test_assert_sound (db);
  g_object_unref (db);
  g_unlink (path);
  return found.newest;
}

static void
test_acknowledged_commits_survive (void)
{
  guint n_kills = kith_test_count ("KITH_TEST_KILLS", 10000);
  g_autofree char *commits = NULL;
  g_autofree char *rest = NULL;
  gint64 n_commits = 0;

  for (guint i = 0; i < n_kills; i += KILLS_IN_A_FILE)
    n_commits += kill_often (i / KILLS_IN_A_FILE, MIN (KILLS_IN_A_FILE, n_kills - i));
  commits = kith_text_format_number (n_commits);
  rest = g_strdup_printf ("while saving, %s commits, 0 acknowledged ones lost, 0 damaged", commits);
  report (n_kills, rest);
}

static KithVault *
unlock (const char *path)
{
  g_autoptr (GError) error = NULL;
  KithVault *vault = kith_vault_unlock (path, NAME, PASSPHRASE, &error);

  g_assert_no_error (error);
  return vault;
}

static void
create_vault (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecretText) recovery_key = NULL;
  KithVault *vault = kith_vault_create (path, NAME, PASSPHRASE, &store_test_cheap, &recovery_key, &error);

  g_assert_no_error (error);
  store_test_exec (kith_vault_get_db (vault), "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT);"
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                   "INSERT INTO note (body) SELECT printf('%0300d', i) FROM n");
  g_object_unref (vault);
}

/* A change of the header or of the whole file, with something fresh in the journal. */
typedef gboolean (*Change) (KithVault *vault);

static gboolean
rotate (KithVault *vault)
{
  return kith_vault_rotate (vault, NULL, NULL);
}

static gboolean
rewrap (KithVault *vault)
{
  return kith_vault_change_passphrase (vault, PASSPHRASE, PASSPHRASE, &store_test_cheap, NULL);
}

static void
change_for_ever (const char *path,
                 Change      change,
                 int         pipe_end)
{
  KithVault *vault = unlock (path);

  if (write (pipe_end, "x", 1) != 1)
    _exit (1);
  for (;;) {
    store_test_exec (kith_vault_get_db (vault), "UPDATE note SET body = body || 'x' WHERE id = 7");
    if (!change (vault))
      _exit (1);
  }
}

static void
kill_while_changing (const char *path,
                     Change      change,
                     gulong      microseconds)
{
  int ends[2];
  int status;
  char started;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    close (ends[0]);
    change_for_ever (path, change, ends[1]);
  }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &started, 1), ==, 1);
  close (ends[0]);
  g_usleep (microseconds);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
survive_kills (Change change,
               guint  n_kills,
               gulong longest)
{
  g_autofree char *path = store_test_path ("a.kith");
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);
  g_autofree char *partial = g_strconcat (new_path, ".partial", NULL);

  create_vault (path);
  for (guint i = 0; i < n_kills; i++) {
    KithVault *vault;

    kill_while_changing (path, change, (gulong) g_test_rand_int_range (0, (gint32) longest));
    vault = unlock (path);
    g_assert_false (g_file_test (new_path, G_FILE_TEST_EXISTS));
    g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
    g_assert_cmpint (store_test_int64 (kith_vault_get_db (vault), "SELECT COUNT(*) FROM note"), ==, 500);
    store_test_assert_sound (kith_vault_get_db (vault));
    g_object_unref (vault);
  }
}

static void
test_killed_while_rotating (void)
{
  guint n_kills = kith_test_count ("KITH_TEST_KEY_KILLS", 400);

  survive_kills (rotate, n_kills, 60000);
  report (n_kills, "while rotating the key, 0 damaged, 0 lost");
}

static void
test_killed_while_writing_slots (void)
{
  guint n_kills = kith_test_count ("KITH_TEST_KEY_KILLS", 400);

  survive_kills (rewrap, n_kills, 15000);
  report (n_kills, "while writing key slots, 0 damaged, 0 locked out");
}

/* No file may grow: what a full disk does to the copy, and to nothing else. */
static void
rotate_without_room (void)
{
  const struct rlimit limit = { 200000, 200000 };
  g_autofree char *path = store_test_path ("a.kith");
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);
  g_autofree char *partial = g_strconcat (new_path, ".partial", NULL);
  g_autofree char *backup = store_test_path ("backup.kith");
  g_autoptr (GError) error = NULL;
  KithVault *vault;

  create_vault (path);
  vault = unlock (path);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (kith_vault_rotate (vault, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (kith_vault_backup (vault, backup, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (new_path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  /* Still at work in the old file. */
  store_test_exec (kith_vault_get_db (vault), "UPDATE note SET body = 'short' WHERE id = 1");
  g_object_unref (vault);
  vault = unlock (path);
  g_assert_cmpint (store_test_int64 (kith_vault_get_db (vault), "SELECT COUNT(*) FROM note WHERE body = 'short'"), ==, 1);
  g_object_unref (vault);
}

static void
test_no_room_for_the_copy (void)
{
  store_test_in_child (rotate_without_room);
}

int
main (int    argc,
      char **argv)
{
  store_test_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/crash/acknowledged-commits", test_acknowledged_commits_survive);
  g_test_add_func ("/store/crash/rotating", test_killed_while_rotating);
  g_test_add_func ("/store/crash/writing-slots", test_killed_while_writing_slots);
  g_test_add_func ("/store/crash/no-room", test_no_room_for_the_copy);
  return g_test_run ();
}
