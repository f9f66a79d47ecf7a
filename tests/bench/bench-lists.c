/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-case.h"

#include "kith-student.h"

/* The list of students: opening it, typing into its filter, sorting it, scrolling it. What the window needs for a frame
 * is the ids in order and the records of one screenful. */

#define SCREENFUL 30
#define STUDENTS "SELECT * FROM student WHERE removed_at IS NULL"

typedef struct {
  BenchCase *team;
  const char *words;
  const char *order;
  GArray *ids;
  sqlite3_stmt *list, *page, *count;
} Listing;

static void
load_page (Listing *self,
           GArray  *ids,
           guint    first)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) page =
    kith_case_file_load_many (self->team->file, &kith_student_kind, &g_array_index (ids, gint64, first),
                              MIN (SCREENFUL, ids->len - first), &error);

  bench_check (page != NULL, error);
}

static KithQuery *
make_query (Listing *self)
{
  KithQuery *query = kith_query_new (&kith_student_kind);

  if (self->words != NULL)
    kith_query_where_words (query, self->words);
  kith_query_set_order (query, self->order);
  return query;
}

static void
list (gpointer data)
{
  Listing *self = data;
  GError *error = NULL;
  g_autoptr (KithQuery) query = make_query (self);
  g_autoptr (GArray) ids = kith_case_file_list_ids (self->team->file, query, NULL, &error);

  bench_check (ids != NULL, error);
  load_page (self, ids, 0);
}

static void
list_first (gpointer data)
{
  Listing *self = data;
  GError *error = NULL;
  g_autoptr (KithQuery) query = make_query (self);
  g_autoptr (GPtrArray) first = NULL;

  kith_query_set_limit (query, SCREENFUL);
  first = kith_case_file_list (self->team->file, query, NULL, &error);
  bench_check (first != NULL && kith_case_file_count (self->team->file, query, &error) > 0, error);
}

static void
list_first_by_hand (gpointer data)
{
  Listing *self = data;

  bench_raw_read (self->page);
  bench_raw_read (self->count);
}

/* All ids, and the records of the first ones. */
static void
list_by_hand (gpointer data)
{
  Listing *self = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (sqlite3_step (self->list) == SQLITE_ROW) {
    gint64 id = sqlite3_column_int64 (self->list, 0);

    g_array_append_val (ids, id);
  }
  sqlite3_reset (self->list);
  for (guint i = 0; i < MIN (SCREENFUL, ids->len); i++) {
    sqlite3_bind_int64 (self->page, 1, g_array_index (ids, gint64, i));
    bench_raw_read (self->page);
  }
}

static void
scroll (gpointer data)
{
  Listing *self = data;

  load_page (self, self->ids, (guint) g_rand_int_range (self->team->random, 0, (gint32) self->ids->len - SCREENFUL));
}

static void
scroll_by_hand (gpointer data)
{
  Listing *self = data;
  guint first = (guint) g_rand_int_range (self->team->random, 0, (gint32) self->ids->len - SCREENFUL);

  for (guint i = 0; i < SCREENFUL; i++) {
    sqlite3_bind_int64 (self->page, 1, g_array_index (self->ids, gint64, first + i));
    bench_raw_read (self->page);
  }
}

static void
measure_list (BenchCase *team)
{
  Listing self = {
    .team = team,
    .page = bench_raw_prepare (team, STUDENTS " ORDER BY sort_key, id LIMIT 30"),
    .count = bench_raw_prepare (team, "SELECT count(*) FROM student WHERE removed_at IS NULL"),
  };
  Bench bench = { bench_case_name (team, "First 30 students and count"), "the same rows by hand", 51, BENCH_WALL,
                  list_first, list_first_by_hand, &self, .most_ratio = 2 };

  bench_run (&bench);
}

static void
measure_order (BenchCase  *team,
               const char *scenario,
               const char *words,
               const char *order,
               const char *sql)
{
  Listing self = {
    .team = team,
    .words = words,
    .order = order,
    .list = bench_raw_prepare (team, sql),
    .page = bench_raw_prepare (team, "SELECT * FROM student WHERE id = ?1 AND removed_at IS NULL"),
  };
  /* A frame has 16.7 ms; the other half of it is the toolkit's. */
  Bench bench = { bench_case_name (team, scenario), "the same rows by hand", 51, BENCH_WALL, list, list_by_hand, &self,
                  .most_ratio = 2, .most_ms = 8 };

  bench_run (&bench);
}

static void
measure_scroll (BenchCase *team)
{
  Listing self = {
    .team = team,
    .ids = team->students,
    .page = bench_raw_prepare (team, "SELECT * FROM student WHERE id = ?1 AND removed_at IS NULL"),
  };
  Bench bench = { bench_case_name (team, "Scroll to any page"), "the same rows by hand", 51, BENCH_WALL, scroll,
                  scroll_by_hand, &self, .most_ratio = 2, .most_ms = 5 };

  bench_run (&bench);
}

static void
measure (guint n_students)
{
  g_autoptr (BenchCase) team = bench_case_new (n_students, 3 * n_students, 0);

  measure_list (team);
  measure_scroll (team);
  measure_order (team, "Type a letter in the filter", "o", NULL,
                 "SELECT id FROM student WHERE removed_at IS NULL AND instr (search_key, 'o') > 0"
                 " ORDER BY sort_key, id");
  measure_order (team, "Type three letters in the filter", "kow", NULL,
                 "SELECT id FROM student WHERE removed_at IS NULL AND instr (search_key, 'kow') > 0"
                 " ORDER BY sort_key, id");
  measure_order (team, "Sort by name", NULL, "preferred-name",
                 "SELECT id FROM student WHERE removed_at IS NULL ORDER BY sort_key, id");
  measure_order (team, "Sort by last contact", NULL, "last-contact preferred-name",
                 "SELECT id FROM student WHERE removed_at IS NULL ORDER BY last_contact NULLS LAST, sort_key, id");
  measure_order (team, "Sort by course", NULL, "course preferred-name",
                 "SELECT id FROM student WHERE removed_at IS NULL"
                 " ORDER BY course COLLATE NOCASE NULLS LAST, sort_key, id");
}

int
main (void)
{
  measure (300);
  measure (10000);
  if (bench_is_large ())
    measure (25000);
  return 0;
}
