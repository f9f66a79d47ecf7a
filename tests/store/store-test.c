/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define MEMORY_FOLDER "/dev/shm"

const guint8 store_test_key[KITH_DB_KEY_SIZE] = { 0x4b, 0x49, 0x54, 0x48, 1, 2, 3, 4, 5 };
const guint8 store_test_other_key[KITH_DB_KEY_SIZE] = { 0x4f, 0x54, 0x48, 0x52, 9, 8, 7, 6, 5 };
const KithKdfSettings store_test_cheap = { .memory_kib = 64, .passes = 1, .lanes = 1, .for_tests = TRUE };

struct _StoreTestHolder
{
  GSubprocess *process;
};

char *
store_test_path (const char *name)
{
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

static KithDb *
open_with (const char      *path,
           KithDbOpenFlags  flags)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_db_open (path, store_test_key, flags, &error);

  g_assert_no_error (error);
  g_assert_nonnull (db);
  return db;
}

KithDb *
store_test_create_db (const char *path)
{
  return open_with (path, KITH_DB_OPEN_CREATE);
}

KithDb *
store_test_open_db (const char *path)
{
  return open_with (path, KITH_DB_OPEN_EXISTING);
}

void
store_test_exec (KithDb     *db,
                 const char *script)
{
  g_autoptr (GError) error = NULL;
  gboolean done = kith_db_exec (db, script, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

gint64
store_test_int64 (KithDb     *db,
                  const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;
  gboolean done = kith_db_get_int64 (db, sql, &value, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  return value;
}

void
store_test_assert_sound (KithDb *db)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;
  gboolean done = kith_db_check (db, &findings, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_cmpstr (findings[0], ==, NULL);
}

GBytes *
store_test_read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

void
store_test_write_file (const char *path,
                       const void *data,
                       gsize       size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

void
store_test_flip_byte (const char *path,
                      gsize       offset)
{
  FILE *file = g_fopen (path, "r+b");
  int byte;

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, (long) offset, SEEK_SET), ==, 0);
  byte = fgetc (file);
  g_assert_cmpint (byte, !=, EOF);
  g_assert_cmpint (fseek (file, (long) offset, SEEK_SET), ==, 0);
  fputc (byte ^ 0x40, file);
  g_assert_cmpint (fclose (file), ==, 0);
}

void
store_test_use_memory (void)
{
  if (g_access (MEMORY_FOLDER, W_OK) == 0)
    g_setenv ("TMPDIR", MEMORY_FOLDER, TRUE);
}

void
store_test_in_child (void (*function) (void))
{
  pid_t child = fork ();
  int status = -1;

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    function ();
    _exit (0);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

gboolean
store_test_run_as_holder (int    argc,
                          char **argv,
                          int   *status)
{
  g_autoptr (KithDb) db = NULL;

  if (argc != 3 || g_strcmp0 (argv[1], "--hold") != 0)
    return FALSE;
  db = kith_db_open (argv[2], store_test_key, KITH_DB_OPEN_EXISTING, NULL);
  *status = db != NULL ? 0 : 1;
  puts (db != NULL ? "held" : "refused");
  fflush (stdout);
  /* Until the other end lets go. */
  while (db != NULL && getchar () != EOF)
    ;
  return TRUE;
}

StoreTestHolder *
store_test_hold (const char *path)
{
  g_autoptr (GError) error = NULL;
  StoreTestHolder *holder = g_new0 (StoreTestHolder, 1);
  char answer[8] = { 0 };

  holder->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                      "/proc/self/exe", "--hold", path, NULL);
  g_assert_no_error (error);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (holder->process), answer, 4, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, "held");
  return holder;
}

void
store_test_let_go (StoreTestHolder *holder)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (holder->process), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (holder->process, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (holder->process);
  g_free (holder);
}
