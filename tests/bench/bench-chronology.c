/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-case.h"

#include "kith-chronology.h"
#include "kith-student.h"

/* Opening a student with 2,000 notes: the record, and the first screenful of what happened, newest first. */

#define SCREENFUL 15

typedef struct {
  BenchCase *team;
  gint64 student;
  sqlite3_stmt *record, *order, *notes;
} Opening;

static void
open_student (gpointer data)
{
  Opening *self = data;
  const KithChronologyFilter everything = { 0 };
  GError *error = NULL;
  g_autoptr (KithRecord) student = kith_case_file_load (self->team->file, &kith_student_kind, self->student, &error);
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  bench_check (student != NULL, error);
  keys = kith_chronology_list (self->team->file, self->student, &everything, NULL, &error);
  bench_check (keys != NULL, error);
  entries = kith_chronology_load (self->team->file, (const KithChronologyKey *) (gpointer) keys->data,
                                  MIN (SCREENFUL, keys->len), &error);
  bench_check (entries != NULL, error);
}

/* The order of all, and the text of those on the screen. */
static void
open_by_hand (gpointer data)
{
  Opening *self = data;

  sqlite3_bind_int64 (self->record, 1, self->student);
  bench_raw_read (self->record);
  sqlite3_bind_int64 (self->order, 1, self->student);
  bench_raw_read (self->order);
  sqlite3_bind_int64 (self->notes, 1, self->student);
  bench_raw_read (self->notes);
}

static void
measure (BenchCase  *team,
         const char *scenario,
         gint64      student)
{
  Opening self = {
    .team = team,
    .student = student,
    .record = bench_raw_prepare (team, "SELECT * FROM student WHERE id = ?1"),
    .order = bench_raw_prepare (team, "SELECT id, date, time FROM note WHERE student = ?1 AND removed_at IS NULL"
                                      " ORDER BY date DESC, time DESC, id DESC"),
    .notes = bench_raw_prepare (team, "SELECT * FROM note WHERE student = ?1 AND removed_at IS NULL"
                                      " ORDER BY date DESC, time DESC, id DESC LIMIT 15"),
  };
  Bench bench = { bench_case_name (team, scenario), "the same rows by hand", 31, BENCH_WALL, open_student,
                  open_by_hand, &self, .most_ms = 10 };

  bench_run (&bench);
}

int
main (void)
{
  g_autoptr (BenchCase) team = bench_case_new (300, 20000, 2000);

  measure (team, "Open a student with 67 notes", g_array_index (team->students, gint64, 7));
  measure (team, "Open a student with 2,000 notes", team->busy);
  return 0;
}
