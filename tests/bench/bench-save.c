/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-case.h"

#include "kith-note.h"
#include "kith-save-note.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Saving a note so that it is on the disk, searchable and in the audit. */

typedef struct {
  BenchCase *team;
  int file;
  sqlite3_stmt *note, *index, *contact, *audit, *detail, *operation;
} Saving;

static void
save_note (gpointer data)
{
  Saving *self = data;
  g_autoptr (KithRecord) note = bench_case_new_note (self->team, bench_case_any_student (self->team), BENCH_TODAY);
  GError *error = NULL;

  bench_clock_start ();
  bench_check (kith_casework_save_note (self->team->file, note, KITH_SAVE_DEFAULT, &error), error);
  bench_clock_stop ();
}

static void
append_and_sync (gpointer data)
{
  Saving *self = data;
  char page[4096];

  memset (page, 'k', sizeof page);
  bench_check (write (self->file, page, sizeof page) == sizeof page && fdatasync (self->file) == 0, NULL);
}

static void
insert_note (Saving     *self,
             gint64      student,
             const char *text)
{
  sqlite3_bind_int64 (self->note, 1, student);
  sqlite3_bind_text (self->note, 2, text, -1, SQLITE_STATIC);
  bench_raw_run (self->note);
  sqlite3_bind_int64 (self->index, 1, sqlite3_last_insert_rowid (self->team->raw));
  sqlite3_bind_text (self->index, 2, text, -1, SQLITE_STATIC);
  bench_raw_run (self->index);
  sqlite3_bind_int64 (self->contact, 1, student);
  bench_raw_run (self->contact);
}

static void
save_by_hand (gpointer data)
{
  Saving *self = data;
  g_autofree char *text = bench_dup_text (self->team->random);
  gint64 student = bench_case_any_student (self->team);

  bench_clock_start ();
  bench_raw_exec (self->team, "BEGIN IMMEDIATE");
  insert_note (self, student, text);
  sqlite3_bind_int64 (self->audit, 1, student);
  bench_raw_run (self->audit);
  sqlite3_bind_int64 (self->detail, 1, sqlite3_last_insert_rowid (self->team->raw));
  sqlite3_bind_text (self->detail, 2, text, -1, SQLITE_STATIC);
  bench_raw_run (self->detail);
  bench_raw_run (self->operation);
  bench_raw_exec (self->team, "COMMIT");
  bench_clock_stop ();
}

static void
prepare (Saving *self)
{
  self->note = bench_raw_prepare (self->team,
    "INSERT INTO note (version, student, author, date, time, type, contact_made, minutes, text, visibility,"
    " recorded_at) VALUES (1, ?1, 1, '" BENCH_TODAY "', '09:30', 'one-to-one', 'yes', 30, ?2, 'team', 1773136800)");
  self->index = bench_raw_prepare (self->team, "INSERT INTO note_search (rowid, text) VALUES (?1, ?2)");
  self->contact = bench_raw_prepare (self->team, "UPDATE student SET last_contact = '" BENCH_TODAY "' WHERE id = ?1");
  self->audit = bench_raw_prepare (self->team,
    "INSERT INTO audit (at, person, who, action, kind, record, record_version, student, words, commitment, hash)"
    " VALUES (1773136800, 1, 'Ines Tavares', 'added', 'note', 1, 1, ?1, '', zeroblob (32), zeroblob (32))");
  self->detail = bench_raw_prepare (self->team,
    "INSERT INTO audit_detail (audit, salt, detail) VALUES (?1, zeroblob (16), ?2)");
  self->operation = bench_raw_prepare (self->team,
    "INSERT INTO operation (at, account, label, is_bulk, first_line, last_line, n_changes)"
    " VALUES (1773136800, 1, 'Note: added', 0, 1, 1, 1)");
}

static void
measure (guint n_students,
         guint n_notes)
{
  g_autoptr (BenchCase) team = bench_case_new (n_students, n_notes, 0);
  g_autofree char *path = g_build_filename (team->folder, "floor", NULL);
  Saving self = { .team = team, .file = g_open (path, O_WRONLY | O_CREAT | O_APPEND, 0600) };
  Bench floor = { bench_case_name (team, "Save a note"), "append 4 KiB and sync", 200, BENCH_WALL, save_note,
                  append_and_sync, &self, .most_ratio = 3, .most_ratio_95 = 10 };
  Bench by_hand = { bench_case_name (team, "Save a note"), "the same rows by hand", 200, BENCH_WALL, save_note,
                    save_by_hand, &self, .most_ratio = 1.5 };

  prepare (&self);
  bench_run (&floor);
  bench_run (&by_hand);
  close (self.file);
}

int
main (void)
{
  measure (300, 20000);
  measure (10000, bench_is_large () ? 500000 : 60000);
  return 0;
}
