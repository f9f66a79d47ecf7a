/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Something to time. Work around it that does not count comes before bench_clock_start and after bench_clock_stop;
 * without them the whole step counts. */
typedef void (*BenchStep) (gpointer data);

typedef enum {
  BENCH_WALL,
  /* of the whole process, for work that leaves nothing to wait for */
  BENCH_CPU,
} BenchClock;

/**
 * Bench:
 * @scenario: what a person does
 * @beside: what it is measured against, in the same run
 * @n_pairs: how often; one more pair warms up
 * @clock: which time
 * @kith: Kith's way
 * @floor: the other way
 * @data: for both
 * @most_ratio: goal: the median of the pairs' ratios, 0 for none
 * @most_ms: goal: milliseconds of the median, on the machine of the day, 0 for none
 * @most_ratio_95: goal: 95 of 100 against the median of @floor, 0 for none
 *
 * One comparison, in pairs that take turns, so that a busy minute of the machine hits both.
 */
typedef struct {
  const char *scenario;
  const char *beside;
  guint n_pairs;
  BenchClock clock;
  BenchStep kith;
  BenchStep floor;
  gpointer data;
  double most_ratio;
  double most_ms;
  double most_ratio_95;
} Bench;

void     bench_clock_start (void);
void     bench_clock_stop  (void);
/* prints a line, and adds it to the table that KITH_BENCH_RESULTS names */
void     bench_run         (const Bench *bench);
/* for a figure that stands alone, such as rows a second */
void     bench_say         (const char  *scenario,
                            const char  *figure,
                            const char  *goal,
                            gboolean     within);
/* whether the person has the minutes for the large sizes: KITH_BENCH_LARGE */
gboolean bench_is_large    (void);
/* an empty folder on the disk of the build, to be removed with bench_folder_remove */
char    *bench_folder_new  (void);
void     bench_folder_remove (const char *folder);
/* a benchmark of something that does not work says where and ends */
#define bench_check(done, error) \
  G_STMT_START { \
    gboolean bench_done = (done); \
    bench_check_at (bench_done, (error), G_STRLOC); \
  } G_STMT_END
void     bench_check_at    (gboolean     done,
                            GError      *error,
                            const char  *where);

G_END_DECLS
