/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-suppress.h"
#include "kith-test-count.h"
#include "suppress-prover.h"

#define MOST 8

/* Rows, columns and totals of both; the places of the totals are wanted where tables are tied together. */
typedef struct {
  guint n_rows;
  guint n_columns;
  guint cells[MOST][MOST];
  guint rows[MOST];
  guint columns[MOST];
  guint all;
} Table;

static void
add_total (Prover      *prover,
           guint        total,
           const guint *parts,
           guint        n_parts)
{
  gint64 count = 0;

  for (guint i = 0; i < n_parts; i++)
    count += prover_get_count (prover, parts[i]);
  g_assert_cmpint (count, ==, prover_get_count (prover, total));
  prover_add_sum (prover, total, parts, n_parts);
}

/* Students fall into classes most of which are rare, as they do in life. */
static guint
draw (GRand *random,
      guint  n)
{
  double place = g_rand_double (random);

  return MIN ((guint) (place * place * place * n), n - 1);
}

static void
add_table (Prover *prover,
           Table  *table,
           guint   counts[MOST][MOST],
           guint   n_rows,
           guint   n_columns,
           const guint *columns,
           guint   all)
{
  gint64 row_counts[MOST] = { 0 }, column_counts[MOST] = { 0 }, whole = 0;

  table->n_rows = n_rows;
  table->n_columns = n_columns;
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++) {
      table->cells[i][j] = prover_add (prover, counts[i][j], TRUE);
      row_counts[i] += counts[i][j];
      column_counts[j] += counts[i][j];
      whole += counts[i][j];
    }
  for (guint i = 0; i < n_rows; i++)
    table->rows[i] = prover_add (prover, row_counts[i], TRUE);
  for (guint j = 0; j < n_columns; j++)
    table->columns[j] = columns != NULL ? columns[j] : prover_add (prover, column_counts[j], TRUE);
  table->all = columns != NULL ? all : prover_add (prover, whole, TRUE);
  for (guint i = 0; i < n_rows; i++)
    add_total (prover, table->rows[i], table->cells[i], n_columns);
  for (guint j = 0; j < n_columns; j++) {
    guint parts[MOST];

    for (guint i = 0; i < n_rows; i++)
      parts[i] = table->cells[i][j];
    add_total (prover, table->columns[j], parts, n_rows);
  }
  add_total (prover, table->all, table->rows, n_rows);
  if (columns == NULL)
    add_total (prover, table->all, table->columns, n_columns);
}

static Prover *
make_plain (GRand *random)
{
  Prover *prover = prover_new ();
  guint counts[MOST][MOST] = { 0 };
  guint n_rows = (guint) g_rand_int_range (random, 2, 7), n_columns = (guint) g_rand_int_range (random, 2, 7);
  guint students = (guint) g_rand_int_range (random, 4, 160);
  Table table;

  for (guint i = 0; i < students; i++)
    counts[draw (random, n_rows)][draw (random, n_columns)]++;
  add_table (prover, &table, counts, n_rows, n_columns, NULL, 0);
  return prover;
}

/* One row of counts and its total, with “so many of them” for each. */
static Prover *
make_shares (GRand *random)
{
  Prover *prover = prover_new ();
  guint n = (guint) g_rand_int_range (random, 2, MOST);
  guint wholes[MOST], parts[MOST], rests[MOST], all[3];
  gint64 whole = 0, part = 0;

  for (guint i = 0; i < n; i++) {
    gint64 count = g_rand_int_range (random, 0, 30);
    gint64 of_them = g_rand_int_range (random, 0, (gint32) count + 1);

    wholes[i] = prover_add (prover, count, TRUE);
    parts[i] = prover_add (prover, of_them, TRUE);
    rests[i] = prover_add (prover, count - of_them, FALSE);
    prover_add_sum (prover, wholes[i], (guint[]) { parts[i], rests[i] }, 2);
    whole += count;
    part += of_them;
  }
  all[0] = prover_add (prover, whole, TRUE);
  all[1] = prover_add (prover, part, TRUE);
  all[2] = prover_add (prover, whole - part, FALSE);
  prover_add_sum (prover, all[0], (guint[]) { all[1], all[2] }, 2);
  prover_add_sum (prover, all[0], wholes, n);
  prover_add_sum (prover, all[1], parts, n);
  prover_add_sum (prover, all[2], rests, n);
  return prover;
}

/* By age and by year for each local authority: the columns of both tables have the same totals. Then two terms of it, in
 * which those of before and the new ones are those who left and those of now. */
static Prover *
make_linked (GRand *random)
{
  Prover *prover = prover_new ();
  guint n_authorities = (guint) g_rand_int_range (random, 2, 5), before = 0, now = 0;
  guint starts = (guint) g_rand_int_range (random, 0, 12), leavers = 0;
  guint flow[2][2];
  Table table;

  for (guint term = 0; term < 2; term++) {
    guint ages[MOST][MOST] = { 0 }, years[MOST][MOST] = { 0 };
    guint n_ages = (guint) g_rand_int_range (random, 2, 6), n_years = (guint) g_rand_int_range (random, 2, 5);
    guint students = (guint) g_rand_int_range (random, 8, 90);
    Table by_year;

    if (term == 1)
      students = MIN (students, before + starts);
    for (guint i = 0; i < students; i++) {
      guint authority = draw (random, n_authorities);

      ages[draw (random, n_ages)][authority]++;
      years[draw (random, n_years)][authority]++;
    }
    add_table (prover, &table, ages, n_ages, n_authorities, NULL, 0);
    add_table (prover, &by_year, years, n_years, n_authorities, table.columns, table.all);
    flow[term][0] = table.all;
    if (term == 0)
      before = students;
    else
      now = students;
  }
  leavers = before + starts - now;
  flow[0][1] = prover_add (prover, starts, TRUE);
  flow[1][1] = prover_add (prover, leavers, TRUE);
  prover_add_balance (prover, flow[0], 2, flow[1], 2);
  return prover;
}

typedef Prover *(*MakeFunc) (GRand *random);

typedef struct {
  const char *name;
  MakeFunc make;
  guint rounds;
  guint seed;
} Family;

static const Family families[] = {
  { "plain", make_plain, 3000, 20261128 },
  { "shares", make_shares, 2000, 65 },
  { "linked", make_linked, 400, 9 },
};

static gboolean
must_hide (Prover *prover,
           guint   cell)
{
  gint64 count = prover_get_count (prover, cell);

  return prover_is_printed (prover, cell) && count >= 1 && count <= KITH_SUPPRESS_SMALL;
}

typedef struct {
  guint tables;
  guint hidden;
  guint guarded;
  guint covers;
  guint not_needed;
  guint known_small;
} Figures;

static void
hide_as_chosen (Prover       *prover,
                KithSuppress *suppress)
{
  for (guint i = 0; i < prover_get_n (prover); i++)
    prover_set_hidden (prover, i, kith_suppress_is_hidden (suppress, i));
}

/* Nobody can work out what is hidden, nor, for “18 of 20”, those who are not among them. */
static void
assert_safe (Prover           *prover,
             KithSuppress     *suppress,
             KithSuppressDone *done,
             Figures          *figures)
{
  guint known_small = 0;

  for (guint i = 0; i < prover_get_n (prover); i++) {
    gint64 count = prover_get_count (prover, i);

    if (must_hide (prover, i))
      g_assert_true (prover_is_hidden (prover, i));
    if (!prover_is_hidden (prover, i) || (!prover_is_printed (prover, i) && (count == 0 || count > KITH_SUPPRESS_SMALL)))
      continue;
    figures->hidden++;
    g_assert_false (prover_works_out (prover, i, PROVER_READS));
    g_assert_true (prover_finds_other (prover, i, PROVER_READS));
    if (!prover_finds_other (prover, i, PROVER_WAS_TOLD) && prover_is_printed (prover, i))
      known_small++;
  }
  /* the few that nothing protects from somebody who was told are counted, and no more than those */
  g_assert_cmpuint (known_small, <=, done->n_known_small);
  figures->known_small += known_small;
}

/* Everything hidden: whatever is worked out then cannot be helped. */
static void
assert_cannot_be_helped (Prover       *prover,
                         KithSuppress *suppress)
{
  g_autoptr (GArray) exposed = g_array_new (FALSE, FALSE, sizeof (guint));

  hide_as_chosen (prover, suppress);
  for (guint i = 0; i < prover_get_n (prover); i++)
    if (prover_is_printed (prover, i) && prover_is_hidden (prover, i) && !prover_finds_other (prover, i, PROVER_WAS_TOLD))
      g_array_append_val (exposed, i);
  for (guint i = 0; i < prover_get_n (prover); i++)
    prover_set_hidden (prover, i, prover_get_count (prover, i) > 0);
  for (guint i = 0; i < exposed->len; i++) {
    guint cell = g_array_index (exposed, guint, i);

    if (prover_get_count (prover, cell) > 0 && prover_get_count (prover, cell) <= KITH_SUPPRESS_SMALL)
      g_assert_false (prover_finds_other (prover, cell, PROVER_WAS_TOLD));
  }
}

/* Printed, or such as can be worked out from “18 of 20”, where nobody minds a zero. */
static gboolean
is_guarded (Prover *prover,
            guint   cell)
{
  gint64 count = prover_get_count (prover, cell);

  return prover_is_hidden (prover, cell) && count <= KITH_SUPPRESS_SMALL &&
         (count > 0 || prover_is_printed (prover, cell));
}

/* Shown again, each count that is hidden for the sake of others would give one of them away. Hidden zeros of small groups
 * are wanted hidden for their own sake. */
static void
count_what_is_not_needed (Prover       *prover,
                          KithSuppress *suppress,
                          Figures      *figures)
{
  hide_as_chosen (prover, suppress);
  for (guint i = 0; i < prover_get_n (prover); i++) {
    gboolean gives_away = FALSE;

    if (!prover_is_printed (prover, i) || !prover_is_hidden (prover, i))
      continue;
    if (prover_get_count (prover, i) <= KITH_SUPPRESS_SMALL) {
      figures->guarded++;
      continue;
    }
    figures->covers++;
    prover_set_hidden (prover, i, FALSE);
    for (guint j = 0; j < prover_get_n (prover) && !gives_away; j++)
      if (j != i && is_guarded (prover, j))
        gives_away = !prover_finds_other (prover, j, PROVER_WAS_TOLD);
    prover_set_hidden (prover, i, TRUE);
    if (!gives_away)
      figures->not_needed++;
  }
}

/* KITH_TEST_TABLES says how many tables of all families there are, for a release. */
static guint
count_rounds (const Family *family)
{
  guint all = 0;

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    all += families[i].rounds;
  return (guint) ((guint64) family->rounds * kith_test_count ("KITH_TEST_TABLES", all) / all);
}

static void
test_family (gconstpointer data)
{
  const Family *family = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (family->seed);
  Figures figures = { 0 };
  guint n_rounds = count_rounds (family);

  for (guint round = 0; round < n_rounds; round++) {
    g_autoptr (Prover) prover = family->make (random);
    g_autoptr (KithSuppress) suppress = prover_dup_suppress (prover, KITH_SUPPRESS_TOTAL);
    KithSuppressDone done;

    kith_suppress_run (suppress, &done);
    hide_as_chosen (prover, suppress);
    assert_safe (prover, suppress, &done, &figures);
    if (done.n_known_small > 0)
      assert_cannot_be_helped (prover, suppress);
    if (round % 4 == 0)
      count_what_is_not_needed (prover, suppress, &figures);
    figures.tables++;
  }
  g_test_message ("counted: %u random tables (%s) as a linear system, %u hidden counts, 0 of them determined", figures.tables,
                  family->name, figures.hidden);
  g_test_message ("%s: %u tables, %u hidden; in every fourth %u for their own sake, %u for others, of these %u not needed "
                  "(%.2f%%); %u known to somebody who was told what is small",
                  family->name, figures.tables, figures.hidden, figures.guarded, figures.covers, figures.not_needed,
                  figures.covers > 0 ? 100.0 * figures.not_needed / figures.covers : 0, figures.known_small);
  g_assert_cmpuint (figures.covers, >, 0);
  g_assert_cmpuint (figures.not_needed * 50, <=, figures.covers);
}

/* With only the small ones hidden, the prover works out most of them: it is able to. */
static void
test_small_alone_leak (gconstpointer data)
{
  const Family *family = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (family->seed);
  guint leaking = 0, with_small = 0;

  for (guint round = 0; round < 300; round++) {
    g_autoptr (Prover) prover = family->make (random);
    gboolean has_small = FALSE, leaks = FALSE;

    for (guint i = 0; i < prover_get_n (prover); i++)
      prover_set_hidden (prover, i, must_hide (prover, i));
    for (guint i = 0; i < prover_get_n (prover); i++)
      if (must_hide (prover, i)) {
        has_small = TRUE;
        if (prover_works_out (prover, i, PROVER_READS)) {
          leaks = TRUE;
          g_assert_false (prover_finds_other (prover, i, PROVER_READS));
        }
      }
    with_small += has_small;
    leaking += leaks;
  }
  g_test_message ("counted: %s, %u of %u tables leak with only small counts hidden", family->name, leaking, with_small);
  g_assert_cmpuint (with_small, >, 200);
  g_assert_cmpuint (leaking * 4, >, with_small);
}

static guint
add_row (KithSuppress *suppress,
         const gint64 *counts,
         guint         n,
         guint        *cells)
{
  gint64 total = 0;
  guint place;

  for (guint i = 0; i < n; i++) {
    cells[i] = kith_suppress_add (suppress, counts[i], KITH_SUPPRESS_CELL);
    total += counts[i];
  }
  place = kith_suppress_add (suppress, total, KITH_SUPPRESS_TOTAL);
  kith_suppress_add_sum (suppress, place, cells, n);
  return place;
}

/* A hidden count takes the smallest other one with it, not the total, and not a zero. */
static void
test_by_hand (void)
{
  static const gint64 counts[] = { 3, 30, 0, 8 };
  static const char *const expected[] = { "c", "30", "0", "c" };
  g_autoptr (KithSuppress) suppress = kith_suppress_new ();
  g_autofree char *sum = NULL;
  KithSuppressDone done;
  guint cells[4], total;

  total = add_row (suppress, counts, 4, cells);
  kith_suppress_run (suppress, &done);
  for (guint i = 0; i < 4; i++) {
    g_autofree char *text = kith_suppress_dup_count (suppress, cells[i]);

    g_assert_cmpstr (text, ==, expected[i]);
  }
  sum = kith_suppress_dup_count (suppress, total);
  g_assert_cmpstr (sum, ==, "41");
  g_assert_cmpuint (done.n_counts, ==, 5);
  g_assert_cmpuint (done.n_small, ==, 1);
  g_assert_cmpuint (done.n_others, ==, 1);
  g_assert_cmpuint (done.n_zeros, ==, 0);
}

/* Of three people a zero says something about all three; of none and of twelve it does not. */
static void
test_zeros (void)
{
  static const gint64 three[] = { 3, 0, 0 }, none[] = { 0, 0, 0 }, twelve[] = { 12, 0, 0 };
  g_autoptr (KithSuppress) suppress = kith_suppress_new ();
  guint of_three[3], of_none[3], of_twelve[3];
  KithSuppressDone done;

  add_row (suppress, three, 3, of_three);
  add_row (suppress, none, 3, of_none);
  add_row (suppress, twelve, 3, of_twelve);
  kith_suppress_run (suppress, &done);
  for (guint i = 0; i < 3; i++) {
    g_assert_true (kith_suppress_is_hidden (suppress, of_three[i]));
    g_assert_false (kith_suppress_is_hidden (suppress, of_none[i]));
    g_assert_false (kith_suppress_is_hidden (suppress, of_twelve[i]));
  }
  g_assert_cmpuint (done.n_small, ==, 2);
  g_assert_cmpuint (done.n_zeros, ==, 2);
  g_assert_cmpuint (done.n_others, ==, 0);
}

/* “18 of 20” says that there are two who are not. */
static void
test_rest (void)
{
  g_autoptr (KithSuppress) suppress = kith_suppress_new ();
  guint whole = kith_suppress_add (suppress, 20, KITH_SUPPRESS_TOTAL);
  guint part = kith_suppress_add (suppress, 18, KITH_SUPPRESS_CELL);
  guint twelve = kith_suppress_add (suppress, 12, KITH_SUPPRESS_TOTAL), all = kith_suppress_add (suppress, 12, KITH_SUPPRESS_CELL);
  guint nine = kith_suppress_add (suppress, 9, KITH_SUPPRESS_TOTAL), none = kith_suppress_add (suppress, 0, KITH_SUPPRESS_CELL);
  g_autofree char *count = NULL, *percent = NULL, *full = NULL, *few = NULL;

  kith_suppress_add_rest (suppress, whole, part);
  kith_suppress_add_rest (suppress, twelve, all);
  kith_suppress_add_rest (suppress, nine, none);
  kith_suppress_run (suppress, NULL);
  count = kith_suppress_dup_count (suppress, part);
  percent = kith_suppress_dup_percent (suppress, part, whole);
  full = kith_suppress_dup_percent (suppress, all, twelve);
  few = kith_suppress_dup_percent (suppress, none, nine);
  g_assert_cmpstr (count, ==, "c");
  g_assert_cmpstr (percent, ==, "c");
  g_assert_cmpstr (full, ==, "100%");
  g_assert_cmpstr (few, ==, "–");
  g_assert_false (kith_suppress_is_hidden (suppress, whole));
}

/* Four and four of eight: once it is known that both are small, there is no other way, so the eight goes as well. */
static void
test_told (void)
{
  static const gint64 counts[] = { 4, 4 };
  g_autoptr (KithSuppress) suppress = kith_suppress_new ();
  guint cells[2];
  guint total = add_row (suppress, counts, 2, cells);

  kith_suppress_run (suppress, NULL);
  g_assert_true (kith_suppress_is_hidden (suppress, total));
}

/* One in each of four parts: the letter tells nobody, and it is said that hiding does no more. */
static void
test_four_ones (void)
{
  static const gint64 counts[] = { 1, 1, 1, 1 };
  g_autoptr (KithSuppress) suppress = kith_suppress_new ();
  KithSuppressDone done;
  guint cells[4];

  add_row (suppress, counts, 4, cells);
  kith_suppress_run (suppress, &done);
  g_assert_cmpuint (done.n_small, ==, 5);
  g_assert_cmpuint (done.n_known_small, >, 0);
}

/* Thirty contacts with one person: hidden as a 1 would be, and another as well, or the total would give them away. */
static void
test_guard (void)
{
  static const gint64 counts[] = { 30, 25, 40 };
  g_autoptr (KithSuppress) suppress = kith_suppress_new ();
  KithSuppressDone done;
  guint cells[3], total = add_row (suppress, counts, 3, cells);

  kith_suppress_guard (suppress, cells[0]);
  kith_suppress_run (suppress, &done);
  g_assert_true (kith_suppress_is_hidden (suppress, cells[0]));
  g_assert_true (kith_suppress_is_hidden (suppress, cells[1]));
  g_assert_false (kith_suppress_is_hidden (suppress, cells[2]) || kith_suppress_is_hidden (suppress, total));
  g_assert_cmpuint (done.n_small, ==, 1);
  g_assert_cmpuint (done.n_others, ==, 1);
}

static void
test_same_again (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint round = 0; round < 50; round++) {
    g_autoptr (Prover) prover = make_linked (random);
    g_autoptr (KithSuppress) first = prover_dup_suppress (prover, KITH_SUPPRESS_TOTAL);
    g_autoptr (KithSuppress) second = prover_dup_suppress (prover, KITH_SUPPRESS_TOTAL);
    g_autoptr (KithSuppress) copy = NULL;

    kith_suppress_run (first, NULL);
    kith_suppress_run (second, NULL);
    kith_suppress_run (second, NULL);
    copy = kith_suppress_copy (second);
    for (guint i = 0; i < prover_get_n (prover); i++) {
      g_assert_true (kith_suppress_is_hidden (first, i) == kith_suppress_is_hidden (second, i));
      g_assert_true (kith_suppress_is_hidden (first, i) == kith_suppress_is_hidden (copy, i));
    }
  }
}

/* Of averages, those left out must be five people together. */
static void
test_averages (void)
{
  static const gint64 n[] = { 20, 3, 9, 0, 14 }, pair[] = { 20, 3, 2 };
  gboolean shown[] = { TRUE, TRUE, TRUE, TRUE, TRUE }, of_pair[] = { TRUE, TRUE, TRUE }, of_ten[] = { TRUE, TRUE, TRUE, TRUE, TRUE };
  static const gint64 nine[] = { 9, 12 };
  gboolean of_nine[] = { TRUE, TRUE };

  kith_suppress_averages (n, shown, G_N_ELEMENTS (n), 5);
  g_assert_true (shown[0] && shown[4]);
  g_assert_false (shown[1] || shown[2] || shown[3]);
  kith_suppress_averages (pair, of_pair, G_N_ELEMENTS (pair), 5);
  g_assert_true (of_pair[0]);
  g_assert_false (of_pair[1] || of_pair[2]);
  kith_suppress_averages (n, of_ten, G_N_ELEMENTS (n), 10);
  g_assert_true (of_ten[0] && of_ten[4]);
  g_assert_false (of_ten[1] || of_ten[2] || of_ten[3]);
  kith_suppress_averages (nine, of_nine, G_N_ELEMENTS (nine), 10);
  g_assert_false (of_nine[0] || of_nine[1]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suppress/by-hand", test_by_hand);
  g_test_add_func ("/suppress/zeros", test_zeros);
  g_test_add_func ("/suppress/rest", test_rest);
  g_test_add_func ("/suppress/told", test_told);
  g_test_add_func ("/suppress/four-ones", test_four_ones);
  g_test_add_func ("/suppress/guard", test_guard);
  g_test_add_func ("/suppress/same-again", test_same_again);
  g_test_add_func ("/suppress/averages", test_averages);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++) {
    g_autofree char *name = g_strdup_printf ("/suppress/random/%s", families[i].name);
    g_autofree char *control = g_strdup_printf ("/suppress/small-alone-leak/%s", families[i].name);

    g_test_add_data_func (name, &families[i], test_family);
    g_test_add_data_func (control, &families[i], test_small_alone_leak);
  }
  return g_test_run ();
}
