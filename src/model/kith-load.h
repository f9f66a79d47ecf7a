/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithLoadLevel:
 * @KITH_LOAD_QUIET: Nothing stands out
 * @KITH_LOAD_HEAVY: Some things have come together
 * @KITH_LOAD_TOO_HEAVY: Too many have; time to ask for help
 *
 * How heavy mentoring is at the moment, for the mentor's own eyes.
 */
typedef enum {
  KITH_LOAD_QUIET,
  KITH_LOAD_HEAVY,
  KITH_LOAD_TOO_HEAVY,
} KithLoadLevel;

#define KITH_LOAD_DAYS 28

/**
 * KithLoad:
 * @n_hard: notes marked as hard in the last %KITH_LOAD_DAYS days
 * @n_avoided: notes of these days about a topic the mentor asked to avoid
 * @n_students: how many students they support
 * @limit: how many at most, -1 for no limit
 * @days_overdue: how many days supervision is overdue
 *
 * What weighs. Only the mentor is ever told.
 */
typedef struct {
  guint n_hard;
  guint n_avoided;
  guint n_students;
  int limit;
  int days_overdue;
} KithLoad;

KithLoadLevel kith_load_get_level      (const KithLoad *self);
const char   *kith_load_level_get_words (KithLoadLevel  level);
GStrv         kith_load_dup_reasons    (const KithLoad *self);

G_END_DECLS
