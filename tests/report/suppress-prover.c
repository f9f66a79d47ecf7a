/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "suppress-prover.h"

#include <math.h>
#include <string.h>

#define FAR 1000000
/* Another table may differ this much in one count; more is never needed to show that there is one. */
#define REACH 4
#define MOST_TRIES 40000

typedef struct {
  gint64 count;
  gboolean is_printed;
  gboolean is_hidden;
  gboolean is_total;
} Cell;

typedef struct {
  gint64 low;
  gint64 high;
} Bounds;

struct _Prover
{
  GArray *cells;
  /* GArray of int each, in pairs: cell, sign */
  GPtrArray *sums;
  guint tries;
};

#define CELL(self, i) (&g_array_index ((self)->cells, Cell, i))

Prover *
prover_new (void)
{
  Prover *self = g_new0 (Prover, 1);

  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  self->sums = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

void
prover_free (Prover *self)
{
  g_array_unref (self->cells);
  g_ptr_array_unref (self->sums);
  g_free (self);
}

guint
prover_add (Prover   *self,
            gint64    count,
            gboolean  is_printed)
{
  Cell cell = { .count = count, .is_printed = is_printed, .is_hidden = !is_printed };

  g_array_append_val (self->cells, cell);
  return self->cells->len - 1;
}

static void
append (GArray *sum,
        guint   cell,
        int     sign)
{
  int pair[] = { (int) cell, sign };

  g_array_append_vals (sum, pair, 2);
}

void
prover_add_balance (Prover      *self,
                    const guint *left,
                    guint        n_left,
                    const guint *right,
                    guint        n_right)
{
  GArray *sum = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < n_left; i++)
    append (sum, left[i], 1);
  for (guint i = 0; i < n_right; i++)
    append (sum, right[i], -1);
  g_ptr_array_add (self->sums, sum);
}

void
prover_add_sum (Prover      *self,
                guint        total,
                const guint *parts,
                guint        n_parts)
{
  CELL (self, total)->is_total = TRUE;
  prover_add_balance (self, parts, n_parts, &total, 1);
}

guint
prover_get_n (Prover *self)
{
  return self->cells->len;
}

gint64
prover_get_count (Prover *self,
                  guint   cell)
{
  return CELL (self, cell)->count;
}

gboolean
prover_is_printed (Prover *self,
                   guint   cell)
{
  return CELL (self, cell)->is_printed;
}

void
prover_set_hidden (Prover   *self,
                   guint     cell,
                   gboolean  is_hidden)
{
  CELL (self, cell)->is_hidden = is_hidden || !CELL (self, cell)->is_printed;
}

gboolean
prover_is_hidden (Prover *self,
                  guint   cell)
{
  return CELL (self, cell)->is_hidden;
}

static Bounds
start_bounds (const Cell  *cell,
              ProverKnows  knows)
{
  if (!cell->is_hidden)
    return (Bounds) { cell->count, cell->count };
  if (knows == PROVER_READS || !cell->is_printed || cell->count == 0)
    return (Bounds) { 0, FAR };
  return cell->count <= 4 ? (Bounds) { 1, 4 } : (Bounds) { 5, FAR };
}

/* What the other counts of a sum leave for one of them. */
static gboolean
tighten_sum (GArray *sum,
             Bounds *bounds,
             gboolean *changed)
{
  gint64 low = 0, high = 0;

  for (guint i = 0; i < sum->len; i += 2) {
    const Bounds *at = &bounds[g_array_index (sum, int, i)];

    low += g_array_index (sum, int, i + 1) > 0 ? at->low : -at->high;
    high += g_array_index (sum, int, i + 1) > 0 ? at->high : -at->low;
  }
  for (guint i = 0; i < sum->len; i += 2) {
    Bounds *at = &bounds[g_array_index (sum, int, i)];
    gboolean plus = g_array_index (sum, int, i + 1) > 0;
    gint64 rest_low = low - (plus ? at->low : -at->high), rest_high = high - (plus ? at->high : -at->low);
    gint64 least = plus ? -rest_high : rest_low, most = plus ? -rest_low : rest_high;

    if (least <= at->low && most >= at->high)
      continue;
    low -= plus ? at->low : -at->high;
    high -= plus ? at->high : -at->low;
    at->low = MAX (at->low, least);
    at->high = MIN (at->high, most);
    low += plus ? at->low : -at->high;
    high += plus ? at->high : -at->low;
    *changed = TRUE;
    if (at->low > at->high)
      return FALSE;
  }
  return TRUE;
}

static gboolean
tighten (Prover *self,
         Bounds *bounds)
{
  gboolean changed = TRUE;

  for (guint round = 0; changed && round < 200; round++) {
    changed = FALSE;
    for (guint i = 0; i < self->sums->len; i++)
      if (!tighten_sum (g_ptr_array_index (self->sums, i), bounds, &changed))
        return FALSE;
  }
  return TRUE;
}

static Bounds *
dup_bounds (Prover      *self,
            ProverKnows  knows)
{
  Bounds *bounds = g_new (Bounds, self->cells->len);

  for (guint i = 0; i < self->cells->len; i++)
    bounds[i] = start_bounds (CELL (self, i), knows);
  return bounds;
}

/* Gauss and Jordan on the hidden columns: a row with one count left gives it away. */
static gboolean
is_eliminated (Prover *self,
               guint   cell)
{
  guint n_rows = self->sums->len, n_columns = self->cells->len, row = 0, left = 0, at = 0;
  g_autofree double *matrix = g_new0 (double, (gsize) n_rows * n_columns + 1);

  for (guint i = 0; i < n_rows; i++) {
    GArray *sum = g_ptr_array_index (self->sums, i);

    for (guint j = 0; j < sum->len; j += 2)
      if (CELL (self, (guint) g_array_index (sum, int, j))->is_hidden)
        matrix[i * n_columns + (guint) g_array_index (sum, int, j)] += g_array_index (sum, int, j + 1);
  }
  for (guint column = 0; column < n_columns && row < n_rows; column++) {
    guint best = row;
    double pivot;

    for (guint i = row; i < n_rows; i++)
      if (fabs (matrix[i * n_columns + column]) > fabs (matrix[best * n_columns + column]))
        best = i;
    pivot = matrix[best * n_columns + column];
    if (fabs (pivot) < 1e-9)
      continue;
    for (guint j = 0; j < n_columns; j++) {
      double swap = matrix[row * n_columns + j];

      matrix[row * n_columns + j] = matrix[best * n_columns + j] / pivot;
      if (best != row)
        matrix[best * n_columns + j] = swap;
    }
    for (guint i = 0; i < n_rows; i++) {
      double factor = matrix[i * n_columns + column];

      for (guint j = 0; i != row && fabs (factor) > 1e-9 && j < n_columns; j++)
        matrix[i * n_columns + j] -= factor * matrix[row * n_columns + j];
    }
    row++;
  }
  for (guint i = 0; i < row; i++) {
    for (guint j = left = 0; j < n_columns; j++)
      if (fabs (matrix[i * n_columns + j]) > 1e-9) {
        left++;
        at = j;
      }
    if (left == 1 && at == cell)
      return TRUE;
  }
  return FALSE;
}

gboolean
prover_works_out (Prover      *self,
                  guint        cell,
                  ProverKnows  knows)
{
  g_autofree Bounds *bounds = dup_bounds (self, knows);

  g_assert_true (tighten (self, bounds));
  return bounds[cell].low == bounds[cell].high || is_eliminated (self, cell);
}

static int
choose_next (Prover       *self,
             const Bounds *bounds)
{
  int next = -1;

  for (guint i = 0; i < self->cells->len; i++)
    if (bounds[i].low < bounds[i].high &&
        (next < 0 || bounds[i].high - bounds[i].low < bounds[next].high - bounds[next].low))
      next = (int) i;
  return next;
}

/* Tries values near the true one first: most of another table is as it was. */
static gboolean
complete (Prover *self,
          Bounds *bounds)
{
  int next;

  if (++self->tries > MOST_TRIES || !tighten (self, bounds))
    return FALSE;
  next = choose_next (self, bounds);
  if (next < 0)
    return TRUE;
  for (gint64 away = 0; away <= 2 * REACH; away++)
    for (int sign = 1; sign >= -1; sign -= 2) {
      gint64 value = CELL (self, (guint) next)->count + sign * away;
      g_autofree Bounds *copy = NULL;

      if (value < bounds[next].low || value > bounds[next].high || (away == 0 && sign < 0))
        continue;
      copy = g_memdup2 (bounds, self->cells->len * sizeof (Bounds));
      copy[next] = (Bounds) { value, value };
      if (complete (self, copy))
        return TRUE;
    }
  return FALSE;
}

gboolean
prover_finds_other (Prover      *self,
                    guint        cell,
                    ProverKnows  knows)
{
  for (gint64 away = -REACH; away <= REACH; away++) {
    g_autofree Bounds *bounds = dup_bounds (self, knows);
    gint64 value = CELL (self, cell)->count + away;

    if (away == 0 || value < bounds[cell].low || value > bounds[cell].high)
      continue;
    for (guint i = 0; i < self->cells->len; i++) {
      bounds[i].low = MAX (bounds[i].low, CELL (self, i)->count - 2 * REACH);
      bounds[i].high = MIN (bounds[i].high, CELL (self, i)->count + 2 * REACH);
    }
    bounds[cell] = (Bounds) { value, value };
    self->tries = 0;
    if (complete (self, bounds))
      return TRUE;
  }
  return FALSE;
}

KithSuppress *
prover_dup_suppress (Prover            *self,
                     KithSuppressWorth  total_worth)
{
  KithSuppress *suppress = kith_suppress_new ();
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->cells->len; i++)
    kith_suppress_add (suppress, CELL (self, i)->count,
                       !CELL (self, i)->is_printed ? KITH_SUPPRESS_UNPRINTED
                       : CELL (self, i)->is_total  ? total_worth
                                                   : KITH_SUPPRESS_CELL);
  for (guint i = 0; i < self->sums->len; i++) {
    GArray *sum = g_ptr_array_index (self->sums, i);

    g_array_set_size (left, 0);
    g_array_set_size (right, 0);
    for (guint j = 0; j < sum->len; j += 2) {
      guint cell = (guint) g_array_index (sum, int, j);

      g_array_append_val (g_array_index (sum, int, j + 1) > 0 ? left : right, cell);
    }
    kith_suppress_add_balance (suppress, (guint *) (gpointer) left->data, left->len, (guint *) (gpointer) right->data,
                               right->len);
  }
  return suppress;
}
