/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-case.h"

#include "kith-case-file-private.h"
#include "kith-note.h"
#include "kith-operation.h"
#include "kith-secret.h"
#include "kith-student.h"
#include "kith-test-settings.h"
#include "kith-text.h"

#include <glib/gstdio.h>
#include <string.h>

/* Tuesday 10 March 2026, 10am */
#define NOW G_GINT64_CONSTANT (1773136800)
#define DAYS 1000

static const char *const first_names[] = {
  "Amara", "Bronwen", "Chidi", "Dara", "Ewa", "Fatima", "Goran", "Hana", "Ifeoma", "Jakub", "Keziah", "Łukasz",
  "Maeve", "Nia", "Oisín", "Priya", "Qasim", "Rhiannon", "Siân", "Tomasz", "Uzma", "Vasile", "Wren", "Xanthe", "Yusuf",
  "Zoë",
};
static const char *const last_names[] = {
  "Abara", "Brânză", "Castellanos", "D'Arcy", "Eze", "Farouk", "Górski", "Hussain", "Ionescu", "Jones", "Kowalczyk",
  "Llewellyn", "Mensah", "Nowak", "O'Brien", "Patel", "Quaye", "Rahman", "Świątek", "Tavares", "Umarov", "Vaughan",
  "Williams", "Ximénez", "Yeboah", "Źródło",
};

gint64
bench_case_any_student (BenchCase *self)
{
  return g_array_index (self->students, gint64, g_rand_int_range (self->random, 0, (gint32) self->students->len));
}

static void
save (BenchCase  *self,
      KithRecord *record)
{
  GError *error = NULL;

  bench_check (kith_case_file_save (self->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error), error);
}

static void
add_student (BenchCase *self,
             guint      number)
{
  g_autoptr (KithRecord) student = kith_record_new (&kith_student_kind);
  g_autofree char *name = g_strdup_printf ("%s %s", first_names[number % G_N_ELEMENTS (first_names)],
                                           last_names[number / 26 % G_N_ELEMENTS (last_names)]);
  g_autofree char *reference = g_strdup_printf ("%u", 100000 + number);
  g_autofree char *birth = g_strdup_printf ("%u-%02u-%02u", 2005 + number % 5, 1 + number % 12, 1 + number % 28);
  gint64 id;

  kith_record_set_text (student, KITH_STUDENT_PREFERRED_NAME, name);
  kith_record_set_text (student, KITH_STUDENT_COLLEGE_ID, reference);
  kith_record_set_text (student, KITH_STUDENT_DATE_OF_BIRTH, birth);
  kith_record_set_text (student, KITH_STUDENT_START_DATE, "2023-06-01");
  kith_record_set_text (student, KITH_STUDENT_SUPPORT_GROUPS, "care-experienced");
  kith_record_set_text (student, KITH_STUDENT_STAGE, number % 10 == 0 ? "prospective" : "active");
  kith_record_set_text (student, KITH_STUDENT_COURSE, bench_get_word (100 + number % 40));
  save (self, student);
  id = kith_record_get_id (student);
  g_array_append_val (self->students, id);
}

KithRecord *
bench_case_new_note (BenchCase  *self,
                     gint64      student,
                     const char *date)
{
  KithRecord *note = kith_record_new (&kith_note_kind);
  g_autofree char *text = bench_dup_text (self->random);

  kith_record_set_number (note, KITH_NOTE_STUDENT, student);
  kith_record_set_text (note, KITH_NOTE_DATE, date);
  kith_record_set_text (note, KITH_NOTE_TIME, "09:30");
  kith_record_set_text (note, KITH_NOTE_TYPE, "one-to-one");
  kith_record_set_text (note, KITH_NOTE_CONTACT_MADE, "yes");
  kith_record_set_number (note, KITH_NOTE_MINUTES, 30);
  kith_record_set_text (note, KITH_NOTE_TEXT, text);
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "team");
  return note;
}

/* In the order they happened, the busy student's among the others. */
static void
add_notes (BenchCase *self,
           guint      n_notes,
           guint      n_busy_notes)
{
  guint total = n_notes + n_busy_notes;
  guint busy_step = n_busy_notes > 0 ? total / n_busy_notes : G_MAXUINT;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_parse (&today, BENCH_TODAY);
  for (guint i = 0; i < total; i++) {
    g_autoptr (KithRecord) note = NULL;
    GDate day = today;
    char text[11];

    g_date_subtract_days (&day, (guint) ((guint64) (total - i) * DAYS / total));
    g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
    note = bench_case_new_note (self, i % busy_step + 1 == busy_step ? self->busy : bench_case_any_student (self),
                                text);
    kith_record_set_text (note, KITH_NOTE_LATE_REASON, "From the records before");
    save (self, note);
  }
}

static void
fill (BenchCase *self,
      guint      n_students,
      guint      n_notes,
      guint      n_busy_notes)
{
  GError *error = NULL;

  bench_check (kith_case_file_begin_bulk (self->file, "Benchmark", &error), error);
  for (guint i = 0; i < n_students; i++)
    add_student (self, i);
  self->busy = g_array_index (self->students, gint64, n_students / 2);
  add_notes (self, n_notes, n_busy_notes);
  bench_check (kith_case_file_end_bulk (self->file, &error), error);
}

static void
write_from_offset (const char *path,
                   const char *target)
{
  GError *error = NULL;
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFile) copy = g_file_new_for_path (target);
  g_autoptr (GFileInputStream) from = g_file_read (source, NULL, &error);
  g_autoptr (GFileOutputStream) to = NULL;

  bench_check (from != NULL, error);
  bench_check (g_seekable_seek (G_SEEKABLE (from), 65536, G_SEEK_SET, NULL, &error), error);
  to = g_file_replace (copy, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error);
  bench_check (to != NULL, error);
  bench_check (g_output_stream_splice (G_OUTPUT_STREAM (to), G_INPUT_STREAM (from), G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                       NULL, &error) > 0, error);
}

/* The case file without its header is an ordinary SQLCipher file. */
static void
open_raw (BenchCase *self)
{
  const guint8 key[KITH_DB_KEY_SIZE] = { 0 };
  g_autofree char *copy = g_build_filename (self->folder, "copy.kith", NULL);
  g_autofree char *raw = g_build_filename (self->folder, "raw.db", NULL);
  GError *error = NULL;

  g_unlink (copy);
  g_unlink (raw);
  bench_check (kith_db_copy_to (self->file->db, copy, key, NULL, KITH_DB_COPY_NEW, NULL, &error), error);
  write_from_offset (copy, raw);
  bench_check (sqlite3_open_v2 (raw, &self->raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, "unix") == SQLITE_OK,
               NULL);
  bench_raw_exec (self, "PRAGMA key = \"x'0000000000000000000000000000000000000000000000000000000000000000'\";"
                        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                        "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;"
                        "SELECT count(*) FROM student");
}

void
bench_case_copy_raw (BenchCase *self)
{
  sqlite3_close_v2 (self->raw);
  self->raw = NULL;
  open_raw (self);
}

static char *
dup_size (guint n_students,
          guint n_notes)
{
  g_autofree char *students = kith_text_format_number (n_students);
  g_autofree char *notes = kith_text_format_number (n_notes);

  return g_strdup_printf ("%s students, %s notes", students, notes);
}

BenchCase *
bench_case_new (guint n_students,
                guint n_notes,
                guint n_busy_notes)
{
  static const KithKdfSettings cheap = { .memory_kib = 64, .passes = 1, .lanes = 1, .for_tests = TRUE };
  BenchCase *self = g_new0 (BenchCase, 1);
  char *recovery_key = NULL;
  GError *error = NULL;

  self->words = dup_size (n_students, n_notes);
  self->folder = bench_folder_new ();
  self->path = g_build_filename (self->folder, "Team.kith", NULL);
  self->clock = kith_clock_new_fixed (NOW);
  self->students = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->random = g_rand_new_with_seed (1);
  kith_case_file_set_kdf_settings_for_tests (&cheap);
  self->file = kith_case_file_create (self->path, "bench", "Ines Tavares", BENCH_PASSPHRASE,
                                      KITH_ROLE_MANAGER | KITH_ROLE_ADMIN, self->clock, &recovery_key, &error);
  bench_check (self->file != NULL, error);
  kith_secret_free_text (recovery_key);
  fill (self, n_students, n_notes, n_busy_notes);
  open_raw (self);
  return self;
}

void
bench_case_free (BenchCase *self)
{
  if (self->raw != NULL)
    sqlite3_close_v2 (self->raw);
  if (self->file != NULL)
    kith_case_file_close (self->file, NULL);
  g_clear_object (&self->file);
  bench_folder_remove (self->folder);
  g_object_unref (self->clock);
  g_array_unref (self->students);
  g_rand_free (self->random);
  g_free (self->words);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

const char *
bench_case_name (BenchCase  *self,
                 const char *scenario)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", scenario, self->words);

  return g_intern_string (name);
}

void
bench_raw_exec (BenchCase  *self,
                const char *sql)
{
  bench_check (sqlite3_exec (self->raw, sql, NULL, NULL, NULL) == SQLITE_OK, NULL);
}

sqlite3_stmt *
bench_raw_prepare (BenchCase  *self,
                   const char *sql)
{
  sqlite3_stmt *statement = NULL;

  bench_check (sqlite3_prepare_v3 (self->raw, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) == SQLITE_OK, NULL);
  return statement;
}

guint
bench_raw_read (sqlite3_stmt *statement)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  int n_columns = sqlite3_column_count (statement);
  guint n = 0;

  for (; sqlite3_step (statement) == SQLITE_ROW; n++)
    for (int i = 0; i < n_columns; i++)
      if (sqlite3_column_type (statement, i) == SQLITE_TEXT)
        g_ptr_array_add (values, g_strdup ((const char *) sqlite3_column_text (statement, i)));
  sqlite3_reset (statement);
  return n;
}

void
bench_raw_run (sqlite3_stmt *statement)
{
  bench_check (sqlite3_step (statement) == SQLITE_DONE, NULL);
  sqlite3_reset (statement);
}
