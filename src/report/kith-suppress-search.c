/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-suppress-private.h"

/* A hidden count is safe while there is another set of whole numbers, none below nothing, that agrees with everything
 * printed and differs there: a reader cannot tell the two apart. Such a set differs from the true one by a move: one more
 * here, one fewer there, until every sum comes out again. A cheap move is looked for, where printed counts cost what a
 * reader would miss, and a move that puts few sums out is followed first. In a plain table it is a way round in the graph
 * whose points are the sums and whose lines are the counts; in tables tied together the search is bounded, and whoever
 * calls it hides more where it finds nothing. What it finds is proof in itself. */

#define MOST_STEPS 6000

/* A zero says “nobody”, which readers want to know; totals and headlines they want most. */
#define PRICE_HIDDEN 500
#define PRICE_CELL 1000
#define PRICE_ZERO 20000
#define PRICE_TOTAL 40000
#define PRICE_HEADLINE 1000000

typedef struct _Step Step;

/* The last cell of a move so far, and the move before it. */
struct _Step
{
  const Step *before;
  guint cell;
  int change;
  guint64 price;
  /* and what putting its sums right will cost at least, as a guess */
  guint64 promise;
  guint serial;
};

typedef struct {
  KithSuppress *self;
  KithSuppressUse use;
  GPtrArray *steps;
  GSequence *open;
  GHashTable *seen;
  /* of each sum, by how much a move puts it out; and of which it is not nothing, perhaps */
  int *out;
  guint n_out;
  GArray *touched;
  /* of each cell, which changes some other cell can make up for in every sum: UP, DOWN */
  guint8 *moves;
} Search;

#define UP 1
#define DOWN 2

static void
search_clear (Search *search)
{
  g_ptr_array_unref (search->steps);
  g_sequence_free (search->open);
  g_hash_table_unref (search->seen);
  g_array_unref (search->touched);
  g_free (search->out);
  g_free (search->moves);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* Smaller counts are missed less. */
static guint64
price_of (const KithSuppressCell *cell)
{
  if (cell->state != KITH_SUPPRESS_SHOWN || cell->worth == KITH_SUPPRESS_UNPRINTED)
    return PRICE_HIDDEN;
  if (cell->worth == KITH_SUPPRESS_HEADLINE)
    return PRICE_HEADLINE;
  if (cell->worth == KITH_SUPPRESS_TOTAL)
    return PRICE_TOTAL;
  return cell->count == 0 ? PRICE_ZERO : PRICE_CELL + (guint64) MIN (cell->count, PRICE_CELL);
}

static gboolean
may_change (const Search           *search,
            const KithSuppressCell *cell,
            int                     change)
{
  gint64 count = cell->count + change;

  if (cell->state == KITH_SUPPRESS_SHOWN && cell->worth != KITH_SUPPRESS_UNPRINTED &&
      !(search->use & KITH_SUPPRESS_USE_ALL))
    return FALSE;
  if (count < 0)
    return FALSE;
  if (!(search->use & KITH_SUPPRESS_TOLD) || cell->worth == KITH_SUPPRESS_UNPRINTED || cell->count == 0)
    return TRUE;
  return kith_suppress_is_small (cell->count) == kith_suppress_is_small (count) && count > 0;
}

static guint8
get_move (int change)
{
  return change > 0 ? UP : DOWN;
}

/* How many cells of a sum can add to it, or take from it. */
static guint
count_movers (const Search *search,
              const GArray *sum,
              int           sign)
{
  guint n = 0;

  for (guint i = 0; i < sum->len; i++) {
    const KithSuppressTerm *term = &g_array_index (sum, KithSuppressTerm, i);

    n += (search->moves[term->place] & get_move (sign * term->sign)) != 0;
  }
  return n;
}

/* Takes the changes away which no other cell of the sum can make up for. */
static gboolean
prune_sum (Search       *search,
           const GArray *sum)
{
  guint n_more = count_movers (search, sum, 1), n_less = count_movers (search, sum, -1);
  gboolean pruned = FALSE;

  for (guint i = 0; i < sum->len; i++) {
    const KithSuppressTerm *term = &g_array_index (sum, KithSuppressTerm, i);
    guint8 more = get_move (term->sign), less = get_move (-term->sign), *moves = &search->moves[term->place];
    guint8 before = *moves;

    if (n_less == ((before & less) != 0))
      *moves &= (guint8) ~more;
    if (n_more == ((before & more) != 0))
      *moves &= (guint8) ~less;
    if (*moves == before)
      continue;
    n_more -= (before & more & ~*moves) != 0;
    n_less -= (before & less & ~*moves) != 0;
    pruned = TRUE;
  }
  return pruned;
}

/* Most counts that can be worked out are found so, without looking for a move at all. */
static void
prune (Search *search)
{
  gboolean pruned = TRUE;

  while (pruned) {
    pruned = FALSE;
    for (guint i = 0; i < search->self->sums->len; i++)
      pruned = prune_sum (search, g_ptr_array_index (search->self->sums, i)) || pruned;
  }
}

static void
search_init (Search          *search,
             KithSuppress    *self,
             KithSuppressUse  use)
{
  search->self = self;
  search->use = use;
  search->steps = g_ptr_array_new_with_free_func (g_free);
  search->open = g_sequence_new (NULL);
  search->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  search->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  search->out = g_new0 (int, self->sums->len + 1);
  search->moves = g_new0 (guint8, self->cells->len + 1);
  for (guint i = 0; i < self->cells->len; i++)
    search->moves[i] = (may_change (search, CELL (self, i), 1) ? UP : 0) | (may_change (search, CELL (self, i), -1) ? DOWN : 0);
  prune (search);
}

static int
compare_steps (gconstpointer first,
               gconstpointer second,
               gpointer      data)
{
  const Step *a = first, *b = second;

  if (a->promise != b->promise)
    return a->promise < b->promise ? -1 : 1;
  return a->serial < b->serial ? -1 : 1;
}

/* How many sums are out once one more cell has changed. */
static guint
count_out (Search *search,
           guint   cell,
           int     change)
{
  const GArray *sums = CELL (search->self, cell)->sums;
  int n = (int) search->n_out;

  for (guint i = 0; i < sums->len; i++) {
    const KithSuppressTerm *term = &g_array_index (sums, KithSuppressTerm, i);
    int out = search->out[term->place];

    n += (out + change * term->sign != 0) - (out != 0);
  }
  return (guint) n;
}

static void
push (Search     *search,
      const Step *before,
      guint       cell,
      int         change)
{
  Step *step = g_new (Step, 1);

  *step = (Step) { before, cell, change, 0, 0, search->steps->len };
  step->price = price_of (CELL (search->self, cell)) + (before != NULL ? before->price : 0);
  step->promise = step->price + PRICE_HIDDEN * 3 / 2 * count_out (search, cell, change);
  g_ptr_array_add (search->steps, step);
  g_sequence_insert_sorted (search->open, step, compare_steps, NULL);
}

static void
put_out (Search     *search,
         const Step *step)
{
  const GArray *sums = CELL (search->self, step->cell)->sums;

  for (guint i = 0; i < sums->len; i++) {
    const KithSuppressTerm *term = &g_array_index (sums, KithSuppressTerm, i);

    search->out[term->place] += step->change * term->sign;
    g_array_append_val (search->touched, term->place);
  }
}

static int
compare_numbers (gconstpointer first,
                 gconstpointer second)
{
  const guint *a = first, *b = second;

  return *a < *b ? -1 : *a > *b;
}

/* Works out which sums the move puts out. Two moves that put the same ones out go on alike. */
static char *
lay_out (Search     *search,
         const Step *last)
{
  GString *key = g_string_new (NULL);

  g_array_set_size (search->touched, 0);
  search->n_out = 0;
  for (const Step *step = last; step != NULL; step = step->before)
    put_out (search, step);
  g_array_sort (search->touched, compare_numbers);
  for (guint i = 0; i < search->touched->len; i++) {
    guint at = g_array_index (search->touched, guint, i);

    if (search->out[at] != 0 && (i == 0 || at != g_array_index (search->touched, guint, i - 1))) {
      g_string_append_printf (key, "%u:%d ", at, search->out[at]);
      search->n_out++;
    }
  }
  return g_string_free_and_steal (key);
}

static void
clear_out (Search *search)
{
  for (guint i = 0; i < search->touched->len; i++)
    search->out[g_array_index (search->touched, guint, i)] = 0;
  search->n_out = 0;
}

static gboolean
moves_already (const Step *last,
               guint       cell)
{
  for (; last != NULL; last = last->before)
    if (last->cell == cell)
      return TRUE;
  return FALSE;
}

/* One of the sums that are out has to be put right by one of its other cells. */
static void
go_on (Search     *search,
       const Step *last)
{
  guint at = 0;
  const GArray *sum;

  for (guint i = 0; i < search->touched->len; i++) {
    at = g_array_index (search->touched, guint, i);
    if (search->out[at] != 0)
      break;
  }
  sum = g_ptr_array_index (search->self->sums, at);
  for (guint i = 0; i < sum->len; i++) {
    const KithSuppressTerm *term = &g_array_index (sum, KithSuppressTerm, i);
    int change = (search->out[at] > 0) == (term->sign > 0) ? -1 : 1;

    if (!moves_already (last, term->place) && (search->moves[term->place] & get_move (change)) != 0)
      push (search, last, term->place, change);
  }
}

static GArray *
dup_cells (const Step *last)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (guint));

  for (; last != NULL; last = last->before)
    g_array_append_val (cells, last->cell);
  return cells;
}

/* Returns the cells that differ, or NULL when nothing was found. */
GArray *
kith_suppress_find_doubt (KithSuppress    *self,
                          guint            cell,
                          KithSuppressUse  use)
{
  g_auto (Search) search = { 0 };

  search_init (&search, self, use);
  for (int change = -1; change <= 1; change += 2)
    if ((search.moves[cell] & get_move (change)) != 0)
      push (&search, NULL, cell, change);
  while (!g_sequence_is_empty (search.open) && search.steps->len < MOST_STEPS) {
    GSequenceIter *first = g_sequence_get_begin_iter (search.open);
    const Step *step = g_sequence_get (first);
    char *key = lay_out (&search, step);

    g_sequence_remove (first);
    if (*key == '\0') {
      g_free (key);
      return dup_cells (step);
    }
    if (g_hash_table_add (search.seen, key))
      go_on (&search, step);
    clear_out (&search);
  }
  return NULL;
}
