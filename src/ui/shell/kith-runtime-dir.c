/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-runtime-dir.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

static char *runtime_dir;

static void
sweep (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK)) {
      sweep (child);
      g_rmdir (child);
    } else {
      g_unlink (child);
    }
  }
}

/* Folders are named by process. One whose process is gone was left by a crash. */
static void
sweep_left_behind (const char *parent)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    gint64 process = g_ascii_strtoll (name, NULL, 10);
    g_autofree char *child = NULL;

    if (process <= 0 || kill ((pid_t) process, 0) == 0)
      continue;
    child = g_build_filename (parent, name, NULL);
    sweep (child);
    g_rmdir (child);
  }
}

/**
 * kith_runtime_dir_enter:
 *
 * Makes the private folder, sweeps those that earlier runs left behind, and has every library use it. Call it before
 * the first thread starts.
 */
void
kith_runtime_dir_enter (void)
{
  g_autofree char *parent = g_build_filename (g_get_user_runtime_dir (), "kith", NULL);
  g_autofree char *name = g_strdup_printf ("%d", (int) getpid ());

  g_return_if_fail (runtime_dir == NULL);

  sweep_left_behind (parent);
  runtime_dir = g_build_filename (parent, name, NULL);
  if (g_mkdir_with_parents (runtime_dir, 0700) != 0 || g_chmod (parent, 0700) != 0) {
    g_clear_pointer (&runtime_dir, g_free);
    return;
  }
  g_setenv ("TMPDIR", runtime_dir, TRUE);
}

/**
 * kith_runtime_dir_leave:
 *
 * Takes the private folder and everything in it away.
 */
void
kith_runtime_dir_leave (void)
{
  if (runtime_dir == NULL)
    return;
  sweep (runtime_dir);
  g_rmdir (runtime_dir);
  g_clear_pointer (&runtime_dir, g_free);
}

/**
 * kith_runtime_dir_get:
 *
 * Returns: (transfer none) (nullable): the private folder; %NULL where none could be made
 */
const char *
kith_runtime_dir_get (void)
{
  return runtime_dir;
}
