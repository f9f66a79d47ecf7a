/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-suppress-private.h"

/* A hidden count is safe while there is another set of whole numbers, none below nothing, that agrees with everything
 * printed and differs there: a reader cannot tell the two apart. Such a set differs from the true one by a move: one more
 * here, one fewer there, until every sum comes out again. The cheapest move is looked for, where printed counts cost what
 * a reader would miss. In a plain table it is the shortest way round in the graph whose points are the sums and whose
 * lines are the counts, so it is always found; in tables tied together the search is bounded, and whoever calls it hides
 * more where it finds nothing. What it finds is proof in itself. */

#define MOST_STEPS 20000

/* A zero says “nobody”, which readers want to know; totals and headlines they want most. */
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
  GArray *touched;
} Search;

static void
search_clear (Search *search)
{
  g_ptr_array_unref (search->steps);
  g_sequence_free (search->open);
  g_hash_table_unref (search->seen);
  g_array_unref (search->touched);
  g_free (search->out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

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
}

/* Smaller counts are missed less. */
static guint64
price_of (const KithSuppressCell *cell)
{
  if (cell->state != KITH_SUPPRESS_SHOWN || cell->worth == KITH_SUPPRESS_UNPRINTED)
    return 1;
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

static int
compare_steps (gconstpointer first,
               gconstpointer second,
               gpointer      data)
{
  const Step *a = first, *b = second;

  if (a->price != b->price)
    return a->price < b->price ? -1 : 1;
  return a->serial < b->serial ? -1 : 1;
}

static void
push (Search     *search,
      const Step *before,
      guint       cell,
      int         change)
{
  Step *step = g_new (Step, 1);

  *step = (Step) { before, cell, change, 0, search->steps->len };
  step->price = price_of (CELL (search->self, cell)) + (before != NULL ? before->price : 0);
  g_ptr_array_add (search->steps, step);
  g_sequence_insert_sorted (search->open, step, compare_steps, NULL);
}

static void
put_out (Search     *search,
         const Step *step)
{
  const GArray *sums = CELL (search->self, step->cell)->sums;

  for (guint i = 0; i < sums->len; i++) {
    guint at = g_array_index (sums, guint, i);
    const GArray *sum = g_ptr_array_index (search->self->sums, at);

    for (guint j = 0; j < sum->len; j++)
      if (g_array_index (sum, KithSuppressTerm, j).cell == step->cell)
        search->out[at] += step->change * g_array_index (sum, KithSuppressTerm, j).sign;
    g_array_append_val (search->touched, at);
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
  for (const Step *step = last; step != NULL; step = step->before)
    put_out (search, step);
  g_array_sort (search->touched, compare_numbers);
  for (guint i = 0; i < search->touched->len; i++) {
    guint at = g_array_index (search->touched, guint, i);

    if (search->out[at] != 0 && (i == 0 || at != g_array_index (search->touched, guint, i - 1)))
      g_string_append_printf (key, "%u:%d ", at, search->out[at]);
  }
  return g_string_free_and_steal (key);
}

static void
clear_out (Search *search)
{
  for (guint i = 0; i < search->touched->len; i++)
    search->out[g_array_index (search->touched, guint, i)] = 0;
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

    if (!moves_already (last, term->cell) && may_change (search, CELL (search->self, term->cell), change))
      push (search, last, term->cell, change);
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
    if (may_change (&search, CELL (self, cell), change))
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
