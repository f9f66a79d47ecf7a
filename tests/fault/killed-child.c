/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "killed-child.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

gint64
killed_child_run (KilledChildFunc prepare,
                  KilledChildFunc act,
                  gpointer        data,
                  gint64          microseconds)
{
  gint64 start;
  char byte = 0;
  int ends[2], status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0) {
    if ((prepare != NULL && !prepare (data)) || write (ends[1], "!", 1) != 1)
      _exit (1);
    _exit (act (data) ? 0 : 1);
  }
  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  start = g_get_monotonic_time ();
  if (microseconds >= 0) {
    g_usleep ((gulong) microseconds);
    kill (child, SIGKILL);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (microseconds >= 0 || (WIFEXITED (status) && WEXITSTATUS (status) == 0));
  close (ends[0]);
  close (ends[1]);
  return g_get_monotonic_time () - start;
}
