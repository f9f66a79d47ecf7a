/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-suppress-private.h"

#include "kith-text.h"

#include <glib/gi18n.h>

G_DEFINE_BOXED_TYPE (KithSuppress, kith_suppress, kith_suppress_copy, kith_suppress_free)

static void
cell_clear (gpointer data)
{
  KithSuppressCell *cell = data;

  g_array_unref (cell->sums);
  g_clear_pointer (&cell->doubt, g_array_unref);
}

/**
 * kith_suppress_new:
 *
 * Returns: (transfer full): no counts yet
 */
KithSuppress *
kith_suppress_new (void)
{
  KithSuppress *self = g_new0 (KithSuppress, 1);

  self->cells = g_array_new (FALSE, TRUE, sizeof (KithSuppressCell));
  g_array_set_clear_func (self->cells, cell_clear);
  self->sums = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

/**
 * kith_suppress_copy:
 * @self: some counts
 *
 * Returns: (transfer full): the same counts and sums, with the same ones hidden
 */
KithSuppress *
kith_suppress_copy (KithSuppress *self)
{
  KithSuppress *copy = kith_suppress_new ();

  g_return_val_if_fail (self != NULL, copy);

  for (guint i = 0; i < self->cells->len; i++) {
    KithSuppressCell cell = *CELL (self, i);

    cell.sums = g_array_copy (cell.sums);
    cell.doubt = cell.doubt != NULL ? g_array_ref (cell.doubt) : NULL;
    g_array_append_val (copy->cells, cell);
  }
  for (guint i = 0; i < self->sums->len; i++)
    g_ptr_array_add (copy->sums, g_array_copy (g_ptr_array_index (self->sums, i)));
  return copy;
}

/**
 * kith_suppress_free:
 * @self: (transfer full) (nullable): some counts
 */
void
kith_suppress_free (KithSuppress *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->cells);
  g_ptr_array_unref (self->sums);
  g_free (self);
}

/**
 * kith_suppress_add:
 * @self: some counts
 * @count: how many
 * @worth: how much a reader would miss it
 *
 * Whatever is printed in several places is added once.
 *
 * Returns: its place, for the other functions
 */
guint
kith_suppress_add (KithSuppress      *self,
                   gint64             count,
                   KithSuppressWorth  worth)
{
  KithSuppressCell cell = { .count = count, .worth = worth };

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (count >= 0, 0);

  cell.sums = g_array_new (FALSE, FALSE, sizeof (KithSuppressTerm));
  g_array_append_val (self->cells, cell);
  return self->cells->len - 1;
}

static gint64
add_terms (KithSuppress *self,
           GArray       *sum,
           const guint  *cells,
           guint         n_cells,
           int           sign)
{
  gint64 counts = 0;

  for (guint i = 0; i < n_cells; i++) {
    KithSuppressTerm term = { cells[i], sign }, back = { self->sums->len, sign };

    g_array_append_val (sum, term);
    g_array_append_val (CELL (self, cells[i])->sums, back);
    counts += CELL (self, cells[i])->count;
  }
  return counts;
}

/**
 * kith_suppress_add_balance:
 * @self: some counts
 * @left: (array length=n_left): some of them
 * @n_left: how many
 * @right: (array length=n_right): others, which come to the same
 * @n_right: how many
 *
 * Says that two groups of counts come to the same, such as “before and new” and “gone and now”.
 */
void
kith_suppress_add_balance (KithSuppress *self,
                           const guint  *left,
                           guint         n_left,
                           const guint  *right,
                           guint         n_right)
{
  GArray *sum = g_array_new (FALSE, FALSE, sizeof (KithSuppressTerm));
  gint64 counts = add_terms (self, sum, left, n_left, 1);

  counts -= add_terms (self, sum, right, n_right, -1);
  g_ptr_array_add (self->sums, sum);
  if (counts != 0)
    g_critical ("Counts that should come to the same differ by %" G_GINT64_FORMAT, counts);
}

/**
 * kith_suppress_add_sum:
 * @self: some counts
 * @total: one of them
 * @parts: (array length=n_parts): others
 * @n_parts: how many
 *
 * Says that @total is the sum of @parts.
 */
void
kith_suppress_add_sum (KithSuppress *self,
                       guint         total,
                       const guint  *parts,
                       guint         n_parts)
{
  kith_suppress_add_balance (self, parts, n_parts, &total, 1);
}

/**
 * kith_suppress_add_rest:
 * @self: some counts
 * @whole: one of them
 * @part: another, of some of the same people
 *
 * Says that @part is part of @whole. Where both are printed, the rest can be worked out.
 *
 * Returns: the place of the rest, which is not printed
 */
guint
kith_suppress_add_rest (KithSuppress *self,
                        guint         whole,
                        guint         part)
{
  guint parts[] = { part, 0 };

  parts[1] = kith_suppress_add (self, CELL (self, whole)->count - CELL (self, part)->count, KITH_SUPPRESS_UNPRINTED);
  kith_suppress_add_sum (self, whole, parts, G_N_ELEMENTS (parts));
  return parts[1];
}

/**
 * kith_suppress_guard:
 * @self: some counts
 * @cell: place of one
 *
 * Says that a count must be hidden whatever it is, such as the contacts made with two people.
 */
void
kith_suppress_guard (KithSuppress *self,
                     guint         cell)
{
  g_return_if_fail (self != NULL && cell < self->cells->len);

  CELL (self, cell)->of_few = TRUE;
}

/* A sum with a single count on one side is a total and its parts. */
static const KithSuppressCell *
get_total (KithSuppress *self,
           GArray       *sum)
{
  const KithSuppressTerm *last = &g_array_index (sum, KithSuppressTerm, sum->len - 1);
  guint rights = 0;

  for (guint i = 0; i < sum->len; i++)
    if (g_array_index (sum, KithSuppressTerm, i).sign < 0)
      rights++;
  return rights == 1 ? CELL (self, last->place) : NULL;
}

/* Where there is nobody at all, it is no news of a small group that there is nobody in it. */
static gboolean
is_of_nobody (KithSuppress           *self,
              const KithSuppressCell *cell)
{
  for (guint i = 0; i < cell->sums->len; i++) {
    const KithSuppressTerm *term = &g_array_index (cell->sums, KithSuppressTerm, i);
    const KithSuppressCell *total = get_total (self, g_ptr_array_index (self->sums, term->place));

    if (term->sign > 0 && total != NULL && total->count == 0)
      return TRUE;
  }
  return FALSE;
}

/* Of a group of three, a zero says something about all three of them. */
static void
guard_zeros (KithSuppress *self)
{
  for (guint i = 0; i < self->sums->len; i++) {
    GArray *sum = g_ptr_array_index (self->sums, i);
    const KithSuppressCell *total = get_total (self, sum);

    if (total == NULL || !kith_suppress_is_small (total->count))
      continue;
    for (guint j = 0; j < sum->len; j++) {
      KithSuppressCell *cell = CELL (self, g_array_index (sum, KithSuppressTerm, j).place);

      if (!is_of_nobody (self, cell))
        cell->state = KITH_SUPPRESS_GUARDED;
    }
  }
}

static void
guard (KithSuppress *self)
{
  for (guint i = 0; i < self->cells->len; i++) {
    KithSuppressCell *cell = CELL (self, i);

    cell->state = cell->of_few || kith_suppress_is_small (cell->count) ? KITH_SUPPRESS_GUARDED : KITH_SUPPRESS_SHOWN;
    cell->known_small = FALSE;
    g_clear_pointer (&cell->doubt, g_array_unref);
  }
  guard_zeros (self);
}

/* Nobody minds that those who are not among “12 of 12” can be worked out to be nobody. */
static gboolean
needs_doubt (const KithSuppressCell *cell)
{
  return cell->state != KITH_SUPPRESS_SHOWN &&
         (cell->worth != KITH_SUPPRESS_UNPRINTED || kith_suppress_is_small (cell->count));
}

static gboolean
has_doubt (KithSuppress *self,
           guint         at)
{
  KithSuppressCell *cell = CELL (self, at);

  if (cell->doubt == NULL)
    cell->doubt = kith_suppress_find_doubt (self, at, cell->known_small ? KITH_SUPPRESS_USE_HIDDEN : KITH_SUPPRESS_TOLD);
  return cell->doubt != NULL;
}

static void
hide (KithSuppress *self,
      guint         at)
{
  KithSuppressCell *cell = CELL (self, at);

  if (cell->state == KITH_SUPPRESS_SHOWN && cell->worth != KITH_SUPPRESS_UNPRINTED)
    cell->state = KITH_SUPPRESS_COVER;
}

/* Everything that is tied to a cell by sums, however far away. When all of it is hidden, twice the true counts agree with
 * what is printed as well as the true ones. */
static void
hide_all_around (KithSuppress *self,
                 guint         at)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  g_array_append_val (waiting, at);
  while (waiting->len > 0) {
    guint next = g_array_index (waiting, guint, waiting->len - 1);
    const GArray *sums = CELL (self, next)->sums;

    g_array_set_size (waiting, waiting->len - 1);
    if (!g_hash_table_add (known, GUINT_TO_POINTER (next + 1)))
      continue;
    hide (self, next);
    for (guint i = 0; i < sums->len; i++) {
      const GArray *sum = g_ptr_array_index (self->sums, g_array_index (sums, KithSuppressTerm, i).place);

      for (guint j = 0; j < sum->len; j++)
        g_array_append_val (waiting, g_array_index (sum, KithSuppressTerm, j).place);
    }
  }
}

/* Hides as little as makes the count doubtful, first to somebody who was told which hidden counts are small. */
static void
make_doubtful (KithSuppress *self,
               guint         at)
{
  KithSuppressCell *cell = CELL (self, at);

  if (has_doubt (self, at))
    return;
  cell->doubt = kith_suppress_find_doubt (self, at, KITH_SUPPRESS_USE_ALL | KITH_SUPPRESS_TOLD);
  if (cell->doubt == NULL) {
    cell->known_small = TRUE;
    cell->doubt = kith_suppress_find_doubt (self, at, KITH_SUPPRESS_USE_ALL);
  }
  if (cell->doubt == NULL)
    hide_all_around (self, at);
  else
    for (guint i = 0; i < cell->doubt->len; i++)
      hide (self, g_array_index (cell->doubt, guint, i));
}

static gboolean
rests_on (const KithSuppressCell *cell,
          guint                   other)
{
  for (guint i = 0; cell->doubt != NULL && i < cell->doubt->len; i++)
    if (g_array_index (cell->doubt, guint, i) == other)
      return TRUE;
  return FALSE;
}

/* Puts what has changed back unless it is kept. */
typedef struct {
  guint cell;
  KithSuppressState state;
  GArray *doubt;
} Before;

static void
before_clear (gpointer data)
{
  g_clear_pointer (&((Before *) data)->doubt, g_array_unref);
}

static void
remember (GArray           *changes,
          KithSuppressCell *cell,
          guint             at)
{
  Before before = { at, cell->state, cell->doubt };

  cell->doubt = NULL;
  g_array_append_val (changes, before);
}

static void
put_back (KithSuppress *self,
          GArray       *changes)
{
  for (guint i = changes->len; i > 0; i--) {
    Before *before = &g_array_index (changes, Before, i - 1);
    KithSuppressCell *cell = CELL (self, before->cell);

    g_clear_pointer (&cell->doubt, g_array_unref);
    cell->state = before->state;
    cell->doubt = g_steal_pointer (&before->doubt);
  }
}

/* Shows a cover, and the covers that can be worked out from there; FALSE when something guarded could be as well. What
 * rests on everything around it being hidden keeps all of it. */
static gboolean
show (KithSuppress *self,
      guint         at,
      GArray       *changes)
{
  remember (changes, CELL (self, at), at);
  CELL (self, at)->state = KITH_SUPPRESS_SHOWN;
  for (guint i = 0; i < self->cells->len; i++) {
    KithSuppressCell *cell = CELL (self, i);

    if (!needs_doubt (cell) || (cell->doubt != NULL && !rests_on (cell, at)))
      continue;
    remember (changes, cell, i);
    if (has_doubt (self, i))
      continue;
    if (cell->state == KITH_SUPPRESS_GUARDED || !show (self, i, changes))
      return FALSE;
  }
  return TRUE;
}

static void
show_unless_needed (KithSuppress *self,
                    guint         at)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Before));

  g_array_set_clear_func (changes, before_clear);
  if (CELL (self, at)->state == KITH_SUPPRESS_COVER && !show (self, at, changes))
    put_back (self, changes);
}

/* A cover that was hidden early may not be needed once others are. The most missed are looked at first. */
static void
show_what_is_not_needed (KithSuppress *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (needs_doubt (CELL (self, i)))
      has_doubt (self, i);
  for (int worth = KITH_SUPPRESS_HEADLINE; worth >= KITH_SUPPRESS_CELL; worth--)
    for (guint i = self->cells->len; i > 0; i--)
      if (CELL (self, i - 1)->worth == (KithSuppressWorth) worth)
        show_unless_needed (self, i - 1);
}

static void
tell (KithSuppress     *self,
      KithSuppressDone *done)
{
  *done = (KithSuppressDone) { 0 };
  for (guint i = 0; i < self->cells->len; i++) {
    const KithSuppressCell *cell = CELL (self, i);

    if (cell->worth == KITH_SUPPRESS_UNPRINTED)
      continue;
    done->n_counts++;
    if (cell->state == KITH_SUPPRESS_COVER)
      done->n_others++;
    else if (cell->state == KITH_SUPPRESS_GUARDED)
      *(cell->count == 0 ? &done->n_zeros : &done->n_small) += 1;
    if (cell->state != KITH_SUPPRESS_SHOWN && (cell->known_small || cell->doubt == NULL))
      done->n_known_small++;
  }
}

/**
 * kith_suppress_run:
 * @self: all counts and sums
 * @done: (out) (optional): what was hidden
 *
 * Chooses what to hide. The same counts, added in the same order, always give the same choice.
 */
void
kith_suppress_run (KithSuppress     *self,
                   KithSuppressDone *done)
{
  g_return_if_fail (self != NULL);

  guard (self);
  for (guint i = 0; i < self->cells->len; i++)
    if (needs_doubt (CELL (self, i)))
      make_doubtful (self, i);
  show_what_is_not_needed (self);
  if (done != NULL)
    tell (self, done);
}

/**
 * kith_suppress_get_count:
 * @self: some counts
 * @cell: place of one
 *
 * Returns: the true count, not to be printed when it is hidden
 */
gint64
kith_suppress_get_count (KithSuppress *self,
                         guint         cell)
{
  g_return_val_if_fail (self != NULL && cell < self->cells->len, 0);

  return CELL (self, cell)->count;
}

/**
 * kith_suppress_is_hidden:
 * @self: counts after kith_suppress_run()
 * @cell: place of one
 *
 * Returns: whether it must not be printed
 */
gboolean
kith_suppress_is_hidden (KithSuppress *self,
                         guint         cell)
{
  g_return_val_if_fail (self != NULL && cell < self->cells->len, TRUE);

  return CELL (self, cell)->state != KITH_SUPPRESS_SHOWN || CELL (self, cell)->worth == KITH_SUPPRESS_UNPRINTED;
}

/**
 * kith_suppress_dup_count:
 * @self: counts after kith_suppress_run()
 * @cell: place of one
 *
 * Returns: (transfer full): the count with thousands separators, or “c”
 */
char *
kith_suppress_dup_count (KithSuppress *self,
                         guint         cell)
{
  if (kith_suppress_is_hidden (self, cell))
    /* Translators: stands for a number in a table that is hidden so that nobody can be recognised; explained on the page */
    return g_strdup (C_("hidden number", "c"));
  return kith_text_format_number (CELL (self, cell)->count);
}

/**
 * kith_suppress_dup_percent:
 * @self: counts after kith_suppress_run()
 * @part: place of a count
 * @whole: place of what it is part of
 *
 * Returns: (transfer full): a whole percentage; “c” where it would give a hidden count away; a dash where there are too few
 */
char *
kith_suppress_dup_percent (KithSuppress *self,
                           guint         part,
                           guint         whole)
{
  gint64 n = kith_suppress_get_count (self, whole);

  if (kith_suppress_is_hidden (self, part) || kith_suppress_is_hidden (self, whole))
    return g_strdup (C_("hidden number", "c"));
  if (n < KITH_SUPPRESS_PERCENT_BASE)
    return g_strdup ("–");
  return g_strdup_printf ("%d%%", (int) ((kith_suppress_get_count (self, part) * 200 + n) / (2 * n)));
}

/**
 * kith_suppress_averages:
 * @n: (array length=n_parts): of how many each average is
 * @shown: (array length=n_parts) (inout): whether it may be printed
 * @n_parts: how many averages, of parts that together make up a whole whose average is printed
 * @least: of how many an average has to be
 *
 * Averages of fewer than @least are not printed, and neither is one more of them where those left out come to fewer than
 * that together: theirs could be worked out from the average of all.
 */
void
kith_suppress_averages (const gint64 *n,
                        gboolean     *shown,
                        guint         n_parts,
                        gint64        least)
{
  gint64 left_out = 0;

  for (guint i = 0; i < n_parts; i++) {
    shown[i] = shown[i] && n[i] >= least;
    left_out += shown[i] ? 0 : n[i];
  }
  while (left_out > 0 && left_out < least) {
    guint smallest = n_parts;

    for (guint i = 0; i < n_parts; i++)
      if (shown[i] && (smallest == n_parts || n[i] < n[smallest]))
        smallest = i;
    if (smallest == n_parts)
      return;
    shown[smallest] = FALSE;
    left_out += n[smallest];
  }
}
