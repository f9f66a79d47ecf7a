/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static struct {
  BenchClock clock;
  double start;
  double end;
} stopwatch;

static double
read_clock (void)
{
  struct timespec now;

  clock_gettime (stopwatch.clock == BENCH_CPU ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

void
bench_clock_start (void)
{
  stopwatch.end = -1;
  stopwatch.start = read_clock ();
}

void
bench_clock_stop (void)
{
  stopwatch.end = read_clock ();
}

static double
time_step (BenchStep step,
           gpointer  data)
{
  bench_clock_start ();
  step (data);
  if (stopwatch.end < 0)
    bench_clock_stop ();
  return stopwatch.end - stopwatch.start;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* Sorts on the way. */
static double
find_share (GArray *samples,
            double  share)
{
  g_array_sort (samples, compare);
  return g_array_index (samples, double, (guint) (share * (samples->len - 1) + 0.5));
}

static char *
dup_time (double ms)
{
  if (ms >= 10000)
    return g_strdup_printf ("%.1f s", ms / 1000);
  return g_strdup_printf (ms >= 100 ? "%.0f ms" : ms >= 10 ? "%.1f ms" : ms >= 0.1 ? "%.2f ms" : "%.3f ms", ms);
}

static char *
dup_samples (GArray *samples)
{
  g_autofree char *middle = dup_time (find_share (samples, 0.5));

  return g_strdup_printf ("%s [%.3g..%.3g]", middle, find_share (samples, 0), find_share (samples, 1));
}

/* Readable on the way; the table at the end is made from the file. */
static void
write_row (const char *scenario,
           const char *kith,
           const char *beside,
           const char *ratio,
           const char *goal,
           const char *verdict)
{
  const char *path = g_getenv ("KITH_BENCH_RESULTS");
  FILE *file = path != NULL ? g_fopen (path, "a") : NULL;

  printf ("%s: %s; %s; ratio %s; goal %s: %s\n", scenario, kith, beside, ratio, goal, verdict);
  fflush (stdout);
  if (file == NULL)
    return;
  fprintf (file, "%s\t%s\t%s\t%s\t%s\t%s\n", scenario, kith, beside, ratio, goal, verdict);
  fclose (file);
}

static const char *
get_verdict (gboolean has_goal,
             gboolean is_within)
{
  if (!has_goal)
    return "no goal";
  return is_within ? "within goal" : "over goal";
}

static char *
dup_goal (const Bench *bench)
{
  GString *goal = g_string_new (NULL);

  if (bench->most_ratio > 0)
    g_string_append_printf (goal, "≤ %.3g ×", bench->most_ratio);
  if (bench->most_ms > 0)
    g_string_append_printf (goal, "%s≤ %.4g ms", goal->len > 0 ? ", " : "", bench->most_ms);
  if (goal->len == 0)
    g_string_append (goal, "–");
  return g_string_free_and_steal (goal);
}

static void
write_median (const Bench *bench,
              GArray      *kith,
              GArray      *beside,
              GArray      *ratios)
{
  g_autofree char *figure = dup_samples (kith);
  g_autofree char *floor = dup_samples (beside);
  g_autofree char *beside_words = g_strdup_printf ("%s %s", bench->beside, floor);
  double ratio = find_share (ratios, 0.5);
  g_autofree char *ratio_words = g_strdup_printf ("%.3g", ratio);
  g_autofree char *goal = dup_goal (bench);
  gboolean is_within = (bench->most_ratio <= 0 || ratio <= bench->most_ratio) &&
                       (bench->most_ms <= 0 || find_share (kith, 0.5) <= bench->most_ms);

  write_row (bench->scenario, figure, beside_words, ratio_words, goal,
             get_verdict (bench->most_ratio > 0 || bench->most_ms > 0, is_within));
}

static void
write_slow_ones (const Bench *bench,
                 GArray      *kith,
                 GArray      *beside)
{
  double slow = find_share (kith, 0.95), floor = find_share (beside, 0.5);
  g_autofree char *scenario = g_strconcat (bench->scenario, ", 95 of 100", NULL);
  g_autofree char *figure = dup_time (slow);
  g_autofree char *floor_words = dup_time (floor);
  g_autofree char *beside_words = g_strdup_printf ("%s %s", bench->beside, floor_words);
  g_autofree char *ratio = g_strdup_printf ("%.3g", slow / floor);
  g_autofree char *goal = g_strdup_printf ("≤ %.3g ×", bench->most_ratio_95);

  write_row (scenario, figure, beside_words, ratio, goal, get_verdict (TRUE, slow / floor <= bench->most_ratio_95));
}

void
bench_run (const Bench *bench)
{
  g_autoptr (GArray) kith = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) beside = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));

  stopwatch.clock = bench->clock;
  for (guint i = 0; i <= bench->n_pairs; i++) {
    gboolean floor_first = i % 2 == 1;
    double b = floor_first ? time_step (bench->floor, bench->data) : 0;
    double a = time_step (bench->kith, bench->data);
    double ratio;

    if (!floor_first)
      b = time_step (bench->floor, bench->data);
    ratio = a / b;
    if (i == 0)
      continue;
    g_array_append_val (kith, a);
    g_array_append_val (beside, b);
    g_array_append_val (ratios, ratio);
  }
  write_median (bench, kith, beside, ratios);
  if (bench->most_ratio_95 > 0)
    write_slow_ones (bench, kith, beside);
}

void
bench_say (const char *scenario,
           const char *figure,
           const char *goal,
           gboolean    within)
{
  write_row (scenario, figure, "–", "–", goal, get_verdict (TRUE, within));
}

gboolean
bench_is_large (void)
{
  return g_strcmp0 (g_getenv ("KITH_BENCH_LARGE"), "1") == 0;
}

char *
bench_folder_new (void)
{
  const char *parent = g_getenv ("KITH_BENCH_FOLDER");
  char *folder = g_build_filename (parent != NULL ? parent : g_get_tmp_dir (), "kith-bench-XXXXXX", NULL);

  bench_check (g_mkdtemp (folder) != NULL, NULL);
  return folder;
}

void
bench_folder_remove (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      bench_folder_remove (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

void
bench_check_at (gboolean    done,
                GError     *error,
                const char *where)
{
  if (done && error == NULL)
    return;
  g_printerr ("%s: %s\n", where, error != NULL ? error->message : "failed");
  exit (EXIT_FAILURE);
}
