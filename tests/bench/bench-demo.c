/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include "kith-demo.h"


/* Invented people in any size: 5,000 students and 500,000 notes are a matter of minutes. */

#define LEAST_NOTES_A_SECOND 4000.0

static void
measure (guint n_students,
         guint n_notes)
{
  const KithDemoSettings settings = { n_students, n_notes, KITH_DEMO_SEED };
  g_autofree char *folder = bench_folder_new ();
  g_autofree char *path = g_build_filename (folder, "demo.kith", NULL);
  g_autoptr (KithClock) clock = kith_clock_new ();
  g_autofree char *scenario = g_strdup_printf ("Make %u students and %u notes", n_students, n_notes);
  g_autofree char *figure = NULL;
  GError *error = NULL;
  gint64 start = g_get_monotonic_time ();
  double seconds, pace;

  bench_check (kith_demo_create (path, &settings, clock, NULL, NULL, NULL, &error), error);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  pace = n_notes / seconds;
  figure = g_strdup_printf ("%.1f s, %.0f notes a second", seconds, pace);
  bench_say (scenario, figure, "≥ 4,000 a second", pace >= LEAST_NOTES_A_SECOND);
  bench_folder_remove (folder);
}

int
main (void)
{
  measure (KITH_DEMO_N_STUDENTS, KITH_DEMO_N_NOTES);
  if (bench_is_large ())
    measure (5000, 500000);
  return 0;
}
