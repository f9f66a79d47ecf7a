/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-case.h"

#include "kith-maintenance.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* A complete, verified copy of a case file in use. */

typedef struct {
  BenchCase *team;
  guint n_backups;
} Copying;

static void
back_up (gpointer data)
{
  Copying *self = data;
  g_autofree char *path = g_strdup_printf ("%s/backup-%u.kith", self->team->folder, self->n_backups++);
  GError *error = NULL;

  bench_check (kith_maintenance_backup (self->team->file, path, NULL, &error), error);
  bench_clock_stop ();
  g_unlink (path);
}

static void
copy_and_sync (gpointer data)
{
  Copying *self = data;
  g_autofree char *path = g_build_filename (self->team->folder, "plain-copy", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (self->team->path);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  GError *error = NULL;
  int file;

  bench_check (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error), error);
  file = g_open (path, O_RDWR, 0);
  bench_check (fsync (file) == 0, NULL);
  bench_clock_stop ();
  close (file);
  g_unlink (path);
}

static void
measure (guint n_students,
         guint n_notes)
{
  g_autoptr (BenchCase) team = bench_case_new (n_students, n_notes, 0);
  Copying self = { .team = team };
  Bench bench = { bench_case_name (team, "Back up, with verification"), "copy and sync", 5, BENCH_WALL, back_up,
                  copy_and_sync, &self, .most_ratio = 1.5 };

  bench_run (&bench);
}

int
main (void)
{
  measure (300, 20000);
  if (bench_is_large ())
    measure (10000, 500000);
  return 0;
}
