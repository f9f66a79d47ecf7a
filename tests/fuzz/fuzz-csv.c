/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-csv-reader.h"
#include "kith-csv-writer.h"
#include "kith-fuzz.h"
#include "kith-import-students.h"
#include "kith-import-table.h"

#include <string.h>

/* Tables that people bring. What was read, written and read again is the same; and the whole way of an import, from the
 * guess of encoding and separator to the values of a student, ends in rows or in a sentence. The first byte says which. */

static GDate today;

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  kith_fuzz_be_strict ();
  g_date_set_dmy (&today, 10, G_DATE_MARCH, 2026);
  return 0;
}

static KithCsvReader *
read_bytes (const void *bytes,
            gsize       size,
            char        separator)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize) size, NULL);

  return kith_csv_reader_new (stream, separator);
}

/* The header and all rows, or nothing when the reader had something to say. */
static GPtrArray *
read_rows (KithCsvReader *reader)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GError) error = NULL;
  KithCsvRow *row;

  if (!kith_csv_reader_read_header (reader, NULL, &error)) {
    kith_fuzz_take_error (g_steal_pointer (&error));
    return NULL;
  }
  g_ptr_array_add (rows, g_strdupv ((char **) kith_csv_reader_get_headers (reader, NULL)));
  while ((row = kith_csv_reader_read_row (reader, NULL, &error)) != NULL) {
    g_assert_cmpuint (row->n_cells, ==, g_strv_length (row->cells));
    g_assert_cmpuint (row->n_cells, <=, KITH_CSV_MAX_COLUMNS);
    g_ptr_array_add (rows, g_steal_pointer (&row->cells));
    kith_csv_row_free (row);
  }
  if (error == NULL)
    return g_steal_pointer (&rows);
  kith_fuzz_take_error (g_steal_pointer (&error));
  return NULL;
}

static GBytes *
write_rows (GPtrArray *rows)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (KithCsvWriter) writer = kith_csv_writer_new (stream, KITH_CSV_WRITER_MARK);

  for (guint i = 0; i < rows->len; i++) {
    for (char **cell = rows->pdata[i]; *cell != NULL; cell++)
      kith_csv_writer_add_text (writer, *cell);
    g_assert_true (kith_csv_writer_end_row (writer, NULL, NULL));
  }
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
assert_same_cells (char **written,
                   char **read)
{
  g_assert_cmpuint (g_strv_length (written), ==, g_strv_length (read));
  for (guint i = 0; written[i] != NULL; i++) {
    g_autofree char *cell = kith_csv_unguard_cell (read[i]);

    g_assert_false (kith_csv_looks_like_formula (read[i]));
    g_assert_cmpstr (cell, ==, written[i]);
  }
}

static void
check_round_trip (const guint8 *bytes,
                  gsize         size,
                  char          separator)
{
  g_autoptr (KithCsvReader) reader = read_bytes (bytes, size, separator);
  g_autoptr (GPtrArray) rows = read_rows (reader);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (KithCsvReader) second = NULL;
  g_autoptr (GBytes) written = NULL;

  /* A heading "sep=;" would be taken for what Excel writes above one. */
  if (rows == NULL || g_ascii_strncasecmp (((char **) rows->pdata[0])[0], "sep=", 4) == 0)
    return;
  written = write_rows (rows);
  second = read_bytes (g_bytes_get_data (written, NULL), g_bytes_get_size (written), ',');
  again = read_rows (second);
  /* An apostrophe more in every cell may be one byte too many for it. */
  if (again == NULL && g_bytes_get_size (written) > KITH_CSV_MAX_CELL_BYTES)
    return;
  g_assert_nonnull (again);
  g_assert_cmpuint (again->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    assert_same_cells (rows->pdata[i], again->pdata[i]);
}

static void
check_row (KithImportRow *row)
{
  GHashTableIter iter;
  gpointer field, value;

  g_hash_table_iter_init (&iter, kith_import_row_get_values (row));
  while (g_hash_table_iter_next (&iter, &field, &value))
    g_assert_true (g_utf8_validate (value, -1, NULL));
}

static void
import_students (KithImportSource *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCsvMapping) mapping = kith_import_students_guess_mapping (source, NULL, &error);
  g_autoptr (KithImportStudents) import = NULL;
  KithImportRow *row;

  if (mapping == NULL || !kith_import_students_check_mapping (mapping, &error)) {
    kith_fuzz_take_error (g_steal_pointer (&error));
    return;
  }
  import = kith_import_students_new (source, mapping, &today);
  while ((row = kith_import_students_read_row (import, NULL, &error)) != NULL) {
    check_row (row);
    kith_import_row_unref (row);
  }
  if (error != NULL)
    kith_fuzz_take_error (g_steal_pointer (&error));
}

static void
import_table (KithImportSource       *source,
              const KithImportLayout *layout)
{
  g_autoptr (KithImportTable) table = NULL;
  g_autoptr (GError) error = NULL;
  KithImportRow *row;

  if (!kith_import_table_fits (source, layout, NULL))
    return;
  table = kith_import_table_new (source, layout, &today);
  while ((row = kith_import_table_read_row (table, NULL, &error)) != NULL) {
    check_row (row);
    kith_import_row_unref (row);
  }
  if (error != NULL)
    kith_fuzz_take_error (g_steal_pointer (&error));
}

static void
import_file (const guint8 *bytes,
             gsize         size)
{
  g_autofree char *path = kith_fuzz_path ("table.csv");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KithImportSource) source = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents_full (path, (const char *) bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  source = kith_import_source_new (file, NULL, &error);
  if (source == NULL) {
    kith_fuzz_take_error (g_steal_pointer (&error));
    return;
  }
  import_students (source);
  if (kith_import_source_get_format (source) != KITH_IMPORT_FORMAT_CSV)
    return;
  import_table (source, &kith_import_notes_layout);
  import_table (source, &kith_import_attendance_layout);
  import_table (source, &kith_import_ksbs_layout);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  static const char separators[] = { ',', ';', '\t', '|' };

  if (size == 0)
    return 0;
  if (bytes[0] & 1)
    import_file (bytes + 1, size - 1);
  else
    check_round_trip (bytes + 1, size - 1, separators[bytes[0] / 2 % G_N_ELEMENTS (separators)]);
  return 0;
}
