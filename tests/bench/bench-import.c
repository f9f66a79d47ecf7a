/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-case.h"

#include "kith-import.h"
#include "kith-note.h"
#include "kith-operation.h"
#include "kith-student.h"

#include <libxml/xmlreader.h>

/* Bringing in 20,000 notes, searchable at the end, and a real learner file. */

#define N_NOTES 20000
#define LEARNERS "ILR-10033670-1819-20180704-120055-03.xml"

typedef struct {
  BenchCase *team;
  char *learners;
  guint n_files;
  sqlite3_stmt *note, *audit;
} Importing;

static char **
make_texts (Importing *self)
{
  GStrvBuilder *texts = g_strv_builder_new ();

  for (guint i = 0; i < N_NOTES; i++)
    g_strv_builder_take (texts, bench_dup_text (self->team->random));
  return g_strv_builder_unref_to_strv (texts);
}

/* Any day of three years, as a file of old notes has. */
static void
pick_day (Importing  *self,
          const char *format,
          char       *text,
          gsize       size)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_parse (&day, BENCH_TODAY);
  g_date_subtract_days (&day, (guint) g_rand_int_range (self->team->random, 0, 1000));
  g_date_strftime (text, size, format, &day);
}

static KithRecord *
make_note (Importing  *self,
           const char *text)
{
  KithRecord *note = kith_record_new (&kith_note_kind);
  char day[11];

  pick_day (self, "%Y-%m-%d", day, sizeof day);
  kith_record_set_number (note, KITH_NOTE_STUDENT, bench_case_any_student (self->team));
  kith_record_set_text (note, KITH_NOTE_DATE, day);
  kith_record_set_text (note, KITH_NOTE_LATE_REASON, "From the records before");
  kith_record_set_text (note, KITH_NOTE_TYPE, "one-to-one");
  kith_record_set_text (note, KITH_NOTE_CONTACT_MADE, "yes");
  kith_record_set_text (note, KITH_NOTE_TEXT, text);
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "team");
  return note;
}

static void
add_in_bulk (gpointer data)
{
  Importing *self = data;
  g_auto (GStrv) texts = make_texts (self);
  GError *error = NULL;

  bench_clock_start ();
  bench_check (kith_case_file_begin_bulk (self->team->file, "Benchmark", &error), error);
  for (guint i = 0; i < N_NOTES; i++) {
    g_autoptr (KithRecord) note = make_note (self, texts[i]);

    bench_check (kith_case_file_save (self->team->file, note, KITH_SAVE_ACCEPT_WARNINGS, &error), error);
  }
  bench_check (kith_case_file_end_bulk (self->team->file, &error), error);
  bench_clock_stop ();
}

static void
add_by_hand (gpointer data)
{
  Importing *self = data;
  g_auto (GStrv) texts = make_texts (self);

  bench_clock_start ();
  bench_raw_exec (self->team, "BEGIN IMMEDIATE; CREATE TEMP TABLE mark AS SELECT max(id) AS last FROM note");
  for (guint i = 0; i < N_NOTES; i++) {
    char day[11];

    sqlite3_bind_int64 (self->note, 1, bench_case_any_student (self->team));
    sqlite3_bind_text (self->note, 2, texts[i], -1, SQLITE_STATIC);
    pick_day (self, "%Y-%m-%d", day, sizeof day);
    sqlite3_bind_text (self->note, 3, day, -1, SQLITE_STATIC);
    bench_raw_run (self->note);
    bench_raw_run (self->audit);
  }
  bench_raw_exec (self->team,
                  "INSERT INTO note_search (rowid, text) SELECT id, text FROM note WHERE id > (SELECT last FROM mark)"
                  " ORDER BY id; UPDATE student SET last_contact = '" BENCH_TODAY "'; DROP TABLE mark; COMMIT");
  bench_clock_stop ();
}

static char *
write_notes (Importing *self)
{
  g_auto (GStrv) texts = make_texts (self);
  g_autofree char *path = g_strdup_printf ("%s/notes-%u.csv", self->team->folder, self->n_files++);
  GString *csv = g_string_new ("student,date,type,contact-made,minutes,text\n");
  GError *error = NULL;

  for (guint i = 0; i < N_NOTES; i++) {
    char day[11];

    pick_day (self, "%d/%m/%Y", day, sizeof day);
    g_string_append_printf (csv, "%d,%s,one-to-one,yes,30,\"%s\"\n",
                            100000 + g_rand_int_range (self->team->random, 0, (gint32) self->team->students->len), day,
                            texts[i]);
  }
  bench_check (g_file_set_contents (path, csv->str, (gssize) csv->len, &error), error);
  g_string_free (csv, TRUE);
  return g_steal_pointer (&path);
}

static void
import (Importing      *self,
        const char     *path,
        const KithKind *kind,
        guint           n_expected)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KithImport) import = NULL;
  g_autoptr (KithImportResult) result = NULL;
  GError *error = NULL;

  bench_clock_start ();
  import = kith_import_new (file, kind, NULL, &error);
  bench_check (import != NULL, error);
  kith_import_set_selection (import, KITH_IMPORT_SELECT_ALL);
  result = kith_import_apply (import, self->team->file, NULL, NULL, NULL, &error);
  bench_clock_stop ();
  bench_check (result != NULL, error);
  bench_check (result->counts[KITH_IMPORT_NEW] + result->counts[KITH_IMPORT_UNCHANGED] >= n_expected, NULL);
}

static void
import_notes (gpointer data)
{
  Importing *self = data;
  g_autofree char *path = write_notes (self);

  import (self, path, &kith_note_kind, N_NOTES);
}

/* New learners at the first time, the same again at every other; so each time with a case of its own. */
static void
import_learners (gpointer data)
{
  Importing *self = data;
  g_autoptr (BenchCase) fresh = bench_case_new (1, 1, 0);
  Importing own = { fresh, self->learners };

  import (&own, self->learners, &kith_student_kind, 600);
}

static void
import_learners_again (gpointer data)
{
  Importing *self = data;

  import (self, self->learners, &kith_student_kind, 600);
}

static void
read_xml (gpointer data)
{
  Importing *self = data;
  xmlTextReader *reader = xmlReaderForFile (self->learners, NULL, XML_PARSE_NONET | XML_PARSE_NOWARNING);
  guint n = 0;

  while (xmlTextReaderRead (reader) == 1)
    n += xmlTextReaderNodeType (reader) == XML_READER_TYPE_TEXT;
  xmlFreeTextReader (reader);
  bench_check (n > 10000, NULL);
}

static void
measure_notes (Importing *self)
{
  Bench bulk = { bench_case_name (self->team, "Add 20,000 notes to"), "the same rows by hand", 5, BENCH_WALL,
                 add_in_bulk, add_by_hand, self, .most_ratio = 1.5, .most_ms = 1250 };
  Bench file = { bench_case_name (self->team, "Import a CSV of 20,000 notes to"), "the same rows by hand", 5,
                 BENCH_WALL, import_notes, add_by_hand, self, .most_ratio = 2.5 };

  self->note = bench_raw_prepare (self->team,
    "INSERT INTO note (version, student, author, date, type, contact_made, text, visibility, recorded_at)"
    " VALUES (1, ?1, 1, ?3, 'one-to-one', 'yes', ?2, 'team', 1773136800)");
  self->audit = bench_raw_prepare (self->team,
    "INSERT INTO audit (at, person, who, action, kind, record, record_version, student, words, hash)"
    " VALUES (1773136800, 1, 'Ines Tavares', 'added', 'note', 1, 1, 1, '', zeroblob (32))");
  bench_run (&bulk);
  bench_run (&file);
}

static void
measure_learners (Importing *self)
{
  Bench first = { "Import 669 learners from an ILR file", "reading its XML", 5, BENCH_WALL, import_learners, read_xml,
                  self, .most_ms = 500 };
  Bench again = { "Import the same ILR file again", "reading its XML", 5, BENCH_WALL, import_learners_again, read_xml,
                  self, .most_ms = 500 };

  bench_run (&first);
  bench_run (&again);
}

int
main (void)
{
  g_autoptr (BenchCase) team = bench_case_new (300, 20000, 0);
  g_autofree char *learners = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fixtures", "import", LEARNERS, NULL);
  Importing self = { .team = team, .learners = learners };

  measure_learners (&self);
  measure_notes (&self);
  return 0;
}
