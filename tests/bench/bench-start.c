/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include <gio/gio.h>

/* From the start of the program to its first frame on the screen. Run by build-aux/headless. */

typedef struct {
  const char *kith;
  const char *empty;
} Programs;

static void
run (const char *program,
     const char *option)
{
  GError *error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, program, option, NULL);

  bench_check (process != NULL, error);
  bench_check (g_subprocess_wait_check (process, NULL, &error), error);
}

static void
start_kith (gpointer data)
{
  const Programs *self = data;

  run (self->kith, "--exit-after-start");
}

static void
start_empty (gpointer data)
{
  const Programs *self = data;

  run (self->empty, NULL);
}

int
main (int    argc,
      char **argv)
{
  Programs self = { argv[1], argv[2] };
  Bench bench = { "Start to the first frame", "an empty window", 15, BENCH_WALL, start_kith, start_empty, &self,
                  .most_ratio = 1.25 };

  bench_check (argc == 3, NULL);
  bench_run (&bench);
  return 0;
}
