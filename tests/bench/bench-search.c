/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-case.h"

#include "kith-search.h"

/* Searching notes while typing: a key stroke asks again, and the first screenful is shown with its words marked. */

#define SCREENFUL 15
#define FIND \
  "SELECT n.id, n.student, n.date, n.type, s.preferred_name, snippet (note_search, -1, '[', ']', '…', 12)" \
  " FROM note_search JOIN note n ON n.id = note_search.rowid JOIN student s ON s.id = n.student" \
  " WHERE note_search MATCH ?1 AND n.removed_at IS NULL AND n.visibility IN ('team', 'coach')" \
  " ORDER BY note_search.rowid DESC LIMIT 15"
#define COUNT \
  "SELECT count(*) FROM (SELECT 1 FROM note_search JOIN note n ON n.id = note_search.rowid WHERE note_search MATCH ?1" \
  " AND n.removed_at IS NULL LIMIT 1000)"

typedef struct {
  BenchCase *team;
  const char *typed;
  const char *match;
  gint64 student;
  sqlite3_stmt *find, *count, *like;
} Search;

static void
search (gpointer data)
{
  Search *self = data;
  GError *error = NULL;
  g_autoptr (KithMatches) matches = kith_search (self->team->file, self->typed, KITH_SEARCH_NOTES, self->student,
                                                 SCREENFUL, NULL, &error);

  bench_check (matches != NULL, error);
}

static void
search_by_hand (gpointer data)
{
  Search *self = data;

  sqlite3_bind_text (self->find, 1, self->match, -1, SQLITE_STATIC);
  bench_raw_read (self->find);
  sqlite3_bind_text (self->count, 1, self->match, -1, SQLITE_STATIC);
  bench_raw_read (self->count);
}

static void
look_through_all (gpointer data)
{
  Search *self = data;
  g_autofree char *pattern = g_strdup_printf ("%%%s%%", self->typed);

  sqlite3_bind_text (self->like, 1, pattern, -1, SQLITE_STATIC);
  bench_raw_read (self->like);
}

static void
measure_words (Search     *self,
               const char *scenario,
               const char *typed,
               const char *match,
               double      most_ms)
{
  Bench bench = { bench_case_name (self->team, scenario), "the index by hand", 51, BENCH_WALL, search, search_by_hand,
                  self, .most_ratio = 4, .most_ms = most_ms };

  self->typed = typed;
  self->match = match;
  bench_run (&bench);
}

static void
measure_beside_like (Search     *self,
                     const char *typed)
{
  Bench bench = { bench_case_name (self->team, "Search a word"), "LIKE over all notes", 9, BENCH_WALL, search,
                  look_through_all, self, .most_ratio = 0.25 };

  self->typed = typed;
  bench_run (&bench);
}

static void
measure_inside (Search *self)
{
  Bench bench = { bench_case_name (self->team, "Search inside a student with 2,000 notes"), "everywhere, by hand", 51,
                  BENCH_WALL, search, search_by_hand, self, .most_ms = 5 };

  self->student = self->team->busy;
  bench_run (&bench);
  self->student = 0;
}

/* What Ctrl+K asks for with every key: all kinds at once. */
static void
search_everything (gpointer data)
{
  Search *self = data;
  GError *error = NULL;
  g_autoptr (KithMatches) matches =
    kith_search (self->team->file, self->typed, KITH_SEARCH_EVERYTHING, 0, 5, NULL, &error);

  bench_check (matches != NULL, error);
}

static void
measure_everything (Search     *self,
                    const char *scenario,
                    const char *typed,
                    double      most_ms)
{
  Bench bench = { bench_case_name (self->team, scenario), "notes alone", 31, BENCH_WALL, search_everything, search, self,
                  .most_ms = most_ms };

  self->typed = typed;
  bench_run (&bench);
}

static char *
dup_match (const char *word)
{
  return g_strdup_printf ("\"%s\"*", word);
}

static void
measure (guint n_students,
         guint n_notes)
{
  g_autoptr (BenchCase) team = bench_case_new (n_students, n_notes, 2000);
  const char *word = bench_get_word (60), *rare_word = bench_get_word (15000);
  g_autofree char *usual = dup_match (word);
  g_autofree char *rare = dup_match (rare_word);
  Search self = {
    .team = team,
    .find = bench_raw_prepare (team, FIND),
    .count = bench_raw_prepare (team, COUNT),
    .like = bench_raw_prepare (team, "SELECT id FROM note WHERE text LIKE ?1 AND removed_at IS NULL"
                                     " ORDER BY id DESC"),
  };

  /* SQLite has no index of beginnings longer than three letters and goes through every note that has one. */
  measure_words (&self, "Search a word of one note in ten", word, usual, 15);
  measure_beside_like (&self, word);
  measure_inside (&self);
  measure_words (&self, "Search a word of nearly every note", "attendance", "\"attendance\"*", 15);
  measure_words (&self, "Search a rare word", rare_word, rare, 1.5);
  measure_words (&self, "Search three words", "crossed the river", "\"crossed\"* AND \"the\"* AND \"river\"*", 1.5);
  measure_words (&self, "Search two letters", "at", "\"at\"*", 1);
  measure_everything (&self, "Search everything for a word", word, 100);
  measure_everything (&self, "Search everything for a name nobody has", "zofja", 100);
  measure_words (&self, "Search three letters", "att", "\"att\"*", 1);
}

int
main (void)
{
  measure (300, 20000);
  measure (10000, bench_is_large () ? 500000 : 60000);
  return 0;
}
