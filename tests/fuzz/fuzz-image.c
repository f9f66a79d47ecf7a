/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-case-vfs.h"
#include "db/kith-migrator.h"
#include "db/kith-statement.h"
#include "kith-fuzz.h"

#include <glib/gstdio.h>
#include <string.h>

/* Pages of a database that somebody who has the key made: every page is authentic, and none can be trusted. The input is
 * a list of changes to a small case file without encryption: where (three bytes), how many (one) and what. It is opened
 * by the same way as any, checked, migrated, and read table by table and through the search index. */

#define PLACE_SIZE 4

static guint8 *image;
static gsize image_size;

static const char filling[] =
  "INSERT INTO person (id, version, sort_key, search_key, name, roles, start_date)"
  " VALUES (1, 1, 'okafor', 'okafor', 'Sam Okafor', 'mentor', '2025-09-01');"
  "INSERT INTO student (id, version, sort_key, search_key, preferred_name, college_id, start_date, support_groups, stage)"
  " VALUES (1, 1, 'jay', 'jay', 'Jay A', '4471', '2025-09-01', 'care-experienced', 'active');"
  "INSERT INTO record_search (rowid, words, extra) VALUES (1, 'forklift licence', ''), (2, 'the bursary office', 'x');"
  "INSERT INTO record_search (rowid, words, extra) VALUES (3, 'a walk by the canal', 'walk');";

static void
make_image (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDb) db = kith_db_open (path, NULL, KITH_DB_OPEN_CREATE, &error);
  g_autoptr (KithMigrator) migrator = kith_migrator_new (NULL);

  g_assert_no_error (error);
  g_assert_true (kith_db_exec (db, "PRAGMA page_size=1024", NULL));
  g_assert_true (kith_migrator_run (migrator, db, &error));
  g_assert_true (kith_db_exec (db, filling, &error));
  g_assert_no_error (error);
  g_assert_true (kith_db_close (db, NULL));
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_autofree char *path = kith_fuzz_path ("made.kith");

  kith_fuzz_be_strict ();
  make_image (path);
  g_assert_true (g_file_get_contents (path, (char **) &image, &image_size, NULL));
  g_unlink (path);
  return 0;
}

static guint8 *
dup_changed (const guint8 *bytes,
             gsize         size)
{
  guint8 *changed = g_memdup2 (image, image_size);
  gsize room = image_size - KITH_CASE_HEADER_SIZE;

  while (size > PLACE_SIZE) {
    gsize place = (gsize) (bytes[0] | bytes[1] << 8 | bytes[2] << 16) % room;
    gsize n = MIN (MIN ((gsize) bytes[3] + 1, size - PLACE_SIZE), room - place);

    memcpy (changed + KITH_CASE_HEADER_SIZE + place, bytes + PLACE_SIZE, n);
    bytes += PLACE_SIZE + n;
    size -= PLACE_SIZE + n;
  }
  return changed;
}

static guint
read_all (KithDb     *db,
          const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStatement) rows = kith_db_prepare (db, sql, &error);
  KithStepResult step = KITH_STEP_ERROR;
  guint n_rows = 0;

  while (rows != NULL && n_rows < 1000 && (step = kith_statement_step (rows, &error)) == KITH_STEP_ROW) {
    g_autofree char *first = kith_statement_dup_text (rows, 0);

    n_rows++;
  }
  if (rows == NULL || step == KITH_STEP_ERROR)
    kith_fuzz_take_error (g_steal_pointer (&error));
  return n_rows;
}

static GPtrArray *
list_tables (KithDb *db)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KithStatement) rows = kith_db_prepare (db, "SELECT name FROM sqlite_schema WHERE type = 'table'", NULL);

  while (rows != NULL && tables->len < 200 && kith_statement_step (rows, NULL) == KITH_STEP_ROW)
    g_ptr_array_add (tables, kith_statement_dup_text (rows, 0));
  return tables;
}

static void
read_tables (KithDb *db)
{
  g_autoptr (GPtrArray) tables = list_tables (db);

  for (guint i = 0; i < tables->len; i++) {
    g_autoptr (GString) name = g_string_new (tables->pdata[i]);
    g_autofree char *sql = NULL;

    g_string_replace (name, "\"", "\"\"", 0);
    sql = g_strdup_printf ("SELECT * FROM \"%s\"", name->str);
    if (g_utf8_validate (sql, -1, NULL))
      read_all (db, sql);
  }
}

static void
search (KithDb *db)
{
  read_all (db, "SELECT rowid FROM record_search WHERE record_search MATCH '\"wal\"*' ORDER BY rank");
  read_all (db, "SELECT snippet (record_search, 0, '', '', '', 8) FROM record_search WHERE record_search MATCH '\"the\"'");
  read_all (db, "SELECT rowid FROM note_search WHERE note_search MATCH '(\"ca\"* AND \"the\") OR \"office\"'");
}

static void
write_something (KithDb *db)
{
  g_autoptr (GError) error = NULL;

  if (!kith_db_exec (db, "UPDATE student SET search_key = 'jay a' WHERE id = 1;"
                     "DELETE FROM record_search WHERE rowid = 2;"
                     "INSERT INTO record_search (rowid, words, extra) VALUES (9, 'walking the dog', '')", &error))
    kith_fuzz_take_error (g_steal_pointer (&error));
}

static void
use (KithDb *db)
{
  g_autoptr (KithMigrator) migrator = kith_migrator_new (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;

  if (!kith_db_check (db, &findings, &error) || !kith_migrator_run (migrator, db, &error))
    kith_fuzz_take_error (g_steal_pointer (&error));
  read_tables (db);
  search (db);
  write_something (db);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autofree char *path = kith_fuzz_path ("image.kith");
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree guint8 *changed = dup_changed (bytes, size);
  g_autoptr (GError) error = NULL;
  KithDb *db;

  g_assert_true (g_file_set_contents_full (path, (const char *) changed, (gssize) image_size, G_FILE_SET_CONTENTS_NONE,
                                           0600, NULL));
  g_unlink (wal);
  db = kith_db_open (path, NULL, KITH_DB_OPEN_EXISTING, &error);
  if (db == NULL) {
    kith_fuzz_take_error (g_steal_pointer (&error));
    return 0;
  }
  use (db);
  g_object_unref (db);
  return 0;
}
